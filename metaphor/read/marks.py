"""Lines -> contributions: which layout the file marks its speakers with, decided over the whole file.

A colon in prose is no speaker: a name must be a word for a role, recur, or stand in a layout that the file keeps to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import layouts
from .clean import run_together, straight
from .draft import Line, Omitted, Said
from .layouts import Layout, Mark
from .names import is_generic, key, role_of, stem
from .times import time_alone

_STAGE = re.compile(
    r"(?i)laugh|pause|music|applause|silence|inaudible|crosstalk|sigh|cough|break|noise|unclear|end of"
    r"|笑|停顿|停頓|沉默|音乐|音樂|掌声|听不清|广告|廣告|结束|叹"
)
_SET_APART = re.compile(r"[\[【][^\[\]【】\n]{1,80}[\]】]$")
TIMED: tuple[Layout, ...] = (layouts.time_after, layouts.time_before)
BEFORE, APART, HEADING = "before the first speaker", "set apart", "heading"
"""Reasons for which lines are nobody's words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The contributions, the lines before the first mark, and the layout (None: nobody is marked)."""

    said: tuple[Said, ...]
    before: tuple[str, ...]
    layout: Layout | None
    marked: int = 0
    apart: int = 0
    """Lines left out because they are set apart: quotes, and stage directions alone in square brackets."""
    omitted: tuple[Omitted, ...] = ()


def _keep(layout: Layout, marks: Sequence[Mark | None], paragraphs: int, named: frozenset[str]) -> frozenset[str]:
    """Keys of the names to believe under this layout; empty when the file does not use it.

    ``named`` are the keys the document's structure names already (a table of talk among its paragraphs).
    """
    found = [m for m in marks if m]
    counts = Counter(key(m.name) for m in found)
    roles = {key(m.name) for m in found if is_generic(m.name)}
    recurring = {name for name, count in counts.items() if count >= 2}
    if named & counts.keys() and layout is not layouts.alone:
        return frozenset(named & counts.keys() | roles)
    if layout is layouts.bracket:
        recurring = {name for name in recurring if not _STAGE.search(name)}
    kept = roles | recurring
    if layout is layouts.alone:
        kept = {key(m.name) for m in found if (m.strong and key(m.name) in recurring) or role_of(m.name)}
    seen = sum(counts[name] for name in kept)
    share = seen / max(paragraphs, 1)
    total = sum(counts.values())
    if layout in TIMED and total >= 1 and (total >= 2 or roles or paragraphs <= 3):
        return frozenset(counts)
    if layout is layouts.time_inside:
        generic = sum(counts[name] for name in roles)
        return frozenset(kept) if share >= 0.5 and seen >= 2 and (generic == seen or len(kept) >= 2) else frozenset()
    if layout is layouts.bracket:
        return frozenset(kept) if share >= 0.5 and (len(kept) >= 2 or seen >= 3) else frozenset()
    if (layout in (layouts.tab, layouts.dash) and share < 0.5) or (
        layout is layouts.alone and len(recurring & kept) < 1
    ):
        return frozenset()
    if not kept:
        pair = layout in (layouts.colon, layouts.heading) and len(counts) == 2 == total and total >= 0.8 * paragraphs
        return frozenset(counts) if pair else frozenset()
    if not kept & roles and not ((len(kept) >= 2 and share >= 0.03) or share >= 0.5):
        return frozenset()
    if layout is layouts.heading and len(kept) < 2 and not kept & roles:
        return frozenset()
    stems = {stem(m.name) for m in found if key(m.name) in kept} - {""}
    if kept & roles:
        numbered = Counter(stem(name) for name in counts)
        stems |= {shared for shared, names in numbered.items() if shared and names >= 2}
    kept |= {key(m.name) for m in found if stem(m.name) in stems}
    if layout is layouts.alone:
        return frozenset(kept)
    strong = Counter(m.strong for m in found if key(m.name) in kept)
    apart = strong[True] > strong[False]
    timed = Counter(m.timed for m in found if key(m.name) in kept)[True] >= 2
    also = {
        key(m.name)
        for m in found
        if (apart and m.strong) or (timed and m.timed) or share >= 0.7 or _extends(m.name, kept)
    }
    return frozenset(kept | also)


def _extends(name: str, kept: set[str]) -> bool:
    first = key(name.split()[0])
    return " " in name and first in kept and len(first) > 1


def _numbered_questions(names: Sequence[str]) -> bool:
    """Whether the marks are Q1 A1 Q2 A2 …, numbers of questions and not of people."""
    numbered = [re.fullmatch(r"([QA问答問])\s*(\d+)", name) for name in names]
    hits = [m for m in numbered if m]
    return len(hits) >= 4 and len({m.group(2) for m in hits}) >= 2 and max(Counter(names).values()) == 1


