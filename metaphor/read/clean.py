"""Characters that are not words: line ends, controls, entities, and how two pieces of talk are put together."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNPRINTABLE = re.compile(f"{_NOT_TEXT.pattern}|{_TURNING.pattern}|[\t\n\r\x0b\x0c\u2028\u2029]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff“”‘’…—]")
_HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def clean(text: str) -> str:
    """The text with ``\\n`` for every line end and without control characters, byte order marks or lone surrogates."""
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def straight(text: str) -> str:
    """The text without the characters that turn the direction of what follows: with them it does not read as it is."""
    return _TURNING.sub("", text) if _TURNING.search(text) else text


def turning(text: str) -> int:
    """How many characters that turn the direction of writing are in it."""
    return len(_TURNING.findall(text))


def printable(name: str) -> str:
    """A file's name as one line that can be shown and written: no controls, turned directions or lone surrogates."""
    return _UNPRINTABLE.sub("\ufffd", name)


def entities(text: str) -> str:
    """The text with HTML entities decoded; a bare ``&`` as in R&D is left alone."""
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text)


def has_hanzi(text: str) -> bool:
    """Whether a Chinese character is in it."""
    return _HANZI.search(text) is not None


def run_on(left: str, right: str) -> str:
    """Two pieces of one sentence put together: one space between them, none between Chinese characters."""
    if not left or not right:
        return left or right
    chinese = _CJK.match(left[-1]) and _CJK.match(right[0]) and (has_hanzi(left[-8:]) or has_hanzi(right[:8]))
    return left + ("" if chinese else " ") + right


def run_together(pieces: Iterable[str]) -> str:
    """Pieces of one sentence put together as by ``run_on``, in a time that grows with their length alone."""
    out: list[str] = []
    tail = ""
    for piece in pieces:
        out.append(run_on(tail, piece)[len(tail) :])
        tail = (tail + out[-1])[-8:]
    return "".join(out)


def tidy(text: str) -> str:
    """One contribution's text: lines stripped, empty lines dropped, paragraphs one newline apart."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
