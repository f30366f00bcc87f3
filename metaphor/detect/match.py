"""Where the lexicon's patterns occur: English on tokens, Chinese on Simplified characters with word boundaries.

The only room that opens pyahocorasick.  Every match is found; nothing is chosen here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import ahocorasick

from metaphor.lexicon.notation import Element, Sequence, sequences
from metaphor.model import Language, Token
from metaphor.segment import Sentence

LONGEST_GAP = {"en": 4, "zh": 8}
"""Words (en) or characters (zh) a ``…`` may stand for."""

DETERMINERS = frozenset("a an the this that these those some any no every each another all both".split())
POSSESSIVES = frozenset("my your his her its our their one's somebody's someone's people's everybody's everyone's whose".split())
SELVES = frozenset("myself yourself himself herself itself ourselves yourselves themselves oneself".split())
PERSONS = tuple(
    sorted("我 你 您 他 她 它 咱 我们 你们 他们 她们 它们 咱们 人家 大家 别人 自己 我自己 你自己 他自己 人 谁 某人 对方".split(), key=len, reverse=True)
)
COMPLEMENTS = frozenset(
    "了 着 过 住 到 掉 开 下 上 出 进 起 来 去 过来 过去 下来 下去 起来 上来 上去 出来 出去 进来 进去 回来 回去 不住 不了 不动 不开 不起 "
    "不下 不上 不出 不掉 得住 得动 得起 得了 完 满 死 走 破 断 透 倒 光 给 成 为 在 向 入 力 性 感 点 化 者".split()
)
CLAUSE_MARKS = frozenset("，。！？；：、,.!?;:\n…—“”\"()（）")


class _HasForm(Protocol):
    @property
    def form(self) -> str: ...
    @property
    def where(self) -> str: ...


Owner = TypeVar("Owner", bound=_HasForm)


@dataclass(frozen=True, slots=True)
class _Pattern(Generic[Owner]):
    sequence: Sequence
    owner: Owner


@dataclass(frozen=True, slots=True, eq=False)
class Index(Generic[Owner]):
    """Patterns of one language filed under their anchors; the automaton finds the anchors in Chinese text."""

    language: Language
    by_anchor: Mapping[str, tuple[_Pattern[Owner], ...]]
    automaton: ahocorasick.Automaton | None


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
    filed: dict[str, list[_Pattern[Owner]]] = defaultdict(list)
    for owner in owners:
        for sequence in sequences(owner.form, language, owner.where):
            filed[sequence.elements[sequence.anchor].value].append(_Pattern(sequence, owner))
    by_anchor = {anchor: tuple(patterns) for anchor, patterns in filed.items()}
    return Index(language, by_anchor, _automaton(by_anchor) if language == "zh" and by_anchor else None)


def _automaton(by_anchor: Mapping[str, object]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for anchor in by_anchor:
        automaton.add_word(anchor, anchor)
    automaton.make_automaton()
    return automaton


def matches(sentence: Sentence, index: Index[Owner], classes: Mapping[str, str]) -> list[Match[Owner]]:
    """Every place of the sentence where a pattern stands, in order of its anchors; ``classes`` is word → class."""
    found = _english(sentence, index, classes) if index.language == "en" else _chinese(sentence, index, classes)
    return list(dict.fromkeys(found))


# English: over tokens


def _english(sentence: Sentence, index: Index[Owner], classes: Mapping[str, str]) -> Iterator[Match[Owner]]:
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        lowered = token.text.lower()
        patterns = index.by_anchor.get(token.key, ())
        if lowered != token.key:
            patterns += index.by_anchor.get(lowered, ())
        for pattern in patterns:
            elements, anchor = pattern.sequence.elements, pattern.sequence.anchor
            last = _walk(elements[anchor + 1 :], tokens, i + 1, 1, classes)
            first = _walk(elements[:anchor][::-1], tokens, i - 1, -1, classes) if last is not None else None
            if first is not None and last is not None:
                yield Match(first + 1, last, tokens[first + 1].start, tokens[last - 1].end, pattern.owner)


def _walk(elements: tuple[Element, ...], tokens: tuple[Token, ...], at: int, step: int, classes: Mapping[str, str]) -> int | None:
    """The index beyond the last token the elements take, going from ``at`` by ``step``; None where they do not fit."""
    if not elements:
        return at
    element, rest = elements[0], elements[1:]
    if element.kind == "gap":
        reach = range(LONGEST_GAP["en"] + 1)
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


def in_class(found: str, wanted: str) -> bool:
    """Whether a class is the wanted one or belongs to the wanted group (abstract, concrete)."""
    from metaphor.lexicon.entries import CLASS_GROUPS

    return found == wanted or found in CLASS_GROUPS.get(wanted, ())


# Chinese: over characters


@dataclass(frozen=True, slots=True)
class _Boundaries:
    """Offsets into the sentence's keys at which words start and end, with the index of the word."""

    starts: Mapping[int, int]
    ends: Mapping[int, int]


