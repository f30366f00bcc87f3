from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from metaphor.segment import LONGEST, language_of, segments_of, sentences_of

MIXED = "这个 project 有点 out of control，我真的不知道怎么办。But honestly I feel lost, 就是很崩溃。"
# this project is a bit out of control, I really don't know what to do … it is just a breakdown


def segments(text: str) -> list[tuple[str, str]]:
    (sentences,) = sentences_of([(text, 0)])
    return [(s.text, s.language) for s in segments_of(0, text, 0, sentences)]


def test_segment_language_is_that_of_most_words() -> None:
    assert language_of("这个 project 有点 out of control") == "zh"
    assert language_of("But honestly I feel lost, 就是很崩溃。") == "en"


def test_segment_mixed_turn_is_cut_by_language() -> None:
    assert [language for _, language in segments(MIXED)] == ["zh", "en"]


def test_segment_inner_stretch_becomes_a_sentence_of_its_own_language() -> None:
    (sentences,) = sentences_of([(MIXED, 0)])
    inner = [s for s in sentences if s.inner]
    assert [MIXED[s.start : s.end] for s in inner] == ["out of control", "就是很崩溃"]
    assert [s.language for s in inner] == ["en", "zh"]


def test_segment_speech_recognition_without_punctuation_is_cut() -> None:
    text = "然后我就觉得这个事情很难" * 30  # and then I felt that this was hard, thirty times without a stop
    found = segments(text)
    assert len(found) > 4
    assert all(len(t) <= LONGEST["zh"] + 10 for t, _ in found)


def test_segment_short_answers_join_their_neighbours() -> None:
    assert len(segments("Yeah. Right. I was stuck in that job for years.")) == 1


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="abc I'm的了走，。 \n?!…“”.1é😀\t臺灣", max_size=120))
def test_segment_tiles_the_turn_and_keeps_the_law_of_offsets(text: str) -> None:
    (sentences,) = sentences_of([(text, 0)])
    found = segments_of(0, text, 0, sentences)
    for segment in found:
        assert text[segment.start : segment.end] == segment.text
    for sentence in sentences:
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
    if sentences:
        assert "".join("".join(s.text for s in found).split()) == "".join(text.split())
