"""Word (.docx): paragraphs and tables in document order, tracked insertions kept, deletions left out."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING

from metaphor.errors import UserError

from .archive import members, xml
from .draft import Draft, ReadSettings
from .word_body import Bold, W, WordBody

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "Word document"
_MAIN = "word/document.xml"
_MEND = "open it in Word and save it again"
_HEADS = ("heading", "title", "标题", "標題")
_NOTES = {"footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}
_OFF = ("0", "false", "off", "none")


def read_docx(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """Speaker marks in paragraphs, or a table of speaker and words; UserError for a locked or broken document."""
    parts = members(data, name, "", KIND, (".xml", ".rels"))
    main = _main(parts, name)
    if main not in parts:
        raise UserError(name, f"is not a {KIND}", "give the file its own ending")
    document = xml(parts[main], name, KIND)
    text = document.find(f"{W}body")
    if text is None:
        raise UserError(name, f"is a broken {KIND}", _MEND)
    folder = posixpath.dirname(main)
    bold, heads = _styles(parts.get(f"{folder}/styles.xml"), name)
    body = WordBody(bold, heads)
    try:
        body.walk(text)
    except RecursionError:
        raise UserError(name, "is nested too deeply to be read", _MEND) from None
    _beside(body, parts, folder, name)
    return body.found.draft()


def _main(parts: Mapping[str, bytes], name: str) -> str:
    """The part that holds the text: the one the package names, else the one Word writes."""
    if _MAIN in parts or "_rels/.rels" not in parts:
        return _MAIN
    for relation in xml(parts["_rels/.rels"], name, KIND):
        if relation.get("Type", "").endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return _MAIN


def _styles(part: bytes | None, name: str) -> tuple[Mapping[str, Bold], frozenset[str]]:
    """Style -> bold, not bold, or as its base has it, and the heading styles."""
    if part is None:
        return {}, frozenset()
    bold: dict[str, Bold] = {}
    base: dict[str, str] = {}
    shown: dict[str, str] = {}
    for style in xml(part, name, KIND).iter(f"{W}style"):
        key = style.get(f"{W}styleId", "")
        bold[key] = bold_in(style.find(f"{W}rPr"))
        base[key] = _value(style.find(f"{W}basedOn"))
        shown[key] = _value(style.find(f"{W}name")).casefold()
    lines = {key: _line(key, base) for key in bold}
    heads = {key for key, line in lines.items() if any(shown.get(n, "").startswith(_HEADS) for n in line)}
    said = {key: next((b for n in line if (b := bold.get(n)) is not None), None) for key, line in lines.items()}
    return said, frozenset(heads)


def _line(key: str, base: Mapping[str, str]) -> list[str]:
    out: list[str] = []
    while key and key not in out:
        out.append(key)
        key = base.get(key, "")
    return out


def bold_in(properties: _Element | None) -> Bold:
    """What run properties say on bold; None when nothing."""
    mark = properties.find(f"{W}b") if properties is not None else None
    return None if mark is None else mark.get(f"{W}val") not in _OFF


def _value(element: _Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""


def _beside(body: WordBody, parts: Mapping[str, bytes], folder: str, name: str) -> None:
    """Counts what stands in parts of its own: notes under the text, comments, headers and footers."""
    for part, what in _NOTES.items():
        if f"{folder}/{part}.xml" in parts:
            for note in xml(parts[f"{folder}/{part}.xml"], name, KIND):
                if note.get(f"{W}type") not in ("separator", "continuationSeparator", "continuationNotice"):
                    body.found.leave(what, words_of(note))
    for part in sorted(parts):
        base = posixpath.basename(part)
        if posixpath.dirname(part) == folder and base.startswith(("header", "footer")):
            words = words_of(xml(parts[part], name, KIND))
            if words:
                body.found.leave("headers and footers", words)


def words_of(element: _Element) -> str:
    """All words below an element, its paragraphs a space apart."""
    return " ".join("".join(text.text or "" for text in p.iter(f"{W}t")) for p in element.iter(f"{W}p")).strip()
