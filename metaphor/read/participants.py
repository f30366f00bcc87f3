"""The table of participants: attributes (age, market, segment, …) joined to the transcripts they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from metaphor.errors import UserError
from metaphor.model import Transcript

from .encoding import decode
from .names import is_generic, key
from .sheets import delimited, workbook
from .tables import fold
from .texts import Source, load, stem

_WHO = frozenset(
    """participant participants participantid id respondent respondentid interviewee name transcript file filename
    interview     参与者 受访者 被访者 受访者编号 编号 姓名 文件 文件名 參與者 受訪者 編號 檔案""".split()
)


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One participant: what the table calls them, and pairs of attribute and value."""

    participant: str
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ParticipantsTable:
    """A table of participants; ``columns`` are the attributes' names in the table's order."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[ParticipantRow, ...]


def participants_table(source: Source, *, name: str | None = None) -> ParticipantsTable:
    """The table in a .csv, .tsv or .xlsx; the participant's column is the one named so, else the first.

    Raises UserError for another format, a table without rows or attributes, and a participant named twice.
    """
    data, name = load(source, name)
    if name.casefold().endswith((".xlsx", ".xlsm")):
        rows = next(iter(workbook(data, name).values()), ())
    elif name.casefold().endswith((".csv", ".tsv", ".txt")):
        rows = delimited(decode(data, name).text, name)
    else:
        raise UserError(name, "is no table of participants", "save it as .csv or .xlsx")
    if len(rows) < 2 or len(rows[0]) < 2:
        raise UserError(
            name, "has no participants with attributes", "give a header line, and a line for each participant"
        )
    header = rows[0]
    who = next((i for i, label in enumerate(header) if fold(label) in _WHO), 0)
    kept = [i for i, label in enumerate(header) if i != who and label.strip()]
    seen: dict[str, int] = {}
    out = []
    for number, row in enumerate(rows[1:], 2):
        participant = row[who].strip() if who < len(row) else ""
        if not participant:
            continue
        if key(participant) in seen:
            raise UserError(
                f"{name}, row {number}",
                f"“{participant}” stands in row {seen[key(participant)]} already",
                "keep one row for each participant",
            )
        seen[key(participant)] = number
        out.append(
            ParticipantRow(participant, tuple((header[i], row[i]) for i in kept if i < len(row) and row[i].strip()))
        )
    if not out:
        raise UserError(name, "names no participant", f"fill the column “{header[who]}”")
    return ParticipantsTable(name, tuple(header[i] for i in kept), tuple(out))


def join_participants(
    transcripts: Sequence[Transcript], table: ParticipantsTable
) -> tuple[tuple[Transcript, ...], tuple[str, ...]]:
    """The transcripts with their attributes, and a sentence for every row that was not used.

    A row belongs to the transcript of that id or file name, else to those whose participant speaks under that name,
    else to the one whose file name has it as a word (``P01_final.docx``).  UserError when no row belongs anywhere.
    """
    attributes: dict[int, tuple[tuple[str, str], ...]] = {}
    owner: dict[int, str] = {}
    sentences = []
    for row in table.rows:
        found = _matches(row.participant, transcripts)
        if not found:
            sentences.append(f"{table.name}: “{row.participant}” matches no transcript.")
        elif len(found) > 1 and is_generic(row.participant):
            sentences.append(
                f"{table.name}: “{row.participant}” speaks in {len(found)} transcripts; name the file instead."
            )
        for index in found if len(found) == 1 or not is_generic(row.participant) else ():
            if index in owner:
                where = transcripts[index].id
                sentences.append(
                    f"{table.name}: “{row.participant}” is left out: {where} belongs to “{owner[index]}” already."
                )
                continue
            owner[index], attributes[index] = row.participant, row.attributes
    if not owner:
        ids = ", ".join(t.id for t in transcripts[:3])
        raise UserError(
            table.name,
            "matches no transcript",
            f"name the participants as the files are named ({ids}…) or as the speakers are",
        )
    joined = tuple(
        replace(t, attributes=_merged(t.attributes, attributes[i])) if i in attributes else t
        for i, t in enumerate(transcripts)
    )
    return joined, tuple(sentences)


def _matches(participant: str, transcripts: Sequence[Transcript]) -> list[int]:
    wanted = key(participant)
    by_file = [i for i, t in enumerate(transcripts) if wanted in (key(t.id), key(t.name), key(stem(t.name)))]
    if by_file:
        return by_file
    speaks = [
        i
        for i, t in enumerate(transcripts)
        if wanted in {key(turn.speaker) for turn in t.turns if turn.role == "participant"}
    ]
    if speaks:
        return speaks
    words = [
        i
        for i, t in enumerate(transcripts)
        if wanted in {key(word) for word in re.split(r"[\s_\-–.,，、()（）]+", t.id)}
    ]
    return words if len(words) == 1 else []


def _merged(old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((dict(old) | dict(new)).items())
