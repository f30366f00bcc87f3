"""The doors to the rest of the program: reading, analysing, the sample; kept in one place so that pages stay thin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import metaphor
from metaphor.errors import UserError
from metaphor.lexicon import load as load_lexicon
from metaphor.model import Language, SetAside, Study, Transcript
from metaphor.read import FORMATS, Bounds, ParticipantsTable, join_participants, participants_table
from metaphor.read.alternatives import doubtful
from metaphor.read.choices import Choices
from metaphor.read.chosen import Taken, own_ids, read_chosen
from metaphor.read.glance import glance_at
from metaphor.screens.shelf import OnShelf
from metaphor.screens.work import Report, Work

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SAMPLE_TABLE = "participants.csv"
READABLE = tuple(form.extension.lstrip(".") for form in FORMATS)

Files = Sequence[tuple[str, bytes]]
"""Names and bytes."""


def read_files(
    files: Files, choices: Choices, *, bounds: Bounds | None = None, report: Report | None = None
) -> tuple[OnShelf, ...]:
    """Every text of these files, each as a transcript or with why not; a project has several."""
    taken = read_chosen(files, choices, bounds=bounds, report=report)
    return tuple(_on_shelf(one, data) for (_, data), texts in zip(files, taken, strict=True) for one in texts)


def _on_shelf(one: Taken, data: bytes) -> OnShelf:
    if isinstance(one.found, UserError):
        return OnShelf(one.name, None, one.found, one.file, data, one.look, one.settings)
    unsure = not one.settings.encoding and doubtful(one.found, data, one.file)
    return OnShelf(one.name, one.found, None, one.file, data, one.look, one.settings, glance_at(one.found), unsure)


def put_in(held: Sequence[OnShelf], more: Sequence[OnShelf]) -> tuple[OnShelf, ...]:
    """The shelf with these texts on it, in the place of those of files of the same name; no two have one id."""
    shelf: dict[str, list[OnShelf]] = {}
    for one in held:
        shelf.setdefault(one.file, []).append(one)
    shelf |= {one.file: [] for one in more}
    for one in more:
        shelf[one.file].append(one)
    return _with_own_ids([one for texts in shelf.values() for one in texts])


def _with_own_ids(files: Sequence[OnShelf]) -> tuple[OnShelf, ...]:
    transcripts = own_ids(one.transcript for one in files if one.transcript)
    return tuple(replace(one, transcript=next(transcripts)) if one.transcript else one for one in files)


def begin_reading(files: Files, choices: Choices) -> Work[tuple[OnShelf, ...]]:
    """Starts reading in the background, each file within bounds of time and memory."""
    given = tuple(files)
    return Work(lambda report: read_files(given, choices, bounds=Bounds(), report=report), len(given)).start()


def sample_files() -> tuple[tuple[str, bytes], ...]:
    """The interviews that ship with the program."""
    paths = sorted(SAMPLES.iterdir()) if SAMPLES.is_dir() else []
    return tuple((path.name, path.read_bytes()) for path in paths if _is_interview(path))


def _is_interview(path: Path) -> bool:
    named = path.name not in {SAMPLE_TABLE, "README.md"} and not path.stem.startswith("brand_copy")
    return named and path.suffix.lstrip(".") in READABLE


def sample_table() -> ParticipantsTable | None:
    """The sample's participants."""
    path = SAMPLES / SAMPLE_TABLE
    return participants_table(path) if path.exists() else None


def read_table(name: str, data: bytes) -> ParticipantsTable:
    """A participants table; UserError says what is wrong with it."""
    return participants_table(data, name=name)


def classes() -> Mapping[Language, Mapping[str, str]]:
    """What kind of thing each known word names, by language."""
    return {language: v.classes for language, v in load_lexicon().vocabularies.items()}


def ready(files: Sequence[OnShelf], table: ParticipantsTable | None) -> tuple[tuple[Transcript, ...], tuple[str, ...]]:
    """The shelf's transcripts with the table's attributes; sentences on rows that fit nobody."""
    transcripts = tuple(one.transcript for one in files if one.transcript)
    return join_participants(transcripts, table) if table else (transcripts, ())


def begin(files: Sequence[OnShelf], transcripts: Sequence[Transcript], topics: Sequence[str]) -> Work[Study]:
    """Starts the analysis in the background; files that could not be read are named in its result."""
    aside = tuple(SetAside(one.name, str(one.error)) for one in files if one.error)

    def analyze(report: Report) -> Study:
        study = metaphor.analyze(transcripts, literal_topics=topics, progress=report)
        return replace(study, set_aside=(*aside, *study.set_aside))

    return Work(analyze, len(transcripts)).start()
