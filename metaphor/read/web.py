"""HTML, Word's included: paragraphs by block tags, speakers in bold before a colon or in a table's first column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from metaphor.errors import UserError

from .clean import clean
from .draft import Draft, Line, ReadSettings
from .encoding import decode
from .plain import draft_of
from .tables import table_lines

if TYPE_CHECKING:
    from bs4.element import Tag

_CHARSET = re.compile(rb"""(?i)charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=["']([\w.:-]{2,40})""")
_BLOCK = frozenset(
    """
    p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre section article main aside header footer tr td th
    table body html address center dir fieldset figure figcaption form hr title
    """.split()
)
_LEFT_OUT = frozenset(
    "script style head title noscript template svg math iframe object nav select button figure footer".split()
)
_HEADS = frozenset("h1 h2 h3 h4 h5 h6".split())


def read_html(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """The talk on a page; the charset the page declares is believed when it fits."""
    from bs4 import BeautifulSoup

    found = _CHARSET.search(data[:4096])
    declared = (found.group(1) or found.group(2)).decode("ascii", "replace") if found else None
    decoded = decode(data, name, encoding=settings.encoding, declared=declared)
    try:
        page = BeautifulSoup(
            "\n" + clean(decoded.text), "lxml"
        )  # a line end, so that it is not warned of as a file name
        walk = _Walk()
        walk.into(page)
    except RecursionError:
        raise UserError(name, "is nested too deeply to be read", "open it in a browser and save the text") from None
    walk.flush()
    lines = tuple(_mended(walk.lines))
    return draft_of(lines, decoded.encoding, decoded.notes)


class _Walk:
    """Collects text between block tags into lines, with the length of the bold beginning of each."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._text = ""
        self._lead = 0
        self._bold_so_far = True

    def into(self, tag: Tag, bold: bool = False, head: bool = False, quote: bool = False) -> None:
        from bs4.element import NavigableString, PreformattedString, Tag

        for child in tag.children:
            if isinstance(child, NavigableString):
                if not isinstance(child, PreformattedString):
                    self._add(str(child), bold)
            elif isinstance(child, Tag) and child.name not in _LEFT_OUT:
                self._enter(child, bold, head, quote)

    def _enter(self, tag: Tag, bold: bool, head: bool, quote: bool) -> None:
        if tag.name == "br":
            self.flush(head, quote)
            return
        if tag.name == "table" and not tag.find("table"):
            self.flush(head, quote)
            rows = [tuple(_cell(cell) for cell in row.find_all(["td", "th"])) for row in tag.find_all("tr")]
            found = table_lines(rows)
            if found or len(rows) > 1:
                self.lines += found
                return
        block = tag.name in _BLOCK
        if block:
            self.flush(head, quote)
        inner_head, inner_quote = head or tag.name in _HEADS, quote or tag.name == "blockquote"
        self.into(tag, bold or tag.name in ("b", "strong"), inner_head, inner_quote)
        if block:
            self.flush(inner_head, inner_quote)

    def _add(self, text: str, bold: bool) -> None:
        text = re.sub(r"[ \n\r\f]+", " ", text)
        if not self._text:
            text = text.lstrip(" \t")
        self._bold_so_far = self._bold_so_far and (bold or not text.strip())
        self._lead += len(text) if self._bold_so_far else 0
        self._text += text

    def flush(self, head: bool = False, quote: bool = False) -> None:
        text = self._text.rstrip()
        if text:
            self.lines.append(Line(text, lead=min(self._lead, len(text)), heading=head, quote=quote))
        self._text, self._lead, self._bold_so_far = "", 0, True


def _cell(cell: Tag) -> str:
    return "\n".join(re.sub(r"\s+", " ", text).strip() for text in cell.stripped_strings)


def _mended(lines: list[Line]) -> list[Line]:
    """Lines with a mark put together again where mis-nested bold tore the name from its colon."""
    out: list[Line] = []
    for line in lines:
        if out and line.text[:1] in (":", "：") and out[-1].lead and len(out[-1].text) <= 40:
            out[-1] = Line(out[-1].text + line.text, lead=out[-1].lead, quote=line.quote)
        else:
            out.append(line)
    return out
