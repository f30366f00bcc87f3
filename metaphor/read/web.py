"""HTML, Word's included: paragraphs by block tags, speakers in bold before a colon or in a table's first column."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metaphor.errors import UserError

from .clean import clean
from .draft import Draft, Line, Omitted, ReadSettings
from .encoding import decode
from .paragraphs import source_of
from .plain import draft_of
from .tables import table_lines

if TYPE_CHECKING:
    from bs4.element import Tag

MAX_TAGS = 200_000
"""Tags on one page: each takes a thousandth of a megabyte and of a second; Word writes some 10,000 for an interview."""

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
_BULLETS = "bullets and marks of notes"
_NOTE_MARK = re.compile(
    r"(?i)mso-list:\s*ignore|mso-(?:foot|end)note-id|mso-comment-reference|mso-special-character:\s*comment"
)
_BESIDE = {
    "footnotes and endnotes": re.compile(r"(?i)mso-element:\s*(?:foot|end)note-list"),
    "comments": re.compile(r"(?i)mso-element:\s*comment-list"),
    "headers and footers": re.compile(r"(?i)mso-element:\s*(?:header|footer)"),
    "hidden text": re.compile(r"(?i)(?<![\w-])(?:display:\s*none|mso-hide:\s*all)"),
}
_WEIGHT = re.compile(r"(?i)(?<![\w-])font-weight:\s*(\w+)")
_HEADS = frozenset("h1 h2 h3 h4 h5 h6".split())


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, its encoding, and what was left out of it, in words."""

    lines: tuple[Line, ...]
    encoding: str
    notes: tuple[str, ...]
    aside: tuple[Omitted, ...]


def read_html(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """The talk on a page; the charset the page declares is believed when it fits."""
    page = page_lines(data, name, settings)
    source = source_of(page.lines, page.aside)
    return draft_of(page.lines, page.encoding, page.notes, source=source, omitted=page.aside)


def page_lines(data: bytes, name: str, settings: ReadSettings) -> Page:
    """The lines of a page, with neither markup nor what Word's HTML holds beside the talk."""
    from bs4 import BeautifulSoup

    found = _CHARSET.search(data[:4096])
    declared = (found.group(1) or found.group(2)).decode("ascii", "replace") if found else None
    decoded = decode(data, name, encoding=settings.encoding, declared=declared)
    if decoded.text.count("<") > 2 * MAX_TAGS:
        raise UserError(name, f"has more than {MAX_TAGS:,} tags", "open it in a browser and save the text")
    try:
        page = BeautifulSoup(
            "\n" + clean(decoded.text), "lxml"
        )  # a line end, so that it is not warned of as a file name
        walk = _Walk()
        walk.into(page)
    except RecursionError:
        raise UserError(name, "is nested too deeply to be read", "open it in a browser and save the text") from None
    walk.flush()
    gone = tuple(f"Left out: {what} ({count})." for what, count in walk.left.items())
    return Page(tuple(_mended(walk.lines)), decoded.encoding, (*decoded.notes, *gone), tuple(walk.aside))


class _Walk:
    """Collects text between block tags into lines, with the length of the bold beginning of each."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.left: Counter[str] = Counter()
        self.aside: list[Omitted] = []
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
        style = str(tag.get("style") or "")
        if what := _beside(tag, style):
            words = " ".join(tag.stripped_strings)
            if words and what != _BULLETS:
                self.left[what] += 1
                self.aside.append(Omitted(words, what))
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
        weight = _WEIGHT.search(style)
        heavy = weight.group(1).casefold() not in ("normal", "400", "lighter") if weight else bold
        self.into(tag, heavy or tag.name in ("b", "strong"), inner_head, inner_quote)
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


def _beside(tag: Tag, style: str) -> str:
    """What kind of thing beside the talk a tag holds (Word's HTML marks them by style); empty for talk."""
    kinds = tag.get("class") or ()
    if _NOTE_MARK.search(style) or "MsoCommentReference" in kinds or "msocomanchor" in kinds:
        return _BULLETS
    if tag.name == "del":
        return "tracked deletions"
    if tag.name == "div" and tag.get("title") in ("header", "footer"):  # LibreOffice's way
        return "headers and footers"
    return next((what for what, pattern in _BESIDE.items() if pattern.search(style)), "")


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
