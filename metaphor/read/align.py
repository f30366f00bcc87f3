"""Finds the turns in the text of the document again: same characters, same order, only layout between them."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_LITERAL = r"[^\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]+"
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
_RUN = re.compile(_LITERAL)
_RUN_DECODED = re.compile(rf"{_ENTITY}|{_LITERAL.replace('[^', '[^&')}|&")
_NEAR, _FAR = 400, 20_000
"""Within how many characters a line, or the next piece of a broken line, is looked for first; and at most."""
_LINE = 4_000
"""Places farther apart are not looked upon as being on one line."""
_SEARCHED = 100_000_000
"""So many characters of a document are searched for units that are not near, all units taken together."""
_MARKUP = 8
"""So many characters in a row may be markup inside a line (``**``, `` `, ` ``)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the document that is in a turn; ``stands_for``: the turn has another writing of it (``&amp;``)."""

    start: int
    end: int
    stands_for: bool = False


class _View:
    """The document without white space and control characters, and where each of its characters comes from."""

    def __init__(self, source: str, *, decoded: bool) -> None:
        self.source = source
        self.starts: list[int] = []
        self.spans: list[tuple[int, int]] = []
        self.whole: list[bool] = []
        self.searched = 0
        texts: list[str] = []
        at = 0
        for match in (_RUN_DECODED if decoded else _RUN).finditer(source):
            text = match.group()
            entity = decoded and len(text) > 2 and text[0] == "&" and text[-1] == ";"
            if entity:
                text = "".join(html.unescape(text).split())
            if text:
                self.starts.append(at)
                self.spans.append(match.span())
                self.whole.append(entity and text != match.group())
                texts.append(text)
                at += len(text)
        self.text = "".join(texts)

    def places(self, start: int, end: int) -> Iterator[tuple[Place, int]]:
        """The places of a stretch of the view, and how many of the view's characters each holds."""
        index = bisect_right(self.starts, start) - 1
        while start < end:
            first = self.starts[index]
            limit = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            upto = min(end, limit)
            a, b = self.spans[index]
            if self.whole[index]:
                yield Place(a, b, True), upto - start
            else:
                yield Place(a + start - first, a + upto - first), upto - start
            start, index = upto, index + 1

    def before(self, at: int) -> str:
        """What stands right before this character in the document (white space counts); ``""`` at the start."""
        index = bisect_right(self.starts, at) - 1
        place = self.spans[index][0] + (0 if self.whole[index] else at - self.starts[index])
        return self.source[place - 1 : place] if place else ""

    def after(self, at: int) -> str:
        """What stands right after the character before ``at``; ``""`` at the end."""
        index = bisect_right(self.starts, at - 1) - 1
        a, b = self.spans[index]
        place = b if self.whole[index] else a + at - self.starts[index]
        return self.source[place : place + 1]

    def same_line(self, a: int, b: int) -> bool:
        first, last = self.spans[bisect_right(self.starts, a) - 1], self.spans[bisect_right(self.starts, b) - 1]
        return last[0] - first[1] < _LINE and self.source.find("\n", first[1], last[0]) < 0


