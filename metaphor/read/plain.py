"""Plain text."""

from __future__ import annotations

import re
from itertools import pairwise

from .clean import clean, has_hanzi
from .draft import Draft, Line, ReadSettings
from .encoding import decode
from .heads import head_facts
from .marks import Reading, speak

_CUES = re.compile(r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d")
_ENDS = tuple(".!?…:;\"'”’)]}-。！？：；）】")


def read_text(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """Lines with speaker marks in any of the known shapes; a text without marks is one person's."""
    decoded = decode(data, name, encoding=settings.encoding)
    if _CUES.search(decoded.text[:2000]):
        from .subtitles import read_cues

        return read_cues(data, name, settings)
    text = clean(decoded.text)
    return draft_of(lines_of(text), decoded.encoding, decoded.notes, wrapped=is_wrapped(text))


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines that hold something; ``after_blank`` where an empty line or the start stands before."""
    out = []
    blank = True
    for raw in text.split("\n"):
        if raw.strip():
            out.append(Line(raw.strip(), after_blank=blank))
        blank = not raw.strip()
    return tuple(out)


def is_wrapped(text: str) -> bool:
    """Whether line ends are the page's: most lines of a paragraph are long, even, and break off inside a sentence."""
    if has_hanzi(text[:5000]):
        return False
    lines = text.split("\n")
    inner = [a.rstrip() for a, b in pairwise(lines) if a.strip() and b.strip()]
    cut = [line for line in inner if 45 <= len(line) <= 110 and not line.endswith(_ENDS)]
    return len(inner) >= 4 and len(cut) >= 0.55 * len(inner)


def draft_of(
    lines: tuple[Line, ...], encoding: str, notes: tuple[str, ...], *, wrapped: bool = False, front: str = ""
) -> Draft:
    """The draft of a document's lines: facts at its head, speaker marks, and what was left out, in words.

    ``front`` is text about the document (its front matter) that may say who is who.
    """
    facts, body = head_facts(lines, front)
    reading = speak(body, wrapped=wrapped)
    return Draft(reading.said, encoding, (*notes, *facts.notes, *left_out(reading, body)), facts.roles)


def left_out(reading: Reading, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Sentences on the lines that became nobody's words."""
    out = []
    if reading.before:
        shown = reading.before[0].replace("\n", " ")[:40]
        out.append(f"Left out: lines before the first speaker ({len(reading.before)}: “{shown}…”).")
    heads = [line for line in lines if line.heading]
    if heads and (section := len(heads) - _marked_heads(reading, heads)):
        out.append(f"Left out: headings ({section}).")
    if reading.apart:
        out.append(f"Left out: lines set apart as stage directions or quotes ({reading.apart}).")
    if reading.layout is None:
        out.append("No speakers are marked: read as one participant's text.")
    return tuple(out)


def _marked_heads(reading: Reading, heads: list[Line]) -> int:
    layout = reading.layout
    return reading.marked if (layout and layout(heads[-1])) or (layout and layout.__name__ == "heading") else 0
