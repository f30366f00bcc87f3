"""Contributions -> Transcript: the text, the turns' places in it, one name a speaker, a role for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from metaphor.errors import UserError
from metaphor.model import Role, Transcript, Turn

from .clean import clean, tidy
from .draft import Draft, ReadSettings, Said
from .names import is_generic, key
from .roles import settle
from .times import without_times

SEPARATOR = "\n\n"
"""Stands between two turns in ``Transcript.text``; never inside one."""

NOBODY = "participant"
"""The speaker of a text in which no speaker is marked."""


def one_name_each(said: Sequence[Said]) -> tuple[tuple[Said, ...], tuple[str, ...]]:
    """The contributions with one spelling a speaker, and a note on what was taken for one person.

    ``interviewer`` and ``Interviewer `` are one; ``Ann`` is ``Ann Lee`` where only one Ann is named in full.
    """
    first: dict[str, str] = {}
    for piece in said:
        if piece.speaker:
            first.setdefault(key(piece.speaker), piece.speaker)
    notes = []
    for short in list(first):
        name = first[short]
        if is_generic(name) or " " in name or len(name) < 2:
            continue
        full = [n for n in first.values() if n != name and n.split()[0].casefold() == name.casefold()]
        full = [n for n in full if n.split()[1:] and len(n.split()[1]) > 1 and not n.split()[1].isdigit()]
        if len(full) == 1:
            first[short] = full[0]
            notes.append(f"{name} and {full[0]} are taken for one speaker.")
    named = tuple(replace(s, speaker=first[key(s.speaker)] if s.speaker else None) for s in said)
    return named, tuple(notes)


def assemble(draft: Draft, *, id: str, name: str, format: str, settings: ReadSettings) -> Transcript:
    """The transcript of a draft; UserError when not one word is in it."""
    pieces, times = [], 0
    for piece in draft.said:
        text, found = without_times(clean(piece.text))
        times += found
        text = tidy(text)
        if any(ch.isalnum() for ch in text):
            pieces.append(replace(piece, text=text, speaker=tidy(clean(piece.speaker or "")) or None))
    if not pieces:
        raise UserError(name, "holds no words", "check that it is the transcript and not an empty export")
    said, same = one_name_each(_nobody_continues(pieces))
    roles, judged = settle(said, draft.roles)
    laid_down = {key(speaker): role for speaker, role in settings.roles}
    notes = [*draft.notes, *same, *judged]
    if times:
        notes.append(f"Left out: times inside the talk ({times}).")
    turns, at = [], 0
    for piece in said:
        speaker = piece.speaker or NOBODY
        role: Role = laid_down.get(key(speaker)) or roles.get(speaker, "participant")
        end_s = piece.end_s if piece.end_s is None or piece.start_s is None or piece.end_s >= piece.start_s else None
        turns.append(Turn(at, at + len(piece.text), piece.text, speaker, role, piece.start_s, end_s))
        at += len(piece.text) + len(SEPARATOR)
    text = SEPARATOR.join(turn.text for turn in turns)
    return Transcript(id, name, text, tuple(turns), format, draft.encoding, tuple(dict.fromkeys(notes)))


def _nobody_continues(pieces: Sequence[Said]) -> list[Said]:
    """A piece without a name belongs to the last speaker named, or to the first one when it stands at the head."""
    named = next((p.speaker for p in pieces if p.speaker), None)
    out: list[Said] = []
    for piece in pieces:
        named = piece.speaker or named
        out.append(replace(piece, speaker=named))
    return out


def with_roles(transcript: Transcript, roles: Mapping[str, Role]) -> Transcript:
    """The transcript with these speakers' roles changed; case and spaces of a name do not matter."""
    wanted = {key(speaker): role for speaker, role in roles.items()}
    turns = tuple(replace(turn, role=wanted.get(key(turn.speaker), turn.role)) for turn in transcript.turns)
    return replace(transcript, turns=turns)
