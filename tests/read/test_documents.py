"""Word, HTML, Markdown and JSON: what is layout and what is talk."""

from __future__ import annotations

import io
import json

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from metaphor.errors import UserError
from metaphor.read import read
from tests.read.looking import Reading, roles, said

TALK = [("Ann", "How was it?"), ("Ben", "A tunnel."), ("Ann", "And now?"), ("Ben", "Light.")]


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def test_word_paragraphs_bold_marks_breaks_and_insertions(reading: Reading) -> None:
    document = docx.Document()
    document.add_heading("Interview 3", 1)
    first = document.add_paragraph()
    first.add_run("Ann:").bold = True
    first.add_run(" How was it?").add_break()
    first.add_run("Ben: A tunnel.")
    document.add_paragraph("Ann: And now?")
    last = document.add_paragraph("Ben: ")
    last._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>Light.</w:t></w:r></w:ins>"))
    last._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>Dark.</w:delText></w:r></w:del>"))
    transcript = reading(saved(document), "t.docx")
    assert said(transcript) == TALK
    assert transcript.format == "docx"


def test_word_a_table_of_speaker_and_words_between_paragraphs(reading: Reading) -> None:
    document = docx.Document()
    document.add_paragraph("Transcript of the third interview")
    table = document.add_table(rows=0, cols=2)
    for who, words in TALK:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = f"{who}:", words
    document.add_paragraph("Ben: Out of the tunnel.")
    document.add_paragraph("Ann: Good.")
    document.add_paragraph("Ben: Yes.")
    assert said(reading(saved(document), "t.docx")) == [
        *TALK,
        ("Ben", "Out of the tunnel."),
        ("Ann", "Good."),
        ("Ben", "Yes."),
    ]


def test_word_names_alone_in_bold(reading: Reading) -> None:
    document = docx.Document()
    for who, words in TALK:
        document.add_paragraph().add_run(who).bold = True
        document.add_paragraph(words)
    assert said(reading(saved(document), "t.docx")) == TALK


@pytest.mark.parametrize("cut", [10, 500, -200])
def test_word_a_broken_document_is_refused(cut: int) -> None:
    document = docx.Document()
    document.add_paragraph("Ann: hm")
    with pytest.raises(UserError, match="not a whole Word document"):
        read(saved(document)[:cut], name="t.docx")


WORD_HTML = """<html><head><title>Ann: not this</title><style>p {x}</style></head><body>
<b><p>Talk with Ben</p><dir><p>Ann</b>:&#9;How was
it?</p><b><p>Ben</b>:&#9;A <i>tunnel</i>.</p><b><p>Ann</b>:&#9;And now?</p><b><p>Ben</b>:&#9;Light.</p>
<p>[END OF TAPE]</p></dir></body></html>"""

HTML = [
    WORD_HTML,
    "<p><strong>Ann:</strong> How was it?</p><p><strong>Ben:</strong> A tunnel.</p><p><strong>Ann:</strong> And now?</p>"
    "<p><strong>Ben:</strong> Light.</p><script>x: y</script>",
    "<div>Ann: How was it?<br>Ben: A tunnel.<br/>Ann: And now?<br>Ben: Light.</div>",
    "<table>" + "".join(f"<tr><td>{who}</td><td>{words}</td></tr>" for who, words in TALK) + "</table>",
    "<table><tr><th>Speaker</th><th>Text</th></tr>"
    + "".join(f"<tr><td><p>{who}:</p></td><td><p>{words}</p></td></tr>" for who, words in TALK)
    + "</table>",
]


@pytest.mark.parametrize("page", HTML)
@pytest.mark.parametrize("ending", ["htm", "html"])
def test_html_paragraphs_breaks_and_tables(reading: Reading, page: str, ending: str) -> None:
    assert said(reading(page, f"t.{ending}")) == TALK


