"""The company a word keeps: its subject, object, head, modifiers and neighbours, and what kind of thing each names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from metaphor.detect.company_chinese import chinese_company
from metaphor.detect.company_english import english_company
from metaphor.detect.kinds import kind_of
from metaphor.lexicon.entries import ABSTRACT, WHEN, Condition, Slot
from metaphor.model import Token
from metaphor.segment import Sentence


@dataclass(frozen=True, slots=True)
class Partner:
    """A word in a slot and the class it names (``""`` where nothing is known); ``person`` for people."""

    slot: Slot
    token: Token
    kind: str

    @property
    def side(self) -> str:
        """``abstract``, ``person``, ``concrete`` or ``""``, also for a word that says when."""
        if self.kind in {"person", ""}:
            return self.kind
        if self.kind == WHEN or (self.kind == "time" and self.slot == "object" and self.token.relation == "pobj"):
            return ""
        return "abstract" if self.kind == "abstract" or self.kind in ABSTRACT else "concrete"


def partners(sentence: Sentence, first: int, last: int, classes: Mapping[str, str]) -> tuple[Partner, ...]:
    """The words that stand in a slot of tokens [first, last), nearest first; neighbours ``before``/``after`` included."""
    found = (
        english_company(sentence, first, last)
        if sentence.language == "en"
        else chinese_company(sentence, first, last, classes)
    )
    beside = _neighbours(sentence.tokens, first, last)
    return tuple(
        Partner(slot, token, kind_of(token, sentence.language, classes)) for slot, token in (*found, *beside)
    )


def holds(
    condition: Condition,
    found: tuple[Partner, ...],
    sentence: Sentence,
    first: int,
    last: int,
    classes: Mapping[str, str],
) -> bool:
    """Whether one of the condition's words or classes stands in its slot."""
    if condition.slot == "near":
        if any(t.key in condition.words or t.text.lower() in condition.words for t in sentence.tokens):
            return True
        if sentence.language == "zh" and any(w in sentence.keys for w in condition.words if len(w) > 1):
            return True
        beside = (t for i, t in enumerate(sentence.tokens) if not first <= i < last)
        return bool(condition.classes) and any(
            kind_of(t, sentence.language, classes) in condition.classes for t in beside
        )
    return any(
        p.slot == condition.slot
        and (p.token.key in condition.words or p.token.text.lower() in condition.words or p.kind in condition.classes)
        for p in found
    )


def _neighbours(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[tuple[Slot, Token]]:
    """The words right before and after."""
    if first > 0:
        yield "before", tokens[first - 1]
    if last < len(tokens):
        yield "after", tokens[last]
