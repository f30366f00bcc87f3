"""Contributions -> Transcript: the text, the turns' places in it, one name a speaker, a role for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from metaphor.errors import UserError
from metaphor.model import Account, Role, Transcript, Turn

from .account import account_of
from .clean import clean, straight, tidy, turning
from .draft import Draft, ReadSettings, Said
from .names import is_generic, key, role_of
from .presets import preset_of
from .roles import settle
from .times import edge_times, round_clocks, without_times

SEPARATOR = "\n\n"
"""Stands between two turns in ``Transcript.text``; never inside one."""

NOBODY = "participant"
"""The speaker of a text in which no speaker is marked."""

_LATE = 3 * 3600.0
"""A first time later than this, in seconds, is no time since the start of a recording."""


def one_name_each(said: Sequence[Said]) -> tuple[tuple[Said, ...], tuple[str, ...]]:
    """The contributions with one spelling a speaker, and a note on what was taken for one person.

    ``interviewer`` and ``Interviewer `` are one; ``Ann`` is ``Ann Lee`` where only one Ann is named in full.
    """
    first: dict[str, str] = {}
    for piece in said:
        if piece.speaker:
            first.setdefault(key(piece.speaker), piece.speaker)
    in_full: dict[str, list[str]] = {}
    for name in first.values():
        words = name.split()
        if len(words) > 1 and len(words[1]) > 1 and not words[1].isdigit():
            in_full.setdefault(words[0].casefold(), []).append(name)
    notes = []
    for short, name in list(first.items()):
        if is_generic(name) or " " in name or len(name) < 2:
            continue
        full = in_full.get(name.casefold(), [])
        if len(full) == 1:
            first[short] = full[0]
            notes.append(f"{name} and {full[0]} are taken for one speaker.")
    named = tuple(replace(s, speaker=first[key(s.speaker)] if s.speaker else None) for s in said)
    return named, tuple(notes)


def assemble(draft: Draft, *, id: str, name: str, format: str, settings: ReadSettings) -> Transcript:
    """The transcript of a draft; UserError when not one word is in it."""
    round_ones = round_clocks(piece.text for piece in draft.said)
    pieces, times = [], 0
    for piece in draft.said:
        written = straight(clean(piece.text))
        text, found = without_times(written, round_ones=round_ones)
        times += found
        text = tidy(text)
        if any(ch.isalnum() for ch in text):
            piece = replace(piece, text=text, speaker=tidy(straight(clean(piece.speaker or ""))) or None)
            pieces.append(_timed(piece, written) if found else piece)
    if not pieces:
        raise UserError(name, "holds no words", "check that it is the transcript and not an empty export")
    pieces, clocked = _from_the_start(pieces)
    said, same = one_name_each(_nobody_continues(pieces))
    roles, judged = settle(said, [(straight(named), role) for named, role in draft.roles])
    laid_down = {key(speaker): role for speaker, role in settings.roles}
    said, roles, renamed = called(said, roles, settings.names)
    notes = [*draft.notes, *same, *judged, *renamed, *clocked]
    if times:
        notes.append(f"Left out: times inside the talk ({times}).")
    if turned := turning(draft.source):
        notes.append(f"Left out: characters that turn the direction of writing ({turned}).")
    turns, at = [], 0
    for piece in said:
        speaker = piece.speaker or NOBODY
        role: Role = laid_down.get(key(speaker)) or roles.get(speaker, "participant")
        end_s = piece.end_s if piece.end_s is None or piece.start_s is None or piece.end_s >= piece.start_s else None
        turns.append(Turn(at, at + len(piece.text), piece.text, speaker, role, piece.start_s, end_s))
        at += len(piece.text) + len(SEPARATOR)
    text = SEPARATOR.join(turn.text for turn in turns)
    account = _account(draft, said, round_ones) if draft.source else None
    return Transcript(
        id, name, text, tuple(turns), format, draft.encoding, tuple(dict.fromkeys(notes)), account=account
    )


def _account(draft: Draft, said: Sequence[Said], round_ones: bool) -> Account:
    account = account_of(draft, [(piece.text, _parts(piece, round_ones)) for piece in said])
    preset = preset_of(clean(draft.source[:100_000]).split("\n"))
    return replace(account, shape=preset.id if preset else "")


def _parts(piece: Said, round_ones: bool) -> tuple[str, ...]:
    return tuple(tidy(without_times(straight(clean(part)), round_ones=round_ones)[0]) for part in piece.parts)


def _timed(piece: Said, written: str) -> Said:
    """The piece with the times set into its own words, where the document gives none beside them."""
    opens, closes = edge_times(written)
    return replace(
        piece,
        start_s=opens if piece.start_s is None else piece.start_s,
        end_s=closes if piece.end_s is None else piece.end_s,
    )


def _from_the_start(pieces: list[Said]) -> tuple[list[Said], tuple[str, ...]]:
    """The pieces with times from the first one on, where the document has the time of day or an editor's late start."""
    first = min((p.start_s for p in pieces if p.start_s is not None), default=0.0)
    if first < _LATE:
        return pieces, ()

    def since(time: float | None) -> float | None:
        return None if time is None else round(time - first, 3)

    moved = [replace(p, start_s=since(p.start_s), end_s=since(p.end_s)) for p in pieces]
    return moved, ("Times do not start near zero: they are counted from the first one.",)


def called(
    said: Sequence[Said], roles: Mapping[str, Role], names: Sequence[tuple[str, str]]
) -> tuple[tuple[Said, ...], dict[str, Role], tuple[str, ...]]:
    """The contributions under the names a person chose, the roles of these, and a note on each name that was changed.

    Several speakers given one name are one person, with the role of whoever of them says most; the name's own word for
    a role (``Interviewer``) goes before.
    """
    wanted = {key(written): name.strip() for written, name in names if name.strip()}
    now = {s.speaker: wanted.get(key(s.speaker or NOBODY), s.speaker) for s in said}
    weight: dict[str, Counter[Role]] = defaultdict(Counter)
    for piece in said:
        weight[now[piece.speaker] or NOBODY][roles.get(piece.speaker or "", "participant")] += len(piece.text)
    found: dict[str, Role] = {name: role_of(name) or count.most_common(1)[0][0] for name, count in weight.items()}
    kept = {
        name: roles[name] if name in roles and name not in wanted.values() else role for name, role in found.items()
    }
    notes = tuple(f"{old or NOBODY} is called {new}." for old, new in now.items() if new != old)
    return tuple(replace(s, speaker=now[s.speaker]) for s in said), kept, notes


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
