"""The weights: what each piece of evidence is worth, and the sentence that says it to a reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from metaphor.errors import UserError
from metaphor.lexicon.codebook import Names, read_yaml
from metaphor.model import Evidence


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds by name of evidence, sentences by name (``{}`` takes the detail), and thresholds of confidence 0…1."""

    values: Mapping[str, float]
    sentences: Mapping[str, Names]
    thresholds: Mapping[str, float]

    def evidence(self, name: str, detail: str = "", times: float = 1.0) -> Evidence:
        """The named evidence, its weight multiplied by ``times``; KeyError for a name the table does not have."""
        weight = self.values[name]
        return Evidence(name, detail, weight if times == 1.0 else round(weight * times, 4))


def read_weights(path: Path) -> Weights:
    """``weights.yaml``: thresholds, and per piece of evidence its weight and its sentence in both languages."""
    raw = read_yaml(path)
    try:
        thresholds = {name: float(value) for name, value in raw["thresholds"].items()}
        values = {name: float(row["weight"]) for name, row in raw["evidence"].items()}
        sentences: dict[str, Names] = {
            name: MappingProxyType({"en": str(row["en"]), "zh": str(row["zh"])})
            for name, row in raw["evidence"].items()
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(path.name, f"an entry is incomplete ({error})", "give it weight, en and zh") from error
    return Weights(MappingProxyType(values), MappingProxyType(sentences), MappingProxyType(thresholds))
