"""The command line: what it prints and writes, its exit status, and one sentence for each bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from metaphor.__main__ import main
from metaphor.read import MAX_BYTES

GOOD = "Interviewer: How was it?\n\nP1: We hit a wall, and then it was all uphill. =SUM(A1) I felt lost.\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "ann.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(a) for a in arguments])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return status, out, err


def test_command_line_analyze_writes_all_formats(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    status, printed, _ = run(capsys, "analyze", good, "--out", out)
    assert status == 0
    assert "1 interviews" in printed
    names = {p.suffix for p in out.iterdir()}
    assert {".csv", ".xlsx", ".json", ".jsonl"} <= names


def test_command_line_json_is_the_contract(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    run(capsys, "analyze", good, "--out", out, "--format", "json")
    lines = (out / "expressions.jsonl").read_text(encoding="utf-8").splitlines()
    text = GOOD.split("P1: ")[1]
    for line in map(json.loads, lines):
        fields = (
            "start end text kind source schema second_source emotion confidence evidence negated reported "
            "transcript participant speaker role turn segment start_s"
        )
        assert set(fields.split()) <= set(line)
        assert line["text"] in text
    study = json.loads((out / "study.json").read_text(encoding="utf-8"))
    assert study


def test_command_line_find_prints_the_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "find", "我被牵着鼻子走", "--language", "zh")  # I am led by the nose
    assert status == 0
    assert "控制" in out
    assert "固定说法" in out


def test_command_line_find_says_so_when_nothing_is_figurative(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "find", "The kettle is on the table.") == (0, "nothing figurative found\n", "")


def test_command_line_formats_lists_what_can_be_read_and_written(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "formats")
    assert all(ending in out for ending in (".txt", ".docx", ".vtt", ".srt", ".csv", ".xlsx", ".json"))


def test_command_line_check_fails_with_a_code_and_a_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "check", tmp_path)
    assert status in (1, 2)
    del err


def test_command_line_participants_are_joined(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "people.csv"
    table.write_text("participant,age\nann,58\n", encoding="utf-8")
    out = tmp_path / "out"
    status, _, _ = run(capsys, "analyze", good, "--participants", table, "--out", out, "--format", "csv")
    assert status == 0
    assert "58" in (out / "segments.csv").read_text(encoding="utf-8-sig")


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "broken.docx": b"PK\x03\x04 this is no archive",
    "numbers.csv": b"a,b\n1,2\n3,4\n",
    "strange.xyz": b"hello",
    "old.doc": b"\xd0\xcf\x11\xe0 old word",
}


@pytest.mark.parametrize("name", BAD)
def test_command_line_a_bad_file_gets_one_sentence_and_stops_only_itself(
    name: str, good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / name
    bad.write_bytes(BAD[name])
    status, out, err = run(capsys, "analyze", bad, good, "--out", tmp_path / "out", "--format", "json")
    assert status == 1
    sentences = [line for line in err.splitlines() if line.startswith(name)]
    assert len(sentences) == 1, err
    assert "; " in sentences[0]
    assert "1 interviews" in out


def test_command_line_a_huge_text_is_refused_before_it_is_read(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "huge.txt"
    with bad.open("wb") as file:
        file.truncate(200_000_000)
    assert MAX_BYTES < 200_000_000
    status, _, err = run(capsys, "analyze", bad, good, "--out", tmp_path / "out", "--format", "json")
    assert status == 1
    assert "huge.txt" in err


def test_command_line_subtitles_cut_in_a_cue_are_read_as_far_as_they_go(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cut.vtt"
    path.write_text("WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nAnn: We hit a wall.\n\n2\n00:00:0", encoding="utf-8")
    status, out, _ = run(capsys, "analyze", path, "--out", tmp_path / "out", "--format", "json")
    assert status == 0
    assert "1 figures" in out


def test_command_line_a_table_that_matches_nobody_is_said_and_the_rest_goes_on(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "people.csv"
    table.write_text("participant,age\nzoe,31\n", encoding="utf-8")
    status, out, err = run(capsys, "analyze", good, "--participants", table, "--out", tmp_path / "out")
    assert status == 1
    assert "people.csv" in err
    assert "1 interviews" in out


def test_command_line_nothing_readable_is_status_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "analyze", tmp_path / "missing.txt")
    assert status == 2
    assert "missing.txt" in err
