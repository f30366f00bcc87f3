"""Quotes: verbatim slices around an expression, and the choice of the few that speak best for many people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metaphor.model import Expression, Interview, Language
from metaphor.views.voices import Voice

SHORTEST = {"en": 60, "zh": 22}
"""Characters below which a quote is widened to its neighbouring segments of the same turn."""
LONGEST = {"en": 260, "zh": 110}


@dataclass(frozen=True, slots=True)
class Quote:
    """A participant's words around one expression: ``text`` is ``transcript.text[start:end]``."""

    person: str
    transcript: str
    segment: int
    start: int
    end: int
    text: str
    expression: Expression


def quote_around(voice: Voice) -> Quote:
    """The expression's segment; a short one takes in the segments before and after it in the same turn."""
    interview, at = voice.interview, voice.expression.segment
    language = interview.segments[at].language
    first = last = at
    while _length(interview, first, last) < SHORTEST[language]:
        if (wider := _wider(interview, first, last, language)) is None:
            break
        first, last = wider
    start, end = interview.segments[first].start, interview.segments[last].end
    text = interview.transcript.text[start:end]
    return Quote(voice.person, voice.transcript.id, at, start, end, text, voice.expression)


def best_quotes(voices: Sequence[Voice], most: int = 5, schema: str = "") -> tuple[Quote, ...]:
    """Up to ``most`` quotes, one a segment: different people first, then vivid, strong and sure ones.

    Each person's best comes before anybody's second.  Among equals, figures of the ``schema`` (``source/schema``) come
    first, where one is named; a figure that is negated or reported yields to one that is not.
    """
    taken: dict[str, int] = {}
    ranked: list[tuple[int, Voice]] = []
    seen: set[tuple[str, int]] = set()
    for voice in sorted(voices, key=lambda v: (_schema(v) != schema, *_worth(v))):
        place = (voice.transcript.id, voice.expression.segment)
        if place not in seen:
            seen.add(place)
            ranked.append((taken.setdefault(voice.person, 0), voice))
            taken[voice.person] += 1
    ranked.sort(key=lambda pair: pair[0])
    return tuple(quote_around(voice) for _, voice in ranked[:most])


def intensity(expression: Expression) -> float:
    """How much a figure weighs, 0…1: its strength times its confidence."""
    return expression.strength * expression.confidence


def _schema(voice: Voice) -> str:
    return f"{voice.expression.source}/{voice.expression.schema}"


def _worth(voice: Voice) -> tuple[bool, bool, float, str, int]:
    x = voice.expression
    return (x.negated or x.reported, x.tier != "vivid", -round(intensity(x), 6), voice.transcript.id, x.start)


def _length(interview: Interview, first: int, last: int) -> int:
    return interview.segments[last].end - interview.segments[first].start


def _wider(interview: Interview, first: int, last: int, language: Language) -> tuple[int, int] | None:
    """The stretch with one more segment, before it where there is one, else after; None when it would grow too long."""
    segments = interview.segments
    for start, end in ((first - 1, last), (first, last + 1)):
        inside = start >= 0 and end < len(segments) and segments[start].turn == segments[end].turn
        if inside and _length(interview, start, end) <= LONGEST[language]:
            return start, end
    return None
