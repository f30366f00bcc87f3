"""The weights: what each piece of evidence is worth in each language, and the sentence that says it to a reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from metaphor.errors import UserError
from metaphor.lexicon.codebook import Names, read_yaml
from metaphor.model import LANGUAGES, Evidence, Language


@dataclass(frozen=True, slots=True)
class Scale:
    """The log-odds of one language by name of evidence."""

    values: Mapping[str, float]

    def evidence(self, name: str, detail: str = "", times: float = 1.0) -> Evidence:
        """The named evidence, its weight multiplied by ``times``; KeyError for a name the table does not have."""
        weight = self.values[name]
        return Evidence(name, detail, weight if times == 1.0 else round(weight * times, 4))


@dataclass(frozen=True, slots=True)
class Weights:
    """A scale a language, sentences by name (``{}`` takes the detail), and thresholds of confidence 0…1."""

    scales: Mapping[Language, Scale]
    sentences: Mapping[str, Names]
    thresholds: Mapping[str, float]


def read_weights(path: Path) -> Weights:
    """``weights.yaml``: thresholds, and per piece of evidence its weight and its sentence in both languages.

    A weight is one number, or one for each language where the two differ.
    """
    raw = read_yaml(path)
    try:
        thresholds = {name: float(value) for name, value in raw["thresholds"].items()}
        scales = {
            language: Scale(
                MappingProxyType({n: _weight(row["weight"], language) for n, row in raw["evidence"].items()})
            )
            for language in LANGUAGES
        }
        sentences: dict[str, Names] = {
            name: MappingProxyType({"en": str(row["en"]), "zh": str(row["zh"])})
            for name, row in raw["evidence"].items()
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(path.name, f"an entry is incomplete ({error})", "give it weight, en and zh") from error
    return Weights(MappingProxyType(scales), MappingProxyType(sentences), MappingProxyType(thresholds))


def _weight(cell: Any, language: Language) -> float:
    return float(cell[language] if isinstance(cell, dict) else cell)
