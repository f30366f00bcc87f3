"""Patterns filed under their anchors; the only room that opens pyahocorasick."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import ahocorasick

from metaphor.lexicon.entries import CLASS_GROUPS
from metaphor.lexicon.notation import COMMON, Element, sequences
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
    """The patterns under one anchor: those that ask for no other word, and in English the rest under one they ask for.

    Looking for that second word in the sentence first saves nine walks of ten.
    """

    alone: tuple[Pattern[Owner], ...]
    paired: Mapping[str, tuple[Pattern[Owner], ...]]

    def among(self, words: Set[str]) -> Iterator[Pattern[Owner]]:
        """The patterns that may stand in a sentence of these words."""
        yield from self.alone
        for word in sorted(words & self.paired.keys()):
            yield from self.paired[word]


@dataclass(frozen=True, slots=True, eq=False)
class Index(Generic[Owner]):
    """Patterns of one language under their anchors; the automaton finds the anchors in Chinese text."""

    language: Language
    by_anchor: Mapping[str, Bucket[Owner]]
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
    filed: dict[str, list[Pattern[Owner]]] = defaultdict(list)
    for owner in owners:
        for sequence in sequences(owner.form, language, owner.where):
            elements, anchor = sequence.elements, sequence.anchor
            filed[elements[anchor].value].append(Pattern(elements[:anchor][::-1], elements[anchor + 1 :], owner))
    by_anchor = {anchor: _bucket(patterns, language) for anchor, patterns in filed.items()}
    return Index(language, by_anchor, _automaton(by_anchor) if language == "zh" and by_anchor else None)


def _bucket(patterns: list[Pattern[Owner]], language: Language) -> Bucket[Owner]:
    alone: list[Pattern[Owner]] = []
    paired: dict[str, list[Pattern[Owner]]] = defaultdict(list)
    for pattern in patterns:
        literals = [e.value for e in (*pattern.before, *pattern.after) if e.kind == "literal"]
        if language == "zh" or not literals:
            alone.append(pattern)
        else:
            paired[max(literals, key=lambda word: (word not in COMMON, len(word)))].append(pattern)
    return Bucket(tuple(alone), {word: tuple(found) for word, found in paired.items()})


def _automaton(by_anchor: Mapping[str, object]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for anchor in by_anchor:
        automaton.add_word(anchor, anchor)
    automaton.make_automaton()
    return automaton


def in_class(found: str, wanted: str) -> bool:
    """Whether a class is the wanted one or belongs to the wanted group (abstract, concrete)."""
    return found == wanted or found in CLASS_GROUPS.get(wanted, ())
