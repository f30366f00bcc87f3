"""The table of readers: a format is one function and one row.  A reader's module is imported when it is first used."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from metaphor.errors import UserError

from .draft import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """One file ending: the reader's ``module:function`` in this room, and what it is in English and Chinese."""

    extension: str
    reader: str
    en: str
    zh: str

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
)

_SAME = {".text": ".txt", ".markdown": ".md", ".xlsm": ".xlsx", ".docm": ".docx", ".xhtml": ".html", ".tab": ".tsv"}
_CONVERT = {
    ".doc": "open it in Word and save it as .docx",
    ".wps": "open it in WPS and save it as .docx",
    ".pages": "open it in Pages and export it to Word (.docx)",
    ".xls": "open it in Excel and save it as .xlsx",
    ".numbers": "open it in Numbers and export it to Excel (.xlsx)",
    ".gdoc": "open it in Google Docs and download it as .docx",
}
_SOUND = frozenset(".mp3 .m4a .wav .aac .flac .ogg .mp4 .mov .avi .mkv .wma .amr".split())


def format_of(name: str, data: bytes) -> Format:
    """The row for a file, by its ending, or by its first bytes when it has none; UserError when it cannot be read."""
    ending = _ending(name) or _sniffed(data)
    for row in FORMATS:
        if row.extension == _SAME.get(ending, ending):
            return row
    known = ", ".join(row.extension for row in FORMATS)
    if ending in _SOUND:
        raise UserError(name, "is a recording", "have it transcribed first, with speakers, and give the transcript")
    what = f"ends in {ending}, which is not read here"
    raise UserError(name, what, _CONVERT.get(ending, f"save it as one of {known}"))


def _ending(name: str) -> str:
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, ending = base.rpartition(".")
    return (
        f".{ending.casefold()}"
        if dot and stem and 0 < len(ending) <= 8 and ending.isalnum() and not ending.isdigit()
        else ""
    )


def _sniffed(data: bytes) -> str:
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PK"):
        return ".xlsx" if b"xl/workbook.xml" in data else ".docx"
    if head.startswith(b"WEBVTT"):
        return ".vtt"
    if head[:1] in (b"{", b"[") and data.rstrip()[-1:] in (b"}", b"]") and b'"' in head:
        return ".json"
    return ".html" if head[:300].lower().startswith((b"<!doctype html", b"<html", b"<?xml")) else ".txt"
