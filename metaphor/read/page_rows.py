"""A page's pieces -> rows of text in reading order; numbers in the margin, headers and footers told from talk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from .clean import clean, has_hanzi
from .page_pieces import Piece

_NUMBER = re.compile(r"\d{1,4}[.:]?")
_PAGE_NUMBER = re.compile(
    r"(?i)[-–—|\[ ]*(?:(?:page|pg|p|seite)\.?\s*)?\d{1,4}(?:\s*(?:/|of|von|\|)\s*\d{1,4})?[-–—|\] ]*"
    r"|第\s*[\d一二三四五六七八九十百]+\s*[页頁](?:\s*[,，/]?\s*共\s*[\d一二三四五六七八九十百]+\s*[页頁])?"
)
_BROWSER = re.compile(
    r"\d{1,4}[/.年]\d{1,2}[/.月]\d{1,4}日?,? \d{1,2}:\d{2}(?: [AP]M)?(?:\s.*)?|(?:file|https?)://.*\d+/\d+"
)
_ZONE = 0.13
"""The outer share of a page's height in which headers and footers stand."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of print: ``lead`` counts its leading bold characters; places in points, ``y`` upwards from the bottom."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    lead: int
    page: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its rows in reading order, its height, and the numbers that stood in its margin."""

    rows: tuple[Row, ...]
    height: float
    numbers: tuple[str, ...] = ()


def sheets_of(pages: Sequence[tuple[Sequence[Piece], float]]) -> list[Sheet]:
    """The pages' rows, from each page's pieces and height.

    Pieces on one baseline make a row, a wide gap between them a tab; where five or more numbers stand in columns of
    their own beside the text of the pages, they are numbers of lines or turns and no words.
    """
    joined = [(_runs(pieces), height) for pieces, height in pages]
    beside = [_beside(pieces) for pieces, _ in joined]
    if sum(map(len, beside)) < 5:
        beside = [frozenset() for _ in joined]
    return [_sheet(*page, numbers, at) for at, (page, numbers) in enumerate(zip(joined, beside, strict=True))]


def _sheet(pieces: Sequence[Piece], height: float, numbers: frozenset[Piece], page: int) -> Sheet:
    words = [piece for piece in pieces if piece not in numbers]
    groups = _grouped(words)
    if any(_above(b, a) for a, b in pairwise(groups)) and not _in_columns(groups):
        groups = _grouped(sorted(words, key=lambda p: -p.y), merge=True)
    columns = _columns(groups)
    rows = (_row(group, page, columns) for group in groups)
    return Sheet(tuple(row for row in rows if row.text), height, tuple(p.text.strip() for p in pieces if p in numbers))


def _runs(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces painted letter by letter as runs: each begins where the one before ends."""
    out: list[Piece] = []
    began = 0.0
    for piece in pieces:
        last = out[-1] if out else None
        near = (
            last
            and -0.5 * piece.size < piece.x0 - last.x1 <= 0.16 * piece.size
            and piece.x0 > began + 0.05 * piece.size
        )
        if (
            last
            and near
            and piece.bold == last.bold
            and abs(piece.y - last.y) < 0.05 * piece.size
            and piece.size == last.size
        ):
            out[-1] = replace(last, text=last.text + piece.text, x1=max(last.x1, piece.x1))
        else:
            out.append(piece)
        began = piece.x0
    return out


def _beside(pieces: Sequence[Piece]) -> frozenset[Piece]:
    """The numbers that stand left or right of all words."""
    words = [p for p in pieces if any(ch.isalpha() for ch in p.text)]
    if not words:
        return frozenset()
    left, right = min(p.x0 for p in words), max(p.x1 for p in words)
    numbers = (p for p in pieces if _NUMBER.fullmatch(p.text.strip()))
    return frozenset(p for p in numbers if p.x1 < left - 0.2 * p.size or p.x0 > right + 0.2 * p.size)


