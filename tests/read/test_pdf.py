"""PDF: rows of print become turns; what pages add is left out and said so."""

from __future__ import annotations

import io

import pypdf
import pytest

from metaphor.errors import UserError
from metaphor.read import pdf as reader
from metaphor.read import read
from metaphor.read.draft import Line
from metaphor.read.hyphens import whole_words
from metaphor.read.page_fonts import plain_characters
from metaphor.read.page_pieces import Ink
from tests.read.looking import Reading, roles, said
from tests.read.paper import bound, column, pdf, stream

FULL = "and then the whole road behind me was washed away by the rain and no one had told me of"  # reaches the margin


def test_pdf_marks_at_line_starts_and_lines_that_run_on(reading: Reading) -> None:
    page = column(
        [
            "Ann: How was the first year in the new town for you, and who went with you on the way and",
            "who stayed behind?",
            "Ben: A tunnel.",
            "Ann: And now?",
            f"Ben: {FULL}",
            "a bridge further down.",
        ]
    )
    assert said(reading(pdf(page), "t.pdf")) == [
        (
            "Ann",
            "How was the first year in the new town for you, and who went with you on the way and who stayed behind?",
        ),
        ("Ben", "A tunnel."),
        ("Ann", "And now?"),
        ("Ben", f"{FULL} a bridge further down."),
    ]


def test_pdf_chinese_lines_join_without_a_space(reading: Reading) -> None:
    page = column(
        [
            "访谈者：报班这件事，您脑子里先冒出来的是什么画面？慢慢想，想到什么都可以说一说，不用急着",
            "回答。",
            "受访者：像一趟不停站的夜车，窗外一盏灯也没有，人人都往前挤，谁也不晓得这车最后要开到哪一",
            "站去。",
        ]
    )
    assert said(reading(pdf(page), "t.pdf")) == [
        ("访谈者", "报班这件事，您脑子里先冒出来的是什么画面？慢慢想，想到什么都可以说一说，不用急着回答。"),
        ("受访者", "像一趟不停站的夜车，窗外一盏灯也没有，人人都往前挤，谁也不晓得这车最后要开到哪一站去。"),
    ]  # a night train that stops nowhere


def test_pdf_what_is_painted_out_of_order_is_read_by_its_place(reading: Reading) -> None:
    # Western fonts paint the quotation marks first, the words after them.
    page = [
        (100.0, 700.0, "“"),
        (140.0, 700.0, "”"),
        (60.0, 700.0, "访谈者："),
        (110.0, 700.0, "停不下"),
        (150.0, 700.0, "是指？"),
    ]
    page += column(["受访者：刹车坏了。"], top=680)  # the brakes are gone
    assert said(reading(pdf(page), "t.pdf"))[0] == ("访谈者", "“停不下”是指？")


def test_pdf_bold_names_alone_and_tables_of_two_columns(reading: Reading) -> None:
    talk = [("Ann", "How was it?"), ("Ben", "A tunnel."), ("Ann", "And now?"), ("Ben", "Light.")]
    alone = column([line for who, words in talk for line in (f"*{who}", words, "")])
    assert said(reading(pdf(alone), "t.pdf")) == talk
    beside = [(60.0 + 80 * i, 780.0 - 20 * n, cell) for n, row in enumerate(talk) for i, cell in enumerate(row)]
    assert said(reading(pdf(beside), "t.pdf")) == talk
    by_column = [*beside[0::2], *beside[1::2]]
    assert said(reading(pdf(by_column), "t.pdf")) == talk


def test_pdf_headers_footers_and_page_numbers_are_left_out_and_said_so(reading: Reading) -> None:
    pages = [
        [(60.0, 812.0, "Study of towns, confidential"), *column(lines), (290.0, 30.0, f"Page {number} of 3")]
        for number, lines in enumerate(
            [
                ["Ann: How was it?", f"Ben: {FULL}"],
                ["a bridge further down. 2017 was dark.", "Ann: And now?"],
                ["Ben: Light, and a door.", "Ann: Thanks."],
            ],
            1,
        )
    ]
    transcript = reading(pdf(*pages), "t.pdf")
    assert [turn.text for turn in transcript.turns] == [
        "How was it?",
        f"{FULL} a bridge further down. 2017 was dark.",
        "And now?",
        "Light, and a door.",
        "Thanks.",
    ]
    assert "Left out: headers, footers and page numbers (6)." in transcript.notes


@pytest.mark.parametrize("mark", ["3", "- 3 -", "Page 3 of 9", "3/9", "第 3 页 共 9 页", "第三頁"])
def test_pdf_a_page_number_on_a_single_page(reading: Reading, mark: str) -> None:
    page = [*column(["Ann: How was it?", "Ben: A tunnel."]), (290.0, 28.0, mark)]
    assert reading(pdf(page), "t.pdf").text == "How was it?\n\nA tunnel."


