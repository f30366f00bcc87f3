"""Markdown: front matter, headings, pictures, HTML blocks, quotes and footnotes are layout; the rest is talk."""

from __future__ import annotations

import re
from dataclasses import replace

from .clean import clean, entities
from .draft import Draft, Line, Omitted, ReadSettings
from .encoding import decode_lines
from .plain import draft_of
from .tables import table_lines

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FACTS = 20_000
"""Front matter longer than this, in characters, is not looked into for who is who."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLOCK = re.compile(
    r"(?ims)^[ \t]*<(div|figure|table|style|script|center|details|iframe|video|audio)\b.*?(?:</\1\s*>|\Z)"
)
_FENCE = re.compile(r"(?ms)^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)")
_FOOTNOTE = re.compile(r"(?m)^[ \t]*\[\^[^\]\n]+\]:.*(?:\n(?: {4}|\t).*)*")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?")
_CAPTION = re.compile(r"(?m)^[ \t]*(?:图|圖|Figure|Fig\.)[ \t]*\d+[ \t]*[：:.、 ].{0,150}$")
_NOT_TALK = {
    "comments": _COMMENT,
    "code blocks": _FENCE,
    "HTML blocks": _BLOCK,
    "footnotes": _FOOTNOTE,
    "pictures": _PICTURE,
    "captions": _CAPTION,
}
_RULE = re.compile(r"^\s*([-*_])(?:\s*\1){2,}\s*$")
_LINK = re.compile(r"(?<!\\)\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\))?[^()]*\)")
_TARGET = re.compile(r"(?<!\\)\[[^\[\]]*\](\([^()\s]*(?:\([^()]*\))?[^()]*\))")
_LEAD = re.compile(r"^(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s\\])\1(?![\w*])")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ITEM = re.compile(r"^(?:[-*+]|\d{1,3}[.)])\s+")


def read_markdown(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """Talk in Markdown: ``**Name:** text``, ``### Name:`` over paragraphs, or plain marks."""
    decoded = decode_lines(data, name, encoding=settings.encoding)
    text = clean(decoded.text)
    notes = list(decoded.notes)
    front = ""
    omitted: list[Omitted] = []
    if match := _FRONT.match(text):
        front, text = _front_text(match.group(1)), text[match.end() :]
        notes.append("Left out: front matter.")
        omitted.append(Omitted(match.group(1), "front matter"))
    for what, pattern in _NOT_TALK.items():
        gone = [match.group() for match in pattern.finditer(text)]
        text = pattern.sub("", text)
        if gone:
            notes.append(f"Left out: {what} ({len(gone)}).")
            omitted += [Omitted(piece, what) for piece in gone]
    omitted += [Omitted(match.group(1), "link") for match in _TARGET.finditer(text)]
    text = re.sub(r"\[\^[^\]\n]+\]", "", text)
    lines, tables = _lines(text)
    if tables:
        notes.append(f"Left out: tables that are no dialogue ({len(tables)} rows).")
        omitted += [Omitted(row, "table") for row in tables]
    return draft_of(lines, decoded.encoding, tuple(notes), front=front, source=decoded.text, omitted=tuple(omitted))


def _front_text(source: str) -> str:
    """Every text in the front matter, one a line; the source itself where it is no YAML."""
    import yaml

    if len(source) > _FACTS:
        return ""
    try:
        facts = yaml.safe_load(source)
    except (yaml.YAMLError, ArithmeticError, ValueError, RecursionError):
        return source
    pairs = (
        [(label, value) for label, value in facts.items() if isinstance(value, str)] if isinstance(facts, dict) else []
    )
    return "\n".join(f"{label}：{value}\n{value}" for label, value in pairs)


def _lines(text: str) -> tuple[tuple[Line, ...], list[str]]:
    """The lines, and the rows of tables that are no dialogue."""
    out: list[Line] = []
    tables: list[str] = []
    rows: list[tuple[str, ...]] = []
    blank = True
    for raw in [*text.split("\n"), ""]:
        line = raw.strip()
        if line.startswith("|") and line.count("|") >= 2:
            cells = tuple(_words(cell)[0].strip() for cell in line.strip("|").split("|"))
            if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                rows.append(cells)
            continue
        if rows:
            found = table_lines(rows)
            out += found
            tables += [] if found else ["\n".join(row) for row in rows]
            rows = []
        if line and not _RULE.match(line):
            out.append(replace(_line(line), after_blank=blank))
        blank = not line
    kept = tuple(line for line in out if line.text.strip() or line.speaker)
    whole = all(line.quote or line.heading for line in kept)
    return tuple(replace(line, quote=False) for line in kept) if whole else kept, tables


def _line(line: str) -> Line:
    if match := re.match(r"#{1,6}\s+(.*?)\s*#*$", line):
        return Line(_words(match.group(1))[0], heading=True)
    quote = line.startswith(">")
    line = _ITEM.sub("", line.lstrip("> ") if quote else line)
    words, lead = _words(line)
    return Line(words, lead=lead, quote=quote)


def _words(line: str) -> tuple[str, int]:
    """The words of a line without its markup, and how many of its first characters were bold."""
    line = line.removesuffix("\\")
    line = _LINK.sub(r"\1", line)
    lead = 0
    if match := _LEAD.match(line):
        bold = _plain(match.group(2))
        lead, line = len(bold), match.group(2) + line[match.end() :]
    return _plain(line), lead


def _plain(line: str) -> str:
    line = re.sub(r"(?i)<br\s*/?>", "\n", line)
    line = _TAG.sub("", line)
    line = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", line)).replace("`", "")
    return entities(_ESCAPE.sub(r"\1", line))
