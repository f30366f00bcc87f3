from pathlib import Path

import pytest

from metaphor.charts.ground import DARK, LIGHT, SEEN, WHITE, contrast
from metaphor.lexicon.codebook import read_codebook

SOURCES = read_codebook(Path(__file__).parents[2] / "lexicons").sources


def test_text_is_readable_on_every_ground() -> None:
    for ground in (LIGHT, DARK, WHITE):
        assert contrast(ground.ink, ground.paper) >= 7
        assert contrast(ground.quiet, ground.paper) >= 4.5


@pytest.mark.parametrize("source", list(SOURCES))
def test_a_source_keeps_its_colour_on_light_and_is_seen_on_dark(source: str) -> None:
    colour = SOURCES[source].colour
    assert LIGHT.colour(colour) == colour
    assert contrast(DARK.colour(colour), DARK.paper) >= SEEN


def test_sources_stay_apart_on_dark() -> None:
    assert len({DARK.colour(source.colour) for source in SOURCES.values()}) == len(SOURCES)
