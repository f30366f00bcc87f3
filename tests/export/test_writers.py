"""Exports: what is written, opened again, says the same; nothing in it is a formula; the same study, the same bytes."""

from __future__ import annotations

import csv
import json
import zipfile
from dataclasses import fields
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from metaphor.errors import UserError
from metaphor.export import WRITERS, Report, export_bytes, write, xlsx_bytes
from metaphor.model import Expression, Language, SetAside, Study
from metaphor.views.themes import themes_of
from metaphor.wording import WORDING
from tests.builders import CODEBOOK, Line, interview, mortgages, study

# openpyxl cannot read data bars; Excel and LibreOffice do.
pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported:UserWarning")

NASTY: list[Line] = [
    ("=HYPERLINK(1)", "={journey/path/hope:road} to ruin. \t+{nature/fire/anger:fire} here. @{force/push/:push} me. "
                      "See https://example.org/a now, {movement/rise/joy:up}. "
            "＝{control/grip/:握住}了不放手。Bell\x07 {system/game/:game}."),
]  # fmt: skip


def report(whole: Study, language: Language = "en") -> Report:
    return Report(whole, themes_of(whole, CODEBOOK), CODEBOOK, language)


def book(whole: Study, language: Language = "en") -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(xlsx_bytes(report(whole, language))), rich_text=False)


def test_all_formats_are_written_where_asked(tmp_path: Path) -> None:
    paths = write(mortgages(), None, tmp_path / "new", ["csv", "xlsx", "json"], "en", CODEBOOK)
    assert [p.name for p in paths] == ["themes.csv", "expressions.csv", "sources_by_participant.csv", "segments.csv",
                                       "about.csv", "metaphors.xlsx", "expressions.jsonl", "study.json"]  # fmt: skip
    assert {p.name for p in (tmp_path / "new").iterdir()} == {p.name for p in paths}


def test_file_names_can_be_chinese(tmp_path: Path) -> None:
    paths = write(mortgages(), None, tmp_path, ["csv", "xlsx"], "zh", CODEBOOK, names_in="zh")
    assert [p.name for p in paths] == [
        "主题.csv",
        "隐喻表达.csv",
        "隐喻源与受访者.csv",
        "分段.csv",
        "说明.csv",
        "隐喻分析.xlsx",
    ]


def test_unknown_format_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="pdf: this is not a format that can be written; choose of xlsx, csv, json"):
        write(mortgages(), None, tmp_path, ["csv", "pdf"], "en", CODEBOOK)
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="cannot be written"):
        write(mortgages(), None, tmp_path / "file" / "below", ["json"], "en", CODEBOOK)


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_same_study_same_bytes(format: str, language: Language) -> None:
    assert export_bytes(report(mortgages(), language), format) == export_bytes(report(mortgages(), language), format)
    assert f"format.{format}" in WORDING


def test_several_files_become_one_zip() -> None:
    file = export_bytes(report(mortgages()), "csv")
    assert file.name == "metaphors-csv.zip"
    assert "expressions.csv" in zipfile.ZipFile(BytesIO(file.data)).namelist()


def test_csv_opens_as_text_in_excel() -> None:
    archive = zipfile.ZipFile(BytesIO(export_bytes(report(study(interview("P1", NASTY))), "csv").data))
    for name in archive.namelist():
        raw = archive.read(name)
        assert raw.startswith(b"\xef\xbb\xbf")
        for row in csv.reader(StringIO(raw.decode("utf-8-sig"))):
            assert not any(cell.lstrip("\t\r\n \u3000")[:1] in tuple("=@＝＋－＠") and cell for cell in row), row
    about = archive.read("about.csv").decode("utf-8-sig")
    assert "have an apostrophe before them" in about
    assert "control characters" in about


def test_json_has_the_fields_of_the_contract(tmp_path: Path) -> None:
    whole = study(
        *mortgages().interviews, set_aside=(SetAside("broken.pdf", "no text in it"),), literal_topics=("house",)
    )
    lines_path, study_path = write(whole, None, tmp_path, ["json"], "en", CODEBOOK)
    objects = [json.loads(line) for line in lines_path.read_text(encoding="utf-8").splitlines()]
    wanted = {f.name for f in fields(Expression)} | {
        "transcript",
        "participant",
        "speaker",
        "role",
        "turn",
        "segment",
        "start_s",
    }
    assert all(set(one) == wanted for one in objects)
    assert len(objects) == 15
    assert (objects[0]["role"], objects[0]["participant"]) == ("interviewer", None)
    for one in objects:
        assert whole.interview(one["transcript"]).transcript.text[one["start"] : one["end"]] == one["text"]
    about = json.loads(study_path.read_text(encoding="utf-8"))
    assert about["lexicon"] == {"id": "test-lexicon", "version": "1.2.3", "hash": "abcdef0123456789"}
    assert (about["counts"]["expressions"], about["counts"]["participants_expressions"]) == (15, 14)
    assert about["set_aside"] == [{"name": "broken.pdf", "reason": "no text in it"}]


def test_json_survives_what_utf8_cannot_hold() -> None:
    broken = study(interview("A", [("A", "A {journey/path/:ro\ud800ad}.")]))
    archive = zipfile.ZipFile(BytesIO(export_bytes(report(broken), "json").data))
    assert json.loads(archive.read("expressions.jsonl"))["text"] == "ro\ud800ad"


@pytest.mark.parametrize(("language", "sheets"), [
    ("en", ["Themes", "Expressions", "Sources × participants", "Segments", "About"]),
    ("zh", ["主题", "隐喻表达", "隐喻源×受访者", "分段", "说明"]),
])  # fmt: skip
def test_workbook_has_its_sheets(language: Language, sheets: list[str]) -> None:
    opened = book(mortgages(), language)
    assert opened.sheetnames == sheets
    for name in sheets:
        assert opened[name].freeze_panes is not None
        assert (opened[name].auto_filter.ref is not None) == (name != sheets[-1])


def test_workbook_says_what_the_tables_say() -> None:
    sheet = book(mortgages())["Expressions"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("Source", "Schema", "Expression", "In context")
    assert len(rows) == 15
    assert rows[1][:4] == ("Journey", "climb", "an uphill climb", "Honestly the paperwork was an uphill climb.")
    assert sheet["A2"].border.left.color.rgb == "FF117733"
    assert sheet["A2"].fill.fgColor.rgb == "FFCFE4D6"


def test_nothing_in_a_workbook_is_a_formula_or_a_link() -> None:
    opened = book(study(interview("P1", NASTY)))
    cells = [cell for sheet in opened for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    said = {cell.value for cell in cells}
    assert "=HYPERLINK(1)" in said
    assert any("https://example.org/a" in str(value) for value in said)
    assert any("Invisible control characters were taken out" in str(value) for value in said)


def test_a_study_without_figures_is_still_a_workbook() -> None:
    for whole in (study(), study(interview("A", [("A", "Plain.")]))):
        assert book(whole, "zh")["主题"]["A1"].value == "主题"


def test_about_names_versions_and_what_was_set_aside() -> None:
    whole = study(*mortgages().interviews, set_aside=(SetAside("坏.pdf", "里面没有文字"),))
    said = [cell.value for row in book(whole, "zh")["说明"].iter_rows() for cell in row]
    assert "test-lexicon 1.2.3，校验值 abcdef0123456789" in said
    assert "坏.pdf：里面没有文字" in said
