"""A smaller run of the benchmark on damaged files: nothing but transcripts and sentences, soon."""

from __future__ import annotations

import time

from benchmarks.damaged import damaged_files, whole_files
from metaphor.errors import UserError
from metaphor.read import FORMATS, read_each
from tests.read.looking import lawful


def test_damaged_files_of_every_format_are_made_alike_each_time() -> None:
    assert {row.extension for row in FORMATS} <= {f".{name.rpartition('.')[2]}" for name, _ in whole_files()}
    assert list(damaged_files(20, seed=3)) == list(damaged_files(20, seed=3))


def test_damaged_files_give_transcripts_or_one_sentence_each() -> None:
    outcomes = {"read": 0, "set aside": 0}
    for name, data in damaged_files(130, seed=20):
        began = time.perf_counter()
        for file in read_each([(name, data)]):
            for text in file.texts:
                if isinstance(text, UserError):
                    outcomes["set aside"] += 1
                    assert "\n" not in str(text)
                else:
                    outcomes["read"] += 1
                    lawful(text)
                    assert text.account is not None
                    assert text.account.balanced
        assert time.perf_counter() - began < 10
    assert min(outcomes.values()) > 20
