from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import metaphor
from metaphor.errors import UserError
from metaphor.evaluate import AnnotatedTurn, Gold, calibration, judge, parts_of, read_annotations, report, score
from metaphor.model import Expression

TEXT = "We hit a wall, and then it was all uphill for years."
WALL, UPHILL = "hit a wall", "uphill"


def gold(words: str, source: str = "journey", *, optional: bool = False) -> Gold:
    start = TEXT.index(words)
    return Gold(start, start + len(words), (source,), "metaphor", "conventional", optional)


def turn(*marks: Gold, part: str = "") -> AnnotatedTurn:
    return AnnotatedTurn("d", "en", TEXT, marks, part=part)


def nothing(texts: list[str], **_: object) -> Iterator[tuple[Expression, ...]]:
    yield from (() for _ in texts)


def test_evaluate_counts_right_found_and_asked() -> None:
    s = score(judge([turn(gold(WALL), gold("years", "time"))], metaphor.find_all))
    assert (s.found, s.asked) == (2, 2)
    assert (s.precision, s.recall) == (0.5, 0.5)
    assert s.source == 1.0


def test_evaluate_what_only_one_coder_marked_is_neither_asked_nor_held_against() -> None:
    s = score(judge([turn(gold(WALL), gold(UPHILL, optional=True))], metaphor.find_all))
    assert (s.found, s.asked, s.precision) == (1, 1, 1.0)


def test_evaluate_a_wrong_source_is_found_but_not_named() -> None:
    s = score(judge([turn(gold(WALL, "balance"), gold(UPHILL))], metaphor.find_all))
    assert (s.recall, s.source) == (1.0, 0.5)


def test_evaluate_nothing_found_is_zero_not_an_error() -> None:
    s = score(judge([turn(gold(WALL))], nothing))
    assert (s.precision, s.recall, s.f1) == (0.0, 0.0, 0.0)
    assert calibration(judge([turn()], nothing)) == (0.0, ())


def test_evaluate_interval_holds_the_score_and_is_the_same_every_time() -> None:
    judged = judge([turn(gold(WALL)), turn(gold(UPHILL))] * 5, metaphor.find_all)
    first, again = score(judged), score(judged)
    assert first == again
    assert first.low <= first.f1 <= first.high


def test_evaluate_parts_are_those_named_else_halves() -> None:
    assert [n for n, _ in parts_of([turn(part="train"), turn(part="test")])] == ["all", "train", "test"]
    assert [(n, len(t)) for n, t in parts_of([turn()] * 3)] == [("all", 3), ("first half", 1), ("second half", 2)]


def test_evaluate_reads_json_lines_and_tables(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    row = {"text": TEXT, "lang": "en", "doc": "d", "gold": [{"start": 3, "end": 13, "source": "journey"}]}
    lines.write_text(json.dumps(row) + "\n", encoding="utf-8")
    table = tmp_path / "a.csv"
    table.write_text(f'text,expression,source\n"{TEXT}",{WALL},journey\n', encoding="utf-8")
    assert read_annotations(lines)[0].gold[0].start == read_annotations(table)[0].gold[0].start == 3


@pytest.mark.parametrize("text", ['{"text": 1}', "no json"])
def test_evaluate_says_which_line_is_wrong(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="line 1"):
        read_annotations(path)


def test_evaluate_report_names_parts_sources_and_rules(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'text,expression,source\n"{TEXT}",{WALL},journey\n', encoding="utf-8")
    lines = "\n".join(report(path, metaphor.find_all, rules=3))
    assert "first half" in lines
    assert "journey 1/2" in lines
    assert "1 wrong of 1" in lines