def _grouped(pieces: Sequence[Piece], *, merge: bool = False) -> list[list[Piece]]:
    """Neighbouring pieces on one baseline together; ``merge``: the pieces come sorted from top to bottom."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if not piece.text.strip() and not (groups and _level(groups[-1][-1], piece)):
            continue
        if groups and _level(groups[-1][0 if merge else -1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _level(a: Piece, b: Piece) -> bool:
    return abs(a.y - b.y) <= 0.4 * max(a.size, b.size)


def _above(lower: Sequence[Piece], upper: Sequence[Piece]) -> bool:
    return lower[0].y > upper[0].y + 0.5 * upper[0].size


def _in_columns(groups: Sequence[Sequence[Piece]]) -> bool:
    """Whether the page was painted in columns of running text: stretches side by side, each wide and many rows high."""
    stretches: list[list[Sequence[Piece]]] = []
    for group in groups:
        if stretches and not _above(group, stretches[-1][-1]):
            stretches[-1].append(group)
        else:
            stretches.append([group])
    spans = [
        (min(p.x0 for g in s for p in g), max(p.x1 for g in s for p in g), len(s)) for s in stretches if len(s) >= 5
    ]
    whole = max((x1 for _, x1, _ in spans), default=0.0) - min((x0 for x0, _, _ in spans), default=0.0)
    return len(spans) > 1 and all(
        a[1] <= b[0] + 2 and min(a[1] - a[0], b[1] - b[0]) >= 0.3 * whole for a, b in pairwise(spans)
    )


def _columns(groups: Sequence[Sequence[Piece]]) -> tuple[float, ...]:
    """Where columns of a table begin, however narrow the gap before them: rows go on there, and rows begin there."""
    starts = Counter(round(min(p.x0 for p in group)) for group in groups)
    inner = Counter(x for group in groups for x in {round(p.x0) for p in group} - {round(min(p.x0 for p in group))})
    return tuple(x for x, count in inner.items() if count >= 3 and starts[x] >= 3)


def _row(group: Sequence[Piece], page: int, columns: Sequence[float]) -> Row:
    pieces = sorted(group, key=lambda p: p.x0)
    size = max((p.size for p in pieces if p.text.strip()), default=1.0)
    text, lead, leading = "", 0, True
    last: Piece | None = None
    for piece in pieces:
        words = re.sub(r"[\s\xa0]+", " ", clean(piece.text))
        if last and words.strip() and words == last.text and abs(piece.x0 - last.x0) < 0.15 * size:
            continue  # painted twice to look bold
        if last:
            column = any(abs(piece.x0 - x) <= 1 for x in columns) and last.x1 <= piece.x0 + 1
            text += "\t" if column and words.strip() else _between(text, words, piece.x0 - last.x1, size)
        leading = leading and (piece.bold or not words.strip())
        text += words if not text.endswith((" ", "\t")) else words.lstrip(" ")
        lead = len(text) if leading else lead
        last = Piece(words, piece.x0, max(piece.x1, last.x1) if last else piece.x1, piece.y, piece.size)
    kept = text.strip()
    shown = [p for p in pieces if p.text.strip()] or pieces
    lead = max(0, min(lead - (len(text) - len(text.lstrip())), len(kept)))
    return Row(kept, shown[0].x0, max(p.x1 for p in shown), shown[0].y, size, lead, page)


def _between(left: str, right: str, gap: float, size: float) -> str:
    """What stands in a gap between two pieces of a row."""
    if gap > 1.5 * size and right.strip():
        return "\t"
    if left.endswith((" ", "\t")) or right.startswith(" ") or not left:
        return ""
    wide = 0.6 if has_hanzi(left[-1:]) and has_hanzi(right[:1]) else 0.16
    return " " if gap > wide * size else ""


def without_running_heads(sheets: Sequence[Sheet]) -> tuple[list[Row], list[Row]]:
    """The rows of all pages in order without what recurs at their edges, and what does: titles, page numbers."""
    seen: Counter[str] = Counter()
    edges = [_edges(one) for one in sheets]
    for rows in edges:
        seen.update({_shape(row.text) for row in rows})
    least = max(2, round(0.4 * len(sheets)))
    kept: list[Row] = []
    gone: list[Row] = []
    for one, rows in zip(sheets, edges, strict=True):
        recurring = {row for row in rows if seen[_shape(row.text)] >= least or _is_page_number(row.text)}
        for row in one.rows:
            (gone if row in recurring else kept).append(row)
    return kept, gone


def _edges(one: Sheet) -> list[Row]:
    """The outermost rows above and below the text that stand apart from it, or too far out to be text."""
    rows = sorted(one.rows, key=lambda row: -row.y)
    if not rows:
        return []
    steps = [a.y - b.y for a, b in pairwise(rows) if a.y - b.y > 1]
    usual = median(steps) if steps else rows[0].size * 1.2
    found: list[Row] = []
    for outward in (rows, rows[::-1]):
        for index, row in enumerate(outward[:3]):
            away = min(row.y, one.height - row.y) / one.height if one.height else 1.0
            after = outward[index + 1] if index + 1 < len(outward) else None
            apart = not index or after is None or abs(row.y - after.y) > 1.3 * usual
            if away <= _ZONE and apart:
                found.append(row)
    return found


def _shape(text: str) -> str:
    """The text with every number the same, since a page's number is what differs."""
    return re.sub(r"\d+", "#", " ".join(text.split())).casefold()


def _is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text.strip()) or _BROWSER.fullmatch(text.strip()))
