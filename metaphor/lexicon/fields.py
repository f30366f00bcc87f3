"""Image fields: the words of one scene (ship, garden, court), which carry an opened image on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from metaphor.errors import UserError
from metaphor.lexicon.codebook import Names, names_of, read_yaml
from metaphor.lexicon.entries import read_rows

FIELD_COLUMNS = ("field", "word", "source", "note")


@dataclass(frozen=True, slots=True)
class Field:
    """A scene people borrow images from; ``source`` and ``schema`` are those of a figure drawn from it."""

    id: str
    names: Names
    source: str
    schema: str


@dataclass(frozen=True, slots=True)
class SceneWord:
    """A word with the fields it belongs to, and the (source, schema) a figure with it draws on in each."""

    form: str
    readings: tuple[tuple[str, str, str], ...]
    """(field, source, schema), in the order of the table."""
    where: str

    @property
    def fields(self) -> frozenset[str]:
        """The ids of its fields."""
        return frozenset(field for field, _, _ in self.readings)


def read_fields(path: Path) -> dict[str, Field]:
    """``fields.yaml``: names in both languages and ``source: source/schema`` for each field."""
    fields = {}
    for id, raw in read_yaml(path).items():
        try:
            source, _, schema = str(raw["source"]).partition("/")
            fields[id] = Field(id, names_of(raw), source, schema)
        except (KeyError, TypeError) as error:
            raise UserError(path.name, f"the field “{id}” lacks {error}", "give it en, zh and source") from error
    return fields


def read_scene_words(path: Path, fields: dict[str, Field]) -> dict[str, SceneWord]:
    """The words of one language, each once with all its fields; UserError on a field that ``fields.yaml`` lacks."""
    readings: dict[str, list[tuple[str, str, str]]] = {}
    first: dict[str, str] = {}
    for where, row in read_rows(path, FIELD_COLUMNS):
        field = fields.get(row["field"])
        if field is None:
            raise UserError(where, f"“{row['field']}” is no field", "name it in fields.yaml")
        source, _, schema = row["source"].partition("/")
        readings.setdefault(row["word"], []).append((field.id, source or field.source, schema or field.schema))
        first.setdefault(row["word"], where)
    return {word.lower(): SceneWord(word, tuple(found), first[word]) for word, found in readings.items()}
