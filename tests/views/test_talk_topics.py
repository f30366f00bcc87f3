"""Literal topics are proposed from a study made by hand: what is found in talk may change, these rules do not."""

from __future__ import annotations

from metaphor.model import Emotion, Expression, Interview, Segment, Study, Transcript, Turn
from metaphor.views.talk_topics import OFTEN_IN_ONE, proposed_topics

CLASSES = {"en": {"harbour": "place", "garden": "place"}, "zh": {"港湾": "place"}}
QUIET = Emotion(0.0, 0.0, "")


def interview(name: str, lines: list[str], *figures: str) -> Interview:
    """One participant's turns, a segment each, with a figure wherever one of those words stands."""
    turns, segments, found, text = [], [], [], ""
    for i, line in enumerate(lines):
        start, end = len(text), len(text) + len(line)
        text += line + "\n"
        turns.append(Turn(start, end, line, name, "participant"))
        segments.append(Segment(start, end, line, i, "en"))
        for word in figures:
            if (at := line.find(word)) >= 0:
                found.append(
                    Expression(start + at, start + at + len(word), word, "metaphor", "container", "shelter", None, QUIET, 0.8, (),
                               False, False, False, "vivid", 0.5, "en/x", i, i, "en")
                )
    return Interview(Transcript(name, name, text, tuple(turns)), tuple(segments), (QUIET,) * len(lines), tuple(found))


def proposed(*interviews: Interview, topics: tuple[str, ...] = ()) -> list[tuple[str, int, int, int]]:
    study = Study(interviews, "en+zh", "1", "0", topics)
    return [(p.word, p.people, p.segments, p.figures) for p in proposed_topics(study, CLASSES)]


OFTEN = [f"Line {i}: the harbour and the blanket and the garden." for i in range(OFTEN_IN_ONE)]


def test_talk_topics_proposes_a_word_of_a_known_class_said_all_through_a_talk_and_standing_in_figures() -> None:
    assert proposed(interview("A", OFTEN, "harbour", "blanket")) == [("harbour", 1, OFTEN_IN_ONE, OFTEN_IN_ONE)]
    assert proposed(interview("A", OFTEN[1:], "harbour")) == []


def test_talk_topics_proposes_what_a_third_of_the_people_say() -> None:
    others = [interview(name, ["The garden."]) for name in "CDEF"]
    two = [interview(name, ["The harbour at dusk.", "The garden."], "harbour") for name in "AB"]
    assert proposed(*two, *others) == [("harbour", 2, 2, 2)]
    assert proposed(*two, *others, *(interview(name, ["The garden."]) for name in "GHI")) == []


def test_talk_topics_leaves_out_what_is_named_already_and_puts_first_what_most_figures_hold() -> None:
    talk = interview("A", [*OFTEN, *OFTEN], "harbour")
    both = interview("B", OFTEN, "garden")
    assert [word for word, *_ in proposed(talk, both)] == ["harbour", "garden"]
    assert [word for word, *_ in proposed(talk, both, topics=("harbours",))] == ["garden"]
