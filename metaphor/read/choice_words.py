"""Choices as words of a command: ``--encoding FILE=gb18030``, ``--role NAME=interviewer``, ``--speaker "P1 =P1"``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from metaphor.errors import UserError
from metaphor.model import Transcript

from .choices import EVERY, Choice, checked_encoding, is_named
from .choices_file import checked_role
from .names import key

ENCODING, ROLE, SPEAKER = "--encoding", "--role", "--speaker"
TEXT, WHO = "--text-column", "--speaker-column"


def for_files(flag: str, words: Iterable[str], names: Sequence[str]) -> tuple[Choice, ...]:
    """What is chosen with ``VALUE`` for all files or ``FILE=VALUE`` for some; UserError when FILE is none of them."""
    out = []
    for word in words:
        file, equals, value = word.rpartition("=")
        if equals and not any(is_named(name, file) for name in names):
            if flag not in (TEXT, WHO):  # a column's name may hold a sign of equality
                raise UserError(flag, f"“{file}” is none of the files given", f"write {flag} FILE=… with a file's name")
            file, value = "", word
        files = (file,) if file else (EVERY,)
        if not value:
            raise UserError(flag, f"“{word}” says nothing after the =", f"write {flag} FILE=… with a file's name")
        if flag == ENCODING:
            out.append(Choice(files, encoding=checked_encoding(value, flag)))
        elif flag == TEXT:
            out.append(Choice(files, text_column=value))
        else:
            out.append(Choice(files, speaker_column=value))
    return tuple(out)


def for_speakers(roles: Iterable[str], names: Iterable[str]) -> tuple[Choice, ...]:
    """What is chosen with ``NAME=interviewer`` and with ``OLD=NEW``, in every file."""
    settled = ((name, checked_role(role, ROLE)) for name, role in (_pair(ROLE, word) for word in roles))
    given = [Choice(roles=(pair,)) for pair in settled]
    given += [Choice(names=(_pair(SPEAKER, word),)) for word in names]
    return tuple(given)


def check_speakers(chosen: Iterable[Choice], transcripts: Sequence[Transcript]) -> None:
    """UserError for a role or a new name that is nobody's in any of the transcripts."""
    speakers = list(dict.fromkeys(name for one in transcripts for name in one.speakers))
    known = {key(name) for name in speakers}
    wanted = [(ROLE, name, name) for one in chosen for name, _ in one.roles]
    wanted += [(SPEAKER, old, new) for one in chosen for old, new in one.names]
    for flag, name, now in wanted:
        if key(now) not in known:
            shown = ", ".join(speakers[:12]) + (", …" if len(speakers) > 12 else "")
            raise UserError(flag, f"nobody is called “{name}”", f"name one of {shown}")


def _pair(flag: str, word: str) -> tuple[str, str]:
    """Both sides of the last ``=``."""
    name, _, value = word.rpartition("=")
    if not name.strip() or not value.strip():
        raise UserError(
            flag, f"“{word}” is no pair", f"write {flag} {'OLD=NEW' if flag == SPEAKER else 'NAME=interviewer'}"
        )
    return name, value.strip()
