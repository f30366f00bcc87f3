"""Similes: a marker of likeness, its vehicle and its topic, weighed against habit, hedge, example, kinship and repetition."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from metaphor.detect.company import holds, partners
from metaphor.detect.company_chinese import BREAKS
from metaphor.detect.evidence import confidence_of, log_odds
from metaphor.detect.index import Match
from metaphor.detect.kinds import PERSONAL_PRONOUNS, kind_of
from metaphor.lexicon import Lexicon
from metaphor.lexicon.entries import ABSTRACT, WHEN
from metaphor.lexicon.frames import Frame
from metaphor.model import Evidence, Token
from metaphor.segment import Sentence

LONGEST_VEHICLE = {"en": 14, "zh": 16}
"""In words."""
DEMONSTRATIVES = frozenset(
    "这 那 这个 那个 这些 那些 这样 那样 这种 那种 什么 谁 it this that these those he she they what something anything".split()
)
LIST_MARKS = frozenset("、和及以及")
THINGS = frozenset({"animal", "plant", "weather", "water", "fire", "light", "vehicle", "vessel", "tool", "machine", "food",
                    "clothing", "building", "place", "game", "thing", "body"})  # fmt: skip
PLACES = frozenset({"building", "place"})
ELEMENTS = frozenset({"weather", "water", "fire", "light"})
LIVING = frozenset({"animal", "plant"})
WISHES = frozenset("要 应 应该 该 想 能 可以 会 别 希望 should must could".split())
NEGATIONS = frozenset({"不", "没", "没有", "不太", "not"})
CLASSIFIERS = frozenset(
    "个 只 条 张 把 面 座 块 片 颗 朵 头 位 名 群 团 道 场 股 根 匹 棵 株 盏 扇 艘 辆 架 台 幅 首 滴 缕 层 堆 "
    "串 双 对 种 杯 碗 盆 壶 口 潭 汪 件 本 支 枝 枚 粒 堵 间 家 门 尊 副 顶 抹 束 袋 包 捆 锅 轮 弯 阵 剂 针 "
    "记".split()
)
QUOTES = frozenset('"“”‘’「『')
RELATIVE_MARKS = frozenset({"that", "which", "who", "when", "where"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """One marker with the token ranges [first, last) of the whole figure and of its vehicle, and why it is a simile."""

    first: int
    last: int
    vehicle: tuple[int, int]
    head: Token | None
    topic: Token | None
    frame: Frame
    evidence: tuple[Evidence, ...]


def likenesses(sentence: Sentence, found: list[Match[Frame]], lexicon: Lexicon,
               known: Mapping[str, object]) -> tuple[Likeness, ...]:  # fmt: skip
    """The best reading of each marker of the sentence; ``known`` holds the words that are often borrowed from."""
    doubles = [m for m in found if m.owner.role == "double"]
    readings = [
        reading for m in found if m.owner.role == "frame" if (reading := _reading(sentence, m, doubles, lexicon, known))
    ]
    readings.sort(key=lambda r: (not r.frame.closers, -confidence_of(r.evidence), r.first - r.last, r.first))
    chosen: list[Likeness] = []
    for reading in readings:
        if all(reading.last <= c.first or c.last <= reading.first for c in chosen):
            chosen.append(reading)
    return tuple(sorted(chosen, key=lambda r: r.first))


def _reading(sentence: Sentence, match: Match[Frame], doubles: list[Match[Frame]], lexicon: Lexicon,
             known: Mapping[str, object]) -> Likeness | None:  # fmt: skip
    frame, classes = match.owner, lexicon.vocabularies[sentence.language].classes
    vehicle, last = _vehicle(sentence, match)
    if vehicle is None:
        return None
    near = partners(sentence, match.first, match.last, classes)
    if any(holds(c, near, sentence, match.first, match.last, classes) for c in frame.unless) or not all(
        holds(c, near, sentence, match.first, match.last, classes) for c in frame.needs
    ):
        return None
    first = match.first if frame.vehicle != "before" else vehicle[0]
    head = vehicle_head(sentence, vehicle)
    topic = _topic(sentence, first)
    clashing = [d for d in doubles if d.first < match.last and match.first < d.last]
    double = max(clashing, key=lambda d: d.owner.habit, default=None)
    evidence = tuple(_evidence(sentence, match, vehicle, head, topic, double, lexicon, known))
    return Likeness(first, last, vehicle, head, topic, frame, evidence)


def _vehicle(sentence: Sentence, match: Match[Frame]) -> tuple[tuple[int, int] | None, int]:
    """The vehicle's tokens [first, last) and where the whole figure ends; None where the frame's closer is missing."""
    tokens, frame, longest = sentence.tokens, match.owner, LONGEST_VEHICLE[sentence.language]
    if frame.vehicle == "before":
        start = match.first
        while (
            start > 0
            and match.first - start < 4
            and tokens[start - 1].pos in "nam"
            and tokens[start - 1].text not in BREAKS
        ):
            start -= 1
        return ((start, match.first) if start < match.first else None), match.last
    end = match.last
    while end < len(tokens) and end - match.last < longest and tokens[end].text not in BREAKS:
        if frame.closers and tokens[end].key in frame.closers and end > match.last:
            return (match.last, end), end + 1
        end += 1
    if frame.closers:
        return None, match.last
    return (match.last, end), end


def vehicle_head(sentence: Sentence, vehicle: tuple[int, int]) -> Token | None:
    """What is borrowed: in English the noun the parse hangs the phrase on, in Chinese its last noun before a verb ends it."""
    span = tuple(counted_thing(t) or t for t in sentence.tokens[vehicle[0] : vehicle[1]])
    nouns = [t for t in span if t.pos == "n" or (sentence.language == "zh" and _is_set_phrase(t))]
    if not nouns:
        return span[-1] if sentence.language == "zh" and _is_measured_thing(span) else None
    if sentence.language == "en":
        return next((t for t in nouns if t.relation not in {"compound", "poss", "npadvmod"}), nouns[0])
    head = nouns[0]
    for before, token in itertools.pairwise(span):
        if token in nouns and (before.pos in "na" or before.key == "的") and token.start > head.start:
            head = token
        elif token.pos == "v" and before is head:
            break
    return head


def _is_set_phrase(token: Token) -> bool:
    """热锅上的蚂蚁: a dictionary word of three or more characters that is no part of speech."""
    return token.pos == "x" and len(token.key) >= 3 and token.key[0].isalpha()


def counted_thing(token: Token) -> Token | None:
    """一艘船 as one word of the list: the thing alone, as a noun; None for other words."""
    if len(token.key) >= 3 and token.key[0] == "一" and token.key[1] in CLASSIFIERS and token.pos in "vx":
        return Token(token.start + 2, token.end, token.text[2:], token.key[2:], "n")
    return None


def _is_measured_thing(span: tuple[Token, ...]) -> bool:
    """一条破船: one word after a number and classifier is a thing, whatever the word list takes it for."""
    return len(span) in {2, 3} and is_measured(span[0]) and all(is_measured(t) for t in span[1:-1])


def _is_event(span: tuple[Token, ...], head: Token | None) -> bool:
    """像走进了仙境: what follows is something done, not a thing (which 挂在脸上的红晕 is)."""
    if _is_measured_thing(span) or (head is not None and head not in span):
        return False
    verb = next((i for i, t in enumerate(span) if t.pos == "v"), None)
    if verb is None or any(t.pos == "n" for t in span[:verb]):
        return False
    if head is None:
        return True
    at = span.index(head)
    return at > verb and span[at - 1].key != "的" and not any(t.key == "的" for t in span[verb:at])


def is_measured(opening: Token) -> bool:
    """一面, 一条, 只, 个: a number or classifier opens the vehicle."""
    return (
        opening.pos == "m"
        or counted_thing(opening) is not None
        or opening.key in CLASSIFIERS
        or (opening.key[0] == "一" and opening.key[-1] in CLASSIFIERS)
    )


def _topic(sentence: Sentence, first: int) -> Token | None:
    before = [t for t in sentence.tokens[:first] if t.pos == "n" or t.key in PERSONAL_PRONOUNS]
    return before[-1] if before else None


def _evidence(sentence: Sentence, match: Match[Frame], vehicle: tuple[int, int], head: Token | None, topic: Token | None,
              double: Match[Frame] | None, lexicon: Lexicon, known: Mapping[str, object]) -> Iterator[Evidence]:  # fmt: skip
    w, tokens, frame = lexicon.weights.scales[sentence.language], sentence.tokens, match.owner
    classes = lexicon.vocabularies[sentence.language].classes
    span = tokens[vehicle[0] : vehicle[1]]
    yield w.evidence("simile-frame", frame.id.split(":", 1)[1])
    yield w.evidence("simile-habit", f"{frame.habit:.0%}", log_odds(frame.habit))
    if frame.closers:
        yield w.evidence("simile-closed", tokens[vehicle[1]].text)
    if double:
        yield w.evidence("simile-double", double.owner.marker, double.owner.habit)
    if sentence.language == "en" and any(t.pos == "v" and t.key == "like" for t in tokens[match.first : match.last]):
        yield w.evidence("simile-verb-marker", tokens[match.first].text)
    if match.first == 0:
        yield w.evidence("simile-first")
    elif tokens[match.first - 1].text in BREAKS:
        yield w.evidence("simile-opening")
    elif tokens[match.first - 1].key in WISHES:
        yield w.evidence("simile-wish", tokens[match.first - 1].text)
    if match.first > 0 and tokens[match.first - 1].key in NEGATIONS:
        yield w.evidence("simile-negated")
    elif match.first > 0 and tokens[match.first - 1].key == "得":
        yield w.evidence("simile-of-degree", tokens[max(0, match.first - 2)].text)
    elif match.first > 0 and tokens[match.first - 1].pos in "nr":
        yield w.evidence("simile-after-topic", tokens[match.first - 1].text)
    elif match.first > 0 and tokens[match.first - 1].pos == "v":
        yield w.evidence("simile-after-verb", tokens[match.first - 1].text)
    yield from _topic_evidence(sentence, topic, classes, lexicon)
    yield from _vehicle_evidence(sentence, span, head, topic, classes, lexicon, known)


def _topic_evidence(sentence: Sentence, topic: Token | None, classes: Mapping[str, str],
                    lexicon: Lexicon) -> Iterator[Evidence]:  # fmt: skip
    w = lexicon.weights.scales[sentence.language]
    if topic is None:
        yield w.evidence("simile-no-topic")
        return
    kind = kind_of(topic, sentence.language, classes)
    if kind == "person":
        yield w.evidence("simile-topic-person", topic.text)
    elif kind in ABSTRACT or kind == "abstract":
        yield w.evidence("simile-topic-abstract", topic.text)
    elif kind:
        yield w.evidence("simile-topic-thing", topic.text)


def _vehicle_evidence(sentence: Sentence, span: tuple[Token, ...], head: Token | None, topic: Token | None,
                      classes: Mapping[str, str], lexicon: Lexicon, known: Mapping[str, object]) -> Iterator[Evidence]:  # fmt: skip
    w = lexicon.weights.scales[sentence.language]
    if not span:
        yield w.evidence("simile-no-vehicle")
        return
    opening = span[0]
    yield w.evidence("simile-length", str(len(span)), round(len(span) / 5, 2))
    if opening.key in PERSONAL_PRONOUNS or opening.key in DEMONSTRATIVES:
        yield w.evidence("simile-pronoun", opening.text)
    elif is_measured(opening) if sentence.language == "zh" else opening.key in {"a", "an"}:
        yield w.evidence(
            "simile-classifier", opening.text if sentence.language == "zh" else " ".join(t.text for t in span[:2])
        )
    elif sentence.language == "zh" and opening.pos in "pd":
        yield w.evidence("simile-circumstance", opening.text)
    if opening.text[0] in QUOTES:
        yield w.evidence("simile-quote")
    if any(t.key in LIST_MARKS for t in span):
        yield w.evidence("simile-list")
    if sentence.language == "zh" and _is_event(span, head):
        yield w.evidence("simile-event")
    if head is None:
        yield w.evidence("simile-clause" if any(t.pos == "v" for t in span) else "simile-no-vehicle")
        return
    yield from _head_evidence(sentence, span, head, topic, classes, lexicon, known)


def _head_evidence(sentence: Sentence, span: tuple[Token, ...], head: Token, topic: Token | None, classes: Mapping[str, str],
                   lexicon: Lexicon, known: Mapping[str, object]) -> Iterator[Evidence]:  # fmt: skip
    w = lexicon.weights.scales[sentence.language]
    kind = kind_of(head, sentence.language, classes)
    about = kind_of(topic, sentence.language, classes) if topic else ""
    if kind in PLACES:
        yield w.evidence("simile-place", head.text)
    elif kind in ELEMENTS:
        yield w.evidence("simile-element", head.text)
    elif kind in LIVING:
        yield w.evidence("simile-person-as-living" if about == "person" else "simile-living", head.text)
    elif kind in THINGS or _is_set_phrase(head):
        yield w.evidence("simile-thing", head.text)
    elif kind == "person":
        yield w.evidence("simile-person", head.text)
    elif kind in {"time", WHEN}:
        yield w.evidence("simile-time", head.text)
    elif kind:
        yield w.evidence("simile-abstract", head.text)
    else:
        yield w.evidence("simile-noun", head.text)
    if head.key in known:
        yield w.evidence("simile-known-vehicle", head.text)
    if head.text[0].isupper() and sentence.language == "en":
        yield w.evidence("simile-name", head.text)
    if kind and kind == about:
        yield w.evidence("simile-same-kind", head.text)
    if any(t.key == "的" for t in span) or any(t.key in RELATIVE_MARKS for t in span):
        yield w.evidence("simile-modified", head.text)
