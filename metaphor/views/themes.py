"""Themes: groups of expressions that go together, each with a name, people, strength, feeling and best quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from metaphor.model import LANGUAGES, Language, Study
from metaphor.views.grouping import grouped, words_beside
from metaphor.views.profile import Facet, facets
from metaphor.views.quotes import Quote, best_quotes, intensity
from metaphor.views.theme_labels import labels, tell_apart
from metaphor.views.voices import Voice, mean_valence, people_in, people_of, voices_of

if TYPE_CHECKING:
    from metaphor.lexicon import Codebook

DOMINANT = 0.3
"""A second source is named in a theme's label from this share of its mentions."""
QUOTES = 5


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme.  ``sources``, ``schemas`` (``source/schema``) and ``emotions`` are ordered by people, then mentions.

    ``strength`` 0…1 is the geometric mean of breadth (the share of the study's people who voice it) and intensity
    (the mean, over those people, of their strongest figure's strength times confidence).  ``valence`` -1…1 is the
    mean over people.  ``words`` are its typical content words per language.
    """

    id: str
    label: tuple[tuple[Language, str], ...]
    sources: tuple[Facet, ...]
    schemas: tuple[Facet, ...]
    emotions: tuple[Facet, ...]
    words: tuple[tuple[Language, tuple[str, ...]], ...]
    people: tuple[str, ...]
    everyone: int
    mentions: int
    strength: float
    valence: float
    quotes: tuple[Quote, ...]
    voices: tuple[Voice, ...]

    @property
    def one_voice(self) -> bool:
        """Whether a single person voices it: kept, but not yet a theme of the study."""
        return len(self.people) == 1

    def name(self, language: Language) -> str:
        """The label in that language."""
        return dict(self.label)[language]


def themes_of(study: Study, codebook: Codebook, *, resolution: float = 1.0) -> tuple[Theme, ...]:
    """The themes of a study: most people first, then strength, then mentions; a ``resolution`` over 1 gives more."""
    voices = voices_of(study)
    words = words_beside(voices)
    groups = grouped(voices, words, resolution)
    background = {language: _word_people(voices, words, range(len(voices)), language) for language in LANGUAGES}
    everyone = len(people_of(study))
    themes = [
        _theme([voices[n] for n in group], _typical(voices, words, group, background), everyone, codebook)
        for group in groups
    ]
    themes.sort(key=lambda t: (-len(t.people), -round(t.strength, 6), -t.mentions, t.id))
    return _with_own_names(themes, codebook)


def _word_people(
    voices: Sequence[Voice], words: Sequence[tuple[str, ...]], members: Sequence[int], language: Language
) -> Counter[str]:
    pairs = {(w, voices[n].person) for n in members if voices[n].segment.language == language for w in words[n]}
    return Counter(word for word, _ in pairs)


def _typical(
    voices: Sequence[Voice],
    words: Sequence[tuple[str, ...]],
    members: Sequence[int],
    background: dict[Language, Counter[str]],
) -> tuple[tuple[Language, tuple[str, ...]], ...]:
    """Per language up to five words: said by many people here, and by few people elsewhere."""
    typical: list[tuple[Language, tuple[str, ...]]] = []
    for language in LANGUAGES:
        here = _word_people(voices, words, members, language)
        least = 2 if len({voices[n].person for n in members}) > 1 else 1
        score = {w: n * n / background[language][w] for w, n in here.items() if n >= least}
        typical.append((language, tuple(sorted(score, key=lambda w: (-score[w], -here[w], w))[:5])))
    return tuple(typical)


def _theme(
    voices: list[Voice], words: tuple[tuple[Language, tuple[str, ...]], ...], everyone: int, codebook: Codebook
) -> Theme:
    people = people_in(voices)
    strongest = [max(intensity(v.expression) for v in voices if v.person == person) for person in people]
    breadth, depth = len(people) / everyone, sum(strongest) / len(people)
    sources = facets([(v.expression.source, v) for v in voices])
    schemas = facets([(f"{v.expression.source}/{v.expression.schema}", v) for v in voices])
    emotions = facets([(v.expression.emotion.category, v) for v in voices])
    leading = [v for v in voices if f"{v.expression.source}/{v.expression.schema}" == schemas[0].id]
    feelings = facets([(v.expression.emotion.category, v) for v in leading])
    theme_id = "/".join((schemas[0].id, *(e.id for e in feelings[:1])))
    return Theme(
        id=theme_id,
        label=labels(schemas, feelings, words, codebook, second_from=DOMINANT * len(voices)),
        sources=sources,
        schemas=schemas,
        emotions=emotions,
        words=words,
        people=people,
        everyone=everyone,
        mentions=len(voices),
        strength=(breadth * depth) ** 0.5,
        valence=mean_valence(voices),
        quotes=best_quotes(voices, QUOTES, schemas[0].id),
        voices=tuple(voices),
    )


def _with_own_names(themes: Sequence[Theme], codebook: Codebook) -> tuple[Theme, ...]:
    """The themes with ids and labels that no two of them share."""
    ids = tell_apart([theme.id for theme in themes], [()] * len(themes))
    named: dict[Language, list[str]] = {}
    for language in LANGUAGES:
        further = [_further_schemas(theme, codebook, language) for theme in themes]
        named[language] = tell_apart([theme.name(language) for theme in themes], further)
    return tuple(
        replace(theme, id=ids[i], label=tuple((language, named[language][i]) for language in LANGUAGES))
        for i, theme in enumerate(themes)
    )


def _further_schemas(theme: Theme, codebook: Codebook, language: Language) -> tuple[str, ...]:
    pairs = [schema.id.split("/", 1) for schema in theme.schemas[1:4]]
    return tuple(codebook.schema_name(source, schema, language) for source, schema in pairs)
