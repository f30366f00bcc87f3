"""Clock times as people and recognisers write them -> seconds."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

CLOCK = r"(?:\d{1,3}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?|\d{1,3}[:：]\d{1,2}[:：]\d{1,2}[.,]\d{1,7})"
"""A time inside a larger pattern: 00:12, 1:02:03, 00:00:12.500, 0:0:12.5 (Teams), 00：12."""

STAMP = r"#\d{1,2}[:：]\d\d[:：]\d\d(?:-\d{1,3})?#"
"""A time as f4 and MAXQDA set it into the talk: #00:01:02-3#, the digit after the hyphen tenths of a second."""

_CLOCK = re.compile(rf"[\[(（【]?\s*({CLOCK})\s*[\])）】]?")
_UNITS = re.compile(
    r"(?:(\d+)\s*(?:h|小时|时))?\s*(?:(\d+)\s*(?:m|min|分钟|分|'))?\s*(?:(\d+(?:\.\d+)?)\s*(?:s|sec|秒|''|\"))?"
)
_INSIDE = re.compile(rf"[ \t]*(?:[\[【]\s*{CLOCK}(?:\s*(?:-->|-|–|—|~)\s*{CLOCK})?\s*[\]】]|{STAMP})[ \t]*")
_ROUND = re.compile(rf"[ \t]*[(（]\s*({CLOCK})\s*[)）][ \t]*")
_OPENS = re.compile(rf"(?:[\[(（【]\s*)?({STAMP}|(?<=[\[(（【]){CLOCK})")
_CLOSES = re.compile(rf"({STAMP})$")
_ALONE = re.compile(rf"[\[(（【]?\s*({CLOCK})\s*(?:(?:-->|-|–|—|~|至)\s*({CLOCK}))?\s*[\])）】]?\s*$")


def clock(text: str) -> float | None:
    """Seconds of a clock time (``1:02:03.5``), a length (``2分30秒``) or a number; None for anything else."""
    text = text.strip()
    if len(text) > 40:
        return None
    match = _CLOCK.fullmatch(text)
    if match:
        seconds = 0.0
        for part in re.split("[:：]", match.group(1).replace(",", ".")):
            seconds = seconds * 60 + float(part)
        return seconds
    if text and (match := _UNITS.fullmatch(text)):
        hours, minutes, rest = match.groups()
        return int(hours or 0) * 3600.0 + int(minutes or 0) * 60.0 + float(rest or 0)
    return number(text)


def number(text: str) -> float | None:
    """A finite, non-negative number of seconds, or None."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None


def time_alone(line: str) -> tuple[float | None, float | None] | None:
    """Start and end of a line that holds a time or a stretch of time and nothing else."""
    match = _ALONE.match(line.strip())
    if not match:
        return None
    return clock(match.group(1)), clock(match.group(2)) if match.group(2) else None


def without_times(text: str, *, round_ones: bool = False) -> tuple[str, int]:
    """The text without times in square brackets or between # signs (f4, MAXQDA), and how many there were.

    ``round_ones``: times in round brackets go too; a person may mean an hour of the day by them, see ``round_clocks``.
    """

    def gap(match: re.Match[str]) -> str:
        at_edge = match.start() == 0 or match.end() == len(text) or "\n" in text[match.start() - 1 : match.end() + 1]
        return "" if at_edge or match.group().strip() == match.group() else " "

    text, count = _INSIDE.subn(gap, text)
    if not round_ones:
        return text, count
    text, more = _ROUND.subn(gap, text)
    return text, count + more


def round_clocks(texts: Iterable[str]) -> bool:
    """Whether the times in round brackets run on through the texts, two or more of them, as a recording's do."""
    found = [clock(match.group(1)) or 0.0 for text in texts for match in _ROUND.finditer(text)]
    return len(found) >= 2 and found == sorted(found)


def edge_times(text: str) -> tuple[float | None, float | None]:
    """The time a contribution opens with, and the # time it closes with, which f4 sets where a contribution ends."""
    opens = _OPENS.match(text.lstrip())
    closes = _CLOSES.search(text.rstrip())
    return _stamped(opens.group(1)) if opens else None, _stamped(closes.group(1)) if closes else None


def _stamped(time: str) -> float | None:
    whole, _, tenths = time.strip("#").partition("-")
    seconds = clock(whole)
    return seconds + float(f"0.{tenths}") if seconds is not None and tenths else seconds
