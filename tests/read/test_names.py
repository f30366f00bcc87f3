"""One name a person: spellings, and what a person lays down."""

from __future__ import annotations

import pytest

from metaphor.read.names import key, stem
from tests.read.looking import Reading, roles, said

TEXT = (
    "Q: How was it?\nP1: Uphill.\nQ: And you?\nP2: Like a fish in a tank, I went round and round.\nQ: Oh?\nP1: Yes.\n"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("P1", "p1 "), ("P1", "P 1"), ("P1", "P-1"), ("P1", "Ｐ１"), ("受访者1", "受访者 1"), ("Ann Lee:", "ann lee"), ("说话人 2", "说话人２")],
)  # fmt: skip
def test_names_spellings_of_one_name(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("P1", "P2"), ("P1", "P11"), ("P1-2", "P12"), ("Ann Lee", "Ann Leigh")])
def test_names_of_two_people(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_names_share_a_stem() -> None:
    assert stem("B1") == stem("B 12") == "b"
    assert stem("Ann") == ""


def test_names_can_be_changed(reading: Reading) -> None:
    transcript = reading(TEXT, names=(("p1", "Mary"), ("Q", "Jo")))
    assert roles(transcript) == {"Jo": "interviewer", "Mary": "participant", "P2": "participant"}
    assert "P1 is called Mary." in transcript.notes


def test_names_can_be_merged_and_keep_their_role(reading: Reading) -> None:
    transcript = reading(TEXT, names=(("P1", "Mary"), ("P2", "Mary")))
    assert transcript.speakers == ("Q", "Mary")
    assert len(said(transcript)) == 6


def test_names_that_say_a_role_give_it(reading: Reading) -> None:
    transcript = reading(TEXT, names=(("P2", "Interviewer 2"),))
    assert roles(transcript)["Interviewer 2"] == "interviewer"


def test_names_roles_are_laid_down_by_the_name_that_is(reading: Reading) -> None:
    transcript = reading(TEXT, names=(("P2", "Mary"),), roles=(("mary", "interviewer"),))
    assert roles(transcript)["Mary"] == "interviewer"


def test_names_for_a_text_without_marks(reading: Reading) -> None:
    assert said(reading("It was uphill.", names=(("participant", "Mary"),))) == [("Mary", "It was uphill.")]
