"""The pipeline: transcripts in, a study out; written so that it reads as the table of contents."""

from __future__ import annotations

import itertools
import multiprocessing
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from metaphor.detect import Strictness, find_in
from metaphor.interpret import express, segment_emotion, with_echoes
from metaphor.lexicon import DEFAULT_FOLDER, Lexicon, load
from metaphor.model import Emotion, Expression, Interview, Language, Segment, Study, Transcript, Turn
from metaphor.segment import Sentence, segments_of, sentences_of
from metaphor.words import topic_keys

Progress = Callable[[int, int, str], None]
"""Called with (transcripts done, transcripts in all, name of the last one); may raise to stop the analysis."""

BETWEEN_TURNS = "\n\n"
BATCH = 256
"""Texts read at once by ``find_all``: enough to keep the parser busy, few enough to keep memory flat."""


def analyze(transcripts: Iterable[Transcript], *, lexicon: Lexicon | None = None, literal_topics: Iterable[str] = (),
            processes: int | None = None, strictness: Strictness = "balanced", progress: Progress | None = None) -> Study:  # fmt: skip
    """Everything found in the transcripts.

    ``literal_topics`` are words the study is literally about, which are demoted; ``processes`` spreads transcripts over
    that many processes and changes no byte of the result.
    """
    lexicon = lexicon or load()
    held, topics = tuple(transcripts), tuple(dict.fromkeys(t.strip() for t in literal_topics if t.strip()))
    interviews: list[Interview] = []
    for interview in _interviews(held, lexicon, topics, strictness, processes or 1):
        interviews.append(interview)
        if progress:
            progress(len(interviews), len(held), interview.transcript.name)
    return Study(tuple(interviews), lexicon.id, lexicon.version, lexicon.hash, topics)


def _interviews(transcripts: Sequence[Transcript], lexicon: Lexicon, topics: tuple[str, ...], strictness: Strictness,
                processes: int) -> Iterator[Interview]:  # fmt: skip
    if processes < 2 or len(transcripts) < 2:
        yield from (interview_of(t, lexicon, topics, strictness) for t in transcripts)
        return
    fresh = multiprocessing.get_context("spawn")  # a fork would copy the app's threads and locks
    executor = ProcessPoolExecutor(min(processes, len(transcripts)), mp_context=fresh)
    try:
        futures: list[Future[Interview]] = [
            executor.submit(_interview_in_worker, t, lexicon.folder, topics, strictness) for t in transcripts
        ]
        yield from (future.result() for future in futures)
    finally:
        executor.shutdown(cancel_futures=True)


def _interview_in_worker(
    transcript: Transcript, folder: Path, topics: tuple[str, ...], strictness: Strictness
) -> Interview:
    return interview_of(transcript, load(folder), topics, strictness)


def interview_of(
    transcript: Transcript,
    lexicon: Lexicon,
    topics: tuple[str, ...] = (),
    strictness: Strictness = "balanced",
    language: Language | None = None,
) -> Interview:
    """Segments, expressions and feelings of one transcript; ``language`` overrules recognition."""
    by_turn = tuple(sentences_of([(turn.text, turn.start) for turn in transcript.turns], language))
    segments = tuple(
        segment
        for i, (turn, sentences) in enumerate(zip(transcript.turns, by_turn, strict=True))
        for segment in segments_of(i, turn.text, turn.start, sentences)
    )
    expressions = _expressions(transcript.text, by_turn, segments, lexicon, topics, strictness)
    expressions = with_echoes(expressions, transcript.turns)
    return Interview(transcript, segments, _emotions(segments, expressions, by_turn, lexicon), expressions)


def _expressions(text: str, by_turn: Sequence[tuple[Sentence, ...]], segments: Sequence[Segment], lexicon: Lexicon,
                 topics: tuple[str, ...], strictness: Strictness) -> tuple[Expression, ...]:  # fmt: skip
    flat = [(turn, sentence) for turn, sentences in enumerate(by_turn) for sentence in sentences]
    findings = find_in([s for _, s in flat], lexicon, topics=topic_keys(topics), strictness=strictness)
    starts = [s.start for s in segments]
    return tuple(
        express(
            f,
            flat[f.sentence][1],
            max(0, bisect_right(starts, f.start) - 1),
            flat[f.sentence][0],
            lexicon,
            text[f.start : f.end],
        )
        for f in findings
    )


def _emotions(segments: Sequence[Segment], expressions: Sequence[Expression], by_turn: Sequence[tuple[Sentence, ...]],
              lexicon: Lexicon) -> tuple[Emotion, ...]:  # fmt: skip
    within = {
        i: tuple(g) for i, g in itertools.groupby(sorted(expressions, key=lambda x: x.segment), key=lambda x: x.segment)
    }
    return tuple(
        segment_emotion(
            segment,
            within.get(i, ()),
            (s for s in by_turn[segment.turn] if s.start < segment.end and segment.start < s.end),
            lexicon,
        )
        for i, segment in enumerate(segments)
    )


def find(text: str, *, language: Language | None = None) -> tuple[Expression, ...]:
    """What is figurative in one text, and why; ``language`` overrules recognition."""
    return next(find_all([text], language=language))


def find_all(texts: Iterable[str], *, language: Language | None = None, one_document: bool = False,
             literal_topics: Iterable[str] = ()) -> Iterator[tuple[Expression, ...]]:  # fmt: skip
    """Per text, in order: its expressions, with offsets into that text.

    With ``one_document`` the texts are consecutive turns of one transcript and are read as a whole.
    """
    lexicon, topics = load(DEFAULT_FOLDER), tuple(literal_topics)
    if one_document:
        yield from _found_in_document(list(texts), language, lexicon, topics)
        return
    remaining = iter(texts)
    while batch := list(itertools.islice(remaining, BATCH)):
        for text, sentences in zip(batch, sentences_of([(t, 0) for t in batch], language), strict=True):
            segments = segments_of(0, text, 0, sentences)
            yield _expressions(text, [sentences], segments, lexicon, topics, "balanced")


def _found_in_document(
    texts: Sequence[str], language: Language | None, lexicon: Lexicon, topics: tuple[str, ...]
) -> Iterator[tuple[Expression, ...]]:
    turns: list[Turn] = []
    at = 0
    for text in texts:
        turns.append(Turn(at, at + len(text), text, "", "participant"))
        at += len(text) + len(BETWEEN_TURNS)
    document = Transcript("", "", BETWEEN_TURNS.join(texts), tuple(turns))
    found = interview_of(document, lexicon, topics, language=language).expressions
    by_turn = {turn: tuple(xs) for turn, xs in itertools.groupby(found, key=lambda x: x.turn)}
    for i, turn in enumerate(turns):
        yield tuple(replace(x, start=x.start - turn.start, end=x.end - turn.start) for x in by_turn.get(i, ()))
