"""The candidates of one sentence: entries, similes and identities that may be figures, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from metaphor.detect.evidence import Talk, confidence_of, weigh
from metaphor.detect.identity import Identity, identities
from metaphor.detect.index import Index, Match, index_of
from metaphor.detect.kinds import kind_of
from metaphor.detect.match import matches
from metaphor.detect.similes import Likeness, likenesses
from metaphor.lexicon import Entry, Lexicon
from metaphor.lexicon.folder import Vocabulary
from metaphor.lexicon.frames import Frame
from metaphor.lexicon.passed import PassedOver
from metaphor.model import Evidence, Kind, Language, Rival, Tier, Token
from metaphor.segment import Sentence

TELLING_KINDS = frozenset("animal plant weather water fire light vehicle vessel machine food game tool money".split())
"""Classes that tell the source of a vehicle better than a word beside it does: a lost dog is an animal, not a way."""


_Owner = Entry | PassedOver


@dataclass(frozen=True, slots=True)
class Finding:
    """A figurative stretch before interpretation: tokens [first, last) of sentence ``sentence``, and why it is one."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    rule: str
    kind: Kind
    tier: Tier
    source: str
    schema: str
    second_source: str | None
    emotion: str
    evidence: tuple[Evidence, ...]
    topic: str = ""
    vehicle: str = ""
    rivals: tuple[Rival, ...] = ()

    @property
    def confidence(self) -> float:
        """Probability 0…1 that a careful coder would mark this."""
        return confidence_of(self.evidence)


@dataclass(frozen=True, slots=True, eq=False)
class _Indices:
    words: Index[_Owner]
    frames: Index[Frame]
    by_form: dict[str, Entry]


@cache
def _indices(vocabulary: Vocabulary, language: Language) -> _Indices:
    """Compiled once a process for each vocabulary (compared by identity)."""
    by_form = {e.form: e for e in vocabulary.entries if e.mechanism == "contrast"}
    owners: tuple[_Owner, ...] = (*vocabulary.entries, *vocabulary.passed_over)
    return _Indices(index_of(owners, language), index_of(vocabulary.frames, language), by_form)


@dataclass(frozen=True, slots=True, eq=False)
class Sighted:
    """Where the lexicon's patterns stand in one sentence; nothing is weighed yet."""

    entries: tuple[Match[Entry], ...]
    passed_over: tuple[Match[PassedOver], ...]


def sight(sentence: Sentence, lexicon: Lexicon) -> Sighted:
    """Every entry and passed-over form that stands in the sentence.

    Where a set expression shrinks to one word that has an entry of its own, the word's own entry speaks.
    """
    vocabulary = lexicon.vocabularies[sentence.language]
    indices = _indices(vocabulary, sentence.language)
    entries: list[Match[Entry]] = []
    passed_over: list[Match[PassedOver]] = []
    for match in matches(sentence, indices.words, vocabulary.classes):
        owner = match.owner
        if isinstance(owner, Entry):
            one_word = owner.mechanism == "set" and match.last - match.first == 1
            if one_word and sentence.tokens[match.first].key in indices.by_form:
                continue
            entries.append(Match(match.first, match.last, match.start, match.end, owner))
        else:
            passed_over.append(Match(match.first, match.last, match.start, match.end, owner))
    return Sighted(tuple(entries), tuple(passed_over))


def candidates(place: int, sentence: Sentence, sighted: Sighted, lexicon: Lexicon, talk: Talk) -> Iterator[Finding]:
    """Everything in the sentence that may be a figure, however unlikely; ``place`` is the sentence's index in the talk."""
    vocabulary = lexicon.vocabularies[sentence.language]
    indices = _indices(vocabulary, sentence.language)
    for match in sighted.entries:
        evidence = weigh(match, sentence, sighted.passed_over, lexicon, talk)
        if evidence is not None:
            e = match.owner
            yield Finding(place, match.first, match.last, match.start, match.end, e.id, e.kind, e.tier, e.source, e.schema,
                          e.second_source, e.emotion, evidence)  # fmt: skip
    frames = matches(sentence, indices.frames, vocabulary.classes)
    for likeness in likenesses(sentence, frames, lexicon, indices.by_form):
        yield _simile(place, sentence, likeness, sighted, lexicon)
    for identity in identities(sentence, lexicon, indices.by_form):
        yield _identity(place, sentence, identity, sighted, lexicon)


