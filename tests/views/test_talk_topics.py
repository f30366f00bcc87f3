from __future__ import annotations

import metaphor
from metaphor.model import Transcript, Turn
from metaphor.views.talk_topics import proposed_topics

CLASSES = {"en": {"harbour": "place", "garden": "place"}, "zh": {"港湾": "place"}}


def told(*lines: str) -> Transcript:
    text, turns = "", []
    for words in lines:
        start = len(text) + 2 if text else 0
        text += ("\n\n" if text else "") + words
        turns.append(Turn(start, start + len(words), words, "P", "participant"))
    return Transcript("one", "one.txt", text, tuple(turns))


LINES = [f"For me number {i} the harbour was like a big warm blanket in the evening." for i in range(7)]


def test_talk_topics_proposes_a_word_said_all_through_a_talk_and_standing_in_figures() -> None:
    study = metaphor.analyze([told(*[line.replace("was like", "is") for line in LINES], "The harbour is our anchor.")])
    figures = [x for i in study.interviews for x in i.expressions]
    inside = sum("harbour" in x.text for x in figures)
    proposed = {p.word: p for p in proposed_topics(study, CLASSES)}
    assert ("harbour" in proposed) == (inside > 0)
    assert "blanket" not in proposed  # no class is known of it here


def test_talk_topics_leaves_out_what_is_named_already_and_what_no_figure_holds() -> None:
    lines = [f"Number {i}: we walked in the garden." for i in range(8)]
    study = metaphor.analyze([told(*lines)], literal_topics=["garden"])
    assert proposed_topics(study, CLASSES) == ()
