"""Tables of talk: headers in two languages, no header, entities, workbooks."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest

from metaphor.errors import UserError
from metaphor.read import read
from tests.read.looking import Reading, roles, said

TALK = [("Ann", "How was it, really?"), ("Ben", "Like swimming in honey, slow and sweet."), ("Ann", "Sweet?")]


def workbook(*sheets: list[tuple[object, ...]]) -> bytes:
    """The bytes of a workbook with these sheets of rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"s{number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def delimited(header: tuple[str, ...] | None, delimiter: str = ",") -> str:
    rows = [f'{who}{delimiter}"{words}"' for who, words in TALK]
    return "\n".join([delimiter.join(header), *rows] if header else rows)


@pytest.mark.parametrize(
    "header",
    [
        ("speaker", "text"),
        ("Speaker Name", "Words"),
        ("说话人", "内容"),
        ("發言人", "發言內容"),
        ("Participant", "Utterance"),
        None,
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_sheets_columns_by_header_or_contents(reading: Reading, header: tuple[str, ...] | None, delimiter: str) -> None:
    assert said(reading(delimited(header, delimiter), "t.csv")) == TALK


def test_sheets_names_with_colons_entities_times_and_gaps(reading: Reading) -> None:
    text = 'timestamp,speaker,words,tags\n0:00:01,AB:,So&#8212;now?,x\n0:01:05,CD:,"R&D is a maze, isn\'t it",\n0:02:00,,Yes <laugh>.,y\n'
    transcript = reading(text, "t.csv")
    assert said(transcript) == [("AB", "So—now?"), ("CD", "R&D is a maze, isn't it"), ("CD", "Yes <laugh>.")]
    assert [turn.start_s for turn in transcript.turns] == [1, 65, 120]


def test_sheets_a_role_column_says_who_asks(reading: Reading) -> None:
    text = (
        "speaker,role,text\nAnn,Participant,What is it? Who? Why?\nBen,Interviewer,I am the sea and I am the shore.\n"
    )
    assert roles(reading(text, "t.csv")) == {"Ann": "participant", "Ben": "interviewer"}


def test_sheets_columns_can_be_laid_down(reading: Reading) -> None:
    text = "a,b,c\nfirst long words that are not it at all,Ann,short\nother long words,Ben,brief\n"
    assert said(reading(text, "t.csv", text_column="c", speaker_column="b")) == [("Ann", "short"), ("Ben", "brief")]


def test_sheets_a_survey_without_speakers_keeps_its_rows(reading: Reading) -> None:
    # number, answer: like a warm coat / like coming home
    transcript = reading("编号,回答\n1,像一件暖和的大衣\n2,像回到了家\n", "t.csv")
    assert said(transcript) == [("participant", "像一件暖和的大衣"), ("participant", "像回到了家")]


def test_sheets_a_workbook_with_times_and_a_second_sheet(reading: Reading) -> None:
    rows: list[tuple[object, ...]] = [
        ("开始时间", "说话人", "内容"),
        (datetime.time(0, 0, 5), "访谈者", "怎么样？"),  # how was it?
        (datetime.timedelta(seconds=65), "受访者", "像爬山。"),  # like climbing a mountain
    ]
    transcript = reading(workbook([("x", 1)], rows), "t.xlsx")
    assert said(transcript) == [("访谈者", "怎么样？"), ("受访者", "像爬山。")]
    assert [turn.start_s for turn in transcript.turns] == [5, 65]
    assert any("s1" in note for note in transcript.notes)


@pytest.mark.parametrize("content", ["a,b\n1,2\n3,4\n", "id,score\nx,5\n"])
def test_sheets_without_talk_are_refused_with_their_columns(content: str) -> None:
    with pytest.raises(UserError, match=r"no column of talk.*columns: \w+"):
        read(content.encode(), name="t.csv")
    with pytest.raises(UserError, match="no column of talk"):
        read(workbook([tuple(line.split(",")) for line in content.split()]), name="t.xlsx")


def test_sheets_a_column_that_is_not_there_is_named(reading: Reading) -> None:
    with pytest.raises(UserError, match="“speech”"):
        reading("speaker,text\na,b\n", "t.csv", text_column="speech")
    with pytest.raises(UserError, match="“who”"):
        reading("speaker,text\na,b\n", "t.csv", speaker_column="who")
