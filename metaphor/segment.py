"""From turns to sentences of tokens, and from those to segments, the clause-sized units of analysis.

Sentences are what rules look at; segments are what people read and count.  A stretch in the other language inside a
sentence (“这个 project 有点 out of control”) becomes a sentence of its own for the rules, within the same segment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from metaphor.fluency import Stretch, left_of, set_aside
from metaphor.model import Language, Segment, Token
from metaphor.words import HAN, LATIN_WORD, chinese_tokens, english_sentences, has_han, simplified

SHORTEST = {"en": 5, "zh": 8}
LONGEST = {"en": 40, "zh": 60}
"""Bounds of a segment, in words (en) and hanzi (zh): shorter ones join a neighbour, longer ones are cut."""

SENTENCE_END = re.compile(r"(?:[。！？!?；;…\n]|\.(?=\s|$))+[”’」』）)\]\"']*")
LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ ,]+[A-Za-z][A-Za-z'’-]*)+")
HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff，、]{2,}")
CUT_AFTER = frozenset("，,、；;：:—–-…。.!?！？")
CUT_BEFORE = {
    "en": frozenset({"and", "but", "because", "so", "which", "then", "if", "when", "while", "although", "or", "that"}),
    "zh": frozenset({"然后", "但是", "可是", "不过", "所以", "因为", "而且", "就是", "如果", "那么", "后来", "其实", "于是", "虽然"}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the rules look at: tokens of one language, whose ``head`` indices point into ``tokens``."""

    start: int
    end: int
    language: Language
    tokens: tuple[Token, ...]
    keys: str
    """Simplified, lower-case characters of [start, end) but for those set aside, what Chinese patterns are matched on;
    "" in English."""
    inner: bool = False
    """A stretch in another language inside a sentence; it makes no segment of its own."""
    aside: tuple[Stretch, ...] = ()
    """Fillers, repetitions and false starts between the first and the last token of a Chinese sentence; no token is in
    them and ``keys`` runs on without them."""

    def key_at(self, place: int) -> int:
        """Where in ``keys`` the character at that code point of the transcript stands, which is not set aside."""
        passed = sum(end - start for start, end in self.aside if end <= place) if self.aside else 0
        return place - self.start - passed

    def place_of(self, key: int) -> int:
        """The code point in the transcript of a character of ``keys``."""
        place = self.start + key
        for start, end in self.aside:
            if start <= place:
                place += end - start
        return place


@dataclass(frozen=True, slots=True)
class _Stretch:
    text: str
    start: int
    language: Language
    inner: bool


def sentences_of(turns: Sequence[tuple[str, int]], language: Language | None = None) -> Iterator[tuple[Sentence, ...]]:
    """Per turn, given as (text, offset): its sentences in order; ``language`` overrules recognition."""
    stretches = [tuple(_stretches(text, start, language)) for text, start in turns]
    english = english_sentences(
        (s.text, s.start) for turn in stretches for s in turn if s.language == "en" and s.text.strip()
    )
    for turn in stretches:
        yield tuple(sorted(_parsed(turn, english), key=lambda s: (s.start, s.inner)))


def _parsed(stretches: Iterable[_Stretch], english: Iterator[tuple[tuple[Token, ...], ...]]) -> Iterator[Sentence]:
    for s in stretches:
        if not s.text.strip():
            continue
        if s.language == "en":
            for tokens in next(english):
                yield Sentence(tokens[0].start, tokens[-1].end, "en", tokens, "", s.inner)
            continue
        if sentence := _chinese(s):
            yield sentence


def _chinese(stretch: _Stretch) -> Sentence | None:
    """None where the stretch holds nothing but white space."""
    text, start = stretch.text, stretch.start
    keys = simplified(text)
    aside = set_aside(keys, "zh")
    tokens = chinese_tokens(text, start, keys, aside)
    if not tokens:
        return None
    first, last = tokens[0].start, tokens[-1].end
    inside = tuple((a + start, b + start) for a, b in aside if first < a + start and b + start < last)
    read = left_of(keys[first - start : last - start], ((a - first, b - first) for a, b in inside))
    return Sentence(first, last, "zh", tokens, lowered(read), stretch.inner, inside)


