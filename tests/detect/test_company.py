"""The company words keep: slots in both languages, kinds, conditions."""

from __future__ import annotations

import pytest

from metaphor.detect.company import holds, partners
from metaphor.detect.kinds import kind_of
from metaphor.lexicon.entries import conditions
from metaphor.model import Language, Token
from metaphor.segment import Sentence, sentences_of

CLASSES = {"debt": "money", "pipe": "thing", "confidence": "feeling", "sauce": "food", "压力": "feeling", "水": "water", "现在": "when"}


def at(word: str, text: str, language: Language) -> tuple[Sentence, int]:
    (sentences,) = sentences_of([(text, 0)], language)
    return next((s, i) for s in sentences for i, t in enumerate(s.tokens) if word in (t.text, t.key))


@pytest.mark.parametrize(
    ("word", "text", "language", "slot", "partner"),
    [
        ("leaked", "All our confidence leaked away.", "en", "subject", "confidence"),
        ("drowning", "They are drowning in debt.", "en", "object", "debt"),
        ("fiery", "The sauce is fiery.", "en", "head", "sauce"),
        ("heavy", "It was a heavy debt.", "en", "head", "debt"),
        ("mountain", "A mountain of debt.", "en", "of", "debt"),
        ("扛", "他一直扛压力。", "zh", "object", "压力"),  # he always shoulders pressure
        ("压垮", "压力压垮了他。", "zh", "subject", "压力"),  # pressure crushed him
        ("排掉", "我把水排掉。", "zh", "object", "水"),  # I drain the water
        ("abandoned", "They sleep in abandoned pipes.", "en", "object", "pipes"),
        ("塌", "水现在塌了。", "zh", "subject", "水"),  # (the) water collapsed now: not “now”
        ("流走", "压力按公司流走。", "zh", "subject", "压力"),  # pressure flows off by firm: not “the firm”
    ],
)
def test_company_slots(word: str, text: str, language: Language, slot: str, partner: str) -> None:
    sentence, i = at(word, text, language)
    assert (slot, partner) in {(p.slot, p.token.text) for p in partners(sentence, i, i + 1, CLASSES)}


@pytest.mark.parametrize(
    ("word", "text", "language"),
    [
        ("opened", "In the evening I opened it.", "en"),
        ("harvest", "After nine weeks you harvest.", "en"),
        ("压", "书现在压在柜子底下。", "zh"),  # the book lies under the cupboard now
        ("凉", "那个药有点凉。", "zh"),  # the drug is a little cool
    ],
)
def test_company_what_says_when_or_how_much_is_no_abstract_company(word: str, text: str, language: Language) -> None:
    sentence, i = at(word, text, language)
    table = {"evening": "when", "week": "time", "现在": "when"}
    assert "abstract" not in {p.side for p in partners(sentence, i, i + 1, table)}


def test_company_kinds_come_from_table_pronoun_norm_and_ending() -> None:
    def kind(word: str, pos: str, language: str) -> str:
        return kind_of(Token(0, len(word), word, word, pos), language, CLASSES)

    assert kind("debt", "n", "en") == "money"
    assert kind("she", "r", "en") == "person"
    assert kind("wheelbarrow", "n", "en") == "thing"
    assert kind("可能性", "n", "zh") == "idea"  # possibility, by its last character
    assert kind("跑", "v", "zh") == ""


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("object:<abstract>", True),
        ("object:<concrete>", False),
        ("object:debt", True),
        ("near:water", False),
        ("subject:<person>", True),
    ],
)
def test_company_conditions(condition: str, expected: bool) -> None:
    sentence, i = at("drowning", "They are drowning in debt.", "en")
    found = partners(sentence, i, i + 1, CLASSES)
    (held,) = conditions(condition, "here")
    assert holds(held, found, sentence, i, i + 1, CLASSES) is expected
