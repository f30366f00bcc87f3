"""JSON: one object a line for each expression, the interviewer's with their role, and ``study.json`` for the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from metaphor import __version__
from metaphor.export.about import PROGRAM, counts_of
from metaphor.export.report import File, Report
from metaphor.model import Interview, Study
from metaphor.views.stumbles import stumbles_of
from metaphor.views.themes import Theme
from metaphor.views.timing import clock_of
from metaphor.views.voices import persons_of
from metaphor.wording import say


def json_files(report: Report) -> tuple[File, ...]:
    """``expressions.jsonl`` and ``study.json``; ids, not names, so that they read the same in either language."""
    lines = "".join(_dumped(one, None) + "\n" for i in report.study.interviews for one in expression_objects(i))
    study = _dumped(study_object(report.study, report.themes), 2) + "\n"
    return (
        File(f"{say('file.expressions', report.names_in)}.jsonl", _encoded(lines)),
        File(f"{say('file.study', report.names_in)}.json", _encoded(study)),
    )


def expression_objects(interview: Interview) -> Iterator[dict[str, Any]]:
    """The fields of each Expression, and ``transcript participant speaker role turn segment start_s``.

    ``participant`` is null in the interviewer's words; ``start_s`` is in seconds, null without times; ``turn`` and
    ``segment`` count from 0.
    """
    clock, persons = clock_of(interview.transcript), persons_of(interview)
    for x in interview.expressions:
        turn = interview.transcript.turns[x.turn]
        seconds = clock(x.start)
        yield asdict(x) | {
            "transcript": interview.transcript.id,
            "participant": persons[turn.speaker] if turn.role == "participant" else None,
            "speaker": turn.speaker,
            "role": turn.role,
            "start_s": None if seconds is None else round(seconds, 2),
        }


def study_object(study: Study, themes: tuple[Theme, ...] = ()) -> dict[str, Any]:
    """Versions, counts, interviews, themes in short, and what was set aside with its reason."""
    return {
        "program": {"name": PROGRAM, "version": __version__},
        "lexicon": {"id": study.lexicon_id, "version": study.lexicon_version, "hash": study.lexicon_hash},
        "counts": counts_of(study) | {"themes": len(themes), "set_aside": len(study.set_aside)},
        "literal_topics": list(study.literal_topics),
        "interviews": [_interview(interview) for interview in study.interviews],
        "themes": [_theme(theme) for theme in themes],
        "set_aside": [asdict(one) for one in study.set_aside],
    }


def _interview(interview: Interview) -> dict[str, Any]:
    transcript = interview.transcript
    return {
        "transcript": transcript.id,
        "name": transcript.name,
        "format": transcript.format,
        "encoding": transcript.encoding,
        "people": list(persons_of(interview).values()),
        "attributes": dict(transcript.attributes),
        "segments": len(interview.segments),
        "expressions": len(interview.expressions),
        "stumbles": [asdict(stumble) for stumble in stumbles_of(interview)],
        "codings": [asdict(coding) for coding in interview.codings],
        "notes": list(transcript.notes),
    }


def _theme(theme: Theme) -> dict[str, Any]:
    return {
        "id": theme.id,
        "label": dict(theme.label),
        "schemas": [facet.id for facet in theme.schemas],
        "emotions": [facet.id for facet in theme.emotions],
        "people": list(theme.people),
        "mentions": theme.mentions,
        "strength": round(theme.strength, 4),
        "valence": round(theme.valence, 4),
        "quotes": [{"transcript": q.transcript, "start": q.start, "end": q.end, "text": q.text} for q in theme.quotes],
    }


def _dumped(value: dict[str, Any], indent: int | None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _encoded(text: str) -> bytes:
    # A lone surrogate from a broken file has no UTF-8; written as \udXXX it is still valid JSON.
    return text.encode("utf-8", errors="backslashreplace")
