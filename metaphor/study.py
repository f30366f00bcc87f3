"""The pipeline: transcripts in, a study out; written so that it reads as the table of contents."""

from __future__ import annotations

import itertools
import multiprocessing
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from metaphor.detect import Strictness, find_in
from metaphor.feelings import Felt, segment_emotion, words_of_feeling
from metaphor.interpret import express, with_echoes, with_extended
from metaphor.lenses import codings_of, load_lens
from metaphor.lexicon import DEFAULT_FOLDER, Lexicon, load
from metaphor.model import Emotion, Expression, Interview, Language, Segment, Study, Transcript, Turn
from metaphor.segment import Sentence, segments_of, sentences_of
from metaphor.words import topic_keys

Progress = Callable[[int, int, str], None]
"""Called with (transcripts done, transcripts in all, name of the last one); may raise to stop the analysis."""

BETWEEN_TURNS = "\n\n"
BATCH = 256
"""Texts read at once by ``find_all``: enough to keep the parser busy, few enough to keep memory flat."""


def analyze(
    transcripts: Iterable[Transcript],
    *,
    lexicon: Lexicon | None = None,
    lenses: Iterable[str] = (),
    literal_topics: Iterable[str] = (),
    processes: int | None = None,
    strictness: Strictness = "balanced",
    progress: Progress | None = None,
) -> Study:
    """Everything found in the transcripts.

    ``lenses`` are ids of further codebooks in the lexicon's folder, laid over the same segments; ``literal_topics`` are
    words the study is literally about, which are demoted; ``processes`` spreads transcripts over that many processes
    and changes no byte of the result.  UserError for a lens that does not exist.
    """
    lexicon = lexicon or load()
    topics = tuple(dict.fromkeys(t.strip() for t in literal_topics if t.strip()))
    settings = Settings(lexicon.folder, topics, tuple(lenses), strictness)
    for lens in settings.lenses:
        load_lens(lexicon.folder, lens)  # a wrong name is said before the work begins
    held, interviews = tuple(transcripts), list[Interview]()
    for interview in _interviews(held, settings, processes or 1):
        interviews.append(interview)
        if progress:
            progress(len(interviews), len(held), interview.transcript.name)
    return Study(tuple(interviews), lexicon.id, lexicon.version, lexicon.hash, topics)


@dataclass(frozen=True, slots=True)
class Settings:
    """What an analysis is made with, small enough to travel to another process."""

    folder: Path = DEFAULT_FOLDER
    topics: tuple[str, ...] = ()
    lenses: tuple[str, ...] = ()
    strictness: Strictness = "balanced"
    language: Language | None = None
    """Overrules recognition."""


def _interviews(transcripts: Sequence[Transcript], settings: Settings, processes: int) -> Iterator[Interview]:
    if processes < 2 or len(transcripts) < 2:
        yield from (interview_of(t, settings) for t in transcripts)
        return
    fresh = multiprocessing.get_context("spawn")  # a fork would copy the app's threads and locks
    executor = ProcessPoolExecutor(min(processes, len(transcripts)), mp_context=fresh)
    try:
        futures = [executor.submit(interview_of, t, settings) for t in transcripts]
        yield from (future.result() for future in futures)
    finally:
        executor.shutdown(cancel_futures=True)


def interview_of(transcript: Transcript, settings: Settings = Settings(), lexicon: Lexicon | None = None) -> Interview:
    """Segments, expressions, feelings and codings of one transcript; by default with the lexicon in the settings' folder."""
    lexicon = lexicon or load(settings.folder)
    by_turn = tuple(sentences_of([(turn.text, turn.start) for turn in transcript.turns], settings.language))
    segments = tuple(
        segment
        for i, (turn, sentences) in enumerate(zip(transcript.turns, by_turn, strict=True))
        for segment in segments_of(i, turn.text, turn.start, sentences)
    )
    felt = _felt(by_turn, lexicon)
    found = _expressions(transcript.text, by_turn, segments, felt, lexicon, settings)
    expressions = with_echoes(with_extended(found), transcript.turns)
    emotions = _emotions(segments, expressions, by_turn, felt)
    lenses = [load_lens(settings.folder, lens) for lens in settings.lenses]
    codings = codings_of(lenses, segments, [s for sentences in by_turn for s in sentences])
    return Interview(transcript, segments, emotions, expressions, codings)


