"""Where patterns stand: gaps, determiners, classes, word boundaries."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from metaphor.detect.index import index_of
from metaphor.detect.match import matches
from metaphor.model import Language
from metaphor.segment import sentences_of


@dataclass(frozen=True, slots=True)
class Form:
    form: str
    where: str = "here"


def found(form: str, text: str, language: Language, classes: dict[str, str] | None = None) -> list[str]:
    index = index_of((Form(form),), language)
    (sentences,) = sentences_of([(text, 0)], language)
    return [text[m.start : m.end] for s in sentences for m in matches(s, index, classes or {})]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("climb the ladder", "She climbed the ladder.", ["climbed the ladder"]),
        ("hit DET wall", "We hit a big wall there.", ["hit a big wall"]),
        ("hit DET wall", "We hit walls.", ["hit walls"]),
        ("lose POSS way", "He lost his way.", ["lost his way"]),
        ("put … on hold", "They put the whole plan on hold.", ["put the whole plan on hold"]),
        ("put … on hold", "They put it, she said, on hold.", []),
        ("lose (all|) control", "I lost control, lost all control.", ["lost control", "lost all control"]),
        ("broken", "The broken cup breaks.", ["broken"]),
        ("can't find", "I can't find it.", ["ca", "n't", "find"][:0] + ["can't find"]),
    ],
)
def test_match_english(form: str, text: str, expected: list[str]) -> None:
    assert found(form, text, "en") == expected


def test_match_english_class() -> None:
    assert found("drown in <money>", "We drown in debt and in water.", "en", {"debt": "money", "water": "water"}) == [
        "drown in debt"
    ]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("被…牵着鼻子走", "老被客户牵着鼻子走。", ["被客户牵着鼻子走"]),  # led by the nose by customers
        ("被…牵着鼻子走", "被他看见，我牵着鼻子走。", []),  # a comma between: not one figure
        ("熬", "熬过来了。", ["熬"]),  # got through it
        ("堵", "路上堵了。", ["堵"]),  # blocked
        ("管", "血管很细。", []),  # a blood vessel is not “to control”
        ("稳定", "收入比较稳定。", ["稳定"]),  # rather stable: one word to the word list
        ("PERSON心里", "我们心里没底。", ["我们心里"]),  # in our hearts
        ("喘不過氣", "壓得喘不過氣。", []),  # forms are written in Simplified characters
        ("喘不过气", "壓得喘不過氣。", ["喘不過氣"]),  # cannot breathe, said in Traditional text
    ],
)
def test_match_chinese(form: str, text: str, expected: list[str]) -> None:
    assert found(form, text, "zh") == expected


@pytest.mark.parametrize(
    ("form", "text", "language", "expected"),
    [
        ("hit DET wall", "We hit, um, a a wall there.", "en", ["hit, um, a a wall"]),
        ("撞…墙", "我们撞嗯了那个嗯南墙。", "zh", ["撞嗯了那个嗯南墙"]),  # we, um, ran into that, um, wall
        ("原地打转", "在原在原地那个嗯打转。", "zh", ["原地那个嗯打转"]),  # going in circles
        ("打转", "原地打嗯转。", "zh", ["打嗯转"]),  # going round
    ],
)
def test_match_runs_over_what_is_set_aside(form: str, text: str, language: Language, expected: list[str]) -> None:
    assert found(form, text, language) == expected
