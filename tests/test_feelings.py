"""Feelings: words and phrases, negation, intensifiers, but, and what a schema lets feel."""

from __future__ import annotations

import pytest

import metaphor
from metaphor.feelings import words_of_feeling
from metaphor.lexicon import load
from metaphor.model import Language
from metaphor.segment import sentences_of


def felt(text: str, language: Language) -> list[tuple[str, str, float]]:
    (sentences,) = sentences_of([(text, 0)], language)
    found = [f for s in sentences for f in words_of_feeling(s, load())]
    return [(text[f.start : f.end], f.emotion.category, f.emotion.valence) for f in found]


def test_feelings_phrases_of_several_words_are_read_whole() -> None:
    ((words, category, valence),) = felt("I was over the moon.", "en")
    assert (words, category) == ("over the moon", "joy")
    assert valence > 0.5


@pytest.mark.parametrize(
    ("plain", "denied", "language"),
    [
        ("I was happy.", "I was not happy.", "en"),
        ("我觉得自豪。", "我没有觉得自豪。", "zh"),  # I feel proud / do not feel proud
    ],
)
def test_feelings_negation_turns_and_weakens(plain: str, denied: str, language: Language) -> None:
    (before,), (after,) = felt(plain, language), felt(denied, language)
    assert before[2] > 0 > after[2]
    assert abs(after[2]) < abs(before[2])
    assert after[1] == ""


def test_feelings_intensifiers_raise() -> None:
    (mild,), (strong,) = felt("I was sad.", "en"), felt("I was very sad.", "en")
    assert strong[2] < mild[2] < 0


@pytest.mark.parametrize(
    ("text", "schema", "category"),
    [
        ("After the divorce I was trapped in that town and in that job.", "trapped", "helplessness"),
        ("That project was a shelter for my mind.", "shelter", "security"),
    ],
)
def test_feelings_a_schema_lets_feel_where_no_word_does(text: str, schema: str, category: str) -> None:
    found = [x for x in metaphor.find(text) if x.schema == schema]
    assert found
    assert all(x.emotion.category == category for x in found)


def test_feelings_every_schema_feeling_is_a_category() -> None:
    codebook = load().codebook
    named = [f for source in codebook.sources.values() for f in source.feelings.values()]
    assert named
    assert set(named) <= set(codebook.emotions)
