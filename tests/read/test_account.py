"""Every character of a document has one place, and the turns hold nothing that the document does not."""

from __future__ import annotations

import html
import io
import os
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings

from metaphor.errors import UserError
from metaphor.model import Transcript
from metaphor.read import PRESETS, read, read_all
from tests.read.looking import Reading, accounted, roles, said
from tests.read.test_laws import BYTES, TEXTS

SAMPLES = sorted(
    path
    for path in (Path(__file__).resolve().parents[2] / "samples").iterdir()
    if path.name not in ("README.md", "participants.csv")
)
FOLDER = os.environ.get("METAPHOR_TRANSCRIPTS", "")


def in_order(transcript: Transcript, source: str) -> None:
    """The turns' characters but white space are all in the source, in order; told without the aligner."""
    left = iter("".join(html.unescape(source).split()))
    words = "".join("".join(turn.text.split()) for turn in transcript.turns)
    missing = [ch for ch in words if ch not in left]
    assert not missing


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_account_of_every_sample(path: Path) -> None:
    accounted(read(path))


@pytest.mark.skipif(not FOLDER, reason="METAPHOR_TRANSCRIPTS names no folder of transcripts")
def test_account_of_every_file_in_a_folder() -> None:
    for found in read_all(sorted(path for path in Path(FOLDER).iterdir() if path.is_file())):
        if isinstance(found, Transcript):
            accounted(found)


@pytest.mark.parametrize(
    "path", [p for p in SAMPLES if p.suffix in (".txt", ".vtt", ".srt", ".csv")], ids=lambda p: p.name
)
def test_account_nothing_is_invented(path: Path) -> None:
    in_order(read(path), path.read_text(encoding="utf-8-sig").replace('""', '"'))


@pytest.mark.parametrize("row", PRESETS, ids=[row.id for row in PRESETS])
def test_account_nothing_is_invented_from_the_examples(row: object) -> None:
    example, ending = row.example, row.ending  # type: ignore[attr-defined]
    in_order(read(example.encode(), name=f"t{ending}"), example)


@pytest.mark.parametrize("ending", [".txt", ".md", ".srt", ".vtt", ".csv", ".json", ".html"])
def test_account_balances_whatever_the_bytes(ending: str) -> None:
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(BYTES | TEXTS.map(str.encode))
    def holds(data: bytes) -> None:
        with suppress(UserError):
            transcript = read(data, name=f"t{ending}")
            assert transcript.account
            assert transcript.account.balanced

    holds()


def test_account_names_each_place(reading: Reading) -> None:
    transcript = reading(
        "Date: 2024-03-07\n[00:01] Ann: Well &amp;  so\n[00:04] Ben: Yes.\n[BREAK]\n[00:09] Ann: No.\n"
    )
    account = transcript.account
    assert account
    assert account.in_turns == len("Well &amp;  so") + len("Yes.") + len("No.")
    assert account.times == 3 * len("[00:01]")
    assert account.marks == 3 * len("Ann:")
    assert [(piece.text, piece.reason) for piece in account.pieces] == [
        ("Date: 2024-03-07", "facts at the head"), ("[BREAK]", "set apart"),
    ]  # fmt: skip
    accounted(transcript)


def test_account_entities_and_links_stand_for_what_was_written(reading: Reading) -> None:
    text = "**Ann:** Up &amp; down [there](https://x.org/a)?\n\n**Ben:** No &mdash; *never*.\n"
    transcript = reading(text, "t.md")
    assert transcript.turns[0].text == "Up & down there?"
    account = transcript.account
    assert account
    assert account.added == 2
    assert [(piece.text, piece.reason) for piece in account.pieces] == [("](https://x.org/a)", "link")]
    accounted(transcript)


def test_account_a_long_stretch_keeps_its_first_characters(reading: Reading) -> None:
    text = "---\nabout: " + "word " * 100 + "\n---\n**Ann:** Hm?\n\n**Ben:** A wall.\n"
    piece = reading(text, "t.md").account.pieces[0]  # type: ignore[union-attr]
    assert len(piece.text) == 200 < piece.length
    assert piece.text == text[piece.start : piece.start + 200]


def test_account_a_mark_that_is_also_the_answer(reading: Reading) -> None:
    transcript = reading("Yes: Yes\nNo: No\nYes: No\nNo: Yes\n")
    assert transcript.account
    assert (transcript.account.in_turns, transcript.account.marks) == (10, 14)
    accounted(transcript)


@pytest.mark.parametrize("broken_line", [True, False])
def test_account_of_a_teams_document(broken_line: bool) -> None:
    document = docx.Document()
    document.add_paragraph("Ann Lee started transcription")
    for who, time, words in (("Ann Lee", "0:03", "How was it?"), ("Ben Moss", "0:09", "A tunnel.")):
        paragraph = document.add_paragraph()
        paragraph.add_run(who).bold = True
        paragraph.add_run(f"   {time}")
        if broken_line:
            paragraph.add_run().add_break()
            paragraph.add_run(words)
        else:
            document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    transcript = read(out.getvalue(), name="t.docx")
    assert said(transcript) == [("Ann Lee", "How was it?"), ("Ben Moss", "A tunnel.")]
    assert [turn.start_s for turn in transcript.turns] == [3, 9]
    assert roles(transcript) == {"Ann Lee": "interviewer", "Ben Moss": "participant"}
    accounted(transcript)
    assert transcript.account
    assert transcript.account.shape == "teams"
