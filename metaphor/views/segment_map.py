"""The segment map: one row an interview, one cell a segment, first word to last (a sequence index plot)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from metaphor.model import Emotion, Expression, Interview, Segment, Study
from metaphor.views.quotes import intensity
from metaphor.views.timing import clock_of, timed
from metaphor.views.voices import persons_of

Axis = Literal["position", "segment", "time"]
"""position: 0…1 of the characters of the talk; segment: count of segments; time: seconds."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One segment of a participant, or (``gap``) one stretch of the interviewer, whose figures are not shown.

    ``x0``/``x1`` are in the unit of the map's axis.  ``segment`` indexes the interview's segments (the first one of a
    gap).  Source, schema and confidence are of the segment's leading expression, "" and 0 in plain talk; valence and
    emotion are of the segment where it shows a feeling, else of the leading expression; ``texts`` are all expressions.
    """

    x0: float
    x1: float
    segment: int
    gap: bool
    person: str = ""
    source: str = ""
    second_source: str = ""
    schema: str = ""
    emotion: str = ""
    valence: float = 0.0
    strength: float = 0.0
    confidence: float = 0.0
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One interview; ``length`` is where its last cell ends, in the unit of the axis."""

    transcript: str
    name: str
    people: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]
    length: float

    @property
    def figures(self) -> tuple[Cell, ...]:
        """The cells with a figure in them."""
        return tuple(cell for cell in self.cells if cell.source)


@dataclass(frozen=True, slots=True)
class SegmentMap:
    """Rows in the order of the study; ``untimed`` names the interviews a time axis has to leave out."""

    axis: Axis
    rows: tuple[Row, ...]
    untimed: tuple[str, ...] = ()


def segment_map(study: Study, axis: Axis = "position") -> SegmentMap:
    """The segment map of a study on one axis."""
    left_out = tuple(i.transcript.name for i in study.interviews if axis == "time" and not timed(i.transcript))
    shown = [i for i in study.interviews if axis != "time" or timed(i.transcript)]
    return SegmentMap(axis, tuple(_row(interview, axis) for interview in shown), left_out)


def _row(interview: Interview, axis: Axis) -> Row:
    by_segment: dict[int, list[Expression]] = defaultdict(list)
    for expression in interview.expressions:
        by_segment[expression.segment].append(expression)
    turns = interview.transcript.turns
    persons = persons_of(interview)
    place = _places(interview, axis)
    cells: list[Cell] = []
    indexed = list(enumerate(interview.segments))
    for asking, run in groupby(indexed, key=lambda pair: turns[pair[1].turn].role == "interviewer"):
        stretch = list(run)
        if asking:
            spots = [spot for index, _ in stretch if (spot := place(index)) is not None]
            if spots:
                cells.append(Cell(spots[0][0], spots[-1][1], stretch[0][0], gap=True))
            continue
        for index, segment in stretch:
            if (spot := place(index)) is not None:
                person = persons[turns[segment.turn].speaker]
                cells.append(_cell(spot, index, person, by_segment.get(index, ()), interview.emotions[index]))
    return Row(
        interview.transcript.id,
        interview.transcript.name,
        tuple(dict.fromkeys(persons.values())),
        interview.transcript.attributes,
        tuple(cells),
        cells[-1].x1 if cells else 0.0,
    )


def _cell(spot: tuple[float, float], index: int, person: str, found: Sequence[Expression], felt: Emotion) -> Cell:
    if not found:
        return Cell(*spot, index, gap=False, person=person, emotion=felt.category, valence=felt.valence)
    lead = max(found, key=lambda x: (intensity(x), -x.start))
    others = (lead.second_source, *(x.source for x in found))
    shown = felt if felt.category else lead.emotion
    return Cell(
        *spot,
        index,
        gap=False,
        person=person,
        source=lead.source,
        second_source=next((s for s in others if s and s != lead.source), ""),
        schema=lead.schema,
        emotion=shown.category,
        valence=shown.valence,
        strength=max(x.strength for x in found),
        confidence=lead.confidence,
        texts=tuple(x.text for x in sorted(found, key=lambda x: x.start)),
    )


def _places(interview: Interview, axis: Axis) -> Callable[[int], tuple[float, float] | None]:
    """Index of a segment -> where it starts and ends on the axis, None where it has no place (no time)."""
    segments: tuple[Segment, ...] = interview.segments
    if axis == "segment":
        return lambda index: (float(index), float(index + 1))
    if axis == "time":
        clock = clock_of(interview.transcript)

        def when(index: int) -> tuple[float, float] | None:
            start, end = clock(segments[index].start), clock(segments[index].end)
            return None if start is None or end is None else (start, max(start, end))

        return when
    # Counting segments' characters alone keeps white space and page furniture between turns from opening gaps.
    ends: list[int] = []
    for segment in segments:
        ends.append((ends[-1] if ends else 0) + segment.end - segment.start)
    total = ends[-1] if ends else 1
    return lambda index: ((ends[index - 1] if index else 0) / total, ends[index] / total)
