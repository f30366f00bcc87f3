"""Where each character of a document's text came to stand in the transcript made of it."""

from __future__ import annotations

import re

from metaphor.model import Transcript

from .clean import clean, straight

_REACH = 20_000
"""How far ahead a turn's words are looked for: what stands between two turns is a mark, a heading, a note."""

_NEAR = 400
_WORDS = re.compile(r"\w+|[^\w\s]")


def places(raw: str, transcript: Transcript) -> list[int]:
    """For each character of ``raw`` its place in the transcript's text, -1 for one that is not in it.

    Turns are looked for in order and whole, else line by line, else word by word, so that a time cut out of the middle
    of a turn costs no more than itself; white space has no place.
    """
    held = [i for i, ch in enumerate(raw) if not ch.isspace() and straight(clean(ch))]
    packed = "".join(raw[i] for i in held)
    out = [-1] * len(raw)
    at = 0
    for turn in transcript.turns:
        name = "".join(turn.speaker.split())
        if packed.startswith(name, at):
            at += len(name)
        for start, end in _pieces(turn.text, packed, at):
            spots = [turn.start + i for i in range(start, end) if not turn.text[i].isspace()]
            words = "".join(transcript.text[i] for i in spots)
            whole = (start, end) == (0, len(turn.text))
            found = packed.find(words, at, at + len(words) + (_REACH if whole else _NEAR))
            if found < 0:
                continue
            for offset, spot in enumerate(spots):
                out[held[found + offset]] = spot
            at = found + len(words)
    return out


def _pieces(text: str, packed: str, at: int) -> list[tuple[int, int]]:
    """The stretches of a turn to look for: the turn itself, its lines, or the words of the lines that are not there."""
    if _within(text, packed, at):
        return [(0, len(text))]
    out: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if _within(line, packed, at):
            out.append((start, start + len(line)))
        else:
            out += [(start + word.start(), start + word.end()) for word in _WORDS.finditer(line)]
        start += len(line) + 1
    return out


def _within(text: str, packed: str, at: int) -> bool:
    words = "".join(text.split())
    return packed.find(words, at, at + len(words) + _REACH) >= 0
