"""OpenDocument texts, as LibreOffice and Google write them."""

from __future__ import annotations

import pytest

from metaphor.errors import UserError
from metaphor.read import read
from tests.read.boxes import ODF, archive, odt
from tests.read.looking import Reading, said

TALK = [("Ann", "How was it?"), ("Ben", "A tunnel."), ("Ann", "And now?"), ("Ben", "Light.")]
LINES = "".join(f"<text:p>{who}: {words}</text:p>" for who, words in TALK)


def table(rows: str) -> str:
    return f"<table:table>{rows}</table:table>"


def cell(*paragraphs: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{''.join(f'<text:p>{words}</text:p>' for words in paragraphs)}</table:table-cell>"


ROWS = "".join(f"<table:table-row>{cell(who)}{cell(words)}</table:table-row>" for who, words in TALK)


@pytest.mark.parametrize(
    "body",
    [
        LINES,
        f"<text:section>{LINES}</text:section>",
        f"<text:list><text:list-item>{LINES}</text:list-item></text:list>",
        f'<text:h text:outline-level="1">Interview</text:h>{LINES}',
        "<text:p>Ann: How was it?<text:line-break/>Ben: A tunnel.</text:p><text:p>Ann: And now?</text:p><text:p>Ben: Light.</text:p>",
        "<text:p>Ann:\n   How <text:span>was</text:span> it?</text:p>" + LINES[LINES.index("</text:p>") + 9 :],
        table(ROWS),
        table(f"<table:table-header-rows>{ROWS[: ROWS.index('</table:table-row>') + 18]}</table:table-header-rows>"
              + ROWS[ROWS.index("</table:table-row>") + 18 :]),
        table(f'<table:table-row>{cell("Part 1", more="""table:number-columns-spanned="2" """)}<table:covered-table-cell/></table:table-row>{ROWS}'),
        table(f"<table:table-row><table:table-cell>{table(ROWS)}</table:table-cell></table:table-row>"),
        "<text:p>Ann: How was it?<draw:frame><draw:text-box><text:p>Ben: A tunnel.</text:p></draw:text-box></draw:frame></text:p>"
        "<text:p>Ann: And now?</text:p><text:p>Ben: Light.</text:p>",
    ],
)  # fmt: skip
def test_odt_paragraphs_lists_breaks_tables_and_boxes(reading: Reading, body: str) -> None:
    assert said(reading(odt(body), "t.odt")) == TALK


def test_odt_spaces_and_tabs_are_those_that_were_asked_for(reading: Reading) -> None:
    body = "<text:p>Ann: a  b<text:s/> <text:s text:c='2'/>c<text:tab/>d</text:p><text:p>Ben: e</text:p>"
    assert reading(odt(body), "t.odt").turns[0].text == "a b    c\td"


def test_odt_deletions_notes_comments_and_margins_are_left_out(reading: Reading) -> None:
    gone = "<text:tracked-changes><text:changed-region><text:deletion><text:p>Ann: no.</text:p></text:deletion></text:changed-region>"
    gone += "</text:tracked-changes>"
    last = (
        "<text:p>Ben: Li<text:change-start/>gh<text:change-end/>t<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>A note.</text:p></text:note-body></text:note>.<office:annotation><text:p>Check.</text:p></office:annotation></text:p>"
    )
    margins = "<style:header><text:p>Secret</text:p></style:header><style:footer/>"
    body = gone + LINES[: LINES.rindex("<text:p>")] + last
    transcript = reading(odt(body, margins=margins), "t.odt")
    assert said(transcript) == TALK
    notes = " ".join(transcript.notes)
    for what in ("footnotes and endnotes (1)", "comments (1)", "headers and footers (1)"):
        assert what in notes


def test_odt_bold_names_alone(reading: Reading) -> None:
    styles = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="C" style:family="paragraph" style:parent-style-name="B"/>'
        '<style:style style:name="D" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    )
    by_span = "".join(
        f'<text:p><text:span text:style-name="B">{who}</text:span></text:p><text:p>{x}</text:p>' for who, x in TALK
    )
    by_style = by_span.replace(
        '<text:p><text:span text:style-name="B">', '<text:p text:style-name="C"><text:span text:style-name="D">'
    )
    assert said(reading(odt(by_span, styles), "t.odt")) == TALK
    assert said(reading(odt(by_style, styles), "t.odt")) == TALK


def test_odt_chinese(reading: Reading) -> None:
    body = "<text:p>访谈者：怎么样？</text:p><text:p>受访者：像走夜路。</text:p>"  # like walking at night
    assert said(reading(odt(body), "t.odt")) == [("访谈者", "怎么样？"), ("受访者", "像走夜路。")]


def test_odt_a_locked_document_is_refused() -> None:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    data = archive({"content.xml": b"\x00\x01", "META-INF/manifest.xml": manifest})
    with pytest.raises(UserError, match="is a locked OpenDocument text"):
        read(data, name="t.odt")


def test_odt_a_sheet_that_calls_itself_a_text_is_refused() -> None:
    content = f"<office:document-content {ODF}><office:body/></office:document-content>"
    with pytest.raises(UserError, match="is not an OpenDocument text"):
        read(archive({"content.xml": content}), name="t.odt")
