"""The company of a word in Chinese, by position inside the clause: the noun before and after, 把 and 被, 的.

Chinese has no parser here; these are rules of thumb.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metaphor.detect.kinds import PERSONAL_PRONOUNS, kind_of
from metaphor.lexicon.entries import WHEN, Slot
from metaphor.model import Token
from metaphor.segment import Sentence

MOST_STEPS = 7
"""How many words to either side a Chinese partner may stand away."""
BREAKS = frozenset("，。！？；：,.!?;:\n…—（）()")
PREPOSITIONS = frozenset("在 从 到 按 按照 用 往 向 朝 沿 沿着 顺着 跟 和 与 为 为了 替 比 凭 靠 根据 通过 经过 除了 关于".split())
FIELDS_OF_PLACE = frozenset("里 里面 上 上面 中 下 下面 外 外面 之中 之间 当中 内 以内 前 后 面前 背后".split())


def chinese_company(
    sentence: Sentence, first: int, last: int, classes: Mapping[str, str]
) -> Iterator[tuple[Slot, Token]]:
    """(slot, word) for what stands about tokens [first, last); ``classes`` is word → class."""
    tokens = sentence.tokens
    left = _clause_side(tokens, first - 1, -1)
    right = _clause_side(tokens, last, 1)
    disposal = next((i for i, t in enumerate(left) if t.key in {"把", "将"}), None)
    passive = next((i for i, t in enumerate(left) if t.key in {"被", "让", "给"}), None)
    if disposal is not None:
        yield from (("object", t) for t in _nouns(left[:disposal], classes)[:1])
        yield from (("subject", t) for t in _nouns(left[disposal:], classes)[:1])
    elif passive is not None:
        yield from (("subject", t) for t in _nouns(left[:passive], classes)[:1])
        yield from (("object", t) for t in _nouns(left[passive:], classes)[:1])
    elif left and left[0].key == "的":
        yield from (("of", t) for t in _nouns(left[1:], classes)[:1])
    else:
        yield from (("subject", t) for t in _nouns(_without_obliques(left), classes)[:1])
    if right and right[0].key in {"的", "地"}:
        yield from (("head", t) for t in _phrase_head(right[1:]))
    elif right and right[0].pos == "n" and right[0].key not in FIELDS_OF_PLACE:
        head = _phrase_head(right)
        yield from (("head", t) for t in head)
        yield from (("object", t) for t in head)
    else:
        yield from (("object", t) for t in _phrase_head(right))
    if left and left[0].pos in {"a", "m", "n"} and kind_of(left[0], "zh", classes) != WHEN:
        yield "modifier", left[0]


def _clause_side(tokens: tuple[Token, ...], at: int, step: int) -> list[Token]:
    side: list[Token] = []
    while 0 <= at < len(tokens) and tokens[at].text not in BREAKS and len(side) < MOST_STEPS:
        side.append(tokens[at])
        at += step
    return side


def _nouns(tokens: list[Token], classes: Mapping[str, str]) -> list[Token]:
    """The nouns that may keep a word company: neither places by their sides nor words that say when."""
    return [
        t
        for t in tokens
        if t.key in PERSONAL_PRONOUNS
        or (t.pos == "n" and t.key not in FIELDS_OF_PLACE and kind_of(t, "zh", classes) != WHEN)
    ]


def _without_obliques(left: list[Token]) -> list[Token]:
    """What stands before a word, nearest first, without 按比例, 在公司: a noun with its preposition does nothing."""
    kept: list[Token] = []
    for token in left:
        if token.key in PREPOSITIONS:
            while kept and kept[-1].pos != "v":
                kept.pop()
        kept.append(token)
    return kept


def _phrase_head(tokens: list[Token]) -> list[Token]:
    """The head of the first noun phrase: its last noun before something that is neither noun, 的 nor description."""
    head: list[Token] = []
    for token in tokens:
        if (token.pos == "n" and token.key not in FIELDS_OF_PLACE) or token.key in PERSONAL_PRONOUNS:
            head = [token]
        elif head and token.key != "的":
            break
    return head
