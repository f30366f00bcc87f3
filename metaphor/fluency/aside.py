"""What is set aside before words are read: stumbles with the marks that only set them off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metaphor.fluency.chinese import OPEN, chinese_fillers, chinese_repairs
from metaphor.fluency.english_fillers import english_fillers
from metaphor.fluency.english_repairs import FUNCTION, english_repairs
from metaphor.fluency.stumbles import Stretch, Stumble, in_order, left_of
from metaphor.model import Language

_MARKS = r"[\s,，、–—…-]"
_SOFT = re.compile(_MARKS)
_FULL_STOP = re.compile(r"[.。…]+\s*")
_AFTER = re.compile(rf"(?:{_MARKS}|\.{{2,}})*")
_END = re.compile(r"[.。!！?？；;:：\n”\"’)）]")
_LAST_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*$")
_NEXT_CLAUSE = re.compile(
    r"(?:i|we|you|he|she|it|they|there|but|so|because|and|then|or)\b|[我你他她它咱这那但所因可而]", re.I
)
_REST = re.compile(r"[\u4e00-\u9fff]*")
LONGEST_WORD = 16
SHORT_REST = 2
"""Hanzi to the next mark that are too few for a clause."""


def stumbles(text: str, language: Language) -> tuple[Stumble, ...]:
    """Fillers, repetitions and false starts, in order, none overlapping another; Chinese text is to be Simplified."""
    if language == "zh":
        return in_order((*chinese_repairs(text), *chinese_fillers(text)))
    fillers = in_order(english_fillers(text))
    return in_order((*english_repairs(text, fillers), *fillers))


def set_aside(text: str, language: Language) -> tuple[Stretch, ...]:
    """Where nothing is to be read, in order and apart from each other.

    A text of nothing else keeps all of it: “Mm-hmm.” is an answer.
    """
    found = stumbles(text, language)
    if not found:
        return ()
    merged: list[Stretch] = []
    for start, end in (_widened(text, group, language) for group in _groups(text, found)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged) if any(map(str.isalnum, left_of(text, merged))) else ()


def _groups(text: str, found: tuple[Stumble, ...]) -> Iterator[list[Stumble]]:
    """Stumbles with nothing but soft marks between them."""
    group: list[Stumble] = []
    for stumble in found:
        if group and _after(text, group[-1].end) < stumble.start:
            yield group
            group = []
        group.append(stumble)
    if group:
        yield group


def _after(text: str, at: int) -> int:
    """Where the soft marks that begin there end."""
    soft = _AFTER.match(text, at)
    return soft.end() if soft else at


def _widened(text: str, group: list[Stumble], language: Language) -> Stretch:
    """The group with the marks about it, but for the one that still parts two clauses when the group is gone.

    What is said again after it needs no mark between.
    """
    start, end = group[0].start, group[-1].end
    before = _before(text, start) if group[0].kind == "filler" else start
    after = _after(text, end)
    if group[-1].kind != "filler":
        return (before if _is_open(text, before, after, language) else start), after
    if before == 0 or _END.match(text[before - 1]):
        return start, _past_end(text, after)
    if after == len(text) or _END.match(text[after]):
        return before, after
    if _is_open(text, before, after, language):
        return before, after
    return (start, after) if text[before:start].strip() else (before, end)


def _before(text: str, at: int) -> int:
    """Where the soft marks that end there begin."""
    while at and _SOFT.match(text[at - 1]):
        at -= 1
    return at


def _past_end(text: str, at: int) -> int:
    """A filler that is a sentence of its own (“Um. It was …”) goes with its full stop."""
    end = _FULL_STOP.match(text, at)
    return end.end() if end else at


def _is_open(text: str, before: int, after: int, language: Language) -> bool:
    """Whether the clause that is broken off at ``before`` goes on at ``after``, so that no mark belongs between them."""
    if language == "zh":
        if text[before - 1 : before] in OPEN:
            return True
        rest = _REST.match(text, after)
        short = rest is not None and 0 < rest.end() - after <= SHORT_REST
        return short and not _NEXT_CLAUSE.match(text, after)
    last = _LAST_WORD.search(text, max(0, before - LONGEST_WORD), before)
    word = last.group().lower().replace("’", "'") if last else ""
    return word in FUNCTION or word == "like" or not _NEXT_CLAUSE.match(text, after)
