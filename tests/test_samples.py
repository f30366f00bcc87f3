"""The law of offsets, and the sample study read as it was meant."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import metaphor
from metaphor.model import Transcript, counts_for_participants
from metaphor.read import join_participants, participants_table, read
from metaphor.segment import sentences_of

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
INTERVIEWS = sorted(p for p in SAMPLES.iterdir() if p.name.startswith("P0"))
TEXTS = (SAMPLES / "brand_copy.txt", SAMPLES / "brand_copy_zh.txt")


@cache
def transcript(path: Path) -> Transcript:
    return read(path)


@pytest.mark.parametrize("path", [*INTERVIEWS, *TEXTS], ids=lambda p: p.name)
def test_samples_hold_the_law_of_offsets(path: Path) -> None:
    held = transcript(path)
    (interview,) = metaphor.analyze([held]).interviews
    sentences = sentences_of([(t.text, t.start) for t in held.turns])
    tokens = [token for turn in sentences for s in turn for token in s.tokens]
    for item in (*held.turns, *interview.segments, *interview.expressions, *tokens):
        assert held.text[item.start : item.end] == item.text


@pytest.mark.parametrize("path", INTERVIEWS, ids=lambda p: p.name)
def test_samples_have_one_interviewer_and_one_participant(path: Path) -> None:
    roles = {t.speaker: t.role for t in transcript(path).turns}
    assert sorted(roles.values()) == ["interviewer", "participant"]


def test_samples_every_source_is_drawn_on() -> None:
    study = metaphor.analyze([transcript(p) for p in INTERVIEWS])
    sources = {x.source for i in study.interviews for x in counts_for_participants(i)}
    assert len(sources) == 12


def test_samples_participants_table_joins_all() -> None:
    joined, sentences = join_participants([transcript(p) for p in INTERVIEWS], participants_table(SAMPLES / "participants.csv"))
    assert sentences == ()
    assert all(t.attributes for t in joined)
