"""Seconds and memory of importing 100 interviews of 10,000 words (or 15,000 hanzi), in every format that is read.

    python benchmarks/importing.py                  within bounds, two workers, as the app does
    python benchmarks/importing.py --workers 1      with one
    python benchmarks/importing.py --formats        one file after the other in this process: seconds by format

The talk is the samples', repeated; each file begins at another place of it.
"""

from __future__ import annotations

import argparse
import itertools
import re
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from metaphor.model import SetAside, Transcript  # noqa: E402
from metaphor.read import Bounds, read, read_all  # noqa: E402
from tests.read.writing import WRITERS, talk_of  # noqa: E402

WORDS, HANZI = 10_000, 15_000
_WORD = re.compile(r"[A-Za-z']+|[\u3400-\u9fff]")


def spoken(chinese: bool) -> list[str]:
    """What is said in the samples of one language, turn by turn, no two alike."""
    paths = sorted(path for path in (ROOT / "samples").iterdir() if path.name.startswith("P0"))
    texts = (turn.text for found in read_all(paths) if isinstance(found, Transcript) for turn in found.turns)
    return list(dict.fromkeys(" ".join(text.split()) for text in texts if _is_chinese(text) == chinese))


def _is_chinese(text: str) -> bool:
    return sum("\u4e00" <= ch <= "\u9fff" for ch in text) * 2 > len(text)


def interview(texts: list[str], begin: int, length: int) -> list[str]:
    """The texts from one place on, again and again, until they hold so many words or hanzi."""
    out: list[str] = []
    held = 0
    for number, text in enumerate(itertools.islice(itertools.cycle(texts), begin, None)):
        if held >= length:
            return out
        out.append(f"{text} {number}" if number >= len(texts) else text)
        held += len(_WORD.findall(text))
    return out


def files(count: int) -> list[tuple[str, bytes]]:
    """So many files, the formats in turn, each format in English and in Chinese in turn."""
    english, chinese = spoken(False), spoken(True)
    out = []
    for number, ending in enumerate(itertools.islice(itertools.cycle(WRITERS), count)):
        zh = number // len(WRITERS) % 2 == 1
        texts = interview(chinese, 7 * number, HANZI) if zh else interview(english, 7 * number, WORDS)
        talk = talk_of(texts, ("访谈者", "阿慧") if zh else ("Interviewer", "Ann"))
        out.append((f"{number:03}{'zh' if zh else 'en'}{ending}", WRITERS[ending](talk)))
    return out


def by_format(made: list[tuple[str, bytes]]) -> None:
    """Prints the seconds a file of each format and language takes."""
    seconds: dict[str, list[float]] = defaultdict(list)
    for name, data in made:
        began = time.process_time()
        found = read(data, name=name)
        seconds[name[3:]].append(time.process_time() - began)
        account = found.account
        assert account is not None
        assert account.balanced
        assert account.unfound == 0, name
    for what, took in sorted(seconds.items(), key=lambda item: -max(item[1])):
        print(f"{what:8} {sum(took) / len(took):6.2f} s on average, {max(took):6.2f} s at most")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--formats", action="store_true")
    parsed = parser.parse_args()
    made = files(parsed.files)
    print(f"{len(made)} files, {sum(len(data) for _, data in made) / 1e6:.1f} MB")
    if parsed.formats:
        by_format(made)
        return
    began = time.perf_counter()
    found = list(read_all(made, bounds=Bounds(), workers=parsed.workers))
    took = time.perf_counter() - began
    aside = [one for one in found if isinstance(one, SetAside)]
    words = sum(len(_WORD.findall(one.text)) for one in found if isinstance(one, Transcript))
    here, child = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{took:.1f} s ({child.ru_utime + child.ru_stime:.1f} CPU s in the workers), {words:,} words and hanzi")
    print(f"peak memory {here.ru_maxrss / 1000:.0f} MB here, {child.ru_maxrss / 1000:.0f} MB in the largest worker")
    print(f"{len(aside)} set aside", *(one.reason for one in aside), sep="\n")


if __name__ == "__main__":
    main()
