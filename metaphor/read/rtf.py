"""Rich text (.rtf), as Word, WPS and TextEdit write it: paragraphs, tables, footnotes set aside, deletions left out.

Read here and not by striprtf: that library drops bold type and keeps deleted words, and cannot tell a cell from a bar.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from metaphor.errors import UserError

from .draft import Draft, Line, ReadSettings
from .paragraphs import Body, paragraph_lines, table
from .rtf_tokens import code_page, decoded, font_pages, heading_styles, source_of_rtf, tokens
from .rtf_words import ASIDE, SILENT, SPEAKS, SPECIAL

MAX_DEPTH = 5_000
"""Groups in groups; Word nests some twenty."""


@dataclass(frozen=True, slots=True)
class _State:
    """What a group changes and its end puts back; ``to`` is where words go: talk, a thing set aside, or nowhere."""

    to: str = "talk"
    page: str = ""
    skip: int = 1
    bold: bool = False
    hidden: str = ""


def read_rtf(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """Speaker marks in paragraphs, or a table of speaker and words, in the code pages the file declares."""
    source = source_of_rtf(data)
    if not source.lstrip().startswith("{\\rtf"):
        raise UserError(name, "is not rich text", "give the file its own ending, or save it as .docx")
    source = source.lstrip()
    page = settings.encoding or code_page(source)
    try:
        walk = _Walk(page, font_pages(source), heading_styles(source))
    except LookupError:
        raise UserError(
            name, f"cannot be read as {page}", "choose another encoding, or none to have it recognised"
        ) from None
    for token in tokens(source, page):
        if len(walk.stack) > MAX_DEPTH:
            raise UserError(name, "is nested too deeply to be read", "open it in Word and save it again")
        if walk.ended:
            break
        if token.word:
            walk.control(token.word, token.number)
        else:
            walk.characters(token.raw)
    walk.finish()
    return walk.body.draft("utf-8" if page == "cp1252" else page)


class _Walk:
    """Follows the tokens; holds the paragraph, the row and the table that are being read."""

    def __init__(self, page: str, fonts: dict[int, str], heads: frozenset[int]) -> None:
        decoded(b"", page)
        self.body = Body()
        self.stack: list[_State] = []
        self.ended = False
        self._now = _State(page=page)
        self._page, self._fonts, self._heads = page, fonts, heads
        self._raw = bytearray()
        self._unskipped = 0
        self._star = False
        self._runs: list[tuple[str, bool]] = []
        self._aside: list[str] = []
        self._head = False
        self._in_table = False
        self._cell: list[Line] = []
        self._row: list[list[Line]] = []
        self._rows: list[list[list[Line]]] = []

    def characters(self, raw: bytes) -> None:
        """Bytes of words, less those that stand in for a character given by its number."""
        kept = raw[self._unskipped :]
        self._unskipped -= len(raw) - len(kept)
        self._raw += kept
        self._star = self._star and not kept

    def control(self, word: str, number: int | None) -> None:
        """One control word, symbol or brace."""
        self._flush()
        if word == "u" and number is not None:
            self._add(chr(number % 0x10000))
            self._unskipped = self._now.skip
            return
        self._unskipped = 0
        if word == "{":
            self.stack.append(self._now)
        elif word == "}":
            self._close()
        elif word == "*":
            self._star = True
            return
        elif word in SILENT or word in ASIDE or word in SPEAKS or self._star:
            self._destination(word)
        elif word in SPECIAL:
            self._add(SPECIAL[word])
        elif self._now.to == "talk":
            self._layout(word, number)
        elif word in ("par", "cell"):
            self._add(" ")
        self._property(word, number)
        self._star = False

    def _destination(self, word: str) -> None:
        if word in SPEAKS:
            to = "talk" if word in ("shptxt", "ud", "dptxbxtext", "result") and self._now.to == "" else self._now.to
            to = "" if word == "shpinst" else to
        elif word in ASIDE and self._now.to == "talk":
            to = ASIDE[word]
        else:
            to = ""
        if to == "talk" and word in ("shptxt", "dptxbxtext"):
            self._runs.append(("\n", False))
        self._now = replace(self._now, to=to)

    def _close(self) -> None:
        if not self.stack:
            return
        before, self._now = self._now, self.stack.pop()
        if before.to not in ("", "talk") and self._now.to == "talk":
            self.body.leave(before.to, _joined(self._aside))
            self._aside = []
        self.ended = not self.stack

    def _property(self, word: str, number: int | None) -> None:
        if word == "uc":
            self._now = replace(self._now, skip=max(0, min(number or 0, 10)))
        elif word in ("f", "plain"):
            page = self._fonts.get(number or 0, self._page) if word == "f" else self._now.page
            plain = word == "plain"
            self._now = replace(
                self._now, page=page, bold=not plain and self._now.bold, hidden="" if plain else self._now.hidden
            )
        elif word == "b":
            self._now = replace(self._now, bold=number != 0)
        elif word in ("v", "deleted"):
            what = "hidden text" if word == "v" else "tracked deletions"
            self._now = replace(self._now, hidden=what if number != 0 else "")

    def _layout(self, word: str, number: int | None) -> None:
        """A word that ends a paragraph, a cell or a row, or says what the paragraph is."""
        if word in ("par", "sect", "page"):
            self._paragraph()
        elif word in ("cell", "nestcell"):
            self._paragraph()
            self._row.append(self._cell)
            self._cell = []
        elif word in ("row", "nestrow"):
            self._rows.append(self._row)
            self._row = []
        elif word == "pard":
            self._in_table = self._head = False
        elif word in ("intbl", "trowd"):
            self._in_table = True
        elif word == "s":
            self._head = number in self._heads
        elif word == "outlinelevel":
            self._head = (number or 0) < 9

    def _paragraph(self) -> None:
        lines = list(paragraph_lines(_paired(self._runs), heading=self._head))
        self._runs = []
        if self._in_table:
            self._cell += lines
        else:
            self._end_table()
            self.body.lines += lines

    def _end_table(self) -> None:
        if self._row or self._cell:
            self._rows.append([*self._row, self._cell] if self._cell else self._row)
        if self._rows:
            table(self.body, self._rows)
        self._rows, self._row, self._cell = [], [], []

    def finish(self) -> None:
        """Puts down what the file's end cut off."""
        self._flush()
        self._paragraph()
        self._end_table()

    def _flush(self) -> None:
        if self._raw:
            raw, self._raw = self._raw, bytearray()
            self._add(decoded(bytes(raw), self._now.page))

    def _add(self, text: str) -> None:
        if not text or not self._now.to:
            return
        if self._now.to != "talk":
            self._aside.append(text)
        elif self._now.hidden:
            self.body.leave(self._now.hidden, text)
        else:
            self._runs.append((text, self._now.bold))


def _paired(runs: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Neighbouring runs of one weight as one, so that a character given as two halves is whole."""
    return [(_joined([text for text, _ in same]), bold) for bold, same in groupby(runs, key=lambda run: run[1])]


def _joined(pieces: list[str]) -> str:
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
