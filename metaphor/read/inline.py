"""What stands on a line beside the talk: a second speaker's mark, and the numbers of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .draft import Line
from .names import role_of

_FIRST = re.compile(r"([^\s:：]{1,16}(?: \d{1,2})?)\s*[:：]")
_SECOND = re.compile(
    r"(?:(?<=[。？！?!.…”」』）)])\s*|[ \t　]{2,})([^\s:：。？！?!.…，,；;（(]{1,16}(?: \d{1,2})?)\s*[:：]"
)
_NUMBER = re.compile(r"[\[(（]?(\d{1,5})[\])）.．、]?[ \t　]+(?=\S)")


def one_mark_a_line(lines: Sequence[Line]) -> tuple[Line, ...]:
    """``问：好吗？答：好。`` as two lines: where a line opens with a word for a role, later such words open lines too."""
    return tuple(piece for line in lines for piece in _cut(line))


def _cut(line: Line) -> Iterator[Line]:
    first = _FIRST.match(line.text)
    if line.speaker is not None or not first or not role_of(first.group(1)):
        yield line
        return
    at = 0
    for match in _SECOND.finditer(line.text, first.end()):
        if role_of(match.group(1)):
            yield replace(line, text=line.text[at : match.start(1)].rstrip(), lead=max(0, line.lead - at))
            at = match.start(1)
    yield replace(line, text=line.text[at:], lead=max(0, line.lead - at)) if at else line


def without_numbers(lines: Sequence[Line]) -> tuple[tuple[Line, ...], int]:
    """The lines without the paragraph numbers that count them through (MAXQDA, NVivo, court reporters), and how many.

    Numbers are taken for such when nine lines in ten that could have one do, and nearly each is one more than the last.
    """
    found = [_NUMBER.match(line.text) for line in lines]
    numbers = [int(match.group(1)) for match in found if match]
    steps = sum(1 for a, b in pairwise(numbers) if b == a + 1)
    openings = sum(1 for line in lines if line.after_blank)
    could = len(lines) if openings <= 1 else openings
    if len(numbers) < 4 or steps < 0.9 * (len(numbers) - 1) or len(numbers) < 0.9 * could:
        return tuple(lines), 0
    cut = [
        replace(line, text=line.text[match.end() :], lead=max(0, line.lead - match.end())) if match else line
        for line, match in zip(lines, found, strict=True)
    ]
    return tuple(cut), len(numbers)
