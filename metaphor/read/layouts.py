"""The shapes a speaker mark takes on a line; each is one pattern, tried on every line, believed over the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .draft import Line
from .names import plausible, trim
from .times import CLOCK, clock

_TIME = rf"[\[(（【]?\s*(?:{CLOCK})(?:\s*(?:-->|-|–|—|~)\s*{CLOCK})?\s*[\])）】]?"
_DATE = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+)?"
_COLON = re.compile(
    rf"(?:\d{{1,4}}[.)、．]\s*)?(?P<before>{_TIME}[\s,，]*)?(?P<name>[^:：\t\n]{{1,60}}?)\s*(?P<after>{_TIME})?\s*[:：]"
    rf"[ \t]*(?P<late>[\[(（]{CLOCK}[\])）])?\s*(?P<rest>.*)$",
    re.DOTALL,
)
_TIME_AFTER = re.compile(
    rf"(?P<name>[^\n:：]{{1,60}}?)[:：]?[\s,，]*(?:[\s(（\[【]|(?<=[\]】])){_DATE}(?P<time>{CLOCK})(?:\s*[-–—~]\s*{CLOCK})?\s*[\])）】]?\s*[:：]?$"
)
_TIME_BEFORE = re.compile(rf"(?P<time>{_TIME})[\s,，]+(?P<name>[^\n:：]{{1,60}}?)\s*[:：]?$")
_BRACKET = re.compile(r"[\[【](?P<name>[^\[\]【】\n]{1,40})[\]】]\s*[:：]?\s*(?P<rest>.*)$", re.DOTALL)
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』\n]{1,20})[」』]\s*[:：]\s*(?P<rest>.*)$", re.DOTALL)
_TIME_INSIDE = re.compile(
    rf"(?P<name>[^\s:：\d][^\n:：]{{0,30}}?)\s+[\[(（]?(?P<time>{CLOCK})[\])）]?(?:\s+|(?=[^\s\d\-–~至.,:：])|\s*\n)(?P<rest>\S.*)$",
    re.DOTALL,
)
_TAB = re.compile(r"(?P<name>[^\t\n:：]{1,40})\t+\s*(?P<rest>\S.*)$", re.DOTALL)
_DASH = re.compile(r"(?P<name>[^\n:：]{1,40}?)\s+[-–—]+\s+(?P<rest>\S.*)$", re.DOTALL)
_LETTER = re.compile(r"(?P<name>Q|A|问|答|問)\s*(?:[.．、]|\s{2,})\s*(?P<rest>\S.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """A speaker mark as seen on one line: the name, the words after it, and the start in seconds.

    ``strong``: the name is set apart (bold, a heading); ``timed``: the time stands in the mark itself.
    """

    name: str
    rest: str
    start_s: float | None = None
    strong: bool = False
    timed: bool = False


Layout = Callable[[Line], Mark | None]


def _first_time(*texts: str | None) -> float | None:
    for text in texts:
        found = re.search(CLOCK, text or "")
        if found:
            return clock(found.group())
    return None


def _mark(line: Line, name: str, rest: str, start_s: float | None, strong: bool) -> Mark | None:
    name = trim(name)
    if not plausible(name, strong=strong):
        return None
    return Mark(name, rest, start_s if start_s is not None else line.start_s, strong, start_s is not None)


def colon(line: Line) -> Mark | None:
    """``Name: text``, ``名字：text``, with a time before or after the name; the name may be bold or alone."""
    match = _COLON.match(line.text) if ":" in line.text or "：" in line.text else None
    if not match:
        return None
    rest = match["rest"]
    if not match["before"] and re.match(r"\d{1,3}$", match["name"]):
        return None
    if rest.startswith("//") or (rest[:1].isdigit() and match["name"][-1:].isdigit() and not rest[:1].isspace()):
        return None
    strong = line.lead >= match.end("name")
    times = _first_time(match["before"], match["after"], match["late"])
    return _mark(line, match["name"], rest, times, strong)


def heading(line: Line) -> Mark | None:
    """``### Name:`` with the words in the paragraphs below."""
    if not line.heading or "\n" in line.text:
        return None
    return _mark(line, line.text, "", None, True)


def time_after(line: Line) -> Mark | None:
    """``说话人1 00:12`` or ``Name (00:12)`` alone on a line, the words below; recognisers write it."""
    first, _, rest = line.text.partition("\n")
    match = _TIME_AFTER.match(first) if len(first) <= 100 and re.search(CLOCK, first) else None
    if not match or len(match["name"].split()) > 5:
        return None
    return _mark(line, match["name"], rest, clock(match["time"]), line.lead >= match.end("name"))


def time_before(line: Line) -> Mark | None:
    """``00:01:02 Name`` alone on a line, the words below."""
    first, _, rest = line.text.partition("\n")
    match = _TIME_BEFORE.match(first) if len(first) <= 100 else None
    if not match:
        return None
    return _mark(line, match["name"], rest, _first_time(match["time"]), False)


def time_inside(line: Line) -> Mark | None:
    """``发言人 1 00:12 text``, name, time and words on one line."""
    match = _TIME_INSIDE.match(line.text) if re.search(CLOCK, line.text[:50]) else None
    if not match or len(match["name"].split()) > 4:
        return None
    return _mark(line, match["name"], match["rest"], clock(match["time"]), line.lead >= match.end("name"))


def bracket(line: Line) -> Mark | None:
    """``[id1] text``; ``[laughs]`` looks the same and is told apart over the whole file."""
    match = _BRACKET.match(line.text) or _QUOTED.match(line.text)
    if not match or re.fullmatch(CLOCK, match["name"].strip()):
        return None
    return _mark(line, match["name"], match["rest"], None, False)


def tab(line: Line) -> Mark | None:
    """``Name<TAB>text``, the hanging indent of word processors."""
    match = _TAB.match(line.text)
    return _mark(line, match["name"], match["rest"], None, line.lead >= match.end("name")) if match else None


def dash(line: Line) -> Mark | None:
    """``P1 - text``."""
    match = _DASH.match(line.text)
    return _mark(line, match["name"], match["rest"], None, line.lead >= match.end("name")) if match else None


def letter(line: Line) -> Mark | None:
    """``Q. text`` and ``答、text``."""
    match = _LETTER.match(line.text)
    return _mark(line, match["name"], match["rest"], None, False) if match else None


def alone(line: Line) -> Mark | None:
    """A name that is a whole line, in bold, under a time, or a word for a role; the words stand below."""
    first, _, rest = line.text.partition("\n")
    if len(first) > 40:
        return None
    return _mark(line, first, rest, None, 0 < len(first) <= line.lead or line.stamped)


def given(line: Line) -> Mark | None:
    """A speaker the file's own structure names: a table's column, a voice tag."""
    return Mark(line.speaker, line.text, line.start_s, True) if line.speaker else None


LAYOUTS: tuple[Layout, ...] = (heading, time_after, time_before, colon, time_inside, letter, bracket, tab, dash, alone)
"""Tried in this order; of two that find as many marks the earlier one is taken."""
