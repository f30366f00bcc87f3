"""Loading a lexicon folder: tables and codebook read, patterns compiled, a hash over every byte of it."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from metaphor.errors import UserError
from metaphor.lexicon.codebook import Codebook, read_codebook, read_yaml
from metaphor.lexicon.entries import Entry, Mechanism, read_entries, read_rows
from metaphor.lexicon.fields import Field, SceneWord, read_fields, read_scene_words
from metaphor.lexicon.frames import Frame, read_frames
from metaphor.lexicon.passed import PassedOver, read_passed_over
from metaphor.lexicon.weights import Weights, read_weights
from metaphor.model import LANGUAGES, Emotion, Language

DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "lexicons"
"""The lexicon that ships with the program."""

EMOTION_COLUMNS = ("word", "category", "valence", "arousal")
CLASS_COLUMNS = ("word", "class")
NOT_SOURCES = frozenset({"comparisons", "emotions", "classes", "passed_over", "fields"})


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Everything the lexicon knows of one language.

    Entries, what is passed over, words of image fields, simile frames, words of feeling, classes of words.
    """

    entries: tuple[Entry, ...]
    passed_over: tuple[PassedOver, ...]
    scene_words: Mapping[str, SceneWord]
    frames: tuple[Frame, ...]
    emotions: Mapping[str, Emotion]
    classes: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """A lexicon folder as a value; ``hash`` is over the bytes of every file in it."""

    folder: Path
    id: str
    version: str
    hash: str
    codebook: Codebook
    weights: Weights
    vehicles: Mapping[str, tuple[str, str]]
    """Class of a simile's vehicle → (source, schema)."""
    fields: Mapping[str, Field]
    vocabularies: Mapping[Language, Vocabulary]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all languages."""
        return tuple(e for language in LANGUAGES for e in self.vocabularies[language].entries)


def load(folder: Path = DEFAULT_FOLDER) -> Lexicon:
    """The lexicon in that folder, read once a process; UserError names the file and line of what is wrong."""
    return _loaded(folder.resolve())


@cache
def _loaded(folder: Path) -> Lexicon:
    if not folder.is_dir():
        raise UserError(str(folder), "there is no such lexicon folder", "name a folder that holds lexicon.yaml")
    about = read_yaml(folder / "lexicon.yaml")
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands of values that all stay: looking for garbage among them takes half the time
    try:
        fields = read_fields(folder / "fields.yaml") if (folder / "fields.yaml").exists() else {}
        vocabularies: dict[Language, Vocabulary] = {
            language: _vocabulary(folder, language, fields) for language in LANGUAGES
        }
    finally:
        if collecting:
            gc.enable()
    return Lexicon(
        folder=folder, id=str(about["id"]), version=str(about["version"]), hash=_hash(folder), codebook=read_codebook(folder),
        weights=read_weights(folder / "weights.yaml"), vehicles=_vehicles(folder / "vehicles.yaml"),
        fields=MappingProxyType(fields), vocabularies=MappingProxyType(vocabularies),
    )  # fmt: skip


def _vehicles(path: Path) -> Mapping[str, tuple[str, str]]:
    pairs = {kind: str(target).partition("/") for kind, target in read_yaml(path).items()}
    return MappingProxyType({kind: (source, schema) for kind, (source, _, schema) in pairs.items()})


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".csv", ".yaml"}):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _vocabulary(folder: Path, language: Language, fields: dict[str, Field]) -> Vocabulary:
    entries = tuple(_entries(folder / language, language))
    _refuse_repeated((e.form, e.where) for e in entries)
    comparisons, passed, scenes = (folder / language / f"{n}.csv" for n in ("comparisons", "passed_over", "fields"))
    passed_over = tuple(read_passed_over(passed)) if passed.exists() else ()
    _refuse_repeated((p.form, p.where) for p in passed_over)
    return Vocabulary(
        entries=entries,
        passed_over=passed_over,
        scene_words=MappingProxyType(read_scene_words(scenes, fields) if scenes.exists() else {}),
        frames=tuple(read_frames(comparisons, language)) if comparisons.exists() else (),
        emotions=MappingProxyType(_emotions(folder / language / "emotions.csv")),
        classes=MappingProxyType(_classes(folder / language / "classes.csv")),
    )


def _entries(folder: Path, language: Language) -> Iterator[Entry]:
    """Set expressions before contrast words; what is not a source's table lies beside them under its own name."""
    tables: tuple[tuple[Path, Mechanism], ...] = ((folder, "set"), (folder / "contrast", "contrast"))
    for place, mechanism in tables:
        for path in sorted(place.glob("*.csv")):
            if path.stem not in NOT_SOURCES:
                yield from read_entries(path, language, mechanism)


def _refuse_repeated(forms: Iterable[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for form, where in forms:
        if form in seen:
            raise UserError(where, f"“{form}” stands already in {seen[form]}", "keep one of the two")
        seen[form] = where


def _emotions(path: Path) -> dict[str, Emotion]:
    words: dict[str, Emotion] = {}
    rows = _rows(path, EMOTION_COLUMNS)
    _refuse_repeated((row["word"], where) for where, row in rows)
    for where, row in rows:
        try:
            words[row["word"].lower()] = Emotion(float(row["valence"]), float(row["arousal"]), row["category"])
        except ValueError as error:
            raise UserError(where, "valence or arousal is not a number", "write -1 to 1 and 0 to 1") from error
    return words


def _classes(path: Path) -> dict[str, str]:
    rows = _rows(path, CLASS_COLUMNS)
    _refuse_repeated((row["word"], where) for where, row in rows)
    return {row["word"].lower(): row["class"] for _, row in rows}


def _rows(path: Path, columns: tuple[str, ...]) -> list[tuple[str, dict[str, str]]]:
    """The rows of a table that a lexicon may do without."""
    return list(read_rows(path, columns)) if path.exists() else []
