"""What is kept of the compiled patterns, and that nothing depends on it."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from metaphor.detect import compiled
from metaphor.detect.compiled import element_of, filed
from metaphor.lexicon import notation

FORMS = [(f"word{n} (up|down|) the hill", f"line {n}") for n in range(compiled.FEWEST_KEPT)]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name: str(tmp_path / name))
    return tmp_path / "metaphor"


def test_compiled_patterns_are_kept_and_read_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = filed(FORMS, "en")
    monkeypatch.setattr(compiled, "sequences", lambda *_: pytest.fail("compiled although it was kept"))
    assert filed(FORMS, "en") == made


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:40] + b"x" + data[41:]])
def test_compiled_a_damaged_file_is_made_anew(cache: Path, damage: object) -> None:
    made = filed(FORMS, "en")
    (kept,) = cache.iterdir()
    kept.write_bytes(damage(kept.read_bytes()))  # type: ignore[operator]
    assert filed(FORMS, "en") == made


def test_compiled_other_forms_are_other_files_and_old_ones_go(cache: Path) -> None:
    for n in range(compiled.MOST_FILES + 3):
        filed([*FORMS, (f"more{n}", "here")], "en")
    assert len(list(cache.iterdir())) == compiled.MOST_FILES


def test_compiled_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "metaphor").write_text("a file where the folder should be")
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name: str(tmp_path / name))
    assert "word7" in filed(FORMS, "en")


def test_compiled_elements_come_back_as_they_were() -> None:
    for form in ("lose (all|) control", "drown in <abstract>", "(run|come) (up against|into) DET wall", "lose … (way|bearings)"):
        for sequence in notation.sequences(form, "en", "here"):
            for element in sequence.elements:
                assert element_of(compiled._plain(element)) == element
