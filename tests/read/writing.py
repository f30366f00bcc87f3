"""Writes one talk in every format that is read, as programs do: for round trips, for damage, for measuring."""

from __future__ import annotations

import csv
import html
import io
import json
import textwrap
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.read.boxes import docx, epub, odt, p, qdpx, r
from tests.read.paper import column, pdf


class Spoken(NamedTuple):
    """One contribution: who, what, and from when to when in seconds."""

    speaker: str
    text: str
    start_s: float
    end_s: float


Talk = Sequence[Spoken]
_ROWS = 50


def clock(seconds: float, point: str = ".") -> str:
    """``00:01:02.500``."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{thousandths:03}"


def _colon(one: Spoken) -> str:
    return f"{one.speaker}：{one.text}" if any(ch > "\u2e80" for ch in one.speaker) else f"{one.speaker}: {one.text}"


def _txt(talk: Talk) -> bytes:
    return "\n\n".join(map(_colon, talk)).encode()


def _md(talk: Talk) -> bytes:
    return "\n\n".join(f"**{one.speaker}:** {one.text}" for one in talk).encode()


def _vtt(talk: Talk) -> bytes:
    cues = (f"{clock(one.start_s)} --> {clock(one.end_s)}\n<v {one.speaker}>{one.text}</v>\n" for one in talk)
    return "\n".join(("WEBVTT\n", *cues)).encode()


def _srt(talk: Talk) -> bytes:
    cues = (f"{clock(one.start_s, ',')} --> {clock(one.end_s, ',')}\n{_colon(one)}\n" for one in talk)
    return "\n".join(f"{number}\n{cue}" for number, cue in enumerate(cues, 1)).encode()


def _table(delimiter: str) -> Callable[[Talk], bytes]:
    def written(talk: Talk) -> bytes:
        out = io.StringIO()
        rows = csv.writer(out, delimiter=delimiter)
        rows.writerow(("speaker", "text", "start", "end"))
        rows.writerows(talk)
        return out.getvalue().encode()

    return written


def _xlsx(talk: Talk) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(("speaker", "text", "start", "end"))
    for one in talk:
        sheet.append(one)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _json(talk: Talk) -> bytes:
    turns = [{"speaker": s, "text": t, "start": a, "end": b} for s, t, a, b in talk]
    return json.dumps({"segments": turns}, ensure_ascii=False).encode()


def _paragraphs(talk: Talk) -> str:
    return "".join(f"<p><b>{html.escape(one.speaker)}:</b> {html.escape(one.text)}</p>" for one in talk)


def _html(talk: Talk) -> bytes:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{_paragraphs(talk)}</body></html>'.encode()


def _docx(talk: Talk) -> bytes:
    return docx("".join(p(r(f"{html.escape(x.speaker)}: ", "<w:b/>"), r(html.escape(x.text))) for x in talk))


def _odt(talk: Talk) -> bytes:
    return odt("".join(f"<text:p>{html.escape(_colon(one))}</text:p>" for one in talk))


def _epub(talk: Talk) -> bytes:
    half = len(talk) // 2
    pages = {"a": _paragraphs(talk[:half]), "b": _paragraphs(talk[half:])}
    return epub(pages, '<itemref idref="a"/><itemref idref="b"/>')


def _rtf(talk: Talk) -> bytes:
    def escaped(text: str) -> str:
        units = text.encode("utf-16-le")
        codes = (int.from_bytes(units[i : i + 2], "little") for i in range(0, len(units), 2))
        return "".join(
            f"\\u{code - 0x10000 * (code > 0x7FFF)}?"
            if code > 126
            else f"\\{chr(code)}"
            if chr(code) in "\\{}"
            else chr(code)
            for code in codes
        )

    lines = (f"{{\\b {escaped(one.speaker)}: }}{escaped(one.text)}\\par\n" for one in talk)
    return ("{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Arial;}}\n" + "".join(lines) + "}").encode("ascii")


def _pdf(talk: Talk) -> bytes:
    """Lines as a page holds them: 80 letters or 40 hanzi, a paragraph's first line after an empty one."""
    lines: list[str] = []
    for one in talk:
        text, wide = _colon(one), any(ch > "\u2e80" for ch in one.text)
        lines += [text[i : i + 40] for i in range(0, len(text), 40)] if wide else textwrap.wrap(text, 80)
        lines.append("")
    return pdf(*(column(lines[i : i + _ROWS]) for i in range(0, len(lines), _ROWS)))


def _qdpx(talk: Talk) -> bytes:
    words = html.escape(_txt(talk).decode())
    selection = '<PlainTextSelection guid="s" startPosition="0" endPosition="4"><Coding guid="c"><CodeRef targetGUID="c-2"/></Coding>'
    return qdpx(
        f'<TextSource name="one"><PlainTextContent>{words}</PlainTextContent>{selection}</PlainTextSelection></TextSource>'
    )


WRITERS: dict[str, Callable[[Talk], bytes]] = {
    ".txt": _txt, ".md": _md, ".docx": _docx, ".vtt": _vtt, ".srt": _srt, ".csv": _table(","), ".tsv": _table("\t"),
    ".xlsx": _xlsx, ".json": _json, ".html": _html, ".htm": _html, ".odt": _odt, ".rtf": _rtf, ".pdf": _pdf,
    ".epub": _epub, ".qdpx": _qdpx,
}  # fmt: skip
"""Ending -> writer; one for every row of the table of formats."""

TIMED = frozenset((".vtt", ".srt", ".csv", ".tsv", ".xlsx", ".json"))
"""Formats with a place for times."""


def talk_of(texts: Sequence[str], speakers: tuple[str, str] = ("Interviewer", "Ann")) -> list[Spoken]:
    """A talk of these texts, two people in turn, timed at ten characters a second."""
    out, at = [], 0.0
    for number, text in enumerate(texts):
        length = round(len(text) / 10 + 0.5, 1)
        out.append(Spoken(speakers[number % 2], text, round(at, 1), round(at + length, 1)))
        at += length + 0.4
    return out
