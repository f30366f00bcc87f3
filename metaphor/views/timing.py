"""Seconds at an offset: times stand at turns, so inside a turn they are interpolated by characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from metaphor.model import Transcript, Turn


def clock_of(transcript: Transcript) -> Callable[[int], float | None]:
    """Offset -> seconds from the start of the recording, None where the transcript gives no time.

    A turn without an end lasts until the next timed turn starts; the last one without an end stands still at its start.
    """
    turns = transcript.turns
    spans = [_span(turns, index) for index in range(len(turns))]
    starts = [turn.start for turn in turns]

    def seconds(offset: int) -> float | None:
        index = max(bisect_right(starts, offset) - 1, 0)
        if not turns or (span := spans[index]) is None:
            return None
        turn = turns[index]
        share = (offset - turn.start) / max(turn.end - turn.start, 1)
        return span[0] + (span[1] - span[0]) * min(max(share, 0.0), 1.0)

    return seconds


def timed(transcript: Transcript) -> bool:
    """Whether any turn carries a time."""
    return any(turn.start_s is not None for turn in transcript.turns)


def _span(turns: tuple[Turn, ...], index: int) -> tuple[float, float] | None:
    start, end = turns[index].start_s, turns[index].end_s
    if start is None:
        return None
    if end is None:
        end = next((t.start_s for t in turns[index + 1 :] if t.start_s is not None), start)
    return start, max(start, end)
