"""Matching English patterns on the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metaphor.detect.index import CLAUSE_MARKS, Index, Match, Owner, in_class
from metaphor.lexicon.notation import Element
from metaphor.model import Token
from metaphor.segment import Sentence

LONGEST_GAP = 4
"""Words a ``…`` may stand for."""
DETERMINERS = frozenset("a an the this that these those some any no every each another all both".split())
POSSESSIVES = frozenset(
    "my your his her its our their one's somebody's someone's people's everybody's everyone's whose".split()
)
SELVES = frozenset("myself yourself himself herself itself ourselves yourselves themselves oneself".split())


def english_matches(sentence: Sentence, index: Index[Owner], classes: Mapping[str, str]) -> Iterator[Match[Owner]]:
    """Every place where a pattern stands, in order of its anchors; ``classes`` is word → class."""
    tokens = sentence.tokens
    lowered = [t.text.lower() for t in tokens]
    words = {*lowered, *(t.key for t in tokens)}
    for i, token in enumerate(tokens):
        anchors = (token.key,) if lowered[i] == token.key else (token.key, lowered[i])
        buckets = (index.by_anchor[anchor] for anchor in anchors if anchor in index.by_anchor)
        for pattern in (p for bucket in buckets for p in bucket.among(words)):
            last = _walk(pattern.after, tokens, i + 1, 1, classes)
            first = _walk(pattern.before, tokens, i - 1, -1, classes) if last is not None else None
            if first is not None and last is not None:
                yield Match(first + 1, last, tokens[first + 1].start, tokens[last - 1].end, pattern.owner)


def _walk(
    elements: tuple[Element, ...], tokens: tuple[Token, ...], at: int, step: int, classes: Mapping[str, str]
) -> int | None:
    """The index beyond the last token the elements take, going from ``at`` by ``step``; None where they do not fit."""
    if not elements:
        return at
    element, rest = elements[0], elements[1:]
    if element.values:
        if 0 <= at < len(tokens) and (tokens[at].key in element.values or tokens[at].text.lower() in element.values):
            beyond = _walk(rest, tokens, at + step, step, classes)
            if beyond is not None:
                return beyond
        return None if element.values[-1] else _walk(rest, tokens, at, step, classes)
    if element.kind == "choice":
        ways = (_walk((*option, *rest), tokens, at, step, classes) for option in element.options)
        return next((beyond for beyond in ways if beyond is not None), None)
    if element.kind == "gap":
        reach = range(LONGEST_GAP + 1)
    elif element.kind == "determiner":
        reach = range(_determiner_length(tokens, at, step), -1, -1)
    else:
        if not 0 <= at < len(tokens) or not _fits(element, tokens[at], classes):
            return None
        return _walk(rest, tokens, at + step, step, classes)
    for length in reach:
        if element.kind == "gap" and length and not _passable(tokens, at + step * (length - 1)):
            return None
        beyond = _walk(rest, tokens, at + step * length, step, classes)
        if beyond is not None:
            return beyond
    return None


def _passable(tokens: tuple[Token, ...], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].text not in CLAUSE_MARKS


def _determiner_length(tokens: tuple[Token, ...], at: int, step: int) -> int:
    """How many tokens from ``at`` can be a determiner with one word of description (0 to 2)."""
    if not 0 <= at < len(tokens):
        return 0
    near, far = tokens[at], tokens[at + step] if 0 <= at + step < len(tokens) else None
    if step > 0:
        if not _is_determiner(near):
            return int(near.pos == "a")
        return 1 + int(far is not None and far.pos in "an")
    if _is_determiner(near):
        return 1
    return 2 if near.pos in "an" and far is not None and _is_determiner(far) else int(near.pos == "a")


def _is_determiner(token: Token) -> bool:
    lowered = token.text.lower()
    return lowered in DETERMINERS or lowered in POSSESSIVES


def _fits(element: Element, token: Token, classes: Mapping[str, str]) -> bool:
    lowered = token.text.lower()
    if element.kind == "literal":
        return element.value in (token.key, lowered)
    if element.kind == "possessive":
        return lowered in POSSESSIVES or lowered == "'s"
    if element.kind == "self":
        return lowered in SELVES
    if element.kind == "person":
        return token.pos in "rn"
    return in_class(classes.get(token.key, ""), element.value)
