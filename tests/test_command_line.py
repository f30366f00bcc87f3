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


CALLS = "id,agent,words\n1,Bo,How did it go?\n2,Ann,We hit a wall and the whole thing fell apart.\n3,Bo,Go on?\n"
SHORT = "访：提问\n答：像夜路\n".encode("gb18030")  # q: ask / a: like a road at night


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    path = tmp_path / "calls.csv"
    path.write_text(CALLS, encoding="utf-8")
    return path


@pytest.fixture
def short(tmp_path: Path) -> Path:
    path = tmp_path / "短.txt"
    path.write_bytes(SHORT)
    return path


def test_command_line_preview_shows_how_a_file_is_read(
    good: Path, short: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "preview", good, short, "--turns", 1)
    assert (status, err) == (0, "")
    assert "Interviewer: How was it?" in out
    assert "We hit a wall" not in out
    assert "interviewer  17 % of the words, 1 turn" in out
    assert "*gb18030" in out
    assert "big5hkscs" in out
    assert "characters in the file = " in out


def test_command_line_preview_speaks_chinese(short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04")
    status, out, err = run(capsys, "preview", short, bad, "--language", "zh")
    assert status == 1
    assert "编码：哪一行读起来对？" in out
    assert "不是完整的 Word 文档" in err


def test_command_line_preview_of_nothing_readable_is_status_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "preview", tmp_path / "missing.txt")
    assert status == 2
    assert "missing.txt" in err


def test_command_line_choices_hold_are_saved_and_given_back(
    calls: Path, short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "import.yaml"
    choices = ["--speaker-column", "calls.csv=agent", "--role", "Bo=participant", "--speaker", "Ann=Anna",
               "--encoding", "短.txt=big5"]  # fmt: skip
    status, first, _ = run(capsys, "preview", calls, short, *choices, "--save-import", kept)
    assert status == 0
    assert "Anna" in first
    assert "*big5hkscs" in first
    assert run(capsys, "preview", calls, short, "--import", kept)[1] == first
    _, later, _ = run(capsys, "preview", calls, short, "--import", kept, "--encoding", "gb18030")
    assert "*gb18030" in later, "what the command says holds over what was saved"


def test_command_line_analyze_follows_the_choices(
    calls: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    choices = ["--speaker-column", "agent", "--role", "Bo=访谈者"]  # interviewer
    status, _, _ = run(capsys, "analyze", calls, *choices, "--out", out, "--format", "json")
    assert status == 0
    lines = [json.loads(line) for line in (out / "expressions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["speaker"] for line in lines} == {"Ann"}


def test_command_line_analyze_says_which_encoding_is_in_doubt(
    short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ("--out", tmp_path / "out", "--format", "json")
    assert "短.txt: is read as gb18030, which is in doubt; look at it" in run(capsys, "analyze", short, *out)[2]
    assert "in doubt" not in run(capsys, "analyze", short, "--encoding", "gb18030", *out)[2]


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (("--encoding", "x.txt=gb18030"), "“x.txt” is none of the files given"),
        (("--encoding", "nonsense"), "“nonsense” is no encoding of text"),
        (("--encoding", "calls.csv="), "“calls.csv=” says nothing after the ="),
        (("--role", "Bo"), "“Bo” is no pair"),
        (("--role", "Bo=boss"), "“boss” is no role"),
        (("--role", "Zoe=interviewer"), "nobody is called “Zoe”; name one of participant"),
        (("--speaker", "=Bo"), "“=Bo” is no pair"),
        (("--import", "nowhere.yaml"), "nowhere.yaml: is not there"),
        (("--save-import", "/nowhere/import.yaml"), "cannot be written"),
    ],
)
def test_command_line_a_wrong_choice_gets_one_sentence(
    choice: tuple[str, str], said: str, calls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "preview", calls, *choice)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
