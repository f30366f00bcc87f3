"""Subtitles (.vtt, .srt): cues, the names in them, and talk that runs on from cue to cue.

Parsed here and not by webvtt-py or srt: both refuse or drop what follows a damaged cue, and a recording cut off by a
crash is the ordinary case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from metaphor.errors import UserError

from .clean import clean, entities, run_together, straight
from .draft import Draft, Line, Omitted, ReadSettings
from .encoding import decode_lines
from .marks import choose, speak
from .times import clock

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"^\s*({_CLOCK})\s*-->\s*({_CLOCK})(?:\s.*)?$")
_CUT_TIMING = re.compile(r"^\s*\d{1,3}:\d{2}.*(?:--?>?.*)?$")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
_TAG = re.compile(r"</?(?:[biusv]|c|lang|ruby|rt|font)(?:[.\s][^>]*)?>|<\d[\d:.]*>|\{\\[^}]*\}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue's lines between two times in seconds."""

    start_s: float | None
    end_s: float | None
    lines: tuple[str, ...]


def read_cues(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """Cues by speaker; a cue that names nobody continues the last speaker; UserError when there is no cue."""
    decoded = decode_lines(data, name, encoding=settings.encoding)
    cues, notes = parse(straight(clean(decoded.text)))
    omitted: tuple[Omitted, ...] = tuple(
        Omitted(text, "note of the subtitle file") for text in _blocks(clean(decoded.text))
    )
    if not cues:
        raise UserError(
            name, "holds no subtitle with words", "check that the export is complete, or rename a plain text to .txt"
        )
    if rolling(cues):
        shown = cues
        cues = unrolled(cues)
        omitted += _shown_twice(shown)
        notes = (*notes, "Rolling captions: lines shown twice are read once.")
    lines = tuple(line for cue in cues for line in _lines(cue))
    layout, names = choose(lines)
    whole = lines if layout or names else _whole(cues)
    reading = speak(whole, cues=True)
    if reading.layout is None:
        notes = (*notes, "No speakers are marked: read as one participant's text.")
    omitted += reading.omitted
    return Draft(reading.said, decoded.encoding, (*decoded.notes, *notes), source=decoded.text, omitted=omitted)


def _blocks(text: str) -> list[str]:
    """The lines of notes, styles and regions, which are no cues, and what is written behind ``WEBVTT``."""
    blocks = re.split(r"\n[ \t]*\n", text)
    return [
        line
        for block in blocks
        if re.match(r"\s*(?:NOTE|STYLE|REGION|WEBVTT)\b", block)
        for line in re.sub(r"^\s*WEBVTT\b", "", block).split("\n")
        if line.strip() and "-->" not in block
    ]


def _shown_twice(cues: tuple[Cue, ...]) -> tuple[Omitted, ...]:
    return tuple(Omitted(line, "caption shown twice") for a, b in pairwise(cues) for line in b.lines if line in a.lines)


def parse(text: str) -> tuple[tuple[Cue, ...], tuple[str, ...]]:
    """Every whole cue, and a sentence when the file breaks off inside one; headers, notes and styles are no cues."""
    cues: list[Cue] = []
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        timing = _TIMING.match(lines[at])
        at += 1
        if not timing:
            continue
        words = []
        while at < len(lines) and lines[at].strip() and not _TIMING.match(lines[at]):
            words.append(lines[at].strip())
            at += 1
        if at < len(lines) and _TIMING.match(lines[at]) and words and re.fullmatch(r"\d+", words[-1]):
            words.pop()
        cues.append(Cue(clock(timing.group(1)), clock(timing.group(2)), tuple(words)))
    whole = tuple(cue for cue in cues if cue.lines)
    tail = [line for line in lines if line.strip()][-1:]
    cut = bool(tail and not _TIMING.match(tail[0]) and _CUT_TIMING.match(tail[0])) or bool(cues and not cues[-1].lines)
    if cut and whole and whole[-1].lines[-1:] == tuple(t.strip() for t in tail) and _CUT_TIMING.match(tail[0]):
        last = whole[-1]
        kept = tuple(line for line in last.lines[:-1] if not line.isdigit())
        whole = (*whole[:-1], Cue(last.start_s, last.end_s, kept)) if kept else whole[:-1]
    return whole, ("The file breaks off inside a cue; what stands before it is read.",) if cut else ()


def rolling(cues: tuple[Cue, ...]) -> bool:
    """Whether a third of the cues begin with the line the one before ended with, as automatic captions do."""
    repeats = sum(1 for a, b in pairwise(cues) if a.lines and b.lines and a.lines[-1] == b.lines[0])
    return len(cues) > 5 and repeats > len(cues) / 3


def unrolled(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The cues without the lines that the cue before has shown already."""
    out: list[Cue] = []
    shown: tuple[str, ...] = ()
    for cue in cues:
        fresh = tuple(line for line in cue.lines if line not in shown)
        shown = cue.lines
        if fresh:
            out.append(Cue(cue.start_s, cue.end_s, fresh))
    return tuple(out)


def _lines(cue: Cue) -> list[Line]:
    """The cue's lines without tags; a voice tag names the speaker of what follows it."""
    out: list[Line] = []
    for raw in cue.lines:
        speaker = None
        pieces = _VOICE.split(raw)
        for index, piece in enumerate(pieces):
            if index % 2:
                speaker = entities(piece).strip() or None
                continue
            words = entities(_TAG.sub("", piece)).strip()
            if words:
                words = words.removeprefix("- ").removeprefix("– ")
                out.append(Line(words, after_blank=not out, speaker=speaker, start_s=cue.start_s, end_s=cue.end_s))
    return out


def _whole(cues: tuple[Cue, ...]) -> tuple[Line, ...]:
    """One line a cue, for cues that name nobody."""
    out = []
    for cue in cues:
        if text := run_together(line.text for line in _lines(cue)):
            out.append(Line(text, start_s=cue.start_s, end_s=cue.end_s))
    return tuple(out)
