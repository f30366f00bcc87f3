"""Metaphors of identity, “A is B”: a thing of the world said to be what a feeling, an idea or a person is.

English reads the complement of *be* and *become* off the parse; Chinese reads what follows 是, 成了, 变成 and their kin up to
the end of the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from metaphor.detect.company_chinese import BREAKS
from metaphor.detect.kinds import PERSONAL_PRONOUNS, kind_of
from metaphor.detect.similes import THINGS, is_measured, vehicle_head
from metaphor.lexicon import Lexicon
from metaphor.lexicon.entries import ABSTRACT, WHEN
from metaphor.model import Evidence, Token
from metaphor.segment import Sentence

COPULAS = frozenset({"be", "become"})
CHINESE_COPULAS = frozenset(
    "是 就是 成了 变成 变成了 成为 成为了 等于 当成 当作 化作 化为 沦为 简直是 便是 乃是 才是".split()
)
LONGEST_VEHICLE = 12
"""In words."""
VAGUE = frozenset({"it", "this", "that", "these", "those", "they", "这", "那", "它", "它们", "这个", "那个", "这些"})
AGENTS = ("er", "or", "ist", "ian")
"""How the names of those who do something end: “she's a feeder”, “he was a watch repairer” say what people are."""
DISTANT = frozenset({"thing", "place", "building"})
"""Classes so wide that a literal statement often ends in one."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Tokens [first, last) of what the topic is said to be, its head, the topic, and why it is a figure."""

    first: int
    last: int
    head: Token
    topic: Token | None
    evidence: tuple[Evidence, ...]


def identities(sentence: Sentence, lexicon: Lexicon, known: Mapping[str, object]) -> Iterator[Identity]:
    """Every complement that names a thing of the world; ``known`` holds the words that are often borrowed from."""
    find = _english if sentence.language == "en" else _chinese
    classes = lexicon.vocabularies[sentence.language].classes
    for first, last, head, topic in find(sentence):
        kind = kind_of(head, sentence.language, classes)
        if kind in THINGS:
            evidence = tuple(_evidence(sentence, first, head, kind, topic, lexicon, known))
            yield Identity(first, last, head, topic, evidence)


_Found = tuple[int, int, Token, Token | None]


def _english(sentence: Sentence) -> Iterator[_Found]:
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.relation != "attr" or token.pos != "n" or token.head < 0 or tokens[token.head].key not in COPULAS:
            continue
        topic = next((t for t in tokens if t.head == token.head and t.relation == "nsubj"), None)
        first = at
        while (
            first > 0
            and tokens[first - 1].head == at
            and tokens[first - 1].relation in {"det", "amod", "compound", "poss"}
        ):
            first -= 1
        if topic is not None and tokens[first].text.lower() not in {"what", "which", "the"}:
            yield first, at + 1, token, topic


def _chinese(sentence: Sentence) -> Iterator[_Found]:
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.key not in CHINESE_COPULAS or at + 1 >= len(tokens):
            continue
        last = at + 1
        while last < len(tokens) and tokens[last].text not in BREAKS and last - at <= LONGEST_VEHICLE:
            last += 1
        head = vehicle_head(sentence, (at + 1, last))
        before = [
            t for t in tokens[max(0, at - 8) : at] if t.pos == "n" or t.key in PERSONAL_PRONOUNS or t.key in VAGUE
        ]
        if head is not None and not head.key.isascii():
            if tokens[last - 1].key in {"的", "了"}:  # 是…做的: a cleft sentence, not an identity
                continue
            end = next((i for i, t in enumerate(tokens) if t.end == head.end), at) + 1
            if end <= at + 1 or _is_deed(tokens[at + 1 : end]):
                continue
            yield at, end, head, before[-1] if before else None


def _is_deed(words: tuple[Token, ...]) -> bool:
    """是买季卡, 是要纳入谁的声音: what follows is something done to the thing, not the thing."""
    verbs = [i for i, t in enumerate(words) if t.pos == "v" and t.end != words[-1].end]
    return bool(verbs) and not any(t.key == "的" for t in words[verbs[-1] :])


def _evidence(sentence: Sentence, first: int, head: Token, kind: str, topic: Token | None, lexicon: Lexicon,
              known: Mapping[str, object]) -> Iterator[Evidence]:  # fmt: skip
    w = lexicon.weights.scales[sentence.language]
    classes = lexicon.vocabularies[sentence.language].classes
    yield w.evidence("identity", head.text)
    about = kind_of(topic, sentence.language, classes) if topic else ""
    if topic is None or topic.key in VAGUE or topic.text.lower() in VAGUE:
        yield w.evidence("identity-topic-vague")
    elif about == "person":
        yield w.evidence("identity-topic-person", topic.text)
    elif about in ABSTRACT or about == "abstract":
        yield w.evidence("identity-topic-abstract", topic.text)
    elif about == WHEN:
        yield w.evidence("identity-topic-when", topic.text)
    elif about:
        yield w.evidence("identity-topic-concrete", topic.text)
    if about == "person" and sentence.language == "en" and head.key not in classes and head.key.endswith(AGENTS):
        yield w.evidence("identity-agent", head.text)
    if kind in DISTANT:
        yield w.evidence("identity-wide-kind", head.text)
    if head.key in known:
        yield w.evidence("identity-known-vehicle", head.text)
    opening = sentence.tokens[first if sentence.language == "en" else min(first + 1, len(sentence.tokens) - 1)]
    if opening.key == "a" if sentence.language == "en" else is_measured(opening):
        yield w.evidence("identity-one", head.text)
    if head.text[0].isupper():
        yield w.evidence("name")
