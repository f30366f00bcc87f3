"""Word documents as people leave them: tables in tables, merged cells, tracked changes, boxes, notes."""

from __future__ import annotations

import pytest

from metaphor.errors import UserError
from metaphor.read import read
from tests.read.boxes import archive, docx, p, r
from tests.read.looking import Reading, said

TALK = [("Ann", "How was it?"), ("Ben", "A tunnel."), ("Ann", "And now?"), ("Ben", "Light.")]
LINES = "".join(p(f"{who}: {words}") for who, words in TALK)


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def rows() -> list[str]:
    return [row(cell(p(who)), cell(p(words))) for who, words in TALK]


@pytest.mark.parametrize(
    "last",
    [
        p("Ben: ", "<w:ins>" + r("Light.") + "</w:ins>", '<w:del><w:r><w:delText>Dark.</w:delText></w:r></w:del>'),
        p("Ben: ", "<w:moveTo>" + r("Light.") + "</w:moveTo>", "<w:moveFrom>" + r("Dark.") + "</w:moveFrom>"),
        p("Ben: ", "<w:hyperlink>" + r("Light") + "</w:hyperlink>", "."),
        p("Ben: ", "<w:smartTag><w:smartTag>" + r("Light.") + "</w:smartTag></w:smartTag>"),
        p("Ben: ", "<w:sdt><w:sdtPr/><w:sdtContent>" + r("Light.") + "</w:sdtContent></w:sdt>"),
        p("Ben: Light.", r("secret", "<w:vanish/>")),
        p("Ben: ", "<w:r><w:instrText>PAGE</w:instrText></w:r>", "Light."),
        p("Ben: ", "<w:r><w:ruby><w:rt>" + r("x") + "</w:rt><w:rubyBase>" + r("Light.") + "</w:rubyBase></w:ruby></w:r>"),
        "<w:sdt><w:sdtPr/><w:sdtContent>" + p("Ben: Light.") + "</w:sdtContent></w:sdt>",
        "<w:ins>" + p("Ben: Light.") + "</w:ins>",
        '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>' + r("Ben: Li") + "</w:p>" + p("ght."),
    ],
)  # fmt: skip
def test_word_what_is_tracked_hidden_or_wrapped(reading: Reading, last: str) -> None:
    body = "".join(p(f"{who}: {words}") for who, words in TALK[:3])
    assert said(reading(docx(body + last), "t.docx")) == TALK


def test_word_says_how_many_deletions_it_left_out(reading: Reading) -> None:
    gone = p("Ann: Hm?", "<w:del><w:r><w:delText>Dark.</w:delText></w:r></w:del>")
    transcript = reading(docx(gone + LINES), "t.docx")
    assert "Left out: tracked deletions (1)." in transcript.notes
    assert "Dark" not in transcript.text


def test_word_breaks_and_tabs(reading: Reading) -> None:
    body = p(
        "Ann: How",
        "<w:r><w:tab/></w:r>",
        "was it?",
        "<w:r><w:br/></w:r>",
        "Ben: A tun",
        "<w:r><w:noBreakHyphen/></w:r>",
        "nel.",
    )
    assert said(reading(docx(body + p("Ann: So?")), "t.docx")) == [
        ("Ann", "How\twas it?"),
        ("Ben", "A tun-nel."),
        ("Ann", "So?"),
    ]


def test_word_a_text_box_is_read_once(reading: Reading) -> None:
    box = "<w:txbxContent>" + p("Ben: A tunnel.") + "</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape>{box}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = p("Ann: How was it?", drawing) + p("Ann: And now?") + p("Ben: Light.")
    assert said(reading(docx(body), "t.docx")) == TALK


def test_word_tables_nested_merged_and_in_content_controls(reading: Reading) -> None:
    inner = f"<w:tbl>{''.join(rows())}</w:tbl>"
    assert said(reading(docx(f"<w:tbl>{row(cell(p('Notes')), cell(inner, p('')))}</w:tbl>"), "t.docx"))[-4:] == TALK
    title = row(cell(p("Part one"), properties='<w:gridSpan w:val="2"/>'))
    transcript = reading(docx(f"<w:tbl>{title}{''.join(rows())}</w:tbl>"), "t.docx")
    assert said(transcript) == TALK
    assert "Left out: titles across a table (1)." in transcript.notes
    merged = row(cell(p("Ben"), properties='<w:vMerge w:val="restart"/>'), cell(p("One door.")))
    merged += row(cell(p(""), properties="<w:vMerge/>"), cell(p("Two doors.")))
    found = said(reading(docx(f"<w:tbl>{''.join(rows())}{merged}</w:tbl>"), "t.docx"))
    assert found[4:] == [("Ben", "One door."), ("Ben", "Two doors.")]
    control = f"<w:tbl><w:sdt><w:sdtContent>{''.join(rows())}</w:sdtContent></w:sdt></w:tbl>"
    assert said(reading(docx(control), "t.docx")) == TALK


