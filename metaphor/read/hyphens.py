"""Words parted by a hyphen at a line's end, put together again; compounds keep the hyphen they are written with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .draft import Line

_END = re.compile(r"([^\W\d_]+)([-‐\u00ad])$")
_START = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LONGEST = 60
_COMPOUND = frozenset(
    """
    well self non ex co high low long short half all cross mid off on over under full part first second third two three
    four five six seven eight nine ten old new old-fashioned good bad hard easy fast slow best worst single multi anti
    pre post semi so far one twenty thirty forty fifty sixty seventy eighty ninety mother father sister brother check
    follow step built left right
    """.split()
)


def whole_words(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines with parted words joined into the line they begin on, and how many were joined."""
    known = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    out: list[Line] = []
    joined = 0
    for line in lines:
        tail = out[-1].text[-_LONGEST:] if out and not line.after_blank else ""
        cut = _END.search(tail)
        start = _START.match(line.text) if cut else None
        if not cut or not start or not start.group()[0].islower():
            out.append(line)
            continue
        kept = "-" if cut.group(2) != "\u00ad" and _is_compound(cut.group(1), start.group(), known) else ""
        out[-1] = replace(out[-1], text=out[-1].text[:-1] + kept + line.text)
        joined += not kept
    return out, joined


def _is_compound(left: str, right: str, known: Counter[str]) -> bool:
    """Whether the hyphen belongs to the word: so written elsewhere, or two words that are known each by itself."""
    left, right = left.casefold(), right.casefold()
    if known[left + right]:
        return False
    if known[f"{left}-{right}"] or left in _COMPOUND:
        return True
    return known[left] > 0 and known[right] > 1
