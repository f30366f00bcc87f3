"""What became of every character of a document: words, times, speaker marks, layout, or left out and why.

The turns are found in the document in order; each character of the document then has exactly one place, so the sums
agree by construction.  What lies between two turns is judged line by line.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence

from metaphor.model import Account, LeftOut

from .align import Place, aligned
from .any_of import any_of
from .draft import Draft, Omitted
from .times import CLOCK, STAMP

SHOWN = 200
"""So many characters of a left-out stretch are kept."""

_SEARCHED = 300_000_000
"""So many characters of stated omissions are searched for parts of them."""

_FIELD = re.compile("[^\n\t\r\x0b\x0c\x85\u2028\u2029]+")
_TIMING = re.compile(rf"\s*{CLOCK}\s*-->\s*{CLOCK}")
_DAY = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+)?"
_TIME = re.compile(
    rf"{CLOCK}\s*-->\s*{CLOCK}[^\n]*|[\[(（【]?\s*{_DAY}{CLOCK}(?:\s*(?:-|–|—|~|至)\s*{CLOCK})?\s*[\])）】]?|{STAMP}"
)
_TAG = re.compile(r"^\s*WEBVTT\b|&#?\w{1,30};|</?[A-Za-z](?:[^<>\n]{0,200}>|\.[^\s<>]*|(?=\s))|(?<!\w)\\n")
_CUE_NAME = re.compile(r"(?=\S*\d)[\w{}/.\-]+")
_TARGET = re.compile(r"\]\([^()\s]*\)")
_BARE = re.compile(r"[\W_]+")


def account_of(draft: Draft, pieces: Sequence[tuple[str, tuple[str, ...]]]) -> Account:
    """The account of a draft of which these pieces (a turn's text, and the parts it was put together from) were made."""
    source = draft.source
    places, joins, replaced, unfound = aligned(source, pieces)
    judge = _Judge(draft, source)
    counts = Counter[str]()
    pieces_out: list[LeftOut] = []
    at = 0
    for place in (*places, Place(len(source), len(source))):
        for start, end, kind, reason in judge.between(at, place.start) if at < place.start else ():
            counts[kind] += end - start
            if kind == "left out":
                _put(pieces_out, source, start, end, reason)
        counts["layout" if place.stands_for else "turn"] += place.end - place.start
        at = place.end
    return Account(
        characters=len(source),
        in_turns=sum(len(text) for text, _ in pieces),
        added=joins + replaced,
        times=counts["time"],
        marks=counts["mark"],
        layout=counts["layout"],
        left_out=counts["left out"],
        pieces=tuple(pieces_out),
        unfound=unfound,
    )


def _put(out: list[LeftOut], source: str, start: int, end: int, reason: str) -> None:
    """Append the stretch, as one with the last where only its reason's own layout lies between them."""
    last = out[-1] if out else None
    if last and last.reason == reason and start == last.start + last.length:
        start, length = last.start, end - last.start
        out[-1] = LeftOut(start, length, _shown(source[start : start + min(length, SHOWN)]), reason)
    else:
        out.append(LeftOut(start, end - start, _shown(source[start : min(end, start + SHOWN)]), reason))


def _shown(text: str) -> str:
    """The text without halves of characters, which cannot be written to a file."""
    return text.encode("utf-8", "replace").decode()


class _Judge:
    """Says what a stretch between two turns is; stated omissions are used up in order, each once."""

    def __init__(self, draft: Draft, source: str) -> None:
        self.source = source
        self.stated: dict[str, deque[Omitted]] = defaultdict(deque)
        self.searched = 0
        blobs: dict[Omitted, list[str]] = defaultdict(list)
        for item in draft.omitted:
            for field in _FIELD.findall(item.text):
                if bare := _bare(field):
                    self.stated[bare].append(item)
            blobs[Omitted("", item.reason, item.kind)].append(_bare(item.text))
        self.blobs = {kind: "\n".join(texts) for kind, texts in blobs.items()}
        names = {piece.speaker for piece in draft.said if piece.speaker}
        self.name = re.compile(rf"{any_of(names)}\d*", re.IGNORECASE) if names else None

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
        """(start, end, kind, reason) over every character of the stretch, in order."""
        at = start
        for match in _FIELD.finditer(self.source, start, end):
            a, b = match.span()
            text = match.group()
            a, b = a + len(text) - len(text.lstrip()), b - (len(text) - len(text.rstrip()))
            if a >= b:
                continue
            if at < a:
                yield at, a, "layout", ""
            yield from self._field(a, b)
            at = b
        if at < end:
            yield at, end, "layout", ""

    def _field(self, a: int, b: int) -> Iterator[tuple[int, int, str, str]]:
        text = self.source[a:b]
        bare = _bare(text)
        if not bare:
            yield a, b, "layout", ""
            return
        bare = bare if self.stated.get(bare) else _bare(_TARGET.sub("]", text)) or bare
        if self.stated.get(bare):
            item = self.stated[bare].popleft()
            yield a, b, item.kind, item.reason
            return
        kinds = _kinds(text, self.name)
        if kinds is None and _CUE_NAME.fullmatch(text) and _TIMING.match(self.source, b):
            kinds = "l" * len(text)
        if kinds is not None:
            for match in re.finditer(r"(.)\1*", kinds):
                kind = {"t": "time", "m": "mark", "l": "layout"}[match.group(1)]
                yield a + match.start(), a + match.end(), kind, ""
            return
        found = self._inside(bare) or Omitted("", "", "left out")
        yield a, b, found.kind, found.reason

    def _inside(self, bare: str) -> Omitted | None:
        """What a stated omission says of the stretch that is part of it; none once too much has been searched."""
        for kind, blob in self.blobs.items() if self.searched < _SEARCHED else ():
            self.searched += len(blob)
            if bare in blob:
                return kind
        return None


def _kinds(text: str, name: re.Pattern[str] | None) -> str | None:
    """One letter a character, t(ime) m(ark) l(ayout), when the text holds nothing else; else None."""
    kinds = ["l"] * len(text)
    rest = text
    for pattern, letter in ((_TIME, "t"), (name, "m"), (_TAG, "l")):
        if pattern is None:
            continue
        for match in pattern.finditer(rest):
            kinds[match.start() : match.end()] = letter * (match.end() - match.start())
        rest = pattern.sub(lambda m: " " * len(m.group()), rest)
    if any(ch.isalpha() for ch in rest):
        return None
    if "m" in kinds:
        kinds = ["m" if kind == "l" and not ch.isspace() else kind for kind, ch in zip(kinds, text, strict=True)]
    return "".join(kinds)


def _bare(text: str) -> str:
    return _BARE.sub("", text).casefold()
