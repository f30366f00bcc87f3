"""Fuzzes the readers with atheris (libFuzzer): whatever the bytes, a lawful transcript or one sentence.

    pip install atheris                                     for developers only: not in requirements.txt
    python benchmarks/fuzz_readers.py .docx --seconds 180   one format
    python benchmarks/fuzz_readers.py --seconds 180         every format, one after the other

Zipped formats are fuzzed in their main part, set into a sound archive, since nothing gets past a broken checksum; PDF is
fuzzed as it is.  Findings are left as files in ``--found`` (default: fuzz-found); each belongs into the tests.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.damaged import EN, ZH  # noqa: E402
from tests.read.writing import WRITERS, talk_of  # noqa: E402

MAIN = {
    ".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml", ".odt": "content.xml",
    ".epub": "OEBPS/a.xhtml", ".qdpx": "project.qde",
}  # fmt: skip
LONGEST = 8_000
"""Bytes of one input."""


def seeds(ending: str) -> list[bytes]:
    """What the fuzzer starts from: a small document in two languages, or its main part."""
    whole = [WRITERS[ending](talk_of(EN)), WRITERS[ending](talk_of(ZH, ("访谈者", "阿慧")))]
    if ending not in MAIN:
        data = ROOT / "tests/read/data"
        return whole + [path.read_bytes() for path in sorted(data.glob(f"*{ending}"))]
    return [zipfile.ZipFile(BytesIO(one)).read(MAIN[ending]) for one in whole]


def packed(ending: str) -> Callable[[bytes], bytes]:
    """What makes a file of an input: nothing, or an archive with the input as its main part."""
    if ending not in MAIN:
        return bytes
    with zipfile.ZipFile(BytesIO(WRITERS[ending](talk_of(EN)))) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}

    def file_of(part: bytes) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as box:
            for name, own in parts.items():
                box.writestr(name, part if name == MAIN[ending] else own)
        return out.getvalue()

    return file_of


def fuzz(ending: str, arguments: list[str]) -> None:
    """Runs until a finding or the end of the time; a finding ends the process with its traceback."""
    import atheris

    with atheris.instrument_imports(include=["metaphor.read"]):
        from metaphor.errors import UserError
        from metaphor.read import FORMATS, read

        for row in FORMATS:
            row.load()
    from tests.read.looking import lawful

    file_of = packed(ending)

    def one(data: bytes) -> None:
        try:
            transcript = read(file_of(data), name=f"t{ending}")
        except UserError:
            return
        lawful(transcript)
        assert transcript.account is not None
        assert transcript.account.balanced

    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("endings", nargs="*", metavar="ENDING", help=" ".join(WRITERS))
    parser.add_argument("--seconds", type=int, default=180)
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"))
    parser.add_argument("--run", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    parsed = parser.parse_args()
    if parsed.run is not None:
        fuzz(parsed.endings[0], parsed.run)
        return 0
    parsed.found.mkdir(parents=True, exist_ok=True)
    found = 0
    for ending in parsed.endings or WRITERS:
        with tempfile.TemporaryDirectory() as corpus:
            for number, seed in enumerate(seeds(ending)):
                (Path(corpus) / str(number)).write_bytes(seed)
            options = [f"-max_total_time={parsed.seconds}", f"-max_len={LONGEST}", "-timeout=10", "-rss_limit_mb=1000"]
            options += [f"-artifact_prefix={parsed.found}/{ending[1:]}-", "-print_final_stats=1", corpus]
            done = subprocess.run(
                [sys.executable, __file__, ending, "--run", *options], capture_output=True, text=True, errors="replace"
            )
        said = done.stderr + done.stdout
        runs = next((line.split()[-1] for line in said.splitlines() if "number_of_executed_units" in line), "?")
        print(f"{ending}: {'found something' if done.returncode else 'nothing found'} in {runs} runs", flush=True)
        if done.returncode:
            found += 1
            print(said[-3000:], flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
