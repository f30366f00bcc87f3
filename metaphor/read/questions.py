"""Who speaks where nobody is named, or only one of two: the questions are the interviewer's, found by their form."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median

from .draft import Line
from .marks import Reading
from .names import key, role_of

ASKS = "interviewer"
TELLS = "participant"
"""What the two are called when the document has no names for them."""

_ASKED = re.compile(r"[?？][\"”’」』）)\s]*$")
_YOU = re.compile(r"\b(?:you|your|yours)\b|[你您]", re.IGNORECASE)
_LONGEST = 400


def by_form(lines: Sequence[Line], reading: Reading) -> tuple[tuple[Line, ...], str] | None:
    """The lines with speakers, and what told them apart, where the marks leave one of two people unnamed; else None.

    Nobody named: questions in bold, questions as headings, or whole paragraphs that ask ``you`` something.  One
    person named: the paragraphs before that person's marks that are questions, or those after an interviewer's.
    """
    speakers = {key(piece.speaker): piece.speaker for piece in reading.said if piece.speaker}
    if reading.layout is None and not speakers:
        for told, find in (("in bold", _bold), ("as headings", _heads), ("by their question marks", _paragraphs)):
            if asked := find(lines):
                return _spoken(lines, asked), told
        return None
    if len(speakers) != 1 or reading.layout is None:
        return None
    name = next(iter(speakers.values()))
    marked = [_opens(reading, line, name) for line in lines]
    return _answers(lines, marked, name) if role_of(name) == "interviewer" else _unmarked(lines, marked)


def _spoken(lines: Sequence[Line], asked: frozenset[int]) -> tuple[Line, ...]:
    """The lines with the one who asks and the one who tells; an answer's further lines go on with it."""
    out: list[Line] = []
    telling = False
    for index, line in enumerate(lines):
        if index in asked:
            line, telling = replace(line, speaker=ASKS, heading=False), False
        elif not line.heading and not line.quote and not telling:
            line, telling = replace(line, speaker=TELLS), True
        out.append(line)
    return tuple(out)


def _bold(lines: Sequence[Line]) -> frozenset[int] | None:
    """Lines wholly in bold, half of which ask."""
    return _set_apart(lines, lambda line: 0 < len(line.text) <= line.lead and not line.heading)


def _heads(lines: Sequence[Line]) -> frozenset[int] | None:
    """Headings, more than half of which ask; those that do not stay headings."""
    found = _set_apart(lines, lambda line: line.heading)
    return frozenset(i for i in found if _ASKED.search(lines[i].text)) if found else None


def _set_apart(lines: Sequence[Line], apart: Callable[[Line], bool]) -> frozenset[int] | None:
    found = [index for index, line in enumerate(lines) if apart(line) and not line.quote]
    asking = [index for index in found if _ASKED.search(lines[index].text)]
    answered = sum(1 for i in found if i + 1 < len(lines) and not apart(lines[i + 1]))
    enough = len(asking) >= 2 and 2 * len(asking) >= len(found) and 2 * answered >= len(found)
    return frozenset(found) if enough else None


def _paragraphs(lines: Sequence[Line]) -> frozenset[int] | None:
    """Short paragraphs that ask, each answered by a longer one: three at least, the text beginning with one of them."""
    single = all(line.after_blank for line in lines) or sum(line.after_blank for line in lines) <= 1
    asking = [i for i, line in enumerate(lines) if _ASKED.search(line.text) and len(line.text) <= _LONGEST]
    if not single or len(asking) < 3 or asking[0] > 1 or len(asking) > 0.6 * len(lines):
        return None
    gaps = [b - a for a, b in zip(asking, [*asking[1:], len(lines)], strict=True)]
    asked = frozenset(asking)
    telling = [len(line.text) for i, line in enumerate(lines) if i not in asked]
    addressed = sum(1 for i in asking if _YOU.search(lines[i].text))
    answered = sum(1 for gap in gaps if gap > 1)
    longer = median(telling) > 1.2 * median(len(lines[i].text) for i in asking)
    return asked if longer and answered >= 0.8 * len(gaps) and 3 * addressed >= len(asking) else None


def _opens(reading: Reading, line: Line, name: str) -> bool:
    mark = reading.layout(line) if reading.layout and not line.quote else None
    return line.speaker is not None or (mark is not None and key(mark.name) == key(name))


def _unmarked(lines: Sequence[Line], marked: Sequence[bool]) -> tuple[tuple[Line, ...], str] | None:
    """Questions without a mark, each right before a marked answer: at least two, and at half of the answers."""
    asked = {
        i
        for i, line in enumerate(lines[:-1])
        if not marked[i] and marked[i + 1] and not line.heading and _ASKED.search(line.text)
    }
    if len(asked) < 2 or 2 * len(asked) < sum(marked):
        return None
    return tuple(
        replace(line, speaker=ASKS) if i in asked else line for i, line in enumerate(lines)
    ), "before each answer"


def _answers(lines: Sequence[Line], marked: Sequence[bool], name: str) -> tuple[tuple[Line, ...], str] | None:
    """Paragraphs without a mark, each right after a marked question: at least two, and at half of the questions."""
    told = {i for i in range(1, len(lines)) if not marked[i] and marked[i - 1] and _ASKED.search(lines[i - 1].text)}
    asking = sum(1 for line, mark in zip(lines, marked, strict=True) if mark and _ASKED.search(line.text))
    if len(told) < 2 or 2 * len(told) < sum(marked) or 2 * asking < sum(marked):
        return None
    return tuple(
        replace(line, speaker=TELLS) if i in told else line for i, line in enumerate(lines)
    ), f"after {name}’s questions"
