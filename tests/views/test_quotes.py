"""Quotes stay verbatim however far they are widened."""

from __future__ import annotations

from metaphor.views.content_words import content_words
from metaphor.views.quotes import LONGEST, best_quotes, quote_around
from metaphor.views.voices import voices_of
from tests.builders import interview, mortgages, study


def test_quotes_are_slices() -> None:
    for voice in voices_of(mortgages()):
        quote = quote_around(voice)
        assert voice.transcript.text[quote.start : quote.end] == quote.text
        assert voice.expression.text in quote.text
        assert len(quote.text) <= max(LONGEST[voice.segment.language], len(voice.segment.text))


def test_a_short_segment_takes_in_its_neighbours_of_the_same_turn() -> None:
    (voice,) = voices_of(
        study(interview("A", [("Int", "So?"), ("A", "Planning. It was {journey/climb/:uphill}. Very.")]))
    )
    assert quote_around(voice).text == "Planning. It was uphill. Very."


def test_best_quotes_take_everybody_once_before_anybody_twice() -> None:
    voices = voices_of(mortgages())
    assert len({quote.person for quote in best_quotes(voices, 5)}) == 5


def test_two_figures_of_one_segment_give_one_quote() -> None:
    voices = voices_of(study(interview("A", [("A", "A {journey/path/:road}, a {nature/fire/:fire}.")])))
    assert len(best_quotes(voices)) == 1


def test_content_words_leave_out_grammar_and_the_figure() -> None:
    (english, *_) = [v for v in voices_of(mortgages()) if v.expression.text == "ate up"]
    x = english.expression
    assert content_words(english.segment, [(x.start, x.end)]) == ("deposit", "saving")
    (chinese, *_) = [v for v in voices_of(mortgages()) if v.expression.text == "掏空了"]
    y = chinese.expression
    assert content_words(chinese.segment, [(y.start, y.end)]) == ("首付", "积蓄")
