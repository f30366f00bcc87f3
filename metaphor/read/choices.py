"""What people lay down for reading, file by file: kept as a value, applied to a file's name."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from metaphor.errors import UserError
from metaphor.model import Role

from .draft import ReadSettings
from .names import key
from .texts import BETWEEN

EVERY = "*"

Said = TypeVar("Said", bound=str)


@dataclass(frozen=True, slots=True)
class Choice:
    """What holds for some files; what is empty or None is left as it was.

    ``files`` are names, in which ``*`` and ``?`` stand for whatever; a project's name stands for all its texts.
    ``like`` is a look (``look_of``) that a file must have besides.  ``roles`` go by the names people are called by,
    ``names`` are pairs of a speaker as written and as they are to be called.
    """

    files: tuple[str, ...] = (EVERY,)
    like: str = ""
    encoding: str | None = None
    roles: tuple[tuple[str, Role], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    text_column: str | None = None
    speaker_column: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything is laid down."""
        return bool(self.encoding or self.roles or self.names or self.text_column or self.speaker_column)

    def holds_for(self, name: str, look: str) -> bool:
        """Whether a file of that name and look is meant."""
        return (not self.like or self.like == look) and any(is_named(name, pattern) for pattern in self.files)


@dataclass(frozen=True, slots=True)
class Choices:
    """All that was laid down for a study; where two disagree, the later one holds."""

    rows: tuple[Choice, ...] = ()

    def settings(self, name: str, look: str = "") -> ReadSettings:
        """What holds for one file; without a look, what its name alone says."""
        chosen = ReadSettings()
        for row in self.rows:
            if row.holds_for(name, look):
                chosen = ReadSettings(
                    encoding=row.encoding or chosen.encoding,
                    roles=_later(chosen.roles, row.roles),
                    text_column=row.text_column or chosen.text_column,
                    speaker_column=row.speaker_column or chosen.speaker_column,
                    names=_later(chosen.names, row.names),
                )
        return chosen

    def and_then(self, more: Iterable[Choice]) -> Choices:
        """These and later ones; a choice for the very same files takes up what was laid down for them before."""
        rows = list(self.rows)
        for one in more:
            same = next((row for row in rows if (row.files, row.like) == (one.files, one.like)), None)
            rows = [row for row in rows if row is not same]
            rows.append(_both(same, one) if same else one)
        return Choices(tuple(row for row in rows if row.says_something))


def look_of(ending: str, encoding: str, shape: str) -> str:
    """What files have in common that one program wrote: ``txt, big5, feishu``; UTF-8 is not named."""
    plain = encoding.casefold() in ("", "utf-8", "ascii")
    return ", ".join(part for part in (ending.lstrip(".").casefold(), "" if plain else encoding, shape) if part)


def renamed(settings: ReadSettings, shown: str, wanted: str) -> Choice:
    """The choice that calls a speaker otherwise who is called ``shown`` now; a name somebody has makes them one."""
    wanted = wanted.strip()
    written = [old for old, now in settings.names if key(now) == key(shown)]
    if key(shown) not in {key(old) for old, _ in settings.names}:
        written.append(shown)
    roles = tuple((wanted, role) for name, role in settings.roles if key(name) == key(shown))
    taken = {key(name) for name, _ in settings.roles}
    return Choice(names=tuple((old, wanted) for old in written), roles=() if key(wanted) in taken else roles)


def checked_encoding(encoding: str, where: str) -> str:
    """The encoding, when it is one of text; else UserError."""
    try:
        "a".encode(codecs.lookup(encoding).name)
    except (LookupError, ValueError, TypeError):
        what = f"“{encoding}” is no encoding of text"
        raise UserError(where, what, "name one of utf-8, gb18030, big5, utf-16, windows-1252") from None
    return encoding


def is_named(name: str, pattern: str) -> bool:
    """Whether a pattern names the file, or the project that the text lies in; case does not matter."""
    found = _pattern(pattern)
    return bool(found.fullmatch(_folded(name)) or found.fullmatch(_folded(name.partition(BETWEEN)[0])))


@lru_cache(maxsize=4096)
def _pattern(pattern: str) -> re.Pattern[str]:
    # Brackets are common in file names, so that unlike in a shell they stand for themselves.
    first, *others = (re.escape(part).replace(r"\?", ".") for part in re.split(r"\*+", _folded(pattern)))
    if not others:
        return re.compile(first, re.DOTALL)
    # What follows a star is taken where it first fits and not tried again: no pattern is slow.
    middle = "".join(f"(?>.*?{part})" for part in others[:-1])
    return re.compile(f"{first}{middle}.*{others[-1]}", re.DOTALL)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _later(pairs: tuple[tuple[str, Said], ...], more: tuple[tuple[str, Said], ...]) -> tuple[tuple[str, Said], ...]:
    said = {key(name) for name, _ in more}
    return (*((name, value) for name, value in pairs if key(name) not in said), *more)


def _both(first: Choice, then: Choice) -> Choice:
    return replace(
        then,
        encoding=then.encoding or first.encoding,
        roles=_later(first.roles, then.roles),
        names=_later(first.names, then.names),
        text_column=then.text_column or first.text_column,
        speaker_column=then.speaker_column or first.speaker_column,
    )
