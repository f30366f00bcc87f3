"""The company a word keeps: its subject, object, head, modifiers and neighbours, and what kind of thing each names.

English reads spaCy's parse; Chinese, which has none here, reads position inside the clause: the noun before and after,
把 and 被, 的; these are rules of thumb.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from metaphor.detect.concreteness import concreteness
from metaphor.lexicon.entries import ABSTRACT, WHEN, Condition, Slot
from metaphor.model import Token
from metaphor.segment import Sentence

MOST_STEPS = 7
"""How many words to either side a Chinese partner may stand away."""

PERSONAL_PRONOUNS = frozenset(
    "i you he she we they me him us them who someone somebody everyone everybody people anybody nobody "
    "我 你 您 他 她 我们 你们 他们 她们 咱们 大家 人家 别人 自己 谁 咱".split()
)
BELONGING = frozenset({"in", "into", "to", "between", "through", "against"})
"""What ties a noun to what it is part of (a hole in the argument); a path behind the house is none of the house's."""
BREAKS = frozenset("，。！？；：,.!?;:\n…—（）()")
PREPOSITIONS = frozenset("在 从 到 按 按照 用 往 向 朝 沿 沿着 顺着 跟 和 与 为 为了 替 比 凭 靠 根据 通过 经过 除了 关于".split())
FIELDS_OF_PLACE = frozenset("里 里面 上 上面 中 下 下面 外 外面 之中 之间 当中 内 以内 前 后 面前 背后".split())

# How a Chinese compound that the table does not list shows its kind by its last character.
ENDINGS = {
    "idea": "性 度 力 率 法 论 学 权 制 化 观 义 则 案 策 质 量 值 感 识 念 见 点 题 事 况 势 局 名 话 字 文 词 语 史 理 业 务 费".split(),
    "person": "们 师 员 生 者 家 长 工 友 妈 爸 爷 奶 姐 妹 哥 弟 婆 公 人 客 民 星 手".split(),
    "place": "国 市 省 县 区 村 镇 街 路 店 馆 院 校 厅 室 房 楼 厂 站 场 园 港".split(),
    "machine": "机 器 仪 表 灯 屏".split(),
    "vehicle": "车 船 艇 舰".split(),
    "time": "期 代".split(),
    WHEN: "年 月 日 天 时 周".split(),
    "money": "款 钱 金 币 价 债".split(),
    "food": "饭 菜 肉 汤 茶 酒 糖 饼 面 果".split(),
    "plant": "树 花 草 叶 根 芽".split(),
    "animal": "鸟 鱼 虫 狗 猫 马 牛 羊 鸡".split(),
    "clothing": "衣 裤 鞋 帽 裙".split(),
    "feeling": "情 心 意 欲".split(),
}  # fmt: skip
KIND_BY_ENDING = {ending: kind for kind, endings in ENDINGS.items() for ending in endings}

ABSTRACT_BELOW, CONCRETE_ABOVE = 2.6, 4.0
"""Bounds on published concreteness norms, 1 (abstract) to 5 (concrete)."""


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
    found = _english(sentence, first, last) if sentence.language == "en" else _chinese(sentence, first, last, classes)
    return tuple(Partner(slot, token, kind_of(token, sentence.language, classes)) for slot, token in found)


def kind_of(token: Token, language: str, classes: Mapping[str, str]) -> str:
    """The class a word names: from the table, else from norms (en) or from its last character (zh), else ``""``."""
    listed = classes.get(token.key)
    if listed:
        return listed
    if token.key in PERSONAL_PRONOUNS or token.text.lower() in PERSONAL_PRONOUNS:
        return "person"
    if token.pos != "n":
        return ""
    if language == "zh":
        return KIND_BY_ENDING.get(token.key[-1], "") if len(token.key) > 1 else ""
    return _kind_by_norm(token.key)


def _kind_by_norm(word: str) -> str:
    rating = concreteness(word)
    if rating is None:
        return ""
    return "abstract" if rating < ABSTRACT_BELOW else "thing" if rating > CONCRETE_ABOVE else ""


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


# English


def _english(sentence: Sentence, first: int, last: int) -> Iterator[tuple[Slot, Token]]:
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
    yield from _neighbours(tokens, first, last)


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


def _neighbours(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[tuple[Slot, Token]]:
    if first > 0:
        yield "before", tokens[first - 1]
    if last < len(tokens):
        yield "after", tokens[last]


# Chinese


def _chinese(sentence: Sentence, first: int, last: int, classes: Mapping[str, str]) -> Iterator[tuple[Slot, Token]]:
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
    yield from _neighbours(tokens, first, last)


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
