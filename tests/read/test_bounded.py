"""Reading within bounds: a file that hangs, swells, kills its reader or meets a fault stops only itself."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from metaphor.model import SetAside, Transcript
from metaphor.read import Bounds, FileRead, ReadSettings, draft, files, read_all, read_each, reader_process, texts
from tests.read.boxes import qdpx

TALK = "访谈者：累吗？\n阿慧：像扛着一座山。\n".encode()  # tired? like carrying a mountain
BOUNDS = Bounds(seconds=20, megabytes=300)


@pytest.fixture
def rough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers that misbehave as a file's name says."""
    monkeypatch.setattr(reader_process, "WORKER", "tests.read.rough")


def told(file: FileRead) -> str:
    """A read file's first words, or the sentence on why it is not read."""
    (text,) = file.texts
    return text.turns[-1].text if isinstance(text, Transcript) else str(text)


@pytest.mark.usefixtures("rough")
@pytest.mark.skipif(sys.platform != "linux", reason="the memory limit is Linux's")
def test_bounded_a_file_that_misbehaves_is_set_aside_and_the_rest_is_read() -> None:
    names = ("a.txt", "swell.txt", "b.txt", "kill.txt", "fault.txt", "print.txt", "c.txt")
    found = list(read_each([(name, TALK) for name in names], bounds=BOUNDS))
    assert [file.name for file in found] == list(names)
    assert {name: told(file) for name, file in zip(names, found, strict=True)} == dict.fromkeys(
        names, "像扛着一座山。"
    ) | {
        "swell.txt": "swell.txt: needs more than 300 MB of memory to read; check that it is a transcript, and cut it into "
        "single interviews.",
        "kill.txt": "kill.txt: broke off the reading of it; open it in its own program and save it again, or save the words "
        "as text.",
        "fault.txt": "fault.txt: met a fault in the reading of its format (KeyError); save the words in another format, and "
        "report the fault.",
    }


@pytest.mark.usefixtures("rough")
def test_bounded_a_file_that_hangs_is_stopped() -> None:
    began = time.perf_counter()
    found = list(
        read_all([("sleep.txt", TALK), ("a.txt", TALK), ("b.txt", TALK)], bounds=Bounds(seconds=1.5), workers=1)
    )
    assert time.perf_counter() - began < 30
    assert isinstance(found[0], SetAside)
    assert found[0].reason.startswith("sleep.txt: took more than 1.5 seconds to read; ")
    assert [one.id for one in found[1:] if isinstance(one, Transcript)] == ["a", "b"]


@pytest.mark.usefixtures("rough")
def test_bounded_closing_stops_the_workers_at_once() -> None:
    reading = read_each([("a.txt", TALK), ("sleep1.txt", TALK), ("sleep2.txt", TALK)], bounds=BOUNDS)
    assert told(next(reading)) == "像扛着一座山。"
    began = time.perf_counter()
    reading.close()
    assert time.perf_counter() - began < 5
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("reading")]


def test_bounded_reads_what_is_read_without_bounds() -> None:
    folder = Path(__file__).parent / "data"
    paths = [*sorted(folder.glob("*.md")), folder / "no.txt", folder]
    text = "<TextSource name='{}'><PlainTextContent>Q: Hm?\nA: A wall.</PlainTextContent></TextSource>"
    project = ("p.qdpx", qdpx(text.format("a") + text.format("b")))
    items = [*paths, project, ("descript.md", b"one more")]
    assert list(read_all(items, bounds=BOUNDS)) == list(read_all(items))


def test_bounded_settings_may_differ_from_file_to_file() -> None:
    def choose(name: str) -> ReadSettings:
        return ReadSettings(encoding="big5" if name.startswith("tw") else None, names=(("阿慧", "P1"),))

    words = "訪談者：好嗎？\n阿慧：像爬山。\n"  # well? like climbing
    found = list(
        read_all([("tw.txt", words.encode("big5")), ("cn.txt", words.encode())], settings=choose, bounds=BOUNDS)
    )
    assert [(one.encoding, one.speakers) for one in found if isinstance(one, Transcript)] == [
        ("big5", ("訪談者", "P1")), ("utf-8", ("訪談者", "P1")),
    ]  # fmt: skip


def test_bounded_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_process, "WORKER", "tests.read.no_such_module")
    (found,) = read_each([("a.txt", TALK)], bounds=BOUNDS)
    assert "no process could be started" in told(found)


def test_bounded_a_fault_without_bounds_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise KeyError("of a reader")

    monkeypatch.setattr(texts, "texts_in", fails)
    with pytest.raises(KeyError):
        list(read_each([("a.txt", TALK)]))


def test_files_more_than_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 2)
    found = list(read_all([(f"{n}.txt", TALK) for n in range(4)]))
    assert [isinstance(one, Transcript) for one in found] == [True, True, False, False]
    assert isinstance(found[2], SetAside)
    assert (
        found[2].reason == "2.txt: is one of 4 files, more than the 2 that are read at once; read the study in parts."
    )
    assert draft.MAX_FILES >= 1000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_files_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    (found,) = read_each([tmp_path / "p.txt"])
    assert "is no file but a pipe" in told(found)


def test_files_a_name_that_cannot_be_written_is_shown_otherwise() -> None:
    (found,) = read_each([("a\udcff\u202etxt.\nexe", b"")])
    assert told(found) == "a\ufffd\ufffdtxt.\ufffdexe: is empty; export the transcript again."


def test_bounded_a_script_without_a_main_guard_is_not_run_again(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "print('once', flush=True)\nfrom metaphor.read import Bounds, read_all\n"
        "print([t.id for t in read_all([('a.txt', b'hm yes'), ('b.txt', b'hm no')], bounds=Bounds())])\n",
        encoding="utf-8",
    )
    root = Path(__file__).resolve().parents[2]
    env = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, cwd=tmp_path, env=env)
    assert done.stdout.splitlines() == ["once", "['a', 'b']"]
