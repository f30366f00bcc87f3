"""Words said twice and words broken off in English talk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import eq

from metaphor.fluency.stumbles import Stumble, left_of

FUNCTION = frozenset(
    "the a an i we he she they my your his our their its to of in on at for with from by into about as "
    "and but or because if when while was were am is are be been have has do does did can could will would should might "
    "must i'm it's we're they're you're he's she's that's there's i've we've they've i'd i'll we'll like what where who "
    "how why".split()
)
"""Words that are never said twice for emphasis, as *very very* and *no no* are."""
EITHER_SIDE = frozenset("it you her that this these those".split())
"""Words that may end one clause and open the next: *I did it it was hard*."""
LINKS = frozenset("and or by after upon to than".split())
"""What ties a word to itself: *over and over and over*, *step by step by step*."""
OPENERS = frozenset("and but or so because then if when well".split())
SUBJECTS = frozenset("i we you he she they it there this that".split())
AUXILIARIES = frozenset("was were am is are have had has do did will would can could should might don't didn't".split())
CONTRACTED = frozenset(word for word in FUNCTION if "'" in word)
PREFIXES = frozenset("re co de ex pre pro un in non sub no so go be by to up anti e".split())
"""What may stand before a hyphen and again at the head of the next word: *re-read*, *no-nonsense*."""
MOST_WORDS = 4
"""The longest stretch that is looked for twice, in words."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SOFT = re.compile(r"(?:[\s,–—…-]|\.{2,})*")
"""What may stand between a stretch and its repetition."""
BROKEN = re.compile(r"[–—…-]|\.\.")


@dataclass(frozen=True, slots=True)
class _Said:
    """A word and what stands between it and the next, fillers left out; ``joined``: no end of a sentence lies there."""

    start: int
    end: int
    key: str
    gap: str
    joined: bool


def english_repairs(text: str, fillers: Sequence[Stumble]) -> Iterator[Stumble]:
    """In order, none overlapping another.  ``fillers`` are looked through: “the, um, the wall” says *the* twice."""
    if not (BROKEN.search(text) or _recurs(text, fillers)):
        return
    said = _said(text, fillers)
    at = 0
    while at < len(said):
        started = _cut(said, at) or _restarted(said, at)
        count = started or _twice(said, at)
        if count:
            yield Stumble(said[at].start, said[at + count - 1].end, "false start" if started else "repetition")
        at += count or 1


def _recurs(text: str, fillers: Sequence[Stumble]) -> bool:
    """Whether anything is said twice at all, marks aside: most sentences are done with here."""
    words = WORD.findall(left_of(text, ((f.start, f.end) for f in fillers)).lower())
    if any(map(eq, words, words[1:])):
        return True
    pairs = list(pairwise(words))
    return any(any(map(eq, pairs, pairs[count:])) for count in range(2, MOST_WORDS + 1))


def _said(text: str, fillers: Sequence[Stumble]) -> list[_Said]:
    filled = [False] * len(text)
    for filler in fillers:
        filled[filler.start : filler.end] = [True] * (filler.end - filler.start)
    words = [m for m in WORD.finditer(text) if not filled[m.start()]]
    said = []
    for i, word in enumerate(words):
        after = words[i + 1].start() if i + 1 < len(words) else len(text)
        gap = text[word.end() : after]
        if any(filled[word.end() : after]):
            gap = "".join(c for c, skip in zip(gap, filled[word.end() : after], strict=True) if not skip)
        said.append(_Said(*word.span(), word.group().lower().replace("’", "'"), gap, SOFT.fullmatch(gap) is not None))
    return said


def _cut(said: list[_Said], at: int) -> int:
    """1 where a word is broken off by a dash and then said: “hesi- hesitate”."""
    word = said[at]
    if at + 1 == len(said) or word.gap[:1] not in tuple("-–—") or not word.joined:
        return 0
    whole = said[at + 1].key
    begun = whole.startswith(word.key) and len(whole) > len(word.key)
    return int(begun and word.key not in PREFIXES and not word.key[0].isdigit())


def _restarted(said: list[_Said], at: int) -> int:
    """Words of a subject with its auxiliary that are broken off for another subject: “I was, I was going”."""
    opens = at == 0 or said[at - 1].key in OPENERS or not said[at - 1].gap.isspace()
    count = 1 if said[at].key in CONTRACTED else 2
    if not opens or at + count >= len(said) or (at and said[at - 1].key in {"yes", "no", "yeah"}):
        return 0
    if count == 2 and not (said[at].key in SUBJECTS and said[at].gap.isspace() and said[at + 1].key in AUXILIARIES):
        return 0
    last, anew = said[at + count - 1], said[at + count].key
    if not last.joined or last.gap.isspace():
        return 0
    if BROKEN.search(last.gap):
        return count if anew in SUBJECTS or anew in CONTRACTED else 0
    again = [word.key for word in said[at + count : at + 2 * count]] == [word.key for word in said[at : at + count]]
    return count if again and said[at + 2 * count - 1].gap.isspace() else 0


def _twice(said: list[_Said], at: int) -> int:
    """How many words from ``at`` are said again right after, the most that are; 0 for none."""
    for count in range(min(MOST_WORDS, (len(said) - at) // 2), 0, -1):
        first, again = said[at : at + count], said[at + count : at + 2 * count]
        if first[0].key != again[0].key or not all(word.joined for word in (*first, *again[:-1])):
            continue
        if [w.key for w in first] == [w.key for w in again] and _stumbled(said, at, first):
            return count
    return 0


def _stumbled(said: list[_Said], at: int, first: list[_Said]) -> bool:
    """Whether what is said twice is no emphasis: it breaks off at a word that asks for more."""
    before, last = said[at - 1] if at else None, first[-1]
    if len(first) == 1:
        opens = before is None or before.key in OPENERS or not before.gap.isspace()
        return last.key in FUNCTION or (last.key in EITHER_SIDE and (opens or BROKEN.search(last.gap) is not None))
    if last.key in LINKS or (before is not None and before.key == last.key):
        return False
    if last.key in FUNCTION:
        return [word.key for word in first] != ["and", "so", "on"]
    return last.gap.isspace() and first[0].key in FUNCTION | EITHER_SIDE