def _chinese(sentence: Sentence, index: Index[Owner], classes: Mapping[str, str]) -> Iterator[Match[Owner]]:
    if index.automaton is None:
        return
    keys = sentence.keys
    boundaries: _Boundaries | None = None
    for stop, anchor in index.automaton.iter(keys):
        begin = stop + 1 - len(anchor)
        if boundaries is None:
            boundaries = _Boundaries(
                {t.start - sentence.start: i for i, t in enumerate(sentence.tokens)},
                {t.end - sentence.start: i for i, t in enumerate(sentence.tokens)},
            )
        for pattern in index.by_anchor[anchor]:
            elements, place = pattern.sequence.elements, pattern.sequence.anchor
            start, end = begin, stop + 1
            if len(elements) > 1:
                end_or_none = _forward(elements[place + 1 :], sentence, end, boundaries, classes)
                start_or_none = _backward(elements[:place][::-1], sentence, begin, boundaries, classes)
                if end_or_none is None or start_or_none is None:
                    continue
                start, end = start_or_none, end_or_none
            span = _word_span(sentence, start, end, boundaries)
            if span:
                yield Match(*span, sentence.start + start, sentence.start + end, pattern.owner)


def _word_span(sentence: Sentence, start: int, end: int, boundaries: _Boundaries) -> tuple[int, int] | None:
    """Tokens [first, last) that [start, end) covers; None where so short a stretch cuts through a word."""
    opens, closes = start in boundaries.starts, end in boundaries.ends
    first = boundaries.starts.get(start)
    last = boundaries.ends.get(end)
    if first is None or last is None:
        covering = [i for i, t in enumerate(sentence.tokens)
                    if t.start - sentence.start < end and t.end - sentence.start > start]  # fmt: skip
        first, last = covering[0], covering[-1]
    if end - start <= 2:
        rest = sentence.keys[end : sentence.tokens[last].end - sentence.start]
        if not opens or not (closes or rest in COMPLEMENTS):
            return None
    elif not opens and not closes:
        return None
    return first, last + 1


def _forward(elements: tuple[Element, ...], sentence: Sentence, at: int, boundaries: _Boundaries,
             classes: Mapping[str, str]) -> int | None:  # fmt: skip
    if not elements:
        return at
    element, rest, keys = elements[0], elements[1:], sentence.keys
    if element.kind == "gap":
        for length in range(LONGEST_GAP["zh"] + 1):
            if length and (at + length > len(keys) or keys[at + length - 1] in CLAUSE_MARKS):
                return None
            beyond = _forward(rest, sentence, at + length, boundaries, classes)
            if beyond is not None:
                return beyond
        return None
    if element.kind == "literal":
        fits = keys.startswith(element.value, at)
        return _forward(rest, sentence, at + len(element.value), boundaries, classes) if fits else None
    if element.kind == "class":
        word = boundaries.starts.get(at)
        if word is None or not in_class(classes.get(sentence.tokens[word].key, ""), element.value):
            return None
        return _forward(rest, sentence, sentence.tokens[word].end - sentence.start, boundaries, classes)
    for person in PERSONS:
        if keys.startswith(person, at):
            return _forward(rest, sentence, at + len(person), boundaries, classes)
    return None


def _backward(elements: tuple[Element, ...], sentence: Sentence, at: int, boundaries: _Boundaries,
              classes: Mapping[str, str]) -> int | None:  # fmt: skip
    if not elements:
        return at
    element, rest, keys = elements[0], elements[1:], sentence.keys
    if element.kind == "gap":
        for length in range(LONGEST_GAP["zh"] + 1):
            if length and (at - length < 0 or keys[at - length] in CLAUSE_MARKS):
                return None
            beyond = _backward(rest, sentence, at - length, boundaries, classes)
            if beyond is not None:
                return beyond
        return None
    if element.kind == "literal":
        fits = keys.endswith(element.value, 0, at)
        return _backward(rest, sentence, at - len(element.value), boundaries, classes) if fits else None
    if element.kind == "class":
        word = boundaries.ends.get(at)
        if word is None or not in_class(classes.get(sentence.tokens[word].key, ""), element.value):
            return None
        return _backward(rest, sentence, sentence.tokens[word].start - sentence.start, boundaries, classes)
    for person in PERSONS:
        if keys.endswith(person, 0, at):
            return _backward(rest, sentence, at - len(person), boundaries, classes)
    return None
