"""The chronogram: how much of the talk each source carries, from the beginning of the interviews to their end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metaphor.views.segment_map import Row

BINS = 20


@dataclass(frozen=True, slots=True)
class Chronogram:
    """``shares[source][bin]``: mean over interviews of the share (0…1) of the participants' talk in that bin.

    What is missing to 1 is plain talk; an interview whose bin holds only the interviewer does not count there.
    """

    sources: tuple[str, ...]
    shares: tuple[tuple[float, ...], ...]


def chronogram(rows: Sequence[Row], sources: Sequence[str], bins: int = BINS) -> Chronogram:
    """The chronogram of these rows, each stretched to the same length; every interview weighs the same."""
    interviews = [_carried(row, bins) for row in rows if row.length > 0]
    shares = []
    for source in sources:
        means = []
        for at in range(bins):
            heard = [talk[at].get(source, 0.0) / width[at] for talk, width in interviews if width[at] > 0]
            means.append(sum(heard) / len(heard) if heard else 0.0)
        shares.append(tuple(means))
    return Chronogram(tuple(sources), tuple(shares))


def _carried(row: Row, bins: int) -> tuple[list[dict[str, float]], list[float]]:
    """Per bin: talk carried by each source, and all of the participants' talk, in bins."""
    carried: list[dict[str, float]] = [{} for _ in range(bins)]
    width = [0.0] * bins
    origin = row.cells[0].x0
    scale = bins / ((row.length - origin) or 1)
    for cell in row.cells:
        if cell.gap:
            continue
        x0, x1 = (cell.x0 - origin) * scale, (cell.x1 - origin) * scale
        for at in range(int(x0), min(int(x1) + 1, bins)):
            share = min(x1, at + 1) - max(x0, at)
            if share > 1e-12:
                width[at] += share
                if cell.source:
                    carried[at][cell.source] = carried[at].get(cell.source, 0.0) + share
    return carried, width
