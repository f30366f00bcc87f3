"""Where the people of an interview stumble: fillers, repetitions and false starts, in places of its transcript."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from metaphor.fluency import Stumble, stumbles
from metaphor.model import Interview, Segment
from metaphor.words import simplified


def stumbles_of(interview: Interview) -> tuple[Stumble, ...]:
    """In order, with offsets into the transcript's text."""
    return stumbles_in(interview.segments)


def stumbles_in(segments: Iterable[Segment]) -> tuple[Stumble, ...]:
    """Those of some segments, in their order; each segment is read in its own language."""
    found = []
    for segment in segments:
        text = simplified(segment.text) if segment.language == "zh" else segment.text
        found += [
            replace(stumble, start=segment.start + stumble.start, end=segment.start + stumble.end)
            for stumble in stumbles(text, segment.language)
        ]
    return tuple(found)
