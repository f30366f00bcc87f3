"""Counts: participants first, the interviewer never."""

from __future__ import annotations

import pytest

from metaphor.views.profile import profile_of
from metaphor.views.voices import mean_valence, people_of, voices_of
from tests.builders import CODEBOOK, interview, mortgages, study


def test_voices_leave_out_the_interviewer() -> None:
    voices = voices_of(mortgages())
    assert len(voices) == sum(len(i.expressions) for i in mortgages().interviews) - 1
    assert all(v.transcript.turns[v.expression.turn].role == "participant" for v in voices)


def test_people_without_a_figure_are_people_too() -> None:
    assert people_of(mortgages()) == ("Ann", "Ben", "Cleo", "王女士", "李先生", "Dora")


def test_two_participants_of_one_interview_are_two_people() -> None:
    group = interview(
        "group", [("P1", "It was {journey/path/hope:a road}."), ("P2", "A {journey/path/hope:path}, yes.")]
    )
    assert people_of(study(group)) == ("group · P1", "group · P2")
    assert profile_of(study(group), CODEBOOK).sources[0].share == 1.0


def test_profile_counts_people_before_mentions() -> None:
    profile = profile_of(mortgages(), CODEBOOK)
    journey, container = profile.sources[0], profile.sources[1]
    assert journey.people == ("Ann", "Ben", "王女士")
    assert (journey.mentions, journey.share) == (5, 0.5)
    assert [(f.id, f.people, f.mentions) for f in journey.schemas] == [("obstacle", 3, 3), ("climb", 2, 2)]
    assert container.people == ("Ann", "Ben", "Cleo", "王女士", "李先生")
    assert [s.source for s in profile.voiced][:2] == ["container", "journey"]


def test_second_source_is_counted_apart() -> None:
    profile = {s.source: s for s in profile_of(mortgages(), CODEBOOK).sources}
    assert (profile["force"].mentions, profile["force"].second) == (1, 1)


def test_matrix_agrees_with_the_sources() -> None:
    profile = profile_of(mortgages(), CODEBOOK)
    for column, source in enumerate(profile.sources):
        assert sum(row[column] for row in profile.matrix) == source.mentions
        assert sum(row[column] > 0 for row in profile.matrix) == len(source.people)


def test_valence_weighs_people_not_mentions() -> None:
    talkative = interview("A", [("A", "{journey/path/joy:a} {journey/path/joy:b} {journey/path/joy:c}.")])
    terse = interview("B", [("B", "{journey/path/pain:d}.")])
    assert mean_valence(voices_of(study(talkative, terse))) == pytest.approx(0.0)


def test_empty_study_has_an_empty_profile() -> None:
    profile = profile_of(study(), CODEBOOK)
    assert profile.people == ()
    assert profile.voiced == ()
    assert len(profile.sources) == len(CODEBOOK.sources)
