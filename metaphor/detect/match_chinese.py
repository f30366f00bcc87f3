"""Matching Chinese patterns on the Simplified characters of a sentence, with its word boundaries."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from metaphor.detect.index import CLAUSE_MARKS, Index, Match, Owner, in_class
from metaphor.lexicon.notation import Element
from metaphor.segment import Sentence

PHRASE_LENGTH = 4
"""Characters from which a word of the list is a phrase (比较稳定, 抢占市场), at whose edges a short form may stand."""
LONGEST_GAP = 8
"""Characters a ``…`` may stand for."""
PERSONS = tuple(
    sorted(
        "我 你 您 他 她 它 咱 我们 你们 他们 她们 它们 咱们 人家 大家 别人 自己 我自己 你自己 他自己 人 谁 某人 对方".split(),
        key=len,
        reverse=True,
    )
)
COMPLEMENTS = frozenset(
    "了 着 过 住 到 掉 开 下 上 出 进 起 来 去 过来 过去 下来 下去 起来 上来 上去 出来 出去 进来 进去 回来 回去 不住 不了 不动 不开 不起 "
    "不下 不上 不出 不掉 得住 得动 得起 得了 完 满 死 走 破 断 透 倒 光 给 成 为 在 向 入 力 性 感 点 化 者".split()
)


@dataclass(frozen=True, slots=True)
class _Boundaries:
    """Offsets into the sentence's keys at which words start and end, with the index of the word."""

    starts: Mapping[int, int]
    ends: Mapping[int, int]
    in_order: tuple[int, ...]
    """The starts, one a word."""


def chinese_matches(sentence: Sentence, index: Index[Owner], classes: Mapping[str, str]) -> Iterator[Match[Owner]]:
    """Every place where a pattern stands, in order of its anchors; ``classes`` is word → class.

    A form of one or two characters must be a word, or a verb with its complement; longer ones may cross words.
    """
    boundaries: _Boundaries | None = None
    for begin, stop, anchor in index.anchors_in(sentence.keys):
        if boundaries is None:
            boundaries = _boundaries(sentence)
        for pattern in index.by_anchor[anchor].alone:
            start, end = begin, stop
            if pattern.after or pattern.before:
                end_or_none = _walk(pattern.after, sentence, stop, 1, boundaries, classes)
                if end_or_none is None:
                    continue
                start_or_none = _walk(pattern.before, sentence, begin, -1, boundaries, classes)
                if start_or_none is None:
                    continue
                start, end = start_or_none, end_or_none
            span = _word_span(sentence, start, end, boundaries)
            if span:
                yield Match(*span, sentence.place_of(start), sentence.place_of(end - 1) + 1, pattern.owner)


def _boundaries(sentence: Sentence) -> _Boundaries:
    at, tokens = sentence.key_at if sentence.aside else (-sentence.start).__add__, sentence.tokens
    starts = {at(t.start): i for i, t in enumerate(tokens)}
    return _Boundaries(starts, {at(t.end): i for i, t in enumerate(tokens)}, tuple(starts))


def _word_span(sentence: Sentence, start: int, end: int, boundaries: _Boundaries) -> tuple[int, int] | None:
    """Tokens [first, last) that [start, end) covers; None where so short a stretch cuts through a word."""
    first, last = boundaries.starts.get(start), boundaries.ends.get(end)
    if first is not None and last is not None:
        return first, last + 1
    covered = bisect_right(boundaries.in_order, start) - 1, bisect_left(boundaries.in_order, end) - 1
    if end - start > 2:
        return None if first is None and last is None else (covered[0], covered[1] + 1)
    if first is None and last is None:
        return None
    if covered[0] == covered[1] and end - start == 2 and len(sentence.tokens[covered[0]].key) >= PHRASE_LENGTH:
        return covered[0], covered[0] + 1
    rest = sentence.keys[end : sentence.key_at(sentence.tokens[covered[1]].end)]
    return (first, covered[1] + 1) if first is not None and rest in COMPLEMENTS else None


def _walk(
    elements: tuple[Element, ...],
    sentence: Sentence,
    at: int,
    step: int,
    boundaries: _Boundaries,
    classes: Mapping[str, str],
) -> int | None:
    """The offset beyond the last character the elements take, going from ``at`` by ``step`` (1, -1); None if they do not fit."""
    if not elements:
        return at
    element, rest = elements[0], elements[1:]
    if element.values:
        stands = sentence.keys.startswith if step > 0 else sentence.keys[:at].endswith
        if not (stands(element.values, at) if step > 0 else stands(element.values)):
            return None
    if element.kind == "choice":
        ways = (_walk((*option, *rest), sentence, at, step, boundaries, classes) for option in element.options)
        return next((beyond for beyond in ways if beyond is not None), None)
    if element.kind != "gap":
        length = _taken(element, sentence, at, step, boundaries, classes)
        return None if length is None else _walk(rest, sentence, at + step * length, step, boundaries, classes)
    keys = sentence.keys
    reach = LONGEST_GAP + (len(rest[0].value) if rest else 0)
    low, high = (at, at + reach) if step > 0 else (max(0, at - reach), at)
    if rest and rest[0].kind == "literal" and keys.find(rest[0].value, low, high) < 0:
        return None
    for length in range(LONGEST_GAP + 1):
        edge = at + length - 1 if step > 0 else at - length
        if length and (not 0 <= edge < len(keys) or keys[edge] in CLAUSE_MARKS):
            return None
        beyond = _walk(rest, sentence, at + step * length, step, boundaries, classes)
        if beyond is not None:
            return beyond
    return None


def _taken(
    element: Element, sentence: Sentence, at: int, step: int, boundaries: _Boundaries, classes: Mapping[str, str]
) -> int | None:
    """How many characters the element takes on that side of ``at``; None where it does not stand there."""
    if element.kind == "class":
        index = (boundaries.starts if step > 0 else boundaries.ends).get(at)
        if index is None or not in_class(classes.get(sentence.tokens[index].key, ""), element.value):
            return None
        return len(sentence.tokens[index].text)
    keys = sentence.keys
    for value in (element.value,) if element.kind == "literal" else PERSONS:
        if keys.startswith(value, at) if step > 0 else keys.endswith(value, 0, at):
            return len(value)
    return None
