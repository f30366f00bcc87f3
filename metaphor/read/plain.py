"""Plain text."""

from __future__ import annotations

import re
from itertools import pairwise

from .clean import clean, has_hanzi
from .draft import Draft, Line, Omitted, ReadSettings
from .encoding import decode_lines
from .heads import head_facts
from .inline import one_mark_a_line, without_numbers
from .marks import HEADING, Reading, speak, straightened
from .notices import without_notices
from .questions import by_form
from .tables import named_columns

_CUES = re.compile(r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d")
_ENDS = tuple(".!?…:;\"'”’)]}-。！？：；）】")


def read_text(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """Lines with speaker marks in any of the known shapes; a text without marks is one person's."""
    decoded = decode_lines(data, name, encoding=settings.encoding)
    if _CUES.search(decoded.text[:2000]):
        from .subtitles import read_cues

        return read_cues(data, name, settings)
    text = clean(decoded.text)
    if rows := tabbed(text):
        from .sheets import draft_of_rows

        return draft_of_rows(rows, name, settings, decoded.encoding, decoded.notes, source=decoded.text)
    wrapped = is_wrapped(text)
    return draft_of(lines_of(text), decoded.encoding, decoded.notes, wrapped=wrapped, source=decoded.text)


def tabbed(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table saved as text, known by a first line of column names between tabs; empty for anything else."""
    lines = [line for line in text.split("\n") if line.strip()]
    header = lines[0].split("\t") if lines else []
    if len(header) < 2 or len(lines) < 2 or not named_columns(header):
        return ()
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


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
    lines: tuple[Line, ...],
    encoding: str,
    notes: tuple[str, ...],
    *,
    wrapped: bool = False,
    front: str = "",
    source: str = "",
    omitted: tuple[Omitted, ...] = (),
) -> Draft:
    """The draft of a document's lines: facts at its head, speaker marks, and what was left out, in words.

    ``front`` is text about the document (its front matter) that may say who is who; ``source`` is all its text and
    ``omitted`` what the reader itself left out of the lines.
    """
    lines = straightened(lines)
    lines, notices = without_notices(lines, wrapped=wrapped)
    lines, numbers = without_numbers(lines)
    facts, body = head_facts(one_mark_a_line(lines), front)
    reading = speak(body, wrapped=wrapped)
    found = by_form(body, reading)
    if found:
        reading = speak(found[0], wrapped=wrapped)
        asked = sum(1 for line in found[0] if line.speaker)
        notes = (*notes, f"Speakers without a mark were told apart by form: questions {found[1]} ({asked} lines).")
    said = (*notes, *_counted(notices, numbers), *facts.notes, *left_out(reading))
    return Draft(
        reading.said, encoding, said, facts.roles, source, (*omitted, *notices, *facts.omitted, *reading.omitted)
    )


def _counted(notices: tuple[Omitted, ...], numbers: int) -> tuple[str, ...]:
    out = []
    if notices:
        out.append(f"Left out: notices of the exporting program, of pages or of rights ({len(notices)}).")
    if numbers:
        out.append(f"Left out: numbers of paragraphs ({numbers}).")
    return tuple(out)


def left_out(reading: Reading) -> tuple[str, ...]:
    """Sentences on the lines that became nobody's words."""
    out = []
    if reading.before:
        shown = reading.before[0].replace("\n", " ")[:40]
        out.append(f"Left out: lines before the first speaker ({len(reading.before)}: “{shown}…”).")
    if heads := sum(1 for x in reading.omitted if x.reason == HEADING):
        out.append(f"Left out: headings ({heads}).")
    if reading.apart:
        out.append(f"Left out: lines set apart as stage directions or quotes ({reading.apart}).")
    if reading.layout is None:
        out.append("No speakers are marked: read as one participant's text.")
    return tuple(out)
