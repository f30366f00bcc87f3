"""RTF's bytes -> tokens: groups, control words, and characters decoded from the code page of the font they stand in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEAD = r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|"
_PLAIN = re.compile(_HEAD + r"([^\\{}\r\n]+)")
_DOUBLE = re.compile(_HEAD + r"((?:[\x81-\xfe][\x40-\x7e\x80-\xfe]|[^\\{}\r\n])+)")
"""Where characters of two bytes stand unescaped, the second byte may look like a backslash or a brace."""

_PAGES = {
    "936": "gb18030", "10008": "gb2312", "950": "big5hkscs", "10002": "big5", "932": "cp932", "949": "cp949",
    "10000": "mac_roman", "65001": "utf-8", "54936": "gb18030",
}  # fmt: skip
_CHARSETS = {
    "77": "mac_roman", "128": "cp932", "129": "cp949", "134": "gb18030", "136": "big5hkscs", "161": "cp1253",
    "162": "cp1254", "163": "cp1258", "177": "cp1255", "178": "cp1256", "186": "cp1257", "204": "cp1251",
    "222": "cp874", "238": "cp1250", "78": "cp932", "80": "big5", "81": "cp949", "85": "gb18030",
}  # fmt: skip
_FONT = re.compile(r"\\f(\d{1,6})(?=\D)[^;{}]{0,300}?\\fcharset(\d{1,3})")
_STYLE = re.compile(r"\\s(\d{1,5})(?!\d)")
_CONTROL = re.compile(r"\\(?:[a-z]+-?\d* ?|\*)|[{}]")
_HEADS = ("heading", "title")
_PAGE = re.compile(r"\\ansicpg(\d{1,5})")


@dataclass(frozen=True, slots=True)
class Token:
    """``{`` or ``}``; a control word with its number; or, where ``word`` is empty, characters as bytes of a code page."""

    word: str
    number: int | None = None
    raw: bytes = b""


def source_of_rtf(data: bytes) -> str:
    """The file's bytes as characters one to one, which is how its syntax is written."""
    return data.decode("latin-1")


def code_page(source: str) -> str:
    """Python's name for the code page the document declares; Windows' Western one when it declares none."""
    found = _PAGE.search(source[:4000])
    return _known(_PAGES.get(found.group(1), f"cp{found.group(1)}")) if found else "cp1252"


def font_pages(source: str) -> dict[int, str]:
    """Font number -> the code page its character set stands for, where it is not the document's own."""
    start = source.find("\\fonttbl")
    table = source[start : start + 200_000] if start >= 0 else ""
    return {int(font): _CHARSETS[charset] for font, charset in _FONT.findall(table) if charset in _CHARSETS}


def heading_styles(source: str) -> frozenset[int]:
    """Numbers of the paragraph styles that are called headings or titles."""
    start = source.find("\\stylesheet")
    sheet = source[start : start + 200_000] if start >= 0 else ""
    found = ((_STYLE.search(style), _CONTROL.sub("", style).strip().casefold()) for style in sheet.split(";"))
    return frozenset(int(number.group(1)) for number, name in found if number and name.startswith(_HEADS))


def tokens(source: str, page: str) -> Iterator[Token]:
    """The tokens in order; line ends outside control words mean nothing and are gone."""
    pattern = _DOUBLE if page in _PAGES.values() and page not in ("mac_roman", "utf-8") else _PLAIN
    at = 0
    while match := pattern.match(source, at):
        at = match.end()
        word, number, code, symbol, brace, text = match.groups()
        if word:
            value = int(number) if number else None
            if word == "bin" and value and value > 0:
                at += value
            else:
                yield Token(word, value)
        elif code:
            yield Token("", raw=bytes.fromhex(code))
        elif symbol:
            yield Token("par" if symbol in "\r\n" else symbol)
        elif brace:
            yield Token(brace)
        elif text:
            yield Token("", raw=text.encode("latin-1"))
        if at == match.start():  # a lone backslash at the very end
            return


def decoded(raw: bytes, page: str) -> str:
    """Bytes as characters of a code page; what does not fit stands as \ufffd."""
    return raw.decode(page, errors="replace")


def _known(page: str) -> str:
    try:
        return page if codecs.lookup(page).name and "".encode(page) == b"" else "cp1252"
    except (LookupError, UnicodeError, TypeError):
        return "cp1252"
