"""Patterns filed under their anchors; the only room that opens pyahocorasick."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import ahocorasick

from metaphor.detect.compiled import Filed, element_of, filed
from metaphor.lexicon.entries import CLASS_GROUPS
from metaphor.lexicon.notation import COMMON, Element
from metaphor.model import Language

CLAUSE_MARKS = frozenset('，。！？；：、,.!?;:\n…—“”"()（）')
"""What a gap never runs across."""


class HasForm(Protocol):
    """Anything with a pattern: an entry or a frame."""

    @property
    def form(self) -> str:
        """The pattern."""

    @property
    def where(self) -> str:
        """File and line, for messages."""


Owner = TypeVar("Owner", bound=HasForm)


@dataclass(frozen=True, slots=True)
class Pattern(Generic[Owner]):
    """What stands before an anchor (nearest first) and after it, and the entry or frame it belongs to."""

    before: tuple[Element, ...]
    after: tuple[Element, ...]
    owner: Owner


@dataclass(frozen=True, slots=True, eq=False)
class Bucket(Generic[Owner]):
    """The patterns under one anchor: those that ask for no other word, and in English the rest under what they ask for.

    Looking for that second word in the sentence first saves nine walks of ten; ``either`` ask for one of several.
    """

    alone: tuple[Pattern[Owner], ...]
    paired: Mapping[str, tuple[Pattern[Owner], ...]]
    either: tuple[tuple[frozenset[str], Pattern[Owner]], ...]

    def among(self, words: Set[str]) -> Iterator[Pattern[Owner]]:
        """The patterns that may stand in a sentence of these words."""
        yield from self.alone
        for word in sorted(words & self.paired.keys()):
            yield from self.paired[word]
        for asked, pattern in self.either:
            if not asked.isdisjoint(words):
                yield pattern


class Buckets(Mapping[str, Bucket[Owner]]):
    """The buckets under their anchors, each made when its anchor is first met: a talk meets one in ten."""

    def __init__(self, patterns: Filed, owners: tuple[Owner, ...], language: Language) -> None:
        self._patterns, self._owners, self._language = patterns, owners, language
        self._made: dict[str, Bucket[Owner]] = {}

    def __getitem__(self, anchor: str) -> Bucket[Owner]:
        made = self._made.get(anchor)
        if made is None:
            patterns = [
                Pattern(tuple(map(element_of, before)), tuple(map(element_of, after)), self._owners[place])
                for before, after, place in self._patterns[anchor]
            ]
            made = self._made[anchor] = _bucket(patterns, self._language)
        return made

    def __contains__(self, anchor: object) -> bool:
        return anchor in self._patterns

    def __iter__(self) -> Iterator[str]:
        return iter(self._patterns)

    def __len__(self) -> int:
        return len(self._patterns)


@dataclass(frozen=True, slots=True, eq=False)
class Index(Generic[Owner]):
    """Patterns of one language under their anchors; the automaton finds the anchors in Chinese text."""

    language: Language
    by_anchor: Buckets[Owner]
    automaton: ahocorasick.Automaton | None

    def anchors_in(self, keys: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, anchor) for each anchor in the characters."""
        if self.automaton is not None:
            for last, anchor in self.automaton.iter(keys):
                yield last + 1 - len(anchor), last + 1, anchor


@dataclass(frozen=True, slots=True)
class Match(Generic[Owner]):
    """Where a pattern stands: tokens [first, last) of the sentence and code points [start, end) of the transcript."""

    first: int
    last: int
    start: int
    end: int
    owner: Owner


def index_of(owners: tuple[Owner, ...], language: Language) -> Index[Owner]:
    """The patterns of entries or frames, compiled; UserError on a form that is no pattern."""
    patterns = filed([(owner.form, owner.where) for owner in owners], language)
    automaton = _automaton(patterns) if language == "zh" and patterns else None
    return Index(language, Buckets(patterns, owners, language), automaton)


def _bucket(patterns: list[Pattern[Owner]], language: Language) -> Bucket[Owner]:
    alone: list[Pattern[Owner]] = []
    paired: dict[str, list[Pattern[Owner]]] = defaultdict(list)
    either: list[tuple[frozenset[str], Pattern[Owner]]] = []
    for pattern in patterns:
        asked = _asked_for((*pattern.before, *pattern.after)) if language == "en" else ()
        if not asked:
            alone.append(pattern)
        elif len(asked) == 1:
            paired[asked[0]].append(pattern)
        else:
            either.append((frozenset(asked), pattern))
    return Bucket(tuple(alone), {word: tuple(found) for word, found in paired.items()}, tuple(either))


def _asked_for(elements: tuple[Element, ...]) -> tuple[str, ...]:
    """Words of which a sentence must hold one for the elements to stand there; the rarest place tells."""
    places: list[tuple[str, ...]] = [(e.value,) for e in elements if e.kind == "literal"]
    for options in (e.options for e in elements if e.kind == "choice"):
        first = [next((e.value for e in option if e.kind == "literal"), "") for option in options]
        if all(first):
            places.append(tuple(dict.fromkeys(first)))
    return max(places, key=lambda words: (not COMMON.intersection(words), -len(words), len(words[0])), default=())


def _automaton(by_anchor: Mapping[str, object]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for anchor in by_anchor:
        automaton.add_word(anchor, anchor)
    automaton.make_automaton()
    return automaton


def in_class(found: str, wanted: str) -> bool:
    """Whether a class is the wanted one or belongs to the wanted group (abstract, concrete)."""
    return found == wanted or found in CLASS_GROUPS.get(wanted, ())
