"""The doors to the rest of the program: reading, analysing, the sample; kept in one place so that pages stay thin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import metaphor
from metaphor.errors import UserError
from metaphor.lexicon import load as load_lexicon
from metaphor.model import Language, SetAside, Transcript
from metaphor.read import FORMATS, ParticipantsTable, join_participants, participants_table, read, with_roles
from metaphor.screens.session import OnShelf
from metaphor.screens.work import Work

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SAMPLE_TABLE = "participants.csv"
READABLE = tuple(form.extension.lstrip(".") for form in FORMATS)


def read_files(held: Sequence[OnShelf], files: Sequence[tuple[str, bytes]]) -> tuple[OnShelf, ...]:
    """The shelf with these files on it, each as a transcript or with why not; a file of the same name is replaced."""
    shelf = {one.name: one for one in held}
    for name, data in files:
        shelf[name] = _read_one(name, data)
    return _with_own_ids(tuple(shelf.values()))


def _read_one(name: str, data: bytes) -> OnShelf:
    try:
        return OnShelf(name, read(data, name=name))
    except UserError as error:
        return OnShelf(name, None, error)


def _with_own_ids(files: Sequence[OnShelf]) -> tuple[OnShelf, ...]:
    """A second file of one stem gets ``-2`` to its transcript's id."""
    taken: set[str] = set()
    kept = []
    for one in files:
        if one.transcript:
            plain = id = one.transcript.id
            number = 1
            while id in taken:
                number += 1
                id = f"{plain}-{number}"
            taken.add(id)
            one = replace(one, transcript=replace(one.transcript, id=id))
        kept.append(one)
    return tuple(kept)


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
    """The shelf's transcripts with the roles a person set and the table's attributes; sentences on rows that fit nobody."""
    transcripts = tuple(with_roles(one.transcript, dict(one.roles)) for one in files if one.transcript)
    return join_participants(transcripts, table) if table else (transcripts, ())


def begin(files: Sequence[OnShelf], transcripts: Sequence[Transcript], topics: Sequence[str]) -> Work:
    """Starts the analysis in the background; files that could not be read are named in its result."""
    aside = tuple(SetAside(one.name, str(one.error)) for one in files if one.error)
    return Work(metaphor.analyze, transcripts, topics, aside).start()