def lowered(keys: str) -> str:
    """The characters in lower case, of the same length."""
    lower = keys.lower()
    return lower if len(lower) == len(keys) else keys


def language_of(text: str) -> Language:
    """The language a stretch is spoken in; where both have their share, the one it begins in carries the grammar."""
    hanzi, words = len(HAN.findall(text)), len(LATIN_WORD.findall(text))
    if hanzi >= 2 * words:
        return "zh" if hanzi else "en"
    if 4 * hanzi < 3 * words:
        return "en"
    first = next(c for c in text if HAN.match(c) or LATIN_WORD.match(c))
    return "zh" if HAN.match(first) else "en"


def _stretches(text: str, start: int, language: Language | None) -> Iterator[_Stretch]:
    if not has_han(text):
        yield _Stretch(text, start, language if language == "zh" else "en", False)
        return
    at = 0
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    for end in [*ends, len(text)] if not ends or ends[-1] < len(text) else ends:
        piece = text[at:end]
        main = language or language_of(piece)
        yield _Stretch(piece, start + at, main, False)
        for run in (LATIN_RUN if main == "zh" else HAN_RUN).finditer(piece):
            yield _Stretch(run.group(), start + at + run.start(), "en" if main == "zh" else "zh", True)
        at = end


def segments_of(turn: int, text: str, start: int, sentences: Sequence[Sentence]) -> tuple[Segment, ...]:
    """The segments of one turn: they tile it from its first to its last character but for white space between them."""
    pieces = [p for s in sentences if not s.inner for p in _clauses(s)]
    merged = _merged(pieces)
    segments = []
    at = 0
    for i, (language, _, end) in enumerate(merged):
        stop = len(text) if i == len(merged) - 1 else end - start
        stretch = text[at:stop]
        lead = len(stretch) - len(stretch.lstrip())
        body = stretch.strip()
        if body:
            segments.append(Segment(start + at + lead, start + at + lead + len(body), body, turn, language))
        at = stop
    return tuple(segments)


_Piece = tuple[Language, int, int]
"""Language, length in words or hanzi, end offset."""


def _clauses(sentence: Sentence) -> Iterator[_Piece]:
    """The sentence cut into pieces no longer than a segment may be, at commas and conjunctions where there are any."""
    longest, shortest = LONGEST[sentence.language], SHORTEST[sentence.language]
    tokens = sentence.tokens
    total = sum(_length(t, sentence.language) for t in tokens)
    if total <= longest:
        yield sentence.language, total, tokens[-1].end
        return
    size = 0
    for i, token in enumerate(tokens):
        size += _length(token, sentence.language)
        rest = tokens[i + 1] if i + 1 < len(tokens) else None
        if rest is None:
            yield sentence.language, size, token.end
        elif (
            size >= longest
            or (size >= shortest and token.text[-1] in CUT_AFTER)
            or (size >= longest // 2 and rest.key in CUT_BEFORE[sentence.language])
        ):
            yield sentence.language, size, token.end
            size = 0


def _length(token: Token, language: Language) -> int:
    """Hanzi of a Chinese word, 1 for a word in letters or digits, 0 for a mark."""
    if not token.text[0].isalnum():
        return 0
    return len(token.text) if language == "zh" and not token.text[0].isascii() else 1


def _merged(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Neighbours joined while one of them is too short to stand alone and the whole is not too long."""
    merged: list[_Piece] = []
    for language, size, end in pieces:
        if merged:
            last_language, last_size, _ = merged[-1]
            short = last_size < SHORTEST[last_language] or size < SHORTEST[language]
            if short and last_language == language and last_size + size <= LONGEST[language]:
                merged[-1] = (language, last_size + size, end)
                continue
        merged.append((language, size, end))
    return merged
