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

ROLES: tuple[FrameRole, ...] = get_args(FrameRole)
SHAPES: tuple[VehicleShape, ...] = get_args(VehicleShape)
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
        role = next((r for r in ROLES if r == row["role"]), None)
        shape = next((v for v in SHAPES if v == (row["vehicle"] or "noun")), None)
        if role is None or shape is None:
            raise UserError(
                where,
                f"“{row['role']}/{row['vehicle']}” is no role and vehicle",
                "use frame or double; noun, clause or before",
            )
        try:
            habit = float(row["habit"])
        except ValueError as error:
            raise UserError(
                where, f"habit “{row['habit']}” is not a number", "write a share between 0 and 1"
            ) from error
        closers = tuple(c.strip() for c in row["closer"].split("|") if c.strip())
        ending = f"…{row['closer']}" if closers else ""
        yield Frame(
            id=f"{language}/comparisons:{row['marker']}{ending}", language=language, marker=row["marker"], closers=closers,
            role=role, vehicle=shape, habit=habit, needs=conditions(row["needs"], where), unless=conditions(row["unless"], where),
            example=row["example"], literal=row["literal"], where=where,
        )  # fmt: skip
