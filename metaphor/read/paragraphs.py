"""What word processors' formats share: a paragraph's runs -> lines, a table -> talk, and what was left out, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .clean import clean
from .draft import Draft, Line, Omitted
from .plain import draft_of
from .tables import table_lines

Runs = Sequence[tuple[str, bool]]
"""Stretches of one paragraph with whether each is bold."""

LAYOUT_CELL = 4
"""A cell with as many paragraphs holds a part of the document, not one person's turn."""


@dataclass(slots=True)
class Body:
    """A document while it is walked: its lines, and what was left out: how often, and the words themselves."""

    lines: list[Line] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    aside: list[Omitted] = field(default_factory=list)

    def leave(self, what: str, words: str = "") -> None:
        """Counts one thing left out (``footnotes``) and keeps its words for the account of the document."""
        self.left[what] += 1
        if words.strip():
            self.aside.append(Omitted(clean(words).strip(), what))

    def draft(self, encoding: str = "utf-8", notes: Sequence[str] = ()) -> Draft:
        """The draft of what was walked, with a sentence on each kind of thing left out."""
        gone = tuple(f"Left out: {what} ({count})." for what, count in self.left.items())
        lines = tuple(line for line in self.lines if line.text)
        source = source_of(lines, self.aside)
        return draft_of(lines, encoding, (*notes, *gone), source=source, omitted=tuple(self.aside))


def source_of(lines: Sequence[Line], aside: Sequence[Omitted] = ()) -> str:
    """All text of the lines, the speakers that the layout names included, and below it what stood beside the talk."""
    spoken = (f"{line.speaker}\t{line.text}" if line.speaker else line.text for line in lines)
    return "\n".join((*spoken, *(piece.text for piece in aside)))


def paragraph_lines(runs: Runs, *, heading: bool = False, quote: bool = False) -> Iterator[Line]:
    """A paragraph's lines: a line break inside it may set the next speaker's mark on a new line."""
    pieces = [(clean(text), bold) for text, bold in runs]
    text = "".join(words for words, _ in pieces)
    bold = leading_bold(pieces)
    at = 0
    first = True
    for raw in text.split("\n"):
        inner = raw.strip()
        lead = max(0, bold - at - (len(raw) - len(raw.lstrip())))
        at += len(raw) + 1
        if inner:
            yield Line(inner, lead=min(lead, len(inner)), heading=heading, quote=quote, after_blank=first)
            first = False


def leading_bold(runs: Runs) -> int:
    """How many of the first characters are bold."""
    count = 0
    for text, bold in runs:
        if not bold and text.strip():
            break
        count += len(text)
    return count


def cell_text(lines: Sequence[Line]) -> str:
    """A cell's paragraphs as one text, one a line."""
    return "\n".join(line.text for line in lines)


def table(body: Body, rows: Sequence[Sequence[Sequence[Line]]]) -> None:
    """Adds a table of cells (each its lines) to the body: its dialogue, or its cells one after the other.

    A row of one cell in a wider table is a title across it; a table of facts is left out, and counted.
    """
    width = max((len(row) for row in rows), default=0)
    across = [row for row in rows if width > 1 and len(row) == 1 and row[0]]
    kept = [row for row in rows if row not in across]
    texts = [tuple(cell_text(cell) for cell in row) for row in kept]
    found = table_lines(texts) if texts else ()
    if found or not any(any(row) for row in texts):
        for row in across:
            body.leave("titles across a table", cell_text(row[0]))
        body.lines += found
    elif len(kept) == 1 or width == 1 or any(len(cell) >= LAYOUT_CELL for row in kept for cell in row):
        body.lines += [line for row in rows for cell in row for line in cell]
    else:
        body.leave("tables of facts", "\n".join("\t".join(row) for row in texts))
        body.aside += [Omitted(cell_text(row[0]), "titles across a table") for row in across]
