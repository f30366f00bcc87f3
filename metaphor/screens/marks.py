"""A transcript as HTML with its figures marked; everything that comes from the transcript is escaped."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from html import escape

from metaphor.fluency import Stumble
from metaphor.lexicon import Codebook
from metaphor.model import Expression, Interview, Language, Segment, Turn
from metaphor.screens.strings import text_of
from metaphor.views.stumbles import stumbles_in


def clock(seconds: float | None) -> str:
    """Seconds as ``12:05`` or ``1:02:05``; empty where there is no time."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def figure_name(x: Expression, codebook: Codebook, language: Language) -> str:
    """``journey · obstacle``, in words."""
    parts = (codebook.source_name(x.source, language), codebook.schema_name(x.source, x.schema, language))
    return " · ".join(part for part in parts if part)


def transcript_html(
    interview: Interview,
    codebook: Codebook,
    language: Language,
    *,
    colour: Callable[[str], str],
    segment: int | None = None,
    at: int | None = None,
    turns: range | None = None,
) -> str:
    """The turns (all, or those in ``turns``) with speakers and times in the margin and every figure a button.

    Fillers, repetitions and false starts are pale: they were said, and nothing was read into them.

    ``colour`` gives a source's colour on the present ground; ``segment`` is washed pale, and the expression that
    starts ``at`` carries its label.  A figure's ``data-at`` is its start offset.
    """
    transcript = interview.transcript
    shown = turns if turns is not None else range(len(transcript.turns))
    here = interview.segments[segment] if segment is not None and segment < len(interview.segments) else None
    washed = (here.start, here.end) if here else None
    by_turn: dict[int, list[Expression]] = {}
    for x in interview.expressions:
        by_turn.setdefault(x.turn, []).append(x)
    segments: dict[int, list[Segment]] = {}
    for one in interview.segments:
        segments.setdefault(one.turn, []).append(one)
    parts = []
    for index in shown:
        turn = transcript.turns[index]
        pale = stumbles_in(segments.get(index, []))
        marked = "".join(_marked(turn, by_turn.get(index, []), pale, washed, at, codebook, language, colour))
        parts.append(
            f'<section class="turn {turn.role}"><div class="who"><span>{escape(turn.speaker)}</span>'
            f"<time>{clock(turn.start_s)}</time></div><p>{marked}</p></section>"
        )
    return "".join(parts)


def _marked(
    turn: Turn,
    expressions: list[Expression],
    pale: tuple[Stumble, ...],
    washed: tuple[int, int] | None,
    at: int | None,
    codebook: Codebook,
    language: Language,
    colour: Callable[[str], str],
) -> Iterator[str]:
    """The turn's text in stretches that have the same figure and the same wash."""
    inside = [x for x in expressions if turn.start <= x.start < x.end <= turn.end]
    cuts = {turn.start, turn.end} | {offset for x in inside for offset in (x.start, x.end)}
    if washed:
        cuts |= {offset for offset in washed if turn.start < offset < turn.end}
    edges = sorted(cuts)
    for start, end in itertools.pairwise(edges):
        text = "".join(_said(turn, start, end, pale, language))
        over = _uppermost(inside, start, end, at)
        if over:
            text = _button(
                text, over, over.start == at and end == over.end, codebook, language, colour, over.start == at
            )
        yield f'<span class="here">{text}</span>' if washed and washed[0] <= start and end <= washed[1] else text


def _said(turn: Turn, start: int, end: int, pale: tuple[Stumble, ...], language: Language) -> Iterator[str]:
    """The words of [start, end), those of a stumble set pale."""
    at = start
    for stumble in pale:
        first, last = max(at, stumble.start), min(end, stumble.end)
        if first < last:
            yield escape(turn.text[at - turn.start : first - turn.start])
            kind = escape(text_of(f"stumble.{stumble.kind.replace(' ', '_')}", language))
            yield f'<span class="stumble" title="{kind}">{escape(turn.text[first - turn.start : last - turn.start])}</span>'
            at = last
    yield escape(turn.text[at - turn.start : end - turn.start])


def _uppermost(expressions: list[Expression], start: int, end: int, at: int | None) -> Expression | None:
    """Of the figures over a stretch: the chosen one, else the shortest, so that a figure inside another can be seen."""
    over = [x for x in expressions if x.start <= start and end <= x.end]
    return min(over, key=lambda x: (x.start != at, x.end - x.start, x.start), default=None)


def _button(
    text: str,
    x: Expression,
    last: bool,
    codebook: Codebook,
    language: Language,
    colour: Callable[[str], str],
    chosen: bool,
) -> str:
    name = escape(figure_name(x, codebook, language))
    second = colour(x.second_source) if x.second_source else colour(x.source)
    label = f'<span class="label">{name}</span>' if last else ""
    current = ' aria-current="true"' if chosen else ""
    return (
        f'<span class="figure" role="button" tabindex="0" data-at="{x.start}" title="{name}"{current} '
        f'style="--c:{escape(colour(x.source))};--d:{escape(second)}">{text}</span>{label}'
    )
