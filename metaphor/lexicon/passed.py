"""What is passed over: stretches that look like figures and that no careful coder marks, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from metaphor.errors import UserError
from metaphor.lexicon.entries import read_rows

Reason = Literal["dead", "field", "grammar", "name", "literal"]

REASONS: tuple[Reason, ...] = get_args(Reason)
PASSED_COLUMNS = ("form", "reason", "example", "note")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """One row of ``passed_over.csv``: a pattern and why what lies inside its matches is no living figure.

    ``dead``: no speaker feels the image; ``field``: a field's own term; ``grammar``: a connective or marker; ``name``: a
    title or institution; ``literal``: a compound of literal things.
    """

    form: str
    reason: Reason
    example: str
    where: str


def read_passed_over(path: Path) -> Iterator[PassedOver]:
    """The rows of one table; UserError on a reason that does not exist."""
    for where, row in read_rows(path, PASSED_COLUMNS):
        reason = next((r for r in REASONS if r == row["reason"]), None)
        if reason is None:
            raise UserError(where, f"“{row['reason']}” is no reason", f"use {', '.join(REASONS)}")
        yield PassedOver(row["form"], reason, row["example"], where)
