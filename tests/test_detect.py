"""Detection on cases in four drawers: talk as people say it, synthetic, negative, known failures (strict)."""

from __future__ import annotations

import csv
import itertools
import math
from pathlib import Path

import pytest

import metaphor
from metaphor.detect import confidence_of
from metaphor.model import Expression

CASES = Path(__file__).parent / "cases"


def drawer(name: str) -> list[dict[str, str]]:
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found(case: dict[str, str]) -> tuple[Expression, ...]:
    return metaphor.find(case["text"])


def is_met(case: dict[str, str]) -> bool:
    start = case["text"].index(case["expression"])
    end = start + len(case["expression"])
    return any(
        x.start < end and start < x.end and case["source"] in ("", x.source, x.second_source) for x in found(case)
    )


@pytest.mark.parametrize("case", drawer("talk") + drawer("synthetic"), ids=lambda c: c["text"][:24])
def test_detect_finds_the_figure_with_its_source(case: dict[str, str]) -> None:
    assert is_met(case), [(x.text, x.source) for x in found(case)]


@pytest.mark.parametrize("case", drawer("negative"), ids=lambda c: c["text"][:24])
def test_detect_passes_over_the_literal(case: dict[str, str]) -> None:
    assert [(x.text, x.rule, x.confidence) for x in found(case)] == []


@pytest.mark.parametrize("case", drawer("known_failures"), ids=lambda c: c["text"][:24])
@pytest.mark.xfail(strict=True, reason="a known failure: move the case to another drawer once it passes")
def test_detect_known_failures(case: dict[str, str]) -> None:
    assert is_met(case)


def test_detect_explanation_replays_to_the_same_confidence() -> None:
    for case in drawer("talk"):
        for x in found(case):
            odds = sum(e.weight for e in x.evidence)
            assert x.confidence == pytest.approx(1 / (1 + math.exp(-odds)), abs=0.001)
            assert x.confidence == confidence_of(x.evidence)
            assert x.rule
            assert x.evidence


def test_detect_every_piece_of_evidence_has_a_sentence_in_both_languages() -> None:
    from metaphor.lexicon import load

    weights = load().weights
    assert all(set(scale.values) == set(weights.sentences) for scale in weights.scales.values())
    assert all(names[language] for names in weights.sentences.values() for language in ("en", "zh"))


def test_detect_literal_topics_are_demoted() -> None:
    text = "Our journey took a different road in the end."
    free = {x.text for x in metaphor.find(text)}
    told = {x.text for (xs) in metaphor.find_all([text], literal_topics=["journey", "road"]) for x in xs}
    assert told < free or not told


def test_detect_strictness_only_ever_adds() -> None:
    from metaphor.detect import find_in
    from metaphor.lexicon import load
    from metaphor.segment import sentences_of

    text = "We hit a wall, the plan stalled, and I was drained and had to climb out of that hole."
    (sentences,) = sentences_of([(text, 0)])
    counts = [len(find_in(sentences, load(), strictness=s)) for s in ("strict", "balanced", "broad")]
    assert counts == sorted(counts)
    assert counts[-1] >= 2


def test_detect_overlapping_readings_are_kept_as_rivals() -> None:
    xs = metaphor.find("五个人住，挤得像沙丁鱼罐头一样。")  # packed like a tin of sardines
    assert all(a.end <= b.start for a, b in itertools.pairwise(xs))
    assert any(x.rivals for x in xs)


@pytest.mark.parametrize(
    ("text", "negated"),
    [("We did not hit a wall.", True), ("We hit a wall.", False), ("我没有被牵着鼻子走。", True)],  # I was not led by the nose
)
def test_detect_negated_figures_are_still_figures(text: str, negated: bool) -> None:
    assert [x.negated for x in metaphor.find(text)] == [negated]


@pytest.mark.parametrize(
    ("text", "reported"),
    [("My boss said we had hit a wall.", True), ("I said we had hit a wall.", False), ("他说我们在走弯路。", True)],  # he says we take the long way
)
def test_detect_reported_figures_are_marked(text: str, reported: bool) -> None:
    (x,) = metaphor.find(text)
    assert x.reported is reported
