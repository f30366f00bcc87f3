"""From two coders' annotations to the corpus: agreement, agreed and optional expressions, training and test part.

    python benchmarks/composed/build.py

writes ``en.jsonl`` and ``zh.jsonl``, one participant's turn a line, and prints the agreement of the two coders.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
INTERVIEWERS = ("Interviewer", "访谈者", "訪談者")
Span = dict[str, Any]


def turns_of(path: Path) -> list[tuple[str, str]]:
    """(speaker, text) a turn; turns are counted from 0 over all non-empty lines."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    pairs = [line.replace("：", ":", 1).split(":", 1) for line in lines]
    return [(speaker, text.strip()) for speaker, text in pairs]


def spans_of(path: Path, turns: list[tuple[str, str]]) -> dict[int, list[Span]]:
    """One coder's expressions by turn, with offsets into the turn."""
    found: dict[int, list[Span]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        text = turns[raw["turn"]][1]
        start = -1
        for _ in range(raw.get("nth", 1)):
            start = text.index(raw["text"], start + 1)
        found.setdefault(raw["turn"], []).append(raw | {"start": start, "end": start + len(raw["text"])})
    return found


def meet(one: Span, other: Span) -> bool:
    """Whether two spans overlap by half of the shorter."""
    overlap = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return overlap * 2 >= min(one["end"] - one["start"], other["end"] - other["start"]) and overlap > 0


def merged(ours: list[Span], theirs: list[Span]) -> list[Span]:
    """The first coder's spans that the second met, as agreed; what only one marks, as optional."""
    gold = [_gold(s, [t for t in theirs if meet(s, t)]) for s in ours]
    gold += [_gold(t, []) for t in theirs if not any(meet(s, t) for s in ours)]
    return sorted(gold, key=lambda g: (g["start"], g["end"]))


def _gold(span: Span, met: list[Span]) -> Span:
    keys = ("start", "end", "text", "kind", "tier", "source", "schema", "valence")
    second = span.get("source2") or (met[0]["source"] if met and met[0]["source"] != span["source"] else None)
    return {k: span[k] for k in keys} | {"source2": second, "optional": not met}


def main() -> None:
    index: dict[str, dict[str, str]] = {}
    for path in sorted(HERE.glob("index*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            index |= {row["id"]: row for row in csv.DictReader(file)}
    for language in ("en", "zh"):
        rows, counts = [], Counter[str]()
        for id, about in sorted(index.items()):
            text, first, second = (HERE / folder / f"{id}.{end}" for folder, end in
                                   (("text", "txt"), ("annotation_A", "jsonl"), ("annotation_B", "jsonl")))  # fmt: skip
            if about["language"] != language or not first.exists() or not second.exists():
                continue
            turns = turns_of(text)
            ours, theirs = spans_of(first, turns), spans_of(second, turns)
            split = "train" if int(id.split("_")[1]) % 4 in (1, 2) else "test"
            for i, (speaker, said) in enumerate(turns):
                if speaker in INTERVIEWERS:
                    continue
                a, b = ours.get(i, []), theirs.get(i, [])
                counts["a"] += len(a)
                counts["b"] += len(b)
                counts["a_met"] += sum(any(meet(s, t) for t in b) for s in a)
                counts["b_met"] += sum(any(meet(s, t) for s in a) for t in b)
                counts["source"] += sum(any(meet(s, t) and s["source"] in (t["source"], t.get("source2")) for t in b) for s in a)
                rows.append({"task": "spans", "lang": language, "doc": id, "turn": i, "text": said, "gold": merged(a, b),
                             "topics": about["topics"].split("|"), "register": about["register"], "split": split})  # fmt: skip
        if rows:
            (HERE / f"{language}.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
            print(summary(language, rows, counts))


def summary(language: str, rows: list[dict[str, Any]], counts: Counter[str]) -> str:
    precision, recall = counts["a_met"] / counts["a"], counts["b_met"] / counts["b"]
    agreed = sum(not g["optional"] for r in rows for g in r["gold"])
    return (
        f"{language}: {len({r['doc'] for r in rows})} interviews, {len(rows)} turns; coder A {counts['a']}, B {counts['b']}, "
        f"agreed {agreed}; agreement F1 {2 * precision * recall / (precision + recall):.3f}, "
        f"source {counts['source'] / counts['a_met']:.3f}"
    )


if __name__ == "__main__":
    main()