def test_word_a_table_for_layout_is_walked_and_one_of_facts_left_out(reading: Reading) -> None:
    layout = f"<w:tbl>{row(cell(p('Margin')), cell(LINES))}</w:tbl>"
    assert said(reading(docx(layout), "t.docx"))[-4:] == TALK
    facts = f"<w:tbl>{row(cell(p('Date')), cell(p('3 May')))}{row(cell(p('Place')), cell(p('Leeds')))}</w:tbl>"
    transcript = reading(docx(facts + LINES), "t.docx")
    assert said(transcript) == TALK
    assert "Left out: tables of facts (1)." in transcript.notes


def test_word_notes_comments_and_margins_are_counted_and_left_out(reading: Reading) -> None:
    note = '<w:footnote w:type="separator">' + p("-") + "</w:footnote><w:footnote>" + p("A note.") + "</w:footnote>"
    data = docx(
        LINES,
        footnotes=note,
        endnotes="<w:endnote>" + p("End.") + "</w:endnote>",
        comments="<w:comment>" + p("Check this.") + "</w:comment>",
        header1=p("Confidential"),
    )
    transcript = reading(data, "t.docx")
    assert said(transcript) == TALK
    notes = " ".join(transcript.notes)
    for what in ("footnotes (1)", "endnotes (1)", "comments (1)", "headers and footers (1)"):
        assert what in notes


def test_word_bold_by_style_marks_names(reading: Reading) -> None:
    styles = '<w:style w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    styles += '<w:style w:styleId="T"><w:basedOn w:val="S"/></w:style>'
    body = "".join(p(r(who, '<w:rStyle w:val="T"/>')) + p(words) for who, words in TALK)
    assert said(reading(docx(body, styles=styles), "t.docx")) == TALK


def test_word_headings_in_any_language_are_no_talk(reading: Reading) -> None:
    styles = '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="a"><w:name w:val="标题 2"/></w:style>'
    heads = '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>' + r("One") + "</w:p>"
    heads += '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>' + r("第一部分") + "</w:p>"  # part one
    assert said(reading(docx(heads + LINES, styles=styles), "t.docx")) == TALK


def test_word_the_main_part_may_have_another_name(reading: Reading) -> None:
    parts = docx(LINES)
    import io
    import zipfile

    body = zipfile.ZipFile(io.BytesIO(parts)).read("word/document.xml")
    relations = '<Relationships xmlns="urn:r"><Relationship Type="urn:x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    assert said(reading(archive({"_rels/.rels": relations, "word/document2.xml": body}), "t.docx")) == TALK


@pytest.mark.parametrize("name", ["word/other.xml", "xl/workbook.xml.x"])
def test_word_an_archive_of_something_else_is_refused(name: str) -> None:
    with pytest.raises(UserError):
        read(archive({name: "<x/>"}), name="t.docx")


WORD_PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><w:x>Ann: no</w:x></xml>
<![endif]--><style>p.MsoNormal {margin:0}</style></head><body>
<p class=MsoNormal><b>Ann:</b> How was it?<o:p></o:p></p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]><span
style='font-weight:bold'>Ben:</span> A tunnel.<a style='mso-footnote-id:ftn1' href="#_ftn1"><sup>[1]</sup></a></p>
<p class=MsoNormal>Ann: And <del>then</del><ins>now</ins>?<o:p>&nbsp;</o:p></p><p style='display:none'>Ben: hidden.</p>
<p class=MsoNormal>Ben: Light.<!--[if !supportFootnotes]--><br><!--[endif]--></p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote'><p>[1] A note.</p></div></div>
<div style='mso-element:comment-list'><p>Ben: no.</p></div><div title="footer"><p>Page 1</p></div></body></html>"""


def test_word_html_with_lists_notes_comments_and_changes(reading: Reading) -> None:
    transcript = reading(WORD_PAGE, "t.htm")
    assert said(transcript) == TALK
    notes = " ".join(transcript.notes)
    for what in (
        "footnotes and endnotes (1)",
        "comments (1)",
        "tracked deletions (1)",
        "hidden text (1)",
        "headers and footers (1)",
    ):
        assert what in notes