def test_pdf_numbers_in_the_margin_are_no_words(reading: Reading) -> None:
    lines = ["Ann: Is it 12?", "Ben: 40 walls.", "Ann: Walls?", "Ben: Walls.", "Ann: High ones?", "Ben: 7 feet."]
    page = [
        *column(lines),
        *column([str(n) for n in range(1, 7)], x=30),
        *column([str(n) for n in range(7, 40)], x=30, top=-50),
    ]
    transcript = reading(pdf(page), "t.pdf")
    assert [turn.text for turn in transcript.turns] == [
        "Is it 12?",
        "40 walls.",
        "Walls?",
        "Walls.",
        "High ones?",
        "7 feet.",
    ]
    assert "Left out: numbers in the margin (6)." in transcript.notes


def test_pdf_a_heading_is_no_talk(reading: Reading) -> None:
    big = b"\nBT /F1 20 Tf 60 815 Td (Interview 4) Tj ET"
    transcript = reading(pdf(column(["Ann: How was it?", "Ben: A tunnel."]), extra=big), "t.pdf")
    assert transcript.text == "How was it?\n\nA tunnel."


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        (["It was so misunder-", "stood by all."], "It was so misunderstood by all."),
        (["My well-", "meant letter."], "My well-meant letter."),
        (["The tax-", "payer paid. A taxpayer!"], "The taxpayer paid. A taxpayer!"),
        (["An up-hill road, an up-", "hill life."], "An up-hill road, an up-hill life."),
        (["It was soft\u00ad", "ened."], "It was softened."),
        (["Room 20-", "b then."], "Room 20-|b then."),
        (["In Stoke-", "On-Trent."], "In Stoke-|On-Trent."),
    ],
)
def test_hyphens_at_line_ends(rows: list[str], whole: str) -> None:
    lines, _ = whole_words([Line(row, after_blank=index == 0) for index, row in enumerate(rows)])
    assert "|".join(line.text for line in lines) == whole


def test_pdf_radicals_and_joined_letters_stand_for_words() -> None:
    assert plain_characters("⼈⽣像⻋，oﬃce") == "人生像车，office"  # life is like a car
    assert plain_characters("（，）：") == "（，）："


def test_pdf_an_indented_first_line_begins_a_paragraph(reading: Reading) -> None:
    row = "x" * 90
    page = [
        (80.0, 780.0, "Ann: " + row[:80]),
        (60.0, 766.0, row),
        (80.0, 752.0, "Ben: " + row[:80]),
        (60.0, 738.0, row),
    ]
    assert [turn.speaker for turn in reading(pdf(page), "t.pdf").turns] == ["Ann", "Ben"]


def test_pdf_a_scan_says_what_to_do() -> None:
    with pytest.raises(UserError, match=r"is a scan.*OCR"):
        read(pdf([]), name="t.pdf")


def test_pdf_letters_without_meaning_are_refused() -> None:
    with pytest.raises(UserError, match="stand for no characters"):
        read(pdf(column(["访谈者：怎么样？", "受访者：像雾。"]), mapped=False), name="t.pdf")  # like fog


def test_pdf_writing_at_an_angle_is_left_out(reading: Reading) -> None:
    stamp = b"\nBT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (DRAFT) Tj ET"
    transcript = reading(pdf(column(["Ann: How was it?", "Ben: A tunnel."]), extra=stamp), "t.pdf")
    assert transcript.text == "How was it?\n\nA tunnel."
    assert "Left out: writing at an angle (1)." in transcript.notes


def test_pdf_a_locked_file_says_what_to_do() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(column(["Ann: Hm?", "Ben: Yes."]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UserError, match=r"is a locked PDF; take the password off"):
        read(out.getvalue(), name="t.pdf")


@pytest.mark.parametrize("cut", [20, 300, 700])
def test_pdf_a_broken_file_is_refused_or_read(cut: int) -> None:
    with pytest.raises(UserError):
        read(pdf(column(["Ann: Hm?", "Ben: Yes."]))[:cut], name="t.pdf")


def test_pdf_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    with pytest.raises(UserError, match="has 3 pages"):
        read(pdf([], [], []), name="t.pdf")


def test_pdf_forms_that_paint_themselves_end(reading: Reading) -> None:
    fonts = b"/Font << /F1 6 0 R >> /XObject << /X 5 0 R >>"
    loop = bound(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << " + fonts + b" >> >>",
            stream(b"BT /F1 9 Tf 60 700 Td (Ann: Hm?) Tj ET /X Do"),
            stream(b"/X Do /X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )
    assert "Hm?" in reading(loop, "t.pdf").text


def test_pdf_painting_without_end_is_cut_off_and_said_so(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "Ink", lambda: Ink(200))
    transcript = reading(pdf(column(["Ann: Hm?", "Ben: Yes."]), *[column(["Ann: More."] * 9)] * 3), "t.pdf")
    assert "paints more than is read" in " ".join(transcript.notes)
    assert roles(transcript)
