"""Simile frames: the markers of likeness, and the literal doubles that only look like them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from metaphor.errors import UserError
from metaphor.lexicon.entries import Condition, conditions, read_rows
from metaphor.model import Language

FrameRole = Literal["frame", "double"]
VehicleShape = Literal["noun", "clause", "before"]

FRAME_COLUMNS = ("marker", "closer", "role", "vehicle", "habit", "needs", "unless", "example", "literal", "note")


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of ``comparisons.csv``.

    ``marker`` is a pattern; the vehicle follows it (``noun``, ``clause``) up to one of ``closers``, or to the end of the
    clause where there are none, or stands ``before`` it (…似的).  A ``double`` is a use of the marker that likens nothing.
    ``habit`` is the share 0…1 of its uses that are similes.
    """

    id: str
    language: Language
    marker: str
    closers: tuple[str, ...]
    role: FrameRole
    vehicle: VehicleShape
    habit: float
    needs: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    example: str
    literal: str
    where: str

    @property
    def form(self) -> str:
        """The pattern that is looked for."""
        return self.marker


def read_frames(path: Path, language: Language) -> Iterator[Frame]:
    """The rows of one table of comparisons; UserError on a role or shape that does not exist."""
    for where, row in read_rows(path, FRAME_COLUMNS):
        role, shape = row["role"] or "frame", row["vehicle"] or "noun"
        if role not in get_args(FrameRole) or shape not in get_args(VehicleShape):
            raise UserError(where, f"“{role}/{shape}” is no role and vehicle", "use frame or double; noun, clause or before")
        try:
            habit = float(row["habit"])
        except ValueError as error:
            raise UserError(where, f"habit “{row['habit']}” is not a number", "write a share between 0 and 1") from error
        closers = tuple(c.strip() for c in row["closer"].split("|") if c.strip())
        ending = f"…{row['closer']}" if closers else ""
        yield Frame(
            id=f"{language}/comparisons:{row['marker']}{ending}", language=language, marker=row["marker"], closers=closers,
            role=role, vehicle=shape, habit=habit, needs=conditions(row["needs"], where), unless=conditions(row["unless"], where),
            example=row["example"], literal=row["literal"], where=where,
        )  # fmt: skip
