"""How well the finder agrees with people's annotations: precision, recall, F1 with intervals, by source, kind and rule.

An annotation file is JSON lines, one turn a line: ``text``, ``lang``, ``doc`` (its interview), ``gold``: a list of
``start``, ``end`` (half-open code points into the text), ``source``, and where known ``source2``, ``kind``, ``tier``,
``optional`` (marked by one coder only: neither asked for nor held against the finder).  A CSV table with the columns
``text``, ``expression``, ``source`` (one expression a row) is read as well.
"""

from __future__ import annotations

import csv
import itertools
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from metaphor.errors import UserError
from metaphor.model import Expression, Language
from metaphor.segment import language_of

RESAMPLES = 1000
BINS = 10


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated expression; ``sources`` are the first and, where given, the second source."""

    start: int
    end: int
    sources: tuple[str, ...]
    kind: str
    tier: str
    optional: bool


@dataclass(frozen=True, slots=True)
class AnnotatedTurn:
    """A turn with its annotations; turns of one ``document`` are read as a whole."""

    document: str
    language: Language
    text: str
    gold: tuple[Gold, ...]
    topics: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """One turn's outcome: (expression, right?) for what counts, and (gold, found?, source named?) for what is asked."""

    found: tuple[tuple[Expression, bool], ...]
    asked: tuple[tuple[Gold, bool, bool], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares 0–1; ``low``/``high`` bound F1 in 95 % of resamples of the turns."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    source: float
    found: int
    asked: int


Finder = Callable[..., Iterator[tuple[Expression, ...]]]


def read_annotations(path: Path) -> tuple[AnnotatedTurn, ...]:
    """The annotated turns of a .jsonl or .csv file; UserError with the line that cannot be read."""
    return tuple(_from_csv(path) if path.suffix == ".csv" else _from_jsonl(path))


def _from_jsonl(path: Path) -> Iterator[AnnotatedTurn]:
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield AnnotatedTurn(
                document=str(row.get("doc", path.stem)),
                language=row.get("lang") or language_of(row["text"]),
                text=row["text"],
                gold=tuple(_gold(g) for g in row["gold"]),
                topics=tuple(row.get("topics", ())),
                part=str(row.get("split", "")),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(
                f"{path.name}, line {number}", f"this is no annotated turn ({error})", "write text and gold"
            ) from error


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            path.name, "the file cannot be read as UTF-8 text", "check the path, or save it as UTF-8"
        ) from error


def _gold(raw: dict[str, Any]) -> Gold:
    sources = tuple(s for s in (raw["source"], raw.get("source2")) if s)
    return Gold(raw["start"], raw["end"], sources, raw.get("kind", ""), raw.get("tier", ""), bool(raw.get("optional")))


def _from_csv(path: Path) -> Iterator[AnnotatedTurn]:
    rows = list(csv.DictReader(_lines(path)))
    if rows and not {"text", "expression", "source"} <= set(rows[0]):
        raise UserError(path.name, "a column is missing", "give the table the columns text, expression, source")
    for text, group in itertools.groupby(rows, key=lambda r: r["text"]):
        gold = []
        for row in group:
            if not row["expression"]:
                continue
            start = text.find(row["expression"])
            if start < 0:
                raise UserError(path.name, f"“{row['expression']}” does not stand in its text", "copy it from the text")
            gold.append(Gold(start, start + len(row["expression"]), (row["source"],), "", "", False))
        yield AnnotatedTurn(path.stem, language_of(text), text, tuple(gold))


def meets(x: Expression, gold: Gold) -> bool:
    """Whether they overlap by half of the shorter, and the found one is no longer than 6 × the annotation + 8."""
    overlap = min(x.end, gold.end) - max(x.start, gold.start)
    ours, theirs = x.end - x.start, gold.end - gold.start
    return overlap > 0 and overlap * 2 >= min(ours, theirs) and ours <= 6 * theirs + 8


def judge(turns: Sequence[AnnotatedTurn], find_all: Finder, *, topics: bool = False) -> tuple[Judged, ...]:
    """Every turn's outcome, in order; with ``topics`` the finder is told what the talk is literally about."""
    judged: list[Judged] = []
    for _, group in itertools.groupby(turns, key=lambda t: t.document):
        document = list(group)
        told = document[0].topics if topics else ()
        results = find_all(
            [t.text for t in document], language=document[0].language, one_document=True, literal_topics=told
        )
        judged += [_judged(turn, found) for turn, found in zip(document, results, strict=True)]
    return tuple(judged)


def _judged(turn: AnnotatedTurn, found: tuple[Expression, ...]) -> Judged:
    asked = [g for g in turn.gold if not g.optional]
    counted = []
    for x in found:
        right = any(meets(x, g) for g in asked)
        if right or not any(meets(x, g) for g in turn.gold):
            counted.append((x, right))
    met = [(g, [x for x in found if meets(x, g)]) for g in asked]
    return Judged(tuple(counted), tuple((g, bool(xs), any(x.source in g.sources for x in xs)) for g, xs in met))


def score(judged: Iterable[Judged], *, resamples: int = RESAMPLES) -> Score:
    """Precision, recall and F1 over all turns, with a bootstrap interval over turns (seeded: the same every time)."""
    held = tuple(judged)
    counts = [
        (
            sum(r for _, r in j.found),
            len(j.found),
            sum(f for _, f, _ in j.asked),
            len(j.asked),
            sum(n for _, _, n in j.asked),
        )
        for j in held
    ]
    precision, recall, f1 = _prf(counts)
    chance = random.Random(20260101)
    f1s = sorted(_prf(chance.choices(counts, k=len(counts)))[2] for _ in range(resamples if counts else 0)) or [0.0]
    hit, named = sum(c[2] for c in counts), sum(c[4] for c in counts)
    return Score(
        precision, recall, f1, f1s[int(0.025 * len(f1s))], f1s[min(len(f1s) - 1, int(0.975 * len(f1s)))],
        named / hit if hit else 0.0, sum(c[1] for c in counts), sum(c[3] for c in counts),
    )  # fmt: skip


def _prf(counts: Sequence[tuple[int, int, int, int, int]]) -> tuple[float, float, float]:
    right, found, hit, asked = (sum(c[i] for c in counts) for i in range(4))
    precision, recall = (right / found if found else 0.0), (hit / asked if asked else 0.0)
    return precision, recall, (2 * precision * recall / (precision + recall) if precision + recall else 0.0)


def by(judged: Iterable[Judged], key: Callable[[Expression], str]) -> tuple[tuple[str, int, int], ...]:
    """(name, right, found) of the expressions by a key (source, kind, rule, …), most found first."""
    right, found = Counter[str](), Counter[str]()
    for x, is_right in (pair for j in judged for pair in j.found):
        found[key(x)] += 1
        right[key(x)] += is_right
    return tuple((name, right[name], n) for name, n in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def calibration(judged: Iterable[Judged]) -> tuple[float, tuple[tuple[float, float, int], ...]]:
    """The expected calibration error, and per tenth of confidence (mean confidence, share right, how many)."""
    pairs = [(x.confidence, right) for j in judged for x, right in j.found]
    bins = []
    for i in range(BINS):
        inside = [(c, r) for c, r in pairs if i / BINS <= c < (i + 1) / BINS or (i == BINS - 1 and c == 1)]
        if inside:
            bins.append((sum(c for c, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside), len(inside)))
    error = sum(n * abs(confidence - share) for confidence, share, n in bins) / len(pairs) if pairs else 0.0
    return error, tuple(bins)


def parts_of(turns: Sequence[AnnotatedTurn]) -> tuple[tuple[str, tuple[AnnotatedTurn, ...]], ...]:
    """All turns, then their parts: those the file names (train, test), else the first and the second half."""
    named = tuple(dict.fromkeys(t.part for t in turns if t.part))
    if named:
        return ("all", tuple(turns)), *((n, tuple(t for t in turns if t.part == n)) for n in named)
    middle = len(turns) // 2
    return ("all", tuple(turns)), ("first half", tuple(turns[:middle])), ("second half", tuple(turns[middle:]))


def report(path: Path, find_all: Finder, *, topics: bool = False, rules: int = 0) -> Iterator[str]:
    """The lines of a report on one annotation file; ``rules`` says how many of the worst rules are named."""
    turns = read_annotations(path)
    judged = dict(zip(turns, judge(turns, find_all, topics=topics), strict=True))
    yield f"{path.name}: {len(turns)} turns"
    for name, part in parts_of(turns):
        s = score(judged[t] for t in part)
        yield (
            f"  {name:12} P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f} ({s.low:.2f}–{s.high:.2f})  "
            f"source {s.source:.3f}  found {s.found}  asked {s.asked}"
        )
    everything = tuple(judged.values())
    for tier in ("vivid", "conventional"):
        asked = [hit for j in everything for g, hit, _ in j.asked if g.tier == tier]
        if asked:
            yield f"  recall of {tier}: {sum(asked) / len(asked):.3f} of {len(asked)}"
    for title, key in (("kind", lambda x: x.kind), ("source", lambda x: x.source)):
        yield f"  right of found by {title}: " + ", ".join(f"{n} {r}/{f}" for n, r, f in by(everything, key))
    error, bins = calibration(everything)
    yield f"  calibration error {error:.3f}: " + ", ".join(f"{c:.2f} → {share:.2f} ({n})" for c, share, n in bins)
    worst = sorted(by(everything, lambda x: x.rule), key=lambda row: row[1] - row[2])[:rules]
    yield from (f"  {found - right} wrong of {found}: {rule}" for rule, right, found in worst if found > right)
