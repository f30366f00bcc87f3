"""What a stumble is: a stretch of speech that says nothing, and the kinds of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Stretch = tuple[int, int]
"""Half-open code points of a text."""
Stumbling = Literal["filler", "repetition", "false start"]


@dataclass(frozen=True, slots=True)
class Stumble:
    """Code points [start, end) of a text: the words alone, without the marks that set them off.

    Of a repetition and of a false start it is what is said before the words that stand: *in* of “in in paperwork”,
    *hesi-* of “hesi- hesitate”.
    """

    start: int
    end: int
    kind: Stumbling


Case = tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]
"""A filler's form, what must stand before it and what after it."""


def fillers_by_case(text: str, cases: Iterable[Case], reach: int) -> Iterator[Stumble]:
    """The fillers that stand as one of the cases asks, looking ``reach`` characters to either side."""
    for form, before, after in cases:
        for match in form.finditer(text):
            start, end = match.span()
            if after.match(text[end : end + reach]) and before.search(text[max(0, start - reach) : start]):
                yield Stumble(start, end, "filler")


def in_order(found: Iterable[Stumble]) -> tuple[Stumble, ...]:
    """By place; of two that overlap the one that begins first, then the longer."""
    kept: list[Stumble] = []
    for stumble in sorted(found, key=lambda s: (s.start, -s.end, s.kind)):
        if not kept or kept[-1].end <= stumble.start:
            kept.append(stumble)
    return tuple(kept)


def left_of(text: str, aside: Iterable[Stretch]) -> str:
    """The text without those stretches."""
    pieces, at = [], 0
    for start, end in aside:
        pieces.append(text[at:start])
        at = end
    return "".join((*pieces, text[at:]))