def _simile(place: int, sentence: Sentence, likeness: Likeness, sighted: Sighted, lexicon: Lexicon) -> Finding:
    first, last = _with_complement(sentence, likeness.first), likeness.last
    vehicle = sentence.tokens[likeness.vehicle[0] : likeness.vehicle[1]]
    return _image(place, sentence, (first, last), likeness.head, likeness.frame.id, "simile", likeness.topic, vehicle,
                  likeness.evidence, sighted, lexicon)  # fmt: skip


def _identity(place: int, sentence: Sentence, identity: Identity, sighted: Sighted, lexicon: Lexicon) -> Finding:
    span = (identity.first, identity.last)
    rule = f"{sentence.language}/identity:{identity.head.key}"
    return _image(place, sentence, span, identity.head, rule, "metaphor", identity.topic, sentence.tokens[slice(*span)],
                  identity.evidence, sighted, lexicon)  # fmt: skip


def _image(
    place: int, sentence: Sentence, span: tuple[int, int], head: Token | None, rule: str, kind: Kind, topic: Token | None,
    vehicle: tuple[Token, ...], evidence: tuple[Evidence, ...], sighted: Sighted, lexicon: Lexicon,
) -> Finding:  # fmt: skip
    """A finding whose source is read off its vehicle."""
    source, schema, second, emotion = _borrowed(sentence, span, head, sighted, lexicon, as_deed=kind == "simile")
    start, end = sentence.tokens[span[0]].start, sentence.tokens[span[1] - 1].end
    words = ("" if sentence.language == "zh" else " ").join(t.text for t in vehicle)
    return Finding(place, *span, start, end, rule, kind, "vivid", source, schema, second, emotion, evidence,
                   topic.text if topic else "", words)  # fmt: skip


def _with_complement(sentence: Sentence, first: int) -> int:
    """挤得像沙丁鱼: the word before 得 belongs to the figure."""
    if sentence.language == "zh" and first >= 2 and sentence.tokens[first - 1].key == "得":
        return first - 2
    return first


def _borrowed(
    sentence: Sentence, span: tuple[int, int], head: Token | None, sighted: Sighted, lexicon: Lexicon, *, as_deed: bool
) -> tuple[str, str, str | None, str]:
    """Source, schema, second source and emotion, read off the vehicle: the entry of its head, the longest there, its class.

    ``as_deed``: a phrase with a verb goes before its noun (like you hit a wall).
    """
    vocabulary = lexicon.vocabularies[sentence.language]
    inside = [m for m in sighted.entries if span[0] <= m.first and m.last <= span[1]]
    named = _indices(vocabulary, sentence.language).by_form.get(head.key) if head else None

    def rank(m: Match[Entry]) -> tuple[bool, bool, bool, int, float]:
        deed = as_deed and m.owner.mechanism == "set" and any(t.pos == "v" for t in sentence.tokens[m.first : m.last])
        return _covers(m, head), deed, m.owner is named, m.end - m.start, m.owner.habit

    best = max(inside, key=rank, default=None)
    kind = kind_of(head, sentence.language, vocabulary.classes) if head else ""
    beside_the_point = best is not None and kind in TELLING_KINDS and not _covers(best, head)
    entry = named if best is None or beside_the_point else best.owner
    if entry:
        return entry.source, entry.schema, entry.second_source, entry.emotion
    source, schema = lexicon.vehicles.get(kind, ("other", "general"))
    return source, schema, None, ""


def _covers(match: Match[Entry], head: Token | None) -> bool:
    return head is not None and match.start <= head.start < match.end
