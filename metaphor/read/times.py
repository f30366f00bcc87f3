"""Clock times as people and recognisers write them -> seconds."""

from __future__ import annotations

import math
import re

CLOCK = r"\d{1,3}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?"
"""A time inside a larger pattern: 00:12, 1:02:03, 00:00:12.500."""

_CLOCK = re.compile(rf"[\[(（【]?\s*({CLOCK})\s*[\])）】]?")
_UNITS = re.compile(
    r"(?:(\d+)\s*(?:h|小时|时))?\s*(?:(\d+)\s*(?:m|min|分钟|分|'))?\s*(?:(\d+(?:\.\d+)?)\s*(?:s|sec|秒|''|\"))?"
)
_INSIDE = re.compile(
    rf"[ \t]*(?:[\[【]\s*{CLOCK}(?:\s*(?:-->|-|–|—|~)\s*{CLOCK})?\s*[\]】]|#\d\d:\d\d:\d\d(?:-\d{{1,3}})?#)[ \t]*"
)
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


def without_times(text: str) -> tuple[str, int]:
    """The text without times in square brackets or between # signs (f4, MAXQDA), and how many there were."""

    def gap(match: re.Match[str]) -> str:
        at_edge = match.start() == 0 or match.end() == len(text) or "\n" in text[match.start() - 1 : match.end() + 1]
        return "" if at_edge or match.group().strip() == match.group() else " "

    return _INSIDE.subn(gap, text)
