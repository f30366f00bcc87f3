"""Sentences that other rooms say in English, said in Chinese: ``said.yaml`` pairs them, ``{}`` standing for what varies."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from metaphor.errors import UserError
from metaphor.lexicon.codebook import read_yaml
from metaphor.model import Language

SAID = Path(__file__).with_name("said.yaml")


def translated(said: UserError | str, language: Language) -> str:
    """The sentence in that language; one that the table does not know stays as it is."""
    if language == "en":
        return str(said)
    if isinstance(said, UserError):
        return f"{_chinese(said.where)}：{_chinese(said.what)}；{_chinese(said.todo)}。"
    return _chinese(said)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = ((str(english), str(chinese)) for english, chinese in read_yaml(SAID).items())
    return tuple(
        (re.compile("(.+?)".join(re.escape(part) for part in english.split("{}")), re.DOTALL), chinese)
        for english, chinese in pairs
    )


def _chinese(text: str) -> str:
    return _known(text) or text


def _known(text: str) -> str | None:
    for pattern, chinese in _patterns():
        if match := pattern.fullmatch(text):
            return chinese.format(*map(_varying, match.groups()))
    return None


def _varying(text: str) -> str:
    """What varies may itself be a saying, or a list of them ("Ann = interviewer, Bo = participant")."""
    return _known(text) or "、".join(map(_chinese, text.split(", ")))
