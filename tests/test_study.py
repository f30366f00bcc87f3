from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import metaphor
from metaphor.lexicon import load
from metaphor.model import Transcript, Turn, counts_for_participants, person_of
from metaphor.study import interview_of

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def transcript(id: str, *lines: tuple[str, str, str]) -> Transcript:
    text, turns = "", []
    for speaker, role, words in lines:
        start = len(text) + 2 if text else 0
        text += ("\n\n" if text else "") + words
        turns.append(Turn(start, start + len(words), words, speaker, role))  # type: ignore[arg-type]
    return Transcript(id, f"{id}.txt", text, tuple(turns))


TALK = transcript(
    "ann",
    ("I", "interviewer", "Did you hit a wall?"),
    ("P", "participant", "Yes, we hit a wall. Then everything was out of control and I felt lost."),
    ("I", "interviewer", "Tell me more."),
    ("P", "participant", "就是感觉被牵着鼻子走，很崩溃。"),  # felt led by the nose, broken down
)


def test_study_law_of_offsets_holds() -> None:
    (interview,) = metaphor.analyze([TALK]).interviews
    text = interview.transcript.text
    for item in (*interview.segments, *interview.expressions, *interview.transcript.turns):
        assert text[item.start : item.end] == item.text
    assert len(interview.emotions) == len(interview.segments)
    for x in interview.expressions:
        segment = interview.segments[x.segment]
        assert segment.start <= x.start < segment.end
        assert segment.turn == x.turn


def test_study_interviewers_words_are_not_counted_as_participants() -> None:
    (interview,) = metaphor.analyze([TALK]).interviews
    assert all(TALK.turns[x.turn].role == "participant" for x in counts_for_participants(interview))
    assert len(counts_for_participants(interview)) < len(interview.expressions)


def test_study_echoed_figures_are_marked() -> None:
    (interview,) = metaphor.analyze([TALK]).interviews
    walls = [x for x in interview.expressions if "wall" in x.text]
    assert [x.echoed for x in walls] == [False, True]


def test_study_same_input_same_output_with_any_number_of_processes(tmp_path: Path) -> None:
    files = [SAMPLES / "P05_怡君.srt", SAMPLES / "P07_Aisha.txt"]
    for n in ("1", "2"):
        command = [sys.executable, "-m", "metaphor", "analyze", *map(str, files), "--out", str(tmp_path / n), "--processes", n]
        subprocess.run(command, check=True, capture_output=True, cwd=SAMPLES.parent)
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("1", "2"))
    assert one == two
    assert len(one) >= 4


def test_study_names_the_lexicon_it_was_made_with() -> None:
    study = metaphor.analyze([TALK])
    lexicon = load()
    assert (study.lexicon_id, study.lexicon_version, study.lexicon_hash) == (lexicon.id, lexicon.version, lexicon.hash)


def test_study_progress_is_told_and_may_stop_the_work() -> None:
    told: list[tuple[int, int, str]] = []
    metaphor.analyze([TALK], progress=lambda done, total, name: told.append((done, total, name)))
    assert told == [(1, 1, "ann.txt")]

    class Stop(Exception):
        pass

    def stop(done: int, total: int, name: str) -> None:
        raise Stop

    with pytest.raises(Stop):
        metaphor.analyze([TALK, TALK], progress=stop)


def test_study_find_all_keeps_order_and_offsets_in_each_text() -> None:
    texts = ["We hit a wall.", "", "plain talk about tea", "感觉被牵着鼻子走"]  # led by the nose
    for one_document in (False, True):
        results = list(metaphor.find_all(texts, one_document=one_document))
        assert [bool(r) for r in results] == [True, False, False, True]
        for text, found in zip(texts, results, strict=True):
            assert all(text[x.start : x.end] == x.text for x in found)


def test_study_person_is_the_transcript_unless_it_has_several_participants() -> None:
    group = transcript("group", ("P1", "participant", "Yes."), ("P2", "participant", "No."))
    assert person_of(TALK, TALK.turns[1]) == "ann"
    assert {person_of(group, t) for t in group.turns} == {"group · P1", "group · P2"}


def test_study_empty_transcript_is_an_interview_without_segments() -> None:
    interview = interview_of(Transcript("x", "x", "", ()))
    assert interview.segments == ()
    assert interview.expressions == ()


def test_study_lenses_lay_their_categories_over_the_segments() -> None:
    talk = transcript("cat", ("P", "participant", "It was far too expensive. 价格太贵了。"))  # the price is too high
    (interview,) = metaphor.analyze([talk], lenses=["driver"]).interviews
    assert "price" in {c.category for c in interview.codings}
    said = [(word, interview.segments[c.segment].text) for c in interview.codings for word in c.evidence.split(" · ")]
    assert all(word in text for word, text in said)


def test_study_a_lens_that_does_not_exist_is_said_before_the_work() -> None:
    with pytest.raises(metaphor.UserError, match="no such lens"):
        metaphor.analyze([TALK], lenses=["taste"])
