"""The table of shapes: one row and one file in data/ for each shape of transcript that is read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from metaphor.read import read
from tests.read.looking import accounted, lawful, roles

HERE = Path(__file__).parent
with open(HERE / "shapes.csv", encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def spans(cell: str) -> list[tuple[float | None, float | None]]:
    """``1-3 -5 7-`` -> start and end in seconds; a lone number is a start."""
    pairs = [piece.partition("-")[::2] for piece in cell.split(" ")]
    return [(float(a) if a else None, float(b) if b else None) for a, b in pairs]


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_shapes_read_as_the_table_says(row: dict[str, str]) -> None:
    transcript = read(HERE / "data" / row["file"])
    lawful(transcript)
    accounted(transcript)
    turns = [tuple(turn.partition(": ")[::2]) for turn in row["turns"].replace("⏎", "\n").split(" ¶ ")]
    assert [(turn.speaker, turn.text) for turn in transcript.turns] == turns
    assert roles(transcript) == dict(pair.split("=") for pair in row["roles"].split(", "))
    if row["times"]:
        assert [(turn.start_s, turn.end_s) for turn in transcript.turns] == spans(row["times"])
    assert transcript.encoding == (row["encoding"] or "utf-8")
    account = transcript.account
    assert account
    assert account.shape == row["preset"]
    gone = "\n".join(piece.text for piece in account.pieces)
    for words in filter(None, row["left_out"].split("|")):
        assert words in gone
    if not row["left_out"]:
        assert not gone


def test_shapes_every_file_has_its_row() -> None:
    assert {path.name for path in (HERE / "data").iterdir()} == {row["file"] for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_shapes_chinese_has_a_gloss(row: dict[str, str]) -> None:
    assert row["gloss"] or not any("\u4e00" <= ch <= "\u9fff" for ch in row["turns"])
