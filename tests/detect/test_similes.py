"""Similes and identities: vehicle, topic, source, and what only looks like one."""

from __future__ import annotations

import pytest

import metaphor


@pytest.mark.parametrize(
    ("text", "figure", "source"),
    [
        ("He followed me around like a lost dog.", "like a lost dog", "nature"),
        ("那段日子像一场大雾。", "像一场大雾", "nature"),  # those days were like a thick fog
        ("五个人住，挤得像沙丁鱼罐头一样。", "挤得像沙丁鱼罐头一样", "container"),  # packed like a tin of sardines
        ("她那时候仿佛一只刺猬。", "仿佛一只刺猬", "nature"),  # she was like a hedgehog then
    ],
)
def test_similes_take_marker_vehicle_and_source(text: str, figure: str, source: str) -> None:
    found = {x.text: x for x in metaphor.find(text)}
    assert figure in found, list(found)
    assert found[figure].kind == "simile"
    assert found[figure].source == source
    assert found[figure].vehicle


@pytest.mark.parametrize(
    "text",
    [
        "It was like two hours later.",
        "She was like, okay, fine.",
        "Call me as soon as the bus comes.",
        "像这种情况我们都先登记。",  # in cases like this we register first
        "今年的学费跟去年一样。",  # the fees are the same as last year
        "不像图片上那样。",  # not like in the picture
    ],
)
def test_similes_pass_over_their_literal_doubles(text: str) -> None:
    assert [x.text for x in metaphor.find(text) if x.kind == "simile"] == []


def test_similes_identity_of_an_idea_with_a_thing() -> None:
    (x,) = metaphor.find("Retirement is a wheelbarrow.")
    assert (x.topic, x.vehicle) == ("Retirement", "a wheelbarrow")


def test_similes_identity_of_a_thing_with_a_thing_is_literal() -> None:
    assert metaphor.find("The parcel is a lamp.") == ()
