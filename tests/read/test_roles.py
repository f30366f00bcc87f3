"""Who asks and who tells."""

from __future__ import annotations

import pytest

from metaphor.model import Role
from metaphor.read import with_roles
from metaphor.read.names import plausible, role_of
from tests.read.looking import Reading, roles


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Interviewer", "interviewer"), ("INTERVIEWER 2", "interviewer"), ("Int.", "interviewer"), ("Q", "interviewer"),
        ("I", "interviewer"), ("Moderator", "interviewer"), ("Host 1", "interviewer"), ("访谈者", "interviewer"),
        ("訪談者", "interviewer"), ("采访者", "interviewer"), ("问", "interviewer"), ("主持人", "interviewer"),
        ("主持人A", "interviewer"), ("记者", "interviewer"), ("研究员", "interviewer"),
        ("Interviewee", "participant"), ("P1", "participant"), ("P 12", "participant"), ("R", "participant"),
        ("受访者", "participant"), ("受访者A", "participant"), ("受访者（女）", "participant"), ("答", "participant"),
        ("Participant_3", "participant"), ("Ann", None), ("Ian", None), ("林岚", None), ("Speaker 1", None), ("Pam", None),
    ],
)  # fmt: skip
def test_roles_by_name(name: str, role: str | None) -> None:
    assert role_of(name) == role


@pytest.mark.parametrize(
    "name", ["Ann", "Dr. Ann Lee", "id1", "说话人1", "王女士", "O'Brien", "Jean de la Tour", "bob"]
)
def test_roles_plausible_names(name: str) -> None:
    assert plausible(name)


@pytest.mark.parametrize(
    "name",
    [
        "He said",
        "The point is",
        "所以我想说的是",
        "他说",
        "图2",
        "Note",
        "12",
        "and then, well",
        "why? because",
        "one two three",
        "时间",
    ],
)
def test_roles_stretches_that_are_no_name(name: str) -> None:
    assert not plausible(name)


def test_roles_the_one_who_asks_and_talks_less_interviews(reading: Reading) -> None:
    text = "JD: What is it like for you?\nKM: Like carrying water in my hands, I never get home with any.\n" * 4
    assert roles(reading(text)) == {"JD": "interviewer", "KM": "participant"}


def test_roles_several_interviewers_of_one_guest(reading: Reading) -> None:
    guest = "Gil: I fell into it, I was a river looking for my bed, and my mother said to me, go where I could not.\n"
    text = (f"Ann: Could you tell us how you began?\n{guest}Ben: And did you ever look back?\n{guest}") * 3
    assert roles(reading(text)) == {"Ann": "interviewer", "Gil": "participant", "Ben": "interviewer"}


def test_roles_a_group_in_which_nobody_asks_is_all_participants(reading: Reading) -> None:
    text = "[id1] I like it a lot.\n\n[id2] I drown in slides.\n\n[id1] I got through.\n\n[id2] I did not."
    assert set(roles(reading(text)).values()) == {"participant"}


def test_roles_one_speaker_alone_is_the_participant(reading: Reading) -> None:
    assert roles(reading("Kim: I asked myself, why?\nKim: And why not?\nKim: Who knows?\n")) == {"Kim": "participant"}


def test_roles_can_be_laid_down(reading: Reading) -> None:
    text = "JD: What?\nKM: Water, water, water.\nJD: Where?\nKM: In my hands.\n"
    assert roles(reading(text, roles=(("jd ", "participant"),)))["JD"] == "participant"
    wanted: dict[str, Role] = {"km": "interviewer"}
    assert roles(with_roles(reading(text), wanted)) == {"JD": "interviewer", "KM": "interviewer"}
