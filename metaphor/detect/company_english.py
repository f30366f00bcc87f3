"""The company of a word in English, read off spaCy's parse."""

from __future__ import annotations

from collections.abc import Iterator

from metaphor.lexicon.entries import Slot
from metaphor.model import Token
from metaphor.segment import Sentence

BELONGING = frozenset({"in", "into", "to", "between", "through", "against"})
"""What ties a noun to what it is part of (a hole in the argument); a path behind the house is none of the house's."""


def english_company(sentence: Sentence, first: int, last: int) -> Iterator[tuple[Slot, Token]]:
    """(slot, word) for what stands about tokens [first, last), nearest first in each slot."""
    tokens = sentence.tokens
    root = _root(tokens, first, last)
    outside = [i for i in range(len(tokens)) if not first <= i < last]
    inside = range(first, last)
    for i in _subjects(tokens, root):
        yield "subject", tokens[i]
        if tokens[root].pos == "a":  # “the sauce is fiery” describes the sauce
            yield "head", tokens[i]
    for i in outside:
        token = tokens[i]
        if token.head not in inside:
            continue
        if token.relation in {"dobj", "attr", "dative", "oprd", "nsubjpass"}:
            yield "object", token
        elif token.relation in {"amod", "compound", "nummod", "poss", "nmod", "advmod"}:
            yield "modifier", token
        elif token.relation == "prep" and token.key == "of":
            yield from (("of", t) for t in tokens if t.relation == "pobj" and t.head == i)
        elif token.relation in {"prep", "agent"} and (tokens[root].pos != "n" or token.key in BELONGING):
            yield from (("object", t) for t in tokens if t.relation == "pobj" and t.head == i)
    for i in inside:  # "drown in | debt": the preposition may belong to the pattern
        yield from (
            ("object", t) for j, t in enumerate(tokens) if t.relation == "pobj" and t.head == i and j not in inside
        )
    if tokens[root].relation in {"amod", "compound", "nmod", "poss"} and 0 <= tokens[root].head < len(tokens):
        if tokens[root].relation == "amod" and _is_participle(tokens[root]):  # an abandoned building, a crumbling wall
            yield "object", tokens[tokens[root].head]
        yield "head", tokens[tokens[root].head]


def _is_participle(token: Token) -> bool:
    return token.pos == "v" and token.text.lower() != token.key


def _root(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The token of [first, last) whose head lies outside: what the pattern hangs on."""
    for i in range(first, last):
        if not first <= tokens[i].head < last:
            return i
    return first


def _subjects(tokens: tuple[Token, ...], root: int) -> list[int]:
    """Subjects of the word, or of the verb it completes or continues."""
    at = root
    for _ in range(3):
        found = [i for i, t in enumerate(tokens) if t.head == at and t.relation in {"nsubj", "nsubjpass", "csubj"}]
        if found or tokens[at].head < 0:
            return found
        if tokens[at].relation not in {"xcomp", "conj", "acomp", "attr", "prep", "pobj", "dobj", "advcl", "ccomp"}:
            return []
        at = tokens[at].head
    return []
