"""The decision: candidates of all rules over one talk, compared where they overlap, kept above a threshold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from metaphor.detect.candidates import Finding, candidates, sight
from metaphor.detect.carried import carried_on, openings_of
from metaphor.detect.evidence import Talk
from metaphor.detect.manner import in_manner, manner_of
from metaphor.detect.scenes import Scenes
from metaphor.lexicon import Lexicon
from metaphor.lexicon.notation import COMMON
from metaphor.model import Rival
from metaphor.segment import Sentence

Strictness = Literal["strict", "balanced", "broad"]

RIVALS_KEPT = 4
CONTENT = frozenset("nvad")
"""Parts of speech that say something; a preposition at the edge of a pattern is only its condition."""
THREAD_FROM = 0.6
"""Confidence from which a figure lends weight to others of its source nearby."""


def find_in(sentences: Sequence[Sentence], lexicon: Lexicon, *, topics: Iterable[str] = (),
            strictness: Strictness = "balanced") -> tuple[Finding, ...]:  # fmt: skip
    """What is figurative in the sentences of one talk, in order; ``topics`` are literal topics as lookup keys."""
    threshold = lexicon.weights.thresholds[strictness]
    found = candidates_of(sentences, lexicon, topics)
    chosen = (f for s, in_sentence in zip(sentences, found, strict=True) for f in _chosen(s, in_sentence, threshold))
    return tuple(_without_overlap(chosen))


def candidates_of(sentences: Sequence[Sentence], lexicon: Lexicon,
                  topics: Iterable[str] = ()) -> tuple[tuple[Finding, ...], ...]:  # fmt: skip
    """Per sentence of one talk, everything that may be a figure, with all its evidence; nothing is chosen yet."""
    talk = Talk(frozenset(topics), Counter(t.key for s in sentences for t in s.tokens))
    sighted = [sight(s, lexicon) for s in sentences]
    scenes = Scenes(sentences, lexicon)
    alone = [tuple(candidates(i, s, x, lexicon, talk)) for i, (s, x) in enumerate(zip(sentences, sighted, strict=True))]
    openings = openings_of(alone, scenes)
    found = [tuple(carried_on(i, s, alone[i], scenes, openings, lexicon, talk)) for i, s in enumerate(sentences)]
    manner = manner_of(sentences, found)
    found = [tuple(in_manner(s, fs, manner, lexicon)) for s, fs in zip(sentences, found, strict=True)]
    return tuple(tuple(_threaded(i, s, found, lexicon)) for i, s in enumerate(sentences))


def _threaded(
    place: int, sentence: Sentence, candidates: Sequence[tuple[Finding, ...]], lexicon: Lexicon
) -> Iterator[Finding]:
    """The candidates of one sentence, each with the evidence of a figure of its source beside it."""
    near = [f for found in candidates[max(0, place - 1) : place + 2] for f in found if f.confidence >= THREAD_FROM]
    for finding in candidates[place]:
        other = next(
            (f for f in near if f.source == finding.source and (f.end <= finding.start or finding.end <= f.start)), None
        )
        if other:
            thread = lexicon.weights.scales[sentence.language].evidence("thread", other.rule.split(":", 1)[1])
            yield replace(finding, evidence=(*finding.evidence, thread))
        else:
            yield finding


def _chosen(sentence: Sentence, found: tuple[Finding, ...], threshold: float) -> Iterator[Finding]:
    """The best of each stretch: similes first, then what says more, then what has no gap, then the surer; what loses is kept as a rival."""

    def rank(f: Finding) -> tuple[bool, bool, int, bool, float, int, str]:
        return (
            f.confidence < threshold, f.kind != "simile", -_content(sentence, f), "…" in f.rule, -f.confidence,
            f.start - f.end, f.rule,
        )  # fmt: skip

    ranked = sorted(found, key=rank)
    chosen: list[Finding] = []
    for finding in ranked:
        if finding.confidence >= threshold and all(finding.end <= c.start or c.end <= finding.start for c in chosen):
            chosen.append(finding)
    for winner in chosen:
        losers = [f for f in found if f is not winner and f.start < winner.end and winner.start < f.end]
        losers.sort(key=lambda f: (-f.confidence, f.rule))
        rivals = tuple(Rival(f.source, f.schema, f.rule, f.confidence) for f in losers[:RIVALS_KEPT])
        yield replace(winner, rivals=rivals)


def _content(sentence: Sentence, finding: Finding) -> int:
    """How much a stretch says: content words in English, characters in Chinese."""
    if sentence.language == "zh":
        return finding.end - finding.start
    return sum(t.pos in CONTENT and t.key not in COMMON for t in sentence.tokens[finding.first : finding.last])


def _without_overlap(findings: Iterable[Finding]) -> Iterator[Finding]:
    """A stretch in the other language lies inside its sentence: the two must not both claim the same words."""
    end = -1
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        if finding.start >= end:
            yield finding
            end = finding.end
