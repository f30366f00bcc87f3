"""Text that is safe in a spreadsheet: nothing turns into a formula or breaks the file, and each handling is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

LONGEST = 32_767
"""Characters (UTF-16 units) a cell of a spreadsheet may hold."""
CUT_MARK = "…[✂]"
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
NEW_LINES = re.compile(r"\r\n?")
# White space and marks of no width before the sign do not keep a spreadsheet from reading a formula.
FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")


@dataclass(frozen=True, slots=True)
class Handling:
    """How many cells were changed, and how."""

    controls: int = 0
    cut: int = 0
    guarded: int = 0

    def __add__(self, other: Handling) -> Handling:
        return Handling(self.controls + other.controls, self.cut + other.cut, self.guarded + other.guarded)


def safe_text(text: str, *, guard: bool) -> tuple[str, Handling]:
    """The text without control characters, no longer than a cell, and, with ``guard``, never read as a formula.

    Tabs and line ends stay (line ends as ``\\n``).  The guard is an apostrophe before the text: CSV has no types, so
    a spreadsheet would take ``=cmd`` for a formula.
    """
    clean = CONTROLS.sub("", NEW_LINES.sub("\n", text))
    controls = int(CONTROLS.search(text) is not None)
    guarded = int(guard and FORMULA.match(clean) is not None)
    if guarded:
        clean = "'" + clean
    short = _within(clean, LONGEST)
    return short, Handling(controls, int(short != clean), guarded)


def safe_frame(frame: pd.DataFrame, *, guard: bool) -> tuple[pd.DataFrame, Handling]:
    """The table with every string, headers included, made safe; numbers are left alone."""
    total = Handling()

    def handle(value: object) -> object:
        nonlocal total
        if not isinstance(value, str):
            return value
        text, handling = safe_text(value, guard=guard)
        total += handling
        return text

    columns = [[handle(value) for value in frame.iloc[:, n].tolist()] for n in range(frame.shape[1])]
    names = [handle(name) for name in frame.columns]
    # By position, not by name: two headers may have become equal.
    numbered = pd.DataFrame({n: pd.Series(values, index=frame.index) for n, values in enumerate(columns)})
    return numbered.set_axis(names, axis="columns"), total


def _within(text: str, most: int) -> str:
    """The text cut to that many UTF-16 units, the mark included; whole characters only."""
    encoded = text.encode("utf-16-le")
    if len(encoded) <= 2 * most:
        return text
    return encoded[: 2 * (most - len(CUT_MARK))].decode("utf-16-le", errors="ignore") + CUT_MARK
