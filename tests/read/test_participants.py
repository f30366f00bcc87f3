"""Attributes of participants, joined to their transcripts."""

from __future__ import annotations

import pytest

from metaphor.errors import UserError
from metaphor.read import join_participants, participants_table
from tests.read.looking import Reading
from tests.read.test_sheets import workbook

FIRST = "Interviewer: So?\nP1: Uphill.\nInterviewer: Hm.\nP1: Yes.\n"
SECOND = "Interviewer: So?\nLin Lan: Downhill.\nInterviewer: Hm?\nLin Lan: Yes.\n"


def test_participants_columns_and_rows() -> None:
    table = participants_table(
        "受访者,年龄,城市\n王女士,34,上海\n李先生,,北京\n".encode(), name="p.csv"
    )  # Ms Wang, Mr Li
    assert table.columns == ("年龄", "城市")
    assert table.rows[1].attributes == (("城市", "北京"),)
    same = participants_table(workbook([("age", "participant"), (34, "Ann"), (35.5, "Ben")]), name="p.xlsx")
    assert [(row.participant, row.attributes) for row in same.rows] == [
        ("Ann", (("age", "34"),)),
        ("Ben", (("age", "35.5"),)),
    ]


def test_participants_join_by_file_speaker_and_word_of_the_file_name(reading: Reading) -> None:
    transcripts = (reading(FIRST, "int_01.txt"), reading(SECOND, "second.txt"), reading(FIRST, "P07_final.txt"))
    data = b"participant,age\nINT_01.txt,30\nlinlan,40\nP07,50\nNobody,60\nP1,70\n"
    joined, sentences = join_participants(transcripts, participants_table(data, name="p.csv"))
    assert [t.attributes for t in joined] == [(("age", "30"),), (("age", "40"),), (("age", "50"),)]
    assert len(sentences) == 2
    assert "“Nobody” matches no transcript" in sentences[0]
    assert "“P1” speaks in 2 transcripts" in sentences[1]


def test_participants_the_interviewer_is_nobodys_row(reading: Reading) -> None:
    with pytest.raises(UserError, match="matches no transcript"):
        join_participants((reading(FIRST),), participants_table(b"who,age\nInterviewer,30\n", name="p.csv"))


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"a,b\nx,1\nX ,2\n", "p.csv", "row 3: “X” stands in row 2 already"),
        (b"a,b\n", "p.csv", "no participants"),
        (b"just text\nmore\n", "p.csv", "no participants"),
        (b"a,b\n,1\n", "p.csv", "names no participant"),
        (b"x", "p.pdf", "no table of participants"),
        (b"", "p.csv", "is empty"),
    ],
)
def test_participants_bad_tables(data: bytes, name: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        participants_table(data, name=name)
