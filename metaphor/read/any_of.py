"""A pattern for any of many names, as fast for thousands as for two: what names begin with alike is tried once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

MOST = 5_000
"""So many names are looked for; a document with more of them has no names but something else."""
LONGEST = 80


def any_of(names: Iterable[str]) -> str:
    """A pattern that matches the longest of the names, white space between their characters or not."""
    bare = sorted({re.sub(r"\s+", "", name)[:LONGEST] for name in names} - {""})[:MOST]
    return _rest(bare, 0).removeprefix(r"\s*")


def _rest(names: list[str], at: int) -> str:
    """The pattern for what follows a place up to which all of these sorted names are alike."""
    ends = bool(names) and len(names[0]) == at
    ways = [
        re.escape(first) + _rest(list(same), at + 1) for first, same in groupby(names[ends:], lambda name: name[at])
    ]
    if not ways:
        return ""
    further = r"\s*" + (ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})")
    return f"(?:{further})?" if ends else further
