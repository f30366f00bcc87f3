"""The table of readers: a format is one function and one row.  A reader's module is imported when it is first used."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from metaphor.errors import UserError

from .draft import Reader
from .signatures import kind_of


@dataclass(frozen=True, slots=True)
class Format:
    """One file ending: the reader's ``module:function`` in this room, and what it is in English and Chinese.

    A format with ``several`` texts in one file has a reader of its own kind, opened in ``files``.
    """

    extension: str
    reader: str
    en: str
    zh: str
    several: bool = False

    def load(self) -> Reader:
        """The reader function itself."""
        module, _, function = self.reader.partition(":")
        found: Reader = getattr(importlib.import_module(f"{__package__}.{module}"), function)
        return found


FORMATS: tuple[Format, ...] = (
    Format(".txt", "plain:read_text", "plain text", "纯文本"),
    Format(".md", "markdown:read_markdown", "Markdown", "Markdown 文本"),
    Format(".docx", "word:read_docx", "Word document", "Word 文档"),
    Format(".vtt", "subtitles:read_cues", "WebVTT subtitles (Zoom, Teams)", "WebVTT 字幕（Zoom、Teams）"),
    Format(".srt", "subtitles:read_cues", "SubRip subtitles", "SRT 字幕"),
    Format(".csv", "sheets:read_csv", "table, comma separated", "逗号分隔表格"),
    Format(".tsv", "sheets:read_csv", "table, tab separated", "制表符分隔表格"),
    Format(".xlsx", "sheets:read_xlsx", "Excel workbook", "Excel 工作簿"),
    Format(".json", "records:read_json", "JSON of speech recognisers", "语音识别 JSON"),
    Format(".html", "web:read_html", "web page", "网页"),
    Format(".htm", "web:read_html", "web page, Word's HTML", "网页（含 Word 导出）"),
    Format(".odt", "opendocument:read_odt", "OpenDocument text", "OpenDocument 文档"),
    Format(".rtf", "rtf:read_rtf", "rich text", "RTF 富文本"),
    Format(".pdf", "pdf:read_pdf", "PDF with text", "PDF（含文字）"),
    Format(".epub", "epub:read_epub", "EPUB book", "EPUB 电子书"),
    Format(".qdpx", "project:read_project", "REFI-QDA project with codes", "REFI-QDA 项目（含编码）", several=True),
)

_SAME = {
    ".text": ".txt", ".markdown": ".md", ".xlsm": ".xlsx", ".docm": ".docx", ".dotx": ".docx", ".dotm": ".docx",
    ".ott": ".odt", ".xhtml": ".html", ".tab": ".tsv",
}  # fmt: skip
_CONVERT = {
    ".doc": "open it in Word and save it as .docx",
    ".wps": "open it in WPS and save it as .docx",
    ".pages": "open it in Pages and export it to Word (.docx)",
    ".xls": "open it in Excel and save it as .xlsx",
    ".numbers": "open it in Numbers and export it to Excel (.xlsx)",
    ".gdoc": "open it in Google Docs and download it as .docx",
    ".ods": "open it in Calc or Excel and save it as .xlsx",
    ".pptx": "save its text as .docx",
    ".ppt": "save its text as .docx",
    ".odp": "save its text as .docx",
    ".mht": "open it in Word and save it as .docx",
}
_OLD = {
    ".doc": "an old Word document", ".xls": "an old Excel workbook", ".ppt": "a slide show", ".pptx": "a slide show",
    ".odp": "a slide show", ".ods": "an OpenDocument sheet", ".pages": "a Pages document", ".mht": "a web archive",
}  # fmt: skip
_SOUND = frozenset(".mp3 .m4a .wav .aac .flac .ogg .mp4 .mov .avi .mkv .wma .amr".split())


def format_of(name: str, data: bytes) -> Format:
    """The row for a file; UserError when it cannot be read."""
    return recognised(name, data)[0]


def recognised(name: str, data: bytes) -> tuple[Format, tuple[str, ...]]:
    """The row for a file, and a note when its ending says something else.

    The first bytes are believed over the ending where they leave no doubt; else the ending; else what the text looks
    like.  UserError for what cannot be read, with what to do.
    """
    ending, kind = _ending(name), kind_of(data)
    if kind == "locked":
        raise UserError(name, "is a locked document", "take the password off and save it again")
    asked = _SAME.get(ending, ending)
    if asked in _OLD and not kind and _looks_like(data) == ".html":
        kind = ".html"  # web programs write pages and call them .doc or .xls
    rows = {row.extension: row for row in FORMATS}
    if kind in rows and kind != asked:
        note = f"Ends in {ending} and is read as what it is: {rows[kind].en} ({kind})."
        return rows[kind], (note,) if ending else ()
    if kind in _OLD and asked not in _CONVERT:
        raise UserError(name, f"is {_OLD[kind]}, which is not read here", _CONVERT[kind])
    found = rows.get(asked or _looks_like(data))
    if found:
        return found, ()
    if ending in _SOUND:
        raise UserError(name, "is a recording", "have it transcribed first, with speakers, and give the transcript")
    what = f"ends in {ending}, which is not read here"
    raise UserError(name, what, _CONVERT.get(ending, f"save it as one of {', '.join(rows)}"))


def _ending(name: str) -> str:
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, ending = base.rpartition(".")
    return (
        f".{ending.casefold()}"
        if dot and stem and 0 < len(ending) <= 8 and ending.isalnum() and not ending.isdigit()
        else ""
    )


def _looks_like(data: bytes) -> str:
    """The ending a text without one would have."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PK"):
        return ".docx"
    if head.startswith(b"WEBVTT"):
        return ".vtt"
    if head[:1] in (b"{", b"[") and data.rstrip()[-1:] in (b"}", b"]") and b'"' in head:
        return ".json"
    return ".html" if head[:300].lower().startswith((b"<!doctype html", b"<html", b"<?xml")) else ".txt"
