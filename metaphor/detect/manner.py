"""The manner of a talk: whether its speaker speaks in images, which makes each doubtful figure likelier, or plainly."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from metaphor.detect.candidates import Finding
from metaphor.lexicon import Lexicon
from metaphor.segment import Sentence

SURE_FROM = 0.6
"""Confidence from which a vivid figure tells of the manner."""
USUAL = 3.0
"""Sentences with a sure vivid figure per thousand words of ordinary interview talk (measured on the composed corpus)."""
HELD_BACK = 500
"""Words of usual talk that every talk is taken to begin with, so that a short text says nothing of its manner."""
MOST = 1.5
"""Doublings of the usual rate that count at most; plain talk is what the other weights are calibrated for."""
LEAST = 0.1


@dataclass(frozen=True, slots=True)
class Manner:
    """How imageful a talk is: log2 of its rate of sure vivid figures against the usual one, and the rate itself."""

    doublings: float
    per_thousand: float


def manner_of(sentences: Sequence[Sentence], found: Sequence[tuple[Finding, ...]]) -> Manner:
    """The manner of a talk, from its candidates as they are weighed so far."""
    words = sum(len(s.tokens) for s in sentences)
    sure = sum(any(f.tier == "vivid" and f.confidence >= SURE_FROM for f in in_sentence) for in_sentence in found)
    rate = 1000 * (sure + USUAL * HELD_BACK / 1000) / (words + HELD_BACK)
    doublings = min(MOST, math.log2(rate / USUAL))
    return Manner(round(doublings, 2), round(1000 * sure / words, 1) if words else 0.0)


def in_manner(sentence: Sentence, found: Sequence[Finding], manner: Manner, lexicon: Lexicon) -> Iterator[Finding]:
    """The candidates with what the talk's manner says of them."""
    if manner.doublings < LEAST:
        yield from found
        return
    evidence = lexicon.weights.scales[sentence.language].evidence(
        "talk-imageful", f"{manner.per_thousand:g}", manner.doublings
    )
    yield from (replace(f, evidence=(*f.evidence, evidence)) for f in found)
