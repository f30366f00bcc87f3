"""Orders for the rows of the segment map: by name, attribute, dominant source, or likeness of their sequences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise

from metaphor.views.segment_map import Row

QUARTERS = 4
"""Parts an interview is cut into when sequences are compared."""


def by_name(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows by name; digits inside names count as numbers, so that P2 stands before P10."""
    return tuple(sorted(rows, key=lambda row: (_natural(row.name), row.transcript)))


def by_attribute(rows: Sequence[Row], key: str) -> tuple[Row, ...]:
    """Rows grouped by one attribute's value (rows without it last), by name inside a group."""
    ordered = by_name(rows)
    return tuple(
        sorted(ordered, key=lambda row: (key not in dict(row.attributes), _natural(dict(row.attributes).get(key, ""))))
    )


def by_source(rows: Sequence[Row], sources: Sequence[str]) -> tuple[Row, ...]:
    """Rows by their dominant source in the given order, its share falling; rows without figures last."""

    def rank(row: Row) -> tuple[int, float]:
        counts = Counter(cell.source for cell in row.figures)
        if not counts:
            return len(sources), 0.0
        top = min(counts, key=lambda s: (-counts[s], _place(sources, s)))
        return _place(sources, top), -counts[top] / counts.total()

    return tuple(sorted(by_name(rows), key=rank))


def by_likeness(rows: Sequence[Row], sources: Sequence[str]) -> tuple[Row, ...]:
    """Rows so that neighbours resemble each other: a short path through their source shares per quarter.

    The path starts as a nearest-neighbour walk from the row least like the others and is mended by 2-opt, so it is
    short, though not proven shortest; rows without figures come last.
    """
    ordered = by_name(rows)
    heard = [row for row in ordered if row.figures]
    silent = [row for row in ordered if not row.figures]
    if len(heard) < 3:
        return (*heard, *silent)
    vectors = [_shares(row, sources) for row in heard]
    apart = [[sum(abs(a - b) for a, b in zip(u, v, strict=True)) for v in vectors] for u in vectors]
    return (*(heard[i] for i in _mended(_walk(apart), apart)), *silent)


def _shares(row: Row, sources: Sequence[str]) -> list[float]:
    """Per quarter and source: the share of the row's figures that fall there."""
    counts: Counter[tuple[int, str]] = Counter()
    for cell in row.figures:
        counts[min(int(QUARTERS * (cell.x0 + cell.x1) / 2 / (row.length or 1)), QUARTERS - 1), cell.source] += 1
    total = counts.total()
    # Half of the weight is on the whole interview, so that a figure just across a quarter's edge still counts as like.
    whole = [sum(counts[q, s] for q in range(QUARTERS)) / total for s in sources]
    return [counts[q, s] / total for q in range(QUARTERS) for s in sources] + whole


def _walk(apart: list[list[float]]) -> list[int]:
    start = max(range(len(apart)), key=lambda i: (sum(apart[i]), -i))
    path, left = [start], set(range(len(apart))) - {start}
    while left:
        path.append(min(left, key=lambda i: (apart[path[-1]][i], i)))
        left.remove(path[-1])
    return path


def _mended(path: list[int], apart: list[list[float]]) -> list[int]:
    """The path with stretches turned round as long as that makes it shorter (2-opt on an open path)."""
    better = True
    while better:
        better = False
        for i, j in combinations(range(len(path)), 2):
            before = apart[path[i - 1]][path[i]] if i else 0.0
            after = apart[path[j]][path[j + 1]] if j + 1 < len(path) else 0.0
            new_before = apart[path[i - 1]][path[j]] if i else 0.0
            new_after = apart[path[i]][path[j + 1]] if j + 1 < len(path) else 0.0
            if new_before + new_after < before + after - 1e-9:
                path[i : j + 1] = reversed(path[i : j + 1])
                better = True
    return path


def path_length(rows: Sequence[Row], sources: Sequence[str]) -> float:
    """Sum of the differences between neighbours: what ``by_likeness`` makes small."""
    vectors = [_shares(row, sources) for row in rows if row.figures]
    return sum(sum(abs(a - b) for a, b in zip(u, v, strict=True)) for u, v in pairwise(vectors))


def _place(sources: Sequence[str], source: str) -> int:
    return sources.index(source) if source in sources else len(sources)


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """The name as digits-as-numbers and text, for sorting."""
    parts: list[str] = []
    for character in name.casefold():
        if parts and parts[-1][-1].isdecimal() == character.isdecimal():
            parts[-1] += character
        else:
            parts.append(character)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
