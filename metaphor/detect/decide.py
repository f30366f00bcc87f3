"""The decision: candidates of all rules over one talk, compared where they overlap, kept above a threshold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from metaphor.detect.company import kind_of
from metaphor.detect.evidence import Talk, confidence_of, weigh
from metaphor.detect.identity import Identity, identities
from metaphor.detect.index import Index, Match, index_of
from metaphor.detect.match import matches
from metaphor.detect.similes import Likeness, likenesses
from metaphor.lexicon import Entry, Lexicon
from metaphor.lexicon.folder import Vocabulary
from metaphor.lexicon.frames import Frame
from metaphor.model import Evidence, Kind, Language, Rival, Tier, Token
from metaphor.segment import Sentence

Strictness = Literal["strict", "balanced", "broad"]

RIVALS_KEPT = 4
TELLING_KINDS = frozenset("animal plant weather water fire light vehicle vessel machine food game tool money".split())
"""Classes that tell the source of a vehicle better than a word beside it does: a lost dog is an animal, not a way."""
THREAD_FROM = 0.6
"""Confidence from which a figure lends weight to others of its source nearby."""


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
    entries: Index[Entry]
    frames: Index[Frame]
    by_form: dict[str, Entry]


@cache
def _indices(vocabulary: Vocabulary, language: Language) -> _Indices:
    """Compiled once a process for each vocabulary (compared by identity)."""
    by_form = {e.form: e for e in vocabulary.entries if e.mechanism == "contrast"}
    return _Indices(index_of(vocabulary.entries, language), index_of(vocabulary.frames, language), by_form)


def find_in(sentences: Sequence[Sentence], lexicon: Lexicon, *, topics: Iterable[str] = (),
            strictness: Strictness = "balanced") -> tuple[Finding, ...]:  # fmt: skip
    """What is figurative in the sentences of one talk, in order; ``topics`` are literal topics as lookup keys."""
    talk = Talk(frozenset(topics), Counter(t.key for s in sentences for t in s.tokens))
    candidates = [tuple(_candidates(i, s, lexicon, talk)) for i, s in enumerate(sentences)]
    candidates = [tuple(_threaded(i, candidates, lexicon)) for i in range(len(candidates))]
    threshold = lexicon.weights.thresholds[strictness]
    return tuple(_without_overlap([f for found in candidates for f in _chosen(found, threshold)]))


def _candidates(place: int, sentence: Sentence, lexicon: Lexicon, talk: Talk) -> Iterator[Finding]:
    vocabulary = lexicon.vocabularies[sentence.language]
    indices = _indices(vocabulary, sentence.language)
    for match in matches(sentence, indices.entries, vocabulary.classes):
        evidence = weigh(match, sentence, lexicon, talk)
        if evidence is not None:
            e = match.owner
            yield Finding(place, match.first, match.last, match.start, match.end, e.id, e.kind, e.tier, e.source, e.schema,
                          e.second_source, e.emotion, evidence)  # fmt: skip
    frames = matches(sentence, indices.frames, vocabulary.classes)
    for likeness in likenesses(sentence, frames, lexicon, indices.by_form):
        yield _simile(place, sentence, likeness, lexicon, indices)
    for identity in identities(sentence, lexicon, indices.by_form):
        yield _identity(place, sentence, identity, lexicon, indices)


def _simile(place: int, sentence: Sentence, likeness: Likeness, lexicon: Lexicon, indices: _Indices) -> Finding:
    first, last = _with_complement(sentence, likeness.first), likeness.last
    vehicle = sentence.tokens[likeness.vehicle[0] : likeness.vehicle[1]]
    return _image(place, sentence, (first, last), likeness.head, likeness.frame.id, "simile", likeness.topic, vehicle,
                  likeness.evidence, lexicon, indices)  # fmt: skip


def _identity(place: int, sentence: Sentence, identity: Identity, lexicon: Lexicon, indices: _Indices) -> Finding:
    span = (identity.first, identity.last)
    rule = f"{sentence.language}/identity:{identity.head.key}"
    return _image(place, sentence, span, identity.head, rule, "metaphor", identity.topic, sentence.tokens[slice(*span)],
                  identity.evidence, lexicon, indices)  # fmt: skip


def _image(
    place: int, sentence: Sentence, span: tuple[int, int], head: Token | None, rule: str, kind: Kind, topic: Token | None,
    vehicle: tuple[Token, ...], evidence: tuple[Evidence, ...], lexicon: Lexicon, indices: _Indices,
) -> Finding:  # fmt: skip
    """A finding whose source is read off its vehicle."""
    source, schema, second, emotion = _borrowed(sentence, span, head, lexicon, indices)
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
    sentence: Sentence, span: tuple[int, int], head: Token | None, lexicon: Lexicon, indices: _Indices
) -> tuple[str, str, str | None, str]:
    """Source, schema, second source and emotion, read off the vehicle: the longest entry at its head, its class, any entry."""
    vocabulary = lexicon.vocabularies[sentence.language]
    found = matches(sentence, indices.entries, vocabulary.classes)
    inside = [m for m in found if span[0] <= m.first and m.last <= span[1]]
    named = indices.by_form.get(head.key) if head else None

    def rank(m: Match[Entry]) -> tuple[bool, int, bool, float]:
        return _covers(m, head), m.end - m.start, m.owner is named, m.owner.habit

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


def _threaded(place: int, candidates: Sequence[tuple[Finding, ...]], lexicon: Lexicon) -> Iterator[Finding]:
    """The candidates of one sentence, each with the evidence of a figure of its source beside it."""
    near = [f for found in candidates[max(0, place - 1) : place + 2] for f in found if f.confidence >= THREAD_FROM]
    for finding in candidates[place]:
        other = next(
            (f for f in near if f.source == finding.source and (f.end <= finding.start or finding.end <= f.start)), None
        )
        if other:
            thread = lexicon.weights.evidence("thread", other.rule.split(":", 1)[1])
            yield replace(finding, evidence=(*finding.evidence, thread))
        else:
            yield finding


def _chosen(found: tuple[Finding, ...], threshold: float) -> Iterator[Finding]:
    """The best of each stretch: similes first, then the longer, then the surer; what loses is kept as a rival."""
    ranked = sorted(
        found, key=lambda f: (f.confidence < threshold, f.kind != "simile", f.start - f.end, -f.confidence, f.rule)
    )
    chosen: list[Finding] = []
    for finding in ranked:
        if finding.confidence >= threshold and all(finding.end <= c.start or c.end <= finding.start for c in chosen):
            chosen.append(finding)
    for winner in chosen:
        losers = [f for f in found if f is not winner and f.start < winner.end and winner.start < f.end]
        losers.sort(key=lambda f: (-f.confidence, f.rule))
        rivals = tuple(Rival(f.source, f.schema, f.rule, f.confidence) for f in losers[:RIVALS_KEPT])
        yield replace(winner, rivals=rivals)


def _without_overlap(findings: Iterable[Finding]) -> Iterator[Finding]:
    """A stretch in the other language lies inside its sentence: the two must not both claim the same words."""
    end = -1
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        if finding.start >= end:
            yield finding
            end = finding.end
