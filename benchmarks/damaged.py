"""What becomes of 1,000 damaged files: each must give a transcript or one sentence, soon and in little memory.

    python benchmarks/damaged.py                    1,000 files, seed 1
    python benchmarks/damaged.py --files 100 --seed 7
    python benchmarks/damaged.py --keep FOLDER      also keeps the files that did neither

The files are the samples, the tests' transcripts and a small document of every format in two languages: cut short, with
bits flipped, with pieces lost, doubled or set in from another file; those that are archives also inside their members.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from metaphor.errors import UserError  # noqa: E402
from metaphor.read import read_each  # noqa: E402
from tests.read.writing import WRITERS, talk_of  # noqa: E402

EN = (
    "How did the move go, and what was it like?", "It was an uphill road. I felt I was carrying a wall & a half.",
    "Go on?", "Well — like wading in mud; nobody held my hand.", "And today?", "Today the house is an anchor.",
)  # fmt: skip
ZH = (  # how was the move? like walking at night, a stone on my heart; go on? driving in fog; and now? a rooted tree
    "搬家顺利吗？您觉得怎么样？", "像走夜路，心里压着一块石头。", "能再说说吗？", "就像在雾里开车，看不见头。", "现在呢？",
    "现在像一棵扎了根的树。",
)  # fmt: skip
Damage = Callable[[bytes, bytes, random.Random], bytes]


def whole_files() -> list[tuple[str, bytes]]:
    """Name and bytes of every file that is going to be damaged."""
    paths = [path for folder in ("samples", "tests/read/data") for path in sorted((ROOT / folder).iterdir())]
    made = [(f"zh{ending}", write(talk_of(ZH, ("访谈者", "阿慧")))) for ending, write in WRITERS.items()]
    made += [(f"en{ending}", write(talk_of(EN))) for ending, write in WRITERS.items()]
    return [(path.name, path.read_bytes()) for path in paths if path.is_file()] + 3 * made


def _cut(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flipped(data: bytes, other: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 100))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def _lost(data: bytes, other: bytes, chance: random.Random) -> bytes:
    a, b = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:a] + data[min(b, a + 2000) :]


def _doubled(data: bytes, other: bytes, chance: random.Random) -> bytes:
    a, b = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:b] + data[a : min(b, a + 5000)] * chance.choice((1, 2, 50)) + data[b:]


def _spliced(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def _zeroed(data: bytes, other: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes(min(512, len(data) - at)) + data[at + 512 :]


DAMAGES: tuple[Damage, ...] = (_cut, _flipped, _lost, _doubled, _spliced, _zeroed)


def _inside(data: bytes, other: bytes, chance: random.Random, damage: Damage) -> bytes:
    """The archive with one of its members damaged, and sound again as an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    name = chance.choice([name for name, part in parts.items() if part])
    rival = chance.choice([part for part in parts.values() if part] + [other])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, part in parts.items():
            archive.writestr(each, damage(part, rival, chance) if each == name else part)
    return out.getvalue()


def damaged_files(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many damaged files, the same for the same seed."""
    chance = random.Random(seed)
    whole = whole_files()
    for number in range(count):
        name, data = whole[number % len(whole)]
        other = chance.choice(whole)[1]
        damage = chance.choice(DAMAGES)
        inside = data.startswith(b"PK") and chance.random() < 0.7
        broken = _inside(data, other, chance, damage) if inside else damage(data, other, chance)
        yield f"{number:04}{damage.__name__}{'_inside' if inside else ''}_{name}", broken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parsed = parser.parse_args()
    outcomes: Counter[str] = Counter()
    slowest = (0.0, "")
    for name, data in damaged_files(parsed.files, parsed.seed):
        began = time.perf_counter()
        try:
            (file,) = read_each([(name, data)])
            outcomes["set aside" if all(isinstance(text, UserError) for text in file.texts) else "read"] += 1
        except Exception as error:
            outcomes["foreign exceptions"] += 1
            print(f"{name}: {error!r}")
            if parsed.keep:
                parsed.keep.mkdir(parents=True, exist_ok=True)
                (parsed.keep / name).write_bytes(data)
        slowest = max(slowest, (time.perf_counter() - began, name))
    print(", ".join(f"{what}: {count}" for what, count in sorted(outcomes.items())))
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]})")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")
    return 1 if outcomes["foreign exceptions"] or slowest[0] > 10 else 0


if __name__ == "__main__":
    sys.exit(main())