_FeltBySentence = dict[tuple[int, int], tuple[Felt, ...]]
"""(start, end) of a sentence → its words of feeling."""


def _felt(by_turn: Sequence[tuple[Sentence, ...]], lexicon: Lexicon) -> _FeltBySentence:
    return {(s.start, s.end): words_of_feeling(s, lexicon) for sentences in by_turn for s in sentences}


def _expressions(
    text: str,
    by_turn: Sequence[tuple[Sentence, ...]],
    segments: Sequence[Segment],
    felt: _FeltBySentence,
    lexicon: Lexicon,
    settings: Settings,
) -> tuple[Expression, ...]:
    flat = [(turn, sentence) for turn, sentences in enumerate(by_turn) for sentence in sentences]
    topics = topic_keys(settings.topics)
    findings = find_in([s for _, s in flat], lexicon, topics=topics, strictness=settings.strictness)
    starts = [s.start for s in segments]
    expressions = []
    for f in findings:
        turn, sentence = flat[f.sentence]
        segment = max(0, bisect_right(starts, f.start) - 1)
        words = felt[sentence.start, sentence.end]
        expressions.append(express(f, sentence, words, segment, turn, lexicon, text[f.start : f.end]))
    return tuple(expressions)


def _emotions(segments: Sequence[Segment], expressions: Sequence[Expression], by_turn: Sequence[tuple[Sentence, ...]],
              felt: _FeltBySentence) -> tuple[Emotion, ...]:  # fmt: skip
    within = {
        i: tuple(g) for i, g in itertools.groupby(sorted(expressions, key=lambda x: x.segment), key=lambda x: x.segment)
    }
    return tuple(
        segment_emotion(
            segment,
            within.get(i, ()),
            (
                (s, felt[s.start, s.end])
                for s in by_turn[segment.turn]
                if s.start < segment.end and segment.start < s.end
            ),
        )
        for i, segment in enumerate(segments)
    )


def find(text: str, *, language: Language | None = None) -> tuple[Expression, ...]:
    """What is figurative in one text, and why; ``language`` overrules recognition."""
    return next(find_all([text], language=language))


def find_all(
    texts: Iterable[str],
    *,
    language: Language | None = None,
    one_document: bool = False,
    literal_topics: Iterable[str] = (),
) -> Iterator[tuple[Expression, ...]]:
    """Per text, in order: its expressions, with offsets into that text.

    With ``one_document`` the texts are consecutive turns of one transcript and are read as a whole.
    """
    settings = Settings(topics=tuple(literal_topics), language=language)
    if one_document:
        yield from find_in_document(list(texts), settings)
        return
    lexicon, remaining = load(settings.folder), iter(texts)
    while batch := list(itertools.islice(remaining, BATCH)):
        for text, sentences in zip(batch, sentences_of([(t, 0) for t in batch], language), strict=True):
            segments = segments_of(0, text, 0, sentences)
            found = _expressions(text, [sentences], segments, _felt([sentences], lexicon), lexicon, settings)
            yield with_extended(found)


def find_in_document(texts: Sequence[str], settings: Settings,
                     lexicon: Lexicon | None = None) -> Iterator[tuple[Expression, ...]]:  # fmt: skip
    """Per turn of one transcript: its expressions, with offsets into that turn."""
    turns: list[Turn] = []
    at = 0
    for text in texts:
        turns.append(Turn(at, at + len(text), text, "", "participant"))
        at += len(text) + len(BETWEEN_TURNS)
    found = interview_of(Transcript("", "", BETWEEN_TURNS.join(texts), tuple(turns)), settings, lexicon).expressions
    by_turn = {turn: tuple(xs) for turn, xs in itertools.groupby(found, key=lambda x: x.turn)}
    for i, turn in enumerate(turns):
        yield tuple(replace(x, start=x.start - turn.start, end=x.end - turn.start) for x in by_turn.get(i, ()))
