"""Speed and memory of an analysis, as ratios against jieba.cut and the spaCy pipeline on the same text.

    python benchmarks/speed.py                      the sample's talk, repeated to 60 interviews × 400 turns
    python benchmarks/speed.py --interviews 20      less of it
    python benchmarks/speed.py --processes 2        also with two processes, and whether a byte differs

Each figure is measured in a process of its own, so that peak memory is that figure's alone.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from metaphor.model import Language, Transcript, Turn  # noqa: E402
from metaphor.read import read_all  # noqa: E402
from metaphor.segment import language_of, segments_of, sentences_of  # noqa: E402

FIGURES = ("baseline", "analyze", "analyze_half", "analyze_wall", "analyze_processes")


def turns_of(language: Language) -> list[str]:
    """The participants' segments of the sample study in that language: turns as short as most turns of real talk are."""
    paths = sorted(p for p in (ROOT / "samples").iterdir() if p.name.startswith("P0"))
    transcripts = [t for t in read_all(paths) if isinstance(t, Transcript)]
    spoken = [u.text for t in transcripts for u in t.turns if u.role == "participant" and language_of(u.text) == language]
    by_turn = sentences_of([(text, 0) for text in spoken])
    return [s.text for text, sentences in zip(spoken, by_turn, strict=True) for s in segments_of(0, text, 0, sentences)]


def study_of(language: Language, interviews: int, turns: int) -> list[Transcript]:
    """Interviews of that many turns, each beginning at another place of the sample's talk."""
    talk = itertools.cycle(turns_of(language))
    study = []
    for number in range(interviews):
        texts = list(itertools.islice(talk, turns + 1))[1:]
        made, at = [], 0
        for text in texts:
            made.append(Turn(at, at + len(text), text, "P1", "participant"))
            at += len(text) + 1
        study.append(Transcript(f"t{number}", f"t{number}", "\n".join(texts), tuple(made)))
    return study


def baseline(language: Language, study: list[Transcript]) -> None:
    """What the words cost alone: jieba.cut, or the spaCy pipeline that is used."""
    if language == "zh":
        import jieba

        for transcript in study:
            for turn in transcript.turns:
                for _ in jieba.cut(turn.text):
                    pass
    else:
        import spacy

        from metaphor.words import ENGLISH_MODELS

        name = next(n for n in ENGLISH_MODELS if spacy.util.is_package(n))
        nlp = spacy.load(name, exclude=["ner"])
        for transcript in study:
            for _ in nlp.pipe((turn.text for turn in transcript.turns), batch_size=64):
                pass


def measured(figure: str, language: Language, interviews: int, turns: int) -> dict[str, float | str]:
    """Seconds, peak memory in MB, and for an analysis a digest of its result."""
    import hashlib

    from metaphor import analyze
    from metaphor.lexicon import load

    study = study_of(language, interviews // 2 if figure == "analyze_half" else interviews, turns)
    if figure == "baseline":
        baseline(language, study_of(language, 1, 3))
    else:
        load()
        analyze(study_of(language, 1, 3))
    # CPU seconds of this process, which other work on the machine disturbs least; with two processes the wall clock.
    clock = time.perf_counter if figure in {"analyze_processes", "analyze_wall"} else time.process_time
    began = clock()
    digest = ""
    if figure == "baseline":
        baseline(language, study)
    else:
        result = analyze(study, processes=2 if figure == "analyze_processes" else 1)
        seconds = clock() - began
        digest = hashlib.sha256(repr(result).encode()).hexdigest()[:12]
        return _figures(figure, seconds, digest)
    return _figures(figure, clock() - began, digest)


def _figures(figure: str, seconds: float, digest: str) -> dict[str, float | str]:
    who = resource.RUSAGE_CHILDREN if figure == "analyze_processes" else resource.RUSAGE_SELF
    return {"seconds": seconds, "peak_mb": resource.getrusage(who).ru_maxrss / 1024, "digest": digest}


def in_own_process(figure: str, language: Language, interviews: int, turns: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--figure", figure, "--only", language,
               "--interviews", str(interviews), "--turns", str(turns)]  # fmt: skip
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def cold_start(arguments: list[str]) -> float:
    """Seconds of a whole command, the better of three."""
    def once() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)
        return time.perf_counter() - began

    return min(once() for _ in range(3))


def report(interviews: int, turns: int, processes: int, say: Callable[[str], None]) -> None:
    for language in ("zh", "en"):
        study = study_of(language, interviews, turns)
        size = sum(len(t.text) if language == "zh" else len(t.text.split()) for t in study)
        base = in_own_process("baseline", language, interviews, turns)
        ours = in_own_process("analyze", language, interviews, turns)
        half = in_own_process("analyze_half", language, interviews, turns)
        name = "jieba.cut" if language == "zh" else "spaCy pipeline"
        unit = "hanzi" if language == "zh" else "words"
        say(f"{language}: {size:,} {unit} in {interviews} interviews × {turns} turns")
        say(f"   {name} alone {base['seconds']:.1f} s; analysis {ours['seconds']:.1f} s = {ours['seconds'] / base['seconds']:.2f} ×; "
            f"{size / ours['seconds']:,.0f} {unit}/s; peak {ours['peak_mb']:.0f} MB")  # fmt: skip
        say(f"   half the interviews: {half['seconds']:.1f} s; twice the interviews take {ours['seconds'] / half['seconds']:.2f} × the time")
        if processes > 1:
            one = in_own_process("analyze_wall", language, interviews, turns)
            two = in_own_process("analyze_processes", language, interviews, turns)
            same = "the same result to the byte" if two["digest"] == ours["digest"] else "ANOTHER RESULT"
            say(f"   processes=2: {two['seconds']:.1f} s against {one['seconds']:.1f} s, {one['seconds'] / two['seconds']:.2f} × as fast; {same}; "
                f"largest process {two['peak_mb']:.0f} MB")  # fmt: skip
    say(f"cold start: find, English {cold_start(['-m', 'metaphor', 'find', 'It was all uphill.']):.2f} s; "
        f"Chinese {cold_start(['-m', 'metaphor', 'find', '感觉被牵着鼻子走']):.2f} s")  # fmt: skip
    load = "import time; from metaphor.lexicon import load; t = time.perf_counter(); load(); print(time.perf_counter() - t)"
    took = subprocess.run([sys.executable, "-c", load], check=True, capture_output=True, text=True, cwd=ROOT).stdout
    say(f"lexicons load in {float(took):.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interviews", type=int, default=60)
    parser.add_argument("--turns", type=int, default=400)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--figure", choices=FIGURES, help=argparse.SUPPRESS)
    parser.add_argument("--only", choices=("en", "zh"), help=argparse.SUPPRESS)
    parsed = parser.parse_args()
    if parsed.figure:
        print(json.dumps(measured(parsed.figure, parsed.only, parsed.interviews, parsed.turns)))
    else:
        report(parsed.interviews, parsed.turns, parsed.processes, print)


if __name__ == "__main__":
    main()