def aligned(source: str, pieces: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[list[Place], int, int, int]:
    """The places of the pieces in the source, in order.

    Also how much white space the pieces have where the source has none, how many of their characters stand for others
    (entities), and how many were not found at all, which is 0 unless a reader wrote what the document does not hold.
    """
    literal = _align(_View(source, decoded=False), pieces)
    if literal[3] and "&" in source:
        decoded = _align(_View(source, decoded=True), pieces)
        return min(literal, decoded, key=lambda result: result[3])
    return literal


def _align(view: _View, pieces: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[list[Place], int, int, int]:
    places: list[Place] = []
    at = joins = replaced = unfound = 0
    for text, parts in pieces:
        words = "".join(text.split())
        units = ["".join(line.split()) for part in parts for line in part.split("\n")]
        if "".join(units) != words:
            units = ["".join(line.split()) for line in text.split("\n")]
        spans: list[tuple[int, int] | None] = []
        for unit in filter(None, units):
            found, at = _place(view, unit, at)
            spans += found
        mine = [place for span in spans if span for place in view.places(*span)]
        replaced += sum(count for place, count in mine if place.stands_for)
        unfound += len(words) - sum(count for _, count in mine)
        white, missing = _white(view.source, text, mine)
        joins += missing
        places += sorted((*(place for place, _ in mine), *white), key=lambda place: place.start)
    return places, joins, replaced, unfound


def _place(view: _View, unit: str, at: int) -> tuple[list[tuple[int, int] | None], int]:
    """Where the unit stands in the view at or after ``at``: whole if near, else in pieces, else whole however far."""
    whole = _bounded(view, unit, at, at + 4 * _NEAR + len(unit))
    if whole is None or whole - at > _NEAR:
        broken = _broken(view, unit, at, whole)
        if broken:
            return [*broken], broken[-1][1]
    if whole is None and view.searched < _SEARCHED:
        whole = _bounded(view, unit, at, len(view.text))
        view.searched += (len(view.text) if whole is None else whole) - at
    if whole is not None:
        return [(whole, whole + len(unit))], whole + len(unit)
    broken = _broken(view, unit, at, None, far=_FAR)
    return ([*broken], broken[-1][1]) if broken else ([None], at)


def _bounded(view: _View, unit: str, at: int, limit: int) -> int | None:
    """The first place of the unit whose ends are not inside a word; of those on its line, one that ends the line."""
    first = None
    found = view.text.find(unit, at, limit)
    for _ in range(200):
        if found < 0 or (first is not None and not view.same_line(first, found)):
            return first
        if _edge(unit[0], view.before(found)) and _edge(unit[-1], view.after(found + len(unit))):
            first = found if first is None else first
            if view.after(found + len(unit)) in ("", "\n", "\r"):
                return found
        found = view.text.find(unit, found + 1, limit)
    return first


def _edge(mine: str, beside: str) -> bool:
    return not (beside.isalnum() and mine.isalnum())


def _broken(
    view: _View, unit: str, at: int, before: int | None, *, far: int = _NEAR * 4
) -> list[tuple[int, int]] | None:
    """The unit in pieces with layout between them (markup, a time, a cue's end), or None when it cannot be."""
    spans: list[tuple[int, int]] = []
    done = 0
    limit = at + far if before is None else min(before, at + far)
    while done < len(unit):
        start = _next(view, unit, done, at, limit)
        if start is None:
            return None
        end = start
        while done < len(unit) and end < len(view.text) and view.text[end] == unit[done]:
            done, end = done + 1, end + 1
        spans.append((start, end))
        at = end
        limit = end + _NEAR
    return spans


def _next(view: _View, unit: str, done: int, at: int, limit: int) -> int | None:
    """Where the rest of the unit goes on: the longest beginning of it that is found, at the edge of a word if it can."""
    size_left, first = len(unit) - done, unit[done]
    limit += min(len(unit), _FAR)
    if done:
        for beyond in range(at, min(at + _MARKUP, len(view.text))):
            if view.text[beyond] == first:
                return beyond
            if view.text[beyond].isalnum():
                break
    for size in (24, 12, 6, 3, 2, 1):
        beginning = unit[done : done + min(size, size_left)]
        found = view.text.find(beginning, at, limit)
        tried = found
        while tried >= 0 and not _edge(first, view.before(tried)):
            tried = view.text.find(beginning, tried + 1, limit)
        if tried >= 0 or found >= 0:
            return tried if tried >= 0 else found
    return None


def _white(source: str, text: str, mine: Sequence[tuple[Place, int]]) -> tuple[list[Place], int]:
    """The white space of the source that stands where the text has some, and how much the text has beyond that."""
    out: list[Place] = []
    missing = seen = at = 0
    starts = [0, *accumulate(count for _, count in mine)]
    for match in re.finditer(r"\s+", text):
        seen += match.start() - at
        at = match.end()
        wanted = len(match.group())
        index = bisect_right(starts, seen - 1)
        ends = index < len(mine) and starts[index] == seen
        between = range(mine[index - 1][0].end, mine[index][0].start) if ends else range(0)
        found = [i for i in between if source[i].isspace()][:wanted]
        out += [Place(i, i + 1) for i in found]
        missing += wanted - len(found)
    return out, missing