MARKDOWN = [
    "**Ann:** How was it?\n\n**Ben:** A tunnel.\n\n**Ann:** And now?\n\n**Ben:** Light.\n",
    "**Ann**: How was it?\n\n**Ben**: A *tunnel*.\n\n**Ann**: And [now](https://x.org/a:b)?\n\n**Ben**: Light.[^1]\n\n[^1]: note\n",
    "# Talk\n\n### Ann:\nHow was it?\n\n> (laughter)\n\n### Ben:\nA tunnel.\n\n### Ann:\nAnd now?\n\n### Ben:\nLight.\n",
    "---\ntitle: 'Ann: x'\n---\n\n![p](a.png)\n\n## Part 1\n\nAnn: How was it?\n\n<div>\nphoto: Ben\n</div>\n\nBen: A tunnel.\n\n"
    "## Part 2\n\nAnn: And now?\n\nBen: Light.\n",
    "- Ann: How was it?\n- Ben: A tunnel.\n- Ann: And now?\n- Ben: Light.\n",
    "| Speaker | Text |\n|---|---|\n" + "".join(f"| {who} | {words} |\n" for who, words in TALK),
]


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown_layout_is_no_talk(reading: Reading, text: str) -> None:
    assert said(reading(text, "t.md")) == TALK


def test_markdown_says_what_was_left_out(reading: Reading) -> None:
    notes = " ".join(reading(MARKDOWN[3], "t.md").notes)
    for what in ("front matter", "pictures (1)", "HTML blocks (1)", "headings (2)"):
        assert what in notes


def test_markdown_front_matter_says_who_is_who(reading: Reading) -> None:
    # meta: interviewee Lin Lan; interviewer Shi Wei. Marks by surname: the interviewee here asks more than is asked.
    front = '---\nmeta_extra: "受访者：林岚；采访者：石伟"\n---\n\n'
    text = front + "**石：** 说说看。\n\n**林：** 说什么？从哪里说？\n\n**石：** 随便。\n\n**林：** 那我说路？\n"
    assert roles(reading(text, "t.md")) == {"石": "interviewer", "林": "participant"}


def test_markdown_traditional_headings(reading: Reading) -> None:
    text = "# 訪談\n\n### 問：\n怎麼了？\n\n### 林岚：\n像迷路。\n\n> （笑）\n\n### 問：\n嗯？\n\n### 林岚：\n天黑了。\n"  # lost, then dark
    transcript = reading(text, "t.md")
    assert [speaker for speaker, _ in said(transcript)] == ["問", "林岚", "問", "林岚"]
    assert "笑" not in transcript.text


def test_markdown_entities_and_escapes(reading: Reading) -> None:
    assert reading(r"**P1:** up &amp; down &#8212; \[laughs\] 2\*3", "t.md").text == "up & down — [laughs] 2*3"


TURNS = [{"speaker": who, "text": words} for who, words in TALK]


@pytest.mark.parametrize(
    "document",
    [
        TURNS, {"turns": TURNS}, {"utterances": TURNS}, {"results": {"segments": TURNS}}, {"data": {"result": TURNS}},
        [{"说话人": who, "内容": words} for who, words in TALK],
    ],
)  # fmt: skip
def test_json_lists_under_many_names(reading: Reading, document: object) -> None:
    assert said(reading(json.dumps(document), "t.json")) == TALK


def test_json_recogniser_segments_are_joined(reading: Reading) -> None:
    segments = [
        {"start": 0.0, "end": 1.5, "text": " It was", "speaker": "SPEAKER_00"},
        {"start": 1.5, "end": 2.5, "text": " a maze.", "speaker": "SPEAKER_00"},
        {"start": 3.0, "end": 4.0, "text": " Was it?", "speaker": "SPEAKER_01"},
    ]
    transcript = reading(json.dumps({"text": "x", "segments": segments}), "t.json")
    assert said(transcript) == [("SPEAKER_00", "It was a maze."), ("SPEAKER_01", "Was it?")]
    assert (transcript.turns[0].start_s, transcript.turns[0].end_s) == (0.0, 2.5)
    bare = [{key: value for key, value in s.items() if key != "speaker"} for s in segments]
    assert said(reading(json.dumps({"segments": bare}), "t.json")) == [("participant", "It was a maze. Was it?")]


def test_json_milliseconds_are_seen_by_the_pace(reading: Reading) -> None:
    spoken = [
        {"speaker": s, "text": "one two three four five", "start": t} for s, t in (("A", 0), ("B", 4000), ("A", 9000))
    ]
    assert [turn.start_s for turn in reading(json.dumps(spoken), "t.json").turns] == [0, 4, 9]


@pytest.mark.parametrize(
    "content", ["{", "[1, 2]", '{"a": {"b": 1}}', "3", '["x"]', "[]", '{"turns": []}', "[" * 5000 + "]" * 5000]
)
def test_json_of_another_shape_is_refused(content: str) -> None:
    with pytest.raises(UserError, match="JSON"):
        read(content.encode(), name="t.json")
