from pathlib import Path

import pytest

from metaphor.charts.ground import DARK, LIGHT
from metaphor.charts.map_marks import Chosen, MapStyle, map_records
from metaphor.charts.picture import png, svg
from metaphor.charts.segment_map import SELECTION, row_height, segment_map_chart
from metaphor.lexicon.codebook import read_codebook
from metaphor.views.chronogram import chronogram
from metaphor.views.segment_map import segment_map
from tests.screens.fake_study import fake_study

CODEBOOK = read_codebook(Path(__file__).parents[2] / "lexicons")
STUDY = fake_study()
MAP = segment_map(STUDY)
FLOW = chronogram(MAP.rows, tuple(CODEBOOK.sources))


def test_every_segment_with_a_figure_is_a_block() -> None:
    blocks = [r for r in map_records(MAP.rows, CODEBOOK, MapStyle()) if r["layer"] == "block"]
    drawn = {(r["transcript"], r["segment"]) for r in blocks}
    assert drawn == {(row.transcript, cell.segment) for row in MAP.rows for cell in row.figures}


def test_two_sources_split_the_block_in_halves() -> None:
    row, cell = next((row, cell) for row in MAP.rows for cell in row.figures if cell.second_source)
    halves = [r for r in map_records(MAP.rows, CODEBOOK, MapStyle()) if r["layer"] == "block"
              and (r["transcript"], r["segment"]) == (row.transcript, cell.segment)]  # fmt: skip
    assert [h["colour"] for h in halves] == [CODEBOOK.source_name(s, "en") for s in (cell.source, cell.second_source)]
    assert halves[0]["y1"] == halves[1]["y0"]


def test_the_interviewer_is_a_gap() -> None:
    records = map_records(MAP.rows[:1], CODEBOOK, MapStyle())
    for gap in (cell for cell in MAP.rows[0].cells if cell.gap):
        middle = (gap.x0 + gap.x1) / 2
        assert not [r for r in records if float(r["x0"]) < middle < float(r["x1"])]


def test_a_source_filtered_out_becomes_plain_talk() -> None:
    records = map_records(MAP.rows, CODEBOOK, MapStyle(sources=frozenset({"journey"})))
    shown = {r["segment"] for r in records if r["layer"] == "block" and r["transcript"] == MAP.rows[0].transcript}
    assert shown == {c.segment for c in MAP.rows[0].figures if "journey" in (c.source, c.second_source)}


def test_the_chosen_segment_is_framed_once() -> None:
    at = MAP.rows[1].figures[0].segment
    records = map_records(MAP.rows, CODEBOOK, MapStyle(), Chosen(MAP.rows[1].transcript, at))
    assert [(r["transcript"], r["segment"]) for r in records if r["layer"] == "chosen"] == [
        (MAP.rows[1].transcript, at)
    ]


def test_hovering_gives_the_quote() -> None:
    said = {i.transcript.id: i.segments for i in STUDY.interviews}
    records = map_records(MAP.rows, CODEBOOK, MapStyle(), said=said)
    block = next(r for r in records if r["layer"] == "block")
    assert block["words"] == STUDY.interview(str(block["transcript"])).segments[int(block["segment"])].text


def test_sixty_rows_fit_a_screen_and_twelve_are_generous() -> None:
    assert 60 * row_height(60) <= 760
    assert row_height(12) >= 36


@pytest.mark.parametrize("axis", ["position", "segment", "time"])
@pytest.mark.parametrize("colour_by", ["source", "feeling", "strength"])
def test_the_chart_compiles_for_every_choice(axis: str, colour_by: str) -> None:
    rows = segment_map(STUDY, axis).rows  # type: ignore[arg-type]
    chart = segment_map_chart(rows, FLOW, CODEBOOK, DARK, axis=axis, colour_by=colour_by, language="zh", width=600)  # type: ignore[arg-type]
    assert svg(chart).startswith(b"<svg")


def test_the_chart_can_be_clicked_and_saved() -> None:
    chart = segment_map_chart(MAP.rows, FLOW, CODEBOOK, LIGHT, width=600, title="分段图")  # segment map
    assert SELECTION in {param["name"] for param in chart.to_dict()["params"]}
    assert png(chart, 1).startswith(b"\x89PNG")
    assert "分段图" in svg(chart).decode()


def test_no_rows_still_make_a_chart() -> None:
    assert segment_map_chart((), chronogram((), ("journey",)), CODEBOOK, LIGHT).to_dict()
