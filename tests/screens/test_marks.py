from html.parser import HTMLParser
from pathlib import Path

import pytest

from metaphor.lexicon.codebook import read_codebook
from metaphor.model import Emotion, Expression, Interview, Segment, Transcript, Turn
from metaphor.screens.marks import clock, transcript_html
from tests.screens.fake_study import fake_interview

CODEBOOK = read_codebook(Path(__file__).parents[2] / "lexicons")


class Words(HTMLParser):
    """Collects the text of the paragraphs, labels left out, and every tag name and attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags, self.figures, self._stack = "", set[str](), list[str](), list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        self._stack.append(given.get("class") or tag)
        if "data-at" in given:
            self.figures.append(given["data-at"] or "")

    def handle_endtag(self, tag: str) -> None:
        self._stack.pop()

    def handle_data(self, data: str) -> None:
        if "p" in self._stack and "label" not in self._stack:
            self.text += data


def marked(interview: Interview, **more: int) -> Words:
    return Words(transcript_html(interview, CODEBOOK, "en", colour=lambda s: "#117733", **more))


def expression(start: int, end: int, text: str, source: str = "journey") -> Expression:
    return Expression(start, end, text, "metaphor", source, "path", None, Emotion(0, 0, ""), 0.8, (), False, False, False,
                      "vivid", 0.5, "en/x", 0, 0, "en")  # fmt: skip


def one_turn(said: str, *expressions: Expression) -> Interview:
    transcript = Transcript("t", "t.txt", said, (Turn(0, len(said), said, "A & B", "participant"),))
    return Interview(transcript, (Segment(0, len(said), said, 0, "en"),), (Emotion(0, 0, ""),), expressions)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_marked_transcript_is_verbatim_and_marks_every_figure(language: str) -> None:
    interview = fake_interview("p09_x", language, (), 5)  # type: ignore[arg-type]
    words = marked(interview, segment=3, at=interview.expressions[2].start)
    assert words.text == "".join(turn.text for turn in interview.transcript.turns)
    assert words.figures == [str(x.start) for x in sorted(interview.expressions, key=lambda x: x.start)]


def test_marked_transcript_escapes_what_people_say() -> None:
    said = 'I <script>alert("x")</script> & <b>hit</b> a wall'
    words = marked(one_turn(said, expression(said.index("hit"), said.index("hit") + 3, "hit")))
    assert words.text == said
    assert words.tags <= {"section", "div", "span", "time", "p"}


def test_marked_transcript_keeps_overlapping_figures_apart() -> None:
    said = "we climbed the whole ladder"
    interview = one_turn(said, expression(3, 27, said[3:]), expression(21, 27, "ladder", "system"))
    words = marked(interview)
    assert words.text == said
    assert set(words.figures) == {"3", "21"}


def test_only_the_chosen_figure_is_labelled() -> None:
    said = "a wall and a bridge"
    interview = one_turn(said, expression(2, 6, "wall"), expression(13, 19, "bridge"))
    html = transcript_html(interview, CODEBOOK, "zh", colour=lambda s: "#117733", at=13)
    assert html.count('class="label"') == 1
    assert html.count('aria-current="true"') == 1
    assert "旅程 · 道路" in html  # journey · path


def test_stumbles_are_pale_inside_a_figure_and_outside() -> None:
    said = "We, um, hit a a wall & <left>"
    interview = one_turn(said, expression(8, 20, "hit a a wall"))
    html = transcript_html(interview, CODEBOOK, "zh", colour=lambda s: "#117733")
    assert Words(html).text == said
    assert '<span class="stumble" title="语气填充词">um</span>' in html  # filler
    assert 'hit <span class="stumble" title="重复">a</span> a wall</span>' in html  # repetition


@pytest.mark.parametrize(("seconds", "shown"), [(None, ""), (5.9, "0:05"), (725, "12:05"), (3725, "1:02:05")])
def test_clock(seconds: float | None, shown: str) -> None:
    assert clock(seconds) == shown
