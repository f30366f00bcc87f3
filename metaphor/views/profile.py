"""The source profile: which sources carry the topic, for how many people, with which schemas and feeling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metaphor.model import Study
from metaphor.views.voices import Voice, mean_valence, people_in, people_of, voices_of

if TYPE_CHECKING:
    from metaphor.lexicon import Codebook


@dataclass(frozen=True, slots=True)
class Facet:
    """How many people and mentions one schema (or one emotion category) has inside a source."""

    id: str
    people: int
    mentions: int


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """One source: ``share`` is of all people in the study, ``valence`` the mean over people, -1…1.

    ``schemas`` and ``emotions`` are ordered by people, then mentions.  ``second`` counts the expressions that draw on
    this source as their second one; they are not among ``mentions``.
    """

    source: str
    people: tuple[str, ...]
    mentions: int
    second: int
    share: float
    schemas: tuple[Facet, ...]
    emotions: tuple[Facet, ...]
    valence: float


@dataclass(frozen=True, slots=True)
class Profile:
    """All sources in the codebook's order, silent ones included.

    ``matrix[person][source]`` counts mentions; rows follow ``people``, columns ``sources``.
    """

    people: tuple[str, ...]
    sources: tuple[SourceProfile, ...]
    matrix: tuple[tuple[int, ...], ...]

    @property
    def voiced(self) -> tuple[SourceProfile, ...]:
        """The sources somebody voices, most people first, then most mentions, then the codebook's order."""
        heard = [s for s in self.sources if s.people]
        return tuple(sorted(heard, key=lambda s: (-len(s.people), -s.mentions)))


def profile_of(study: Study, codebook: Codebook) -> Profile:
    """The profile of a study; an expression counts for its primary source."""
    people = people_of(study)
    by_source: dict[str, list[Voice]] = {source: [] for source in codebook.sources}
    for voice in voices_of(study):
        by_source.setdefault(voice.expression.source, []).append(voice)
    seconds = Counter(v.expression.second_source for voices in by_source.values() for v in voices)
    counts = Counter((v.person, source) for source, voices in by_source.items() for v in voices)
    return Profile(
        people,
        tuple(_source(source, voices, seconds[source], len(people)) for source, voices in by_source.items()),
        tuple(tuple(counts[person, source] for source in by_source) for person in people),
    )


def facets(keyed: Sequence[tuple[str, Voice]]) -> tuple[Facet, ...]:
    """Counts per key, most people first, then most mentions, then the key itself; an empty key is left out."""
    mentions = Counter(key for key, _ in keyed if key)
    people = Counter(key for key, _ in {(key, voice.person) for key, voice in keyed if key})
    return tuple(
        Facet(key, people[key], mentions[key]) for key in sorted(mentions, key=lambda k: (-people[k], -mentions[k], k))
    )


def _source(source: str, voices: Sequence[Voice], second: int, everyone: int) -> SourceProfile:
    people = people_in(voices)
    return SourceProfile(
        source=source,
        people=people,
        mentions=len(voices),
        second=second,
        share=len(people) / everyone if everyone else 0.0,
        schemas=facets([(v.expression.schema, v) for v in voices]),
        emotions=facets([(v.expression.emotion.category, v) for v in voices]),
        valence=mean_valence(voices),
    )
