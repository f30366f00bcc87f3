"""The segment map, its orders, the times inside turns, and the chronogram."""

from __future__ import annotations

import pytest

from metaphor.model import Transcript, Turn
from metaphor.views.chronogram import chronogram
from metaphor.views.map_order import by_attribute, by_likeness, by_name, by_source, path_length
from metaphor.views.segment_map import Row, segment_map
from metaphor.views.timing import clock_of
from tests.builders import CODEBOOK, interview, mortgages, study

SOURCES = tuple(CODEBOOK.sources)


def named(rows: tuple[Row, ...]) -> list[str]:
    return [row.name for row in rows]


@pytest.mark.parametrize("axis", ["position", "segment", "time"])
def test_cells_follow_one_another_without_overlap(axis: str) -> None:
    for row in segment_map(mortgages(), axis).rows:  # type: ignore[arg-type]
        assert all(cell.x0 <= cell.x1 for cell in row.cells)
        assert all(a.x1 <= b.x0 + 1e-9 for a, b in zip(row.cells, row.cells[1:], strict=False))


def test_position_runs_from_nought_to_one() -> None:
    for row in segment_map(mortgages()).rows:
        assert row.cells[0].x0 == 0.0
        assert row.length == pytest.approx(1.0)


def test_interviewer_is_a_gap_without_figures() -> None:
    first = segment_map(mortgages()).rows[0].cells[0]
    assert first.gap
    assert not first.source
    assert not first.texts


def test_a_cell_says_what_its_segment_says() -> None:
    row = segment_map(mortgages(), "segment").rows[2]
    cell = next(cell for cell in row.cells if cell.source)
    assert (cell.source, cell.second_source, cell.schema, cell.emotion) == (
        "container",
        "force",
        "trapped",
        "helplessness",
    )
    assert cell.texts == ("boxed in",)
    assert cell.person == "Cleo"
    assert cell.valence == -0.8


def test_two_figures_of_one_segment_share_its_cell() -> None:
    two = study(interview("A", [("A", "A {journey/path/hope:road} and a {nature/fire/anger:fire} of its own.")]))
    (cell,) = segment_map(two).rows[0].cells
    assert cell.texts == ("road", "fire")
    assert {cell.source, cell.second_source} == {"journey", "nature"}


def test_time_axis_leaves_out_and_names_what_has_no_time() -> None:
    timed = segment_map(mortgages(), "time")
    assert timed.untimed == ("Cleo", "李先生", "Dora")
    ann = timed.rows[0]
    assert (ann.cells[0].x0, ann.cells[0].x1) == (0.0, 6.0)
    assert ann.cells[1].x0 == 6.0
    assert 6.0 < ann.cells[1].x1 < 40.0


def test_times_inside_a_turn_are_interpolated() -> None:
    turns = (Turn(0, 10, "a" * 10, "A", "participant", 0.0, 20.0), Turn(11, 21, "b" * 10, "A", "participant"))
    clock = clock_of(Transcript("t", "t", "a" * 10 + "\n" + "b" * 10, turns))
    assert (clock(0), clock(5), clock(10), clock(15)) == (0.0, 10.0, 20.0, None)


def test_rows_by_name_count_digits_as_numbers() -> None:
    rows = segment_map(study(*[interview(n, [("A", "Hm.")]) for n in ("P10", "P2", "P1")])).rows
    assert named(by_name(rows)) == ["P1", "P2", "P10"]


def test_rows_by_attribute_keep_those_without_it_last() -> None:
    assert named(by_attribute(segment_map(mortgages()).rows, "age")) == [
        "Ann",
        "王女士",
        "Ben",
        "Cleo",
        "Dora",
        "李先生",
    ]


def test_rows_by_source_follow_the_codebook() -> None:
    ordered = named(by_source(segment_map(mortgages()).rows, SOURCES))
    assert set(ordered[:3]) == {"Ann", "王女士", "Ben"}
    assert ordered[-1] == "Dora"


def test_rows_by_likeness_put_alike_side_by_side() -> None:
    journeys = [interview(f"J{n}", [("A", "The {journey/path/hope:road}. Then plain. Then plain.")]) for n in range(4)]
    fires = [interview(f"F{n}", [("A", "Plain. Then plain. The {nature/fire/anger:fire}.")]) for n in range(4)]
    mixed = study(*[x for pair in zip(journeys, fires, strict=True) for x in pair], interview("Z", [("A", "Plain.")]))
    rows = segment_map(mixed).rows
    ordered = by_likeness(rows, SOURCES)
    assert {name[0] for name in named(ordered)[:4]} in ({"J"}, {"F"})
    assert named(ordered)[-1] == "Z"
    assert path_length(ordered, SOURCES) < path_length(rows, SOURCES)


def test_chronogram_shares_never_exceed_the_talk() -> None:
    shares = chronogram(segment_map(mortgages()).rows, SOURCES).shares
    assert len(shares) == len(SOURCES)
    assert {len(row) for row in shares} == {20}
    for at in range(20):
        assert 0 <= sum(row[at] for row in shares) <= 1 + 1e-9


def test_chronogram_counts_participants_talk_alone() -> None:
    one = study(interview("A", [("Int", "A question of some length here?"), ("A", "The {journey/path/hope:road}.")]))
    shares = chronogram(segment_map(one).rows, SOURCES).shares[0]
    assert shares[-1] == pytest.approx(1.0)
    assert shares[0] == 0.0


def test_a_map_of_nothing_is_empty() -> None:
    assert segment_map(study()).rows == ()
    assert segment_map(study(interview("A", []))).rows[0].length == 0.0
