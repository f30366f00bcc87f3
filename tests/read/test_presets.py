"""Every exporter's shape proves itself by its example."""

from __future__ import annotations

import pytest

from metaphor.read import PRESETS, Preset, preset_of, read
from tests.read.looking import Reading, accounted


@pytest.mark.parametrize("row", PRESETS, ids=[row.id for row in PRESETS])
def test_presets_are_recognised_by_their_example(row: Preset) -> None:
    assert preset_of(row.example.split("\n")) == row


@pytest.mark.parametrize("row", PRESETS, ids=[row.id for row in PRESETS])
def test_presets_examples_are_read_right(row: Preset) -> None:
    transcript = read(row.example.encode(), name=f"t{row.ending}")
    accounted(transcript)
    assert tuple((turn.speaker, turn.role, turn.start_s, turn.text) for turn in transcript.turns) == row.reads
    assert transcript.account
    assert transcript.account.shape == row.id


@pytest.mark.parametrize("row", PRESETS, ids=[row.id for row in PRESETS])
def test_presets_survive_carriage_returns_and_full_width_colons(row: Preset) -> None:
    transcript = read(row.example.replace("\n", "\r\n").encode("utf-8-sig"), name=f"t{row.ending}")
    accounted(transcript)
    assert tuple((turn.speaker, turn.role, turn.start_s, turn.text) for turn in transcript.turns) == row.reads


def test_presets_ids_and_names_are_their_own() -> None:
    assert len({row.id for row in PRESETS}) == len(PRESETS) == len({row.en for row in PRESETS})


@pytest.mark.parametrize(
    "text",
    [
        "Interviewer: How was it?\nP1: A long road.\nInterviewer: Go on.\nP1: Uphill.\n",
        "It was a long road.\n\nAnd then at 10:30 we left.\n",
        "访谈者：搬家顺利吗？\n受访者：像走夜路。\n",  # how was the move? like walking at night
        "",
    ],
)
def test_presets_plain_talk_is_nobodys_shape(reading: Reading, text: str) -> None:
    assert preset_of(text.split("\n")) is None
