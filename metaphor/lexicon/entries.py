"""Entries: the rows of the lexicon's tables as values, with their conditions."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from metaphor.errors import UserError
from metaphor.model import Kind, Language, Tier

Mechanism = Literal["set", "contrast"]
Slot = Literal["subject", "object", "head", "modifier", "of", "before", "after", "near"]

COLUMNS = ("form", "pos", "schema", "second", "kind", "tier", "habit", "emotion", "needs", "unless", "example", "literal",
           "note")  # fmt: skip
SLOTS: tuple[Slot, ...] = get_args(Slot)
KINDS: tuple[Kind, ...] = get_args(Kind)
TIERS: tuple[Tier, ...] = get_args(Tier)
DEFAULT_HABIT: dict[Mechanism, float] = {"set": 0.9, "contrast": 0.5}

ABSTRACT = ("feeling", "activity", "time", "money", "relation", "idea")
CONCRETE = ("person", "body", "animal", "plant", "weather", "water", "fire", "light", "vehicle", "vessel", "tool", "machine",
            "food", "clothing", "building", "place", "game", "thing")  # fmt: skip
WHEN = "when"
"""Words that say when something happens (now, on Monday, 半夜): the company of nothing in their sentence."""
CLASSES = frozenset((*ABSTRACT, *CONCRETE, WHEN))
CLASS_GROUPS = {"abstract": frozenset(ABSTRACT), "concrete": frozenset(CONCRETE) - {"person"}, "time": frozenset(("time", WHEN))}


@dataclass(frozen=True, slots=True)
class Condition:
    """What must (or must not) stand in a slot: one of these words (lookup keys) or classes."""

    slot: Slot
    words: frozenset[str]
    classes: frozenset[str]

    def __str__(self) -> str:
        return f"{self.slot}:{'|'.join([*sorted(self.words), *(f'<{c}>' for c in sorted(self.classes))])}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a pattern and what it means when it is used figuratively; ``habit`` is a share 0…1."""

    id: str
    language: Language
    mechanism: Mechanism
    form: str
    pos: str
    source: str
    schema: str
    second_source: str | None
    kind: Kind
    tier: Tier
    habit: float
    emotion: str
    needs: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    example: str
    literal: str
    where: str
    """File and line, for messages."""


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """(``file, line n``, row) for each row of a lexicon table; UserError when a column is missing."""
    shown = "/".join(path.parts[-3 if path.parent.name == "contrast" else -2 :])
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            missing = [c for c in columns if c not in header]
            if missing:
                columns_wanted = ", ".join(columns)
                raise UserError(
                    shown, f"the column “{missing[0]}” is missing", f"give the table the columns {columns_wanted}"
                )
            for cells in reader:
                if not any(cells):
                    continue
                where = f"{shown}, line {reader.line_num}"
                if len(cells) != len(header):
                    what = "the row has more or fewer cells than the header"
                    raise UserError(where, what, "put quotation marks around cells with commas")
                yield where, dict(zip(header, map(str.strip, cells), strict=False))  # the lengths were compared above
    except UnicodeDecodeError as error:
        raise UserError(shown, "the table is not UTF-8", "save it as “CSV UTF-8”") from error


def read_entries(path: Path, language: Language, mechanism: Mechanism) -> Iterator[Entry]:
    """The entries of one table; the file's name is their source."""
    source = path.stem
    for where, row in read_rows(path, COLUMNS):
        yield entry_of(where, row, source, language, mechanism)


def entry_of(where: str, row: dict[str, str], source: str, language: Language, mechanism: Mechanism) -> Entry:
    """The entry of one row; UserError when a cell holds what it may not hold."""
    try:
        habit = float(row["habit"]) if row["habit"] else DEFAULT_HABIT[mechanism]
    except ValueError as error:
        raise UserError(where, f"habit “{row['habit']}” is not a number", "write a share between 0 and 1") from error
    kind = next((k for k in KINDS if k == (row["kind"] or "metaphor")), None)
    tier = next((t for t in TIERS if t == (row["tier"] or "conventional")), None)
    if kind is None or tier is None:
        raise UserError(
            where, f"“{row['kind']}/{row['tier']}” is no kind and tier", f"use {', '.join(KINDS)}; {', '.join(TIERS)}"
        )
    prefix = f"{language}/{'contrast/' if mechanism == 'contrast' else ''}{source}"
    return Entry(
        id=f"{prefix}:{row['form']}", language=language, mechanism=mechanism, form=row["form"], pos=row["pos"],
        source=source, schema=row["schema"], second_source=row["second"].split("/")[0] or None, kind=kind, tier=tier,
        habit=habit, emotion=row["emotion"], needs=conditions(row["needs"], where), unless=conditions(row["unless"], where),
        example=row["example"], literal=row["literal"], where=where,
    )  # fmt: skip


def conditions(text: str, where: str) -> tuple[Condition, ...]:
    """``slot:value|<class>;slot:…`` as values; UserError on a slot or class that does not exist."""
    if not text:
        return ()
    return tuple(_condition(part.strip(), where) for part in text.split(";") if part.strip())


def _condition(text: str, where: str) -> Condition:
    slot, _, values = (text.replace("：", ":") if "：" in text else text).partition(":")
    if slot not in SLOTS or not values.strip():
        raise UserError(where, f"“{text}” is no condition", f"write slot:value|value with a slot of {', '.join(SLOTS)}")
    listed = {value.strip() for value in values.lower().split("|")}
    classes = {value for value in listed if value[:1] == "<"} if "<" in values else set[str]()
    named = frozenset[str]().union(*(_classes(value.strip("<>"), where) for value in classes))
    return Condition(slot, frozenset(listed - classes - {""}), named)


def _classes(name: str, where: str) -> frozenset[str]:
    if name in CLASS_GROUPS:
        return CLASS_GROUPS[name]
    if name not in CLASSES:
        raise UserError(where, f"“<{name}>” is no class", f"use one of {', '.join(sorted(CLASSES))}")
    return frozenset({name})
