from __future__ import annotations

import pytest

from metaphor.curves import learning_curve, strictness_curve, thinned
from metaphor.evaluate import AnnotatedTurn, Gold
from metaphor.lexicon import load

TEXTS = (
    "We hit a wall and I felt trapped in the paperwork.",
    "It was an uphill battle, but we turned a corner.",
    "I put the box on the table and went home.",
    "My whole world fell apart when the factory closed.",
)
FIGURES = ("hit a wall", "trapped in the paperwork", "uphill battle", "turned a corner", "fell apart")


def turns() -> tuple[AnnotatedTurn, ...]:
    return tuple(
        AnnotatedTurn(
            f"talk {i}", "en", text,
            tuple(Gold(text.find(f), text.find(f) + len(f), ("journey",), "", "", False) for f in FIGURES if f in text),
        )
        for i, text in enumerate(TEXTS)
    )  # fmt: skip


def test_curves_recall_only_falls_as_strictness_rises() -> None:
    curve = list(strictness_curve(turns()))
    recalls = [s.recall for _, s in curve]
    assert recalls == sorted(recalls, reverse=True)
    assert recalls[0] > 0.5
    assert [s.found for _, s in curve] == sorted((s.found for _, s in curve), reverse=True)


def test_curves_a_larger_lexicon_finds_more() -> None:
    curve = list(learning_curve(turns()))
    assert [share for share, _, _ in curve] == [0.25, 0.5, 0.75, 1.0]
    sizes = [size for _, size, _ in curve]
    assert sizes == sorted(sizes)
    assert curve[-1][2].recall > curve[0][2].recall


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_curves_thinning_keeps_that_share_and_all_else(share: float) -> None:
    whole = load()
    cut = thinned(whole, share, seed=1)
    for language, vocabulary in cut.vocabularies.items():
        held = len(whole.vocabularies[language].entries)
        assert len(vocabulary.entries) == pytest.approx(share * held, abs=0.03 * held)
        assert vocabulary.frames == whole.vocabularies[language].frames
    assert thinned(whole, share, seed=1).vocabularies["en"].entries == cut.vocabularies["en"].entries
