from pathlib import Path

from metaphor.charts.ground import LIGHT
from metaphor.charts.picture import svg
from metaphor.charts.sources import people_bars, people_by_source
from metaphor.lexicon.codebook import read_codebook
from metaphor.views.profile import profile_of
from tests.screens.fake_study import fake_study

CODEBOOK = read_codebook(Path(__file__).parents[2] / "lexicons")
PROFILE = profile_of(fake_study(), CODEBOOK)


def test_bars_name_every_voiced_source_with_its_people() -> None:
    drawn = svg(people_bars(PROFILE, CODEBOOK, LIGHT, language="zh", width=500)).decode()
    assert all(CODEBOOK.source_name(one.source, "zh") in drawn for one in PROFILE.voiced)
    assert "8/8" in drawn


def test_tiles_name_every_person_and_source() -> None:
    drawn = svg(people_by_source(PROFILE, CODEBOOK, LIGHT, width=700)).decode()
    assert all(person in drawn for person in PROFILE.people)
    assert all(CODEBOOK.source_name(one.source, "en") in drawn for one in PROFILE.voiced)
