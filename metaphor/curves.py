"""Curves: what strictness trades, and what a larger lexicon brings, measured on annotated turns."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from metaphor.detect import Strictness
from metaphor.evaluate import AnnotatedTurn, Finder, Judged, Score, judge, read_annotations, score
from metaphor.lexicon import Lexicon, load
from metaphor.model import Expression, Language
from metaphor.study import Settings, find_in_document

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
SHARES = (0.25, 0.5, 0.75, 1.0)
DRAWS = 3
"""Random cuts of the lexicon a share is averaged over."""


def strictness_curve(turns: Sequence[AnnotatedTurn]) -> Iterator[tuple[float, Score]]:
    """(confidence from which a finding counts, score), from *broad* upwards.

    What is kept above a threshold is filtered from what is found at *broad*; a study made at that threshold may in a few
    places choose the shorter of two overlapping figures.
    """
    judged = judge(turns, _finder(load(), "broad"))
    for threshold in THRESHOLDS:
        yield threshold, score((_from(j, threshold) for j in judged), resamples=0)


def _from(judged: Judged, threshold: float) -> Judged:
    """The outcome if only what is at least so sure had been found."""
    found = tuple((x, right) for x, right in judged.found if x.confidence >= threshold)
    asked = tuple((g, *_met(found, g.start, g.end, g.sources, hit)) for g, hit, _ in judged.asked)
    return Judged(found, asked)


def _met(found: Iterable[tuple[Expression, bool]], start: int, end: int, sources: tuple[str, ...],
         hit: bool) -> tuple[bool, bool]:  # fmt: skip
    over = [x for x, right in found if right and x.start < end and start < x.end] if hit else []
    return bool(over), any(x.source in sources for x in over)


def learning_curve(turns: Sequence[AnnotatedTurn]) -> Iterator[tuple[float, int, Score]]:
    """(share of the entries, entries of the turns' language, score), averaged over random cuts (seeded)."""
    lexicon = load()
    for share in SHARES:
        cuts = [thinned(lexicon, share, seed) for seed in range(DRAWS if share < 1 else 1)]
        scores = [score(judge(turns, _finder(cut, "balanced")), resamples=0) for cut in cuts]
        size = len(cuts[0].vocabularies[turns[0].language].entries)
        yield share, size, _mean(scores)


def _mean(scores: Sequence[Score]) -> Score:
    precision, recall = (sum(getattr(s, name) for s in scores) / len(scores) for name in ("precision", "recall"))
    f1, source = (sum(getattr(s, name) for s in scores) / len(scores) for name in ("f1", "source"))
    return replace(scores[0], precision=precision, recall=recall, f1=f1, source=source)


def thinned(lexicon: Lexicon, share: float, seed: int) -> Lexicon:
    """The lexicon with a random share 0…1 of each language's entries; all else stays."""
    chance = random.Random(seed)
    return replace(
        lexicon,
        vocabularies=MappingProxyType(
            {
                language: replace(v, entries=tuple(e for e in v.entries if chance.random() < share))
                for language, v in lexicon.vocabularies.items()
            }
        ),
    )


def curve_report(path: Path) -> Iterator[str]:
    """The lines of both curves on one annotation file."""
    turns = read_annotations(path)
    for threshold, s in strictness_curve(turns):
        yield f"  from confidence {threshold:.1f}: P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f}  found {s.found}"
    for share, size, s in learning_curve(turns):
        yield f"  with {share:.0%} of the entries ({size}): P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f}"


def _finder(lexicon: Lexicon, strictness: Strictness) -> Finder:
    """``find_all`` of one document with a lexicon and a strictness of one's own."""

    def found(texts: Sequence[str], *, language: Language | None, one_document: bool,
              literal_topics: Sequence[str]) -> Iterator[tuple[Expression, ...]]:  # fmt: skip
        settings = Settings(topics=tuple(literal_topics), language=language, strictness=strictness)
        return find_in_document(texts, settings, lexicon)

    return found
