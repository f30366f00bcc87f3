"""Characters that are not words: line ends, controls, entities, and how two pieces of talk are put together."""

from __future__ import annotations

import html
import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufffe\uffff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff“”‘’…—]")
_HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def clean(text: str) -> str:
    """The text with ``\\n`` for every line end and without control characters, byte order marks or lone surrogates."""
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))


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


def tidy(text: str) -> str:
    """One contribution's text: lines stripped, empty lines dropped, paragraphs one newline apart."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