def choose(lines: Sequence[Line]) -> tuple[Layout | None, frozenset[str]]:
    """The layout with most believed marks, and the keys of the names it marks; (None, empty) when there is none."""
    body = [line for line in lines if not line.quote and not line.speaker]
    named = frozenset(key(line.speaker) for line in lines if line.speaker)
    paragraphs = sum(1 for line in body if line.after_blank and not line.heading) or len(body)
    structured = layouts.given if named else None
    best: tuple[int, Layout | None, frozenset[str]] = (0, structured, frozenset())
    for layout in layouts.LAYOUTS:
        marks = [layout(line) for line in body]
        if layout is layouts.alone:
            marks = _under_times(marks, body)
        kept = _keep(layout, marks, paragraphs, named)
        score = sum(1 for m in marks if m and key(m.name) in kept)
        if score > best[0]:
            best = (score, layout, kept)
    return best[1], best[2]


def _under_times(marks: list[Mark | None], body: Sequence[Line]) -> list[Mark | None]:
    """The marks, without those whose only warrant is a time above them where the lines under times are talk."""
    stamped = [m for m, line in zip(marks, body, strict=True) if line.stamped]
    names = Counter(key(m.name) for m in stamped if m)
    recurring = sum(count for count in names.values() if count >= 2)
    if recurring >= 2 and recurring >= 0.8 * len(stamped):
        return marks
    return [None if line.stamped and not line.lead else m for m, line in zip(marks, body, strict=True)]


def _stamped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the times that stand on lines of their own moved to the line below."""
    out: list[Line] = []
    pending: tuple[float | None, float | None] | None = None
    for line in lines:
        if alone := time_alone(line.text):
            pending = alone
            continue
        if pending and line.start_s is None:
            line = replace(line, start_s=pending[0], end_s=pending[1], stamped=True)
        pending = None
        out.append(line)
    return tuple(out)


def straightened(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without characters that turn the direction of writing, which would hide a speaker's mark."""
    return tuple(
        line
        if (text := straight(line.text)) == line.text and straight(line.speaker or "") == (line.speaker or "")
        else replace(line, text=text, lead=min(line.lead, len(text)), speaker=straight(line.speaker or "") or None)
        for line in lines
    )


def speak(lines: Sequence[Line], *, cues: bool = False, wrapped: bool = False) -> Reading:
    """The contributions in the lines.

    ``cues``: the lines are pieces of running talk cut by time, so one speaker's pieces are joined into one
    contribution.  ``wrapped``: line ends inside a paragraph are the page's, not the writer's.
    """
    lines = straightened(lines)
    lines = lines if cues else _stamped(lines)
    layout, names = choose(lines)
    said: list[Said] = []
    omitted: list[Omitted] = []
    further: dict[int, list[Line]] = {}
    marks = [_believed(layout, names, line) for line in lines]
    collapse = _numbered_questions([m.name for m in marks if m])
    for line, mark in zip(lines, marks, strict=True):
        if mark:
            name = mark.name[0] if collapse else mark.name
            said.append(Said(name, mark.rest, mark.start_s, line.end_s, (mark.rest,)))
        elif line.heading:
            omitted.append(Omitted(line.text, HEADING))
        elif layout and (line.quote or (not cues and _SET_APART.match(line.text))):
            omitted.append(Omitted(line.text, APART))
        elif said:
            further.setdefault(len(said) - 1, []).append(line)
        elif layout and not cues:
            omitted.append(Omitted(line.text, BEFORE))
        else:
            said.append(Said(None, line.text, line.start_s, line.end_s, (line.text,)))
    marked = sum(1 for mark in marks if mark)
    timed = marked > 0 and all(m.start_s is not None for m in marks if m) and not any(line.speaker for line in lines)
    before = tuple(x.text for x in omitted if x.reason == BEFORE)
    apart = sum(1 for x in omitted if x.reason == APART)
    for place, more in further.items():
        said[place] = _continued(said[place], more, cues=cues, wrapped=wrapped)
    spoken = joined(said) if cues or timed else tuple(said)
    return Reading(spoken, before, layout, marked, apart, tuple(omitted))


def _believed(layout: Layout | None, names: frozenset[str], line: Line) -> Mark | None:
    if line.speaker:
        return layouts.given(line)
    mark = layout(line) if layout and not line.quote else None
    return mark if mark and key(mark.name) in names else None


def _continued(said: Said, more: Sequence[Line], *, cues: bool, wrapped: bool) -> Said:
    """The contribution with the lines that go on with it."""
    stretches = [[said.text]]
    for line in more:
        if cues or (wrapped and not line.after_blank):
            stretches[-1].append(line.text)
        else:
            stretches.append([line.text])
    end_s = next((line.end_s for line in reversed(more) if line.end_s is not None), said.end_s)
    text = "\n".join(map(run_together, stretches))
    return replace(said, text=text, end_s=end_s, parts=(*said.parts, *(line.text for line in more)))


def joined(said: Sequence[Said]) -> tuple[Said, ...]:
    """Pieces of one speaker that follow each other as one contribution, from the first start to the last end."""
    out: list[Said] = []
    runs: list[list[Said]] = []
    for piece in said:
        if runs and (piece.speaker is None or runs[-1][0].speaker == piece.speaker):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    for run in runs:
        text = run_together(piece.text.strip() for piece in run)
        parts = tuple(part for piece in run for part in piece.parts or (piece.text,))
        out.append(replace(run[0], text=text if len(run) > 1 else run[0].text, end_s=run[-1].end_s, parts=parts))
    return tuple(out)
