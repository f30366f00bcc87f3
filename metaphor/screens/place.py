"""Where a reader is, as the address bar carries it: language, study, person, segment, figure, source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from metaphor.model import Language

SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the app; ``segment`` indexes the interview's segments, ``at`` is an expression's start offset."""

    language: Language = "en"
    study: str = ""
    person: str = ""
    segment: int | None = None
    at: int | None = None
    source: str = ""


def place_of(params: Mapping[str, str], language: Language = "en") -> Place:
    """The place an address names; what it leaves out or garbles falls back, so no link can break the app."""
    wanted = params.get("lang", "")
    return Place(
        language="zh" if wanted == "zh" else "en" if wanted == "en" else language,
        study=params.get("study", ""),
        person=params.get("person", ""),
        segment=_number(params.get("segment")),
        at=_number(params.get("at")),
        source=params.get("source", ""),
    )


def params_of(place: Place) -> dict[str, str]:
    """The address of a place: only what is set."""
    given = {
        "lang": place.language,
        "study": place.study,
        "person": place.person,
        "segment": "" if place.segment is None else str(place.segment),
        "at": "" if place.at is None else str(place.at),
        "source": place.source,
    }
    return {key: value for key, value in given.items() if value}


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None
