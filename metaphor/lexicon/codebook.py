"""The codebook: sources with their schemas, and the categories of emotion, each named in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from metaphor.errors import UserError
from metaphor.model import Language

Names = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Source:
    """A deep metaphor; ``colour`` is ``#RRGGBB`` and means this source wherever it is shown.

    ``feelings`` maps a schema to the emotion category it lets one feel, where it has one.
    """

    id: str
    names: Names
    glosses: Names
    colour: str
    schemas: Mapping[str, Names]
    feelings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EmotionCategory:
    """A kind of feeling with its usual valence (-1…1) and arousal (0…1)."""

    id: str
    names: Names
    valence: float
    arousal: float


@dataclass(frozen=True, slots=True)
class Codebook:
    """What can be named: sources in the order of every legend and table, and emotion categories."""

    sources: Mapping[str, Source]
    emotions: Mapping[str, EmotionCategory]

    def source_name(self, source: str, language: Language) -> str:
        """The source's name, or its id where the codebook does not know it."""
        return self.sources[source].names[language] if source in self.sources else source

    def schema_name(self, source: str, schema: str, language: Language) -> str:
        """The schema's name inside that source, or its id where the codebook does not know it."""
        known = self.sources[source].schemas if source in self.sources else {}
        return known[schema][language] if schema in known else schema

    def emotion_name(self, category: str, language: Language) -> str:
        """The emotion category's name, or its id where the codebook does not know it."""
        return self.emotions[category].names[language] if category in self.emotions else category


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping in a YAML file; UserError when it is missing, broken, or writes a key twice."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        _refuse_repeated_keys(node, path)
        loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    except OSError as error:
        raise UserError(path.name, "the file cannot be read", "put it back into the lexicon folder") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path.name}, line {mark.line + 1}" if mark else path.name
        raise UserError(where, "this is not valid YAML", "mend the line or restore the file") from error
    if not isinstance(loaded, dict):
        raise UserError(path.name, "the file holds no table of names", "restore the file")
    return loaded


def _refuse_repeated_keys(node: yaml.Node | None, path: Path) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise UserError(f"{path.name}, line {key.start_mark.line + 1}", f"“{key.value}” stands here twice",
                                "keep one of the two")  # fmt: skip
            seen.add(key.value)
            _refuse_repeated_keys(value, path)


def read_codebook(folder: Path) -> Codebook:
    """``sources.yaml`` and ``emotions.yaml`` of a lexicon folder."""
    try:
        sources = {id: _source(id, raw) for id, raw in read_yaml(folder / "sources.yaml").items()}
        emotions = {
            id: EmotionCategory(id, names_of(raw["name"]), float(raw["valence"]), float(raw["arousal"]))
            for id, raw in read_yaml(folder / "emotions.yaml").items()
        }
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(
            str(folder), f"the codebook lacks {error}", "give every source, schema and emotion its names"
        ) from error
    for source in sources.values():
        for schema, feeling in source.feelings.items():
            if feeling not in emotions:
                raise UserError(f"sources.yaml, {source.id}/{schema}", f"“{feeling}” is no emotion category",
                                "use an id of emotions.yaml")  # fmt: skip
    return Codebook(MappingProxyType(sources), MappingProxyType(emotions))


def _source(id: str, raw: dict[str, Any]) -> Source:
    schemas = {schema: names_of(names) for schema, names in raw["schemas"].items()}
    feelings = {schema: str(row["feeling"]) for schema, row in raw["schemas"].items() if "feeling" in row}
    names, glosses = names_of(raw["name"]), names_of(raw["gloss"])
    return Source(id, names, glosses, str(raw["colour"]), MappingProxyType(schemas), MappingProxyType(feelings))


def names_of(raw: Mapping[str, str]) -> Names:
    """The two names under ``en`` and ``zh``."""
    return MappingProxyType({"en": str(raw["en"]), "zh": str(raw["zh"])})
