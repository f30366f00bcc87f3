"""The manner of a talk: whether its speaker speaks in images, which makes each doubtful figure likelier, or plainly."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from metaphor.detect.candidates import Finding
from metaphor.lexicon import Lexicon
from metaphor.segment import Sentence

USUAL = 3.5
"""Vivid figures to be expected in a thousand words of interview talk: the plain interviews of the composed corpus have 1 to
4, its imageful ones 5 to 11."""
HELD_BACK = 500
"""Words of usual talk that every talk is taken to begin with, so that a short text says nothing of its manner."""
MOST = 1.0
"""Doublings of the usual rate that count at most; plain talk is what the other weights are calibrated for."""
LEAST = 0.1


@dataclass(frozen=True, slots=True)
class Manner:
    """How imageful a talk is: log2 of its rate of vivid figures against the usual one, and the rate itself."""

    doublings: float
    per_thousand: float


def manner_of(sentences: Sequence[Sentence], found: Sequence[tuple[Finding, ...]]) -> Manner:
    """The manner of a talk, from its candidates as they are weighed so far: how many vivid figures are to be expected.

    Each sentence counts with the confidence of its surest vivid candidate, so that many doubtful ones tell as well.
    """
    words = sum(len(s.tokens) for s in sentences)
    vivid = sum(max((f.confidence for f in fs if f.tier == "vivid"), default=0.0) for fs in found)
    rate = 1000 * (vivid + USUAL * HELD_BACK / 1000) / (words + HELD_BACK)
    doublings = min(MOST, math.log2(rate / USUAL))
    return Manner(round(doublings, 2), round(1000 * vivid / words, 1) if words else 0.0)


def in_manner(sentence: Sentence, found: Sequence[Finding], manner: Manner, lexicon: Lexicon) -> Iterator[Finding]:
    """The candidates with what the talk's manner says of them."""
    if manner.doublings < LEAST:
        yield from found
        return
    evidence = lexicon.weights.scales[sentence.language].evidence(
        "talk-imageful", f"{manner.per_thousand:g}", manner.doublings
    )
    yield from (replace(f, evidence=(*f.evidence, evidence)) for f in found)
