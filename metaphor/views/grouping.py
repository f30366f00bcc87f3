"""Which expressions go together: communities of a network of expressions and what they share.

Expressions of one schema with one emotion category are one *reading* and stay together.  The network joins each
reading to what it shares with others: source, schema, emotion category and tone, second source, the content words
beside its expressions, and the readings of the same turn and of the turns next to it.  A link weighs by how many
people make it, so a talkative person counts no more than a terse one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from metaphor.views.communities import communities
from metaphor.views.content_words import content_words
from metaphor.views.voices import Voice

SCHEMA, EMOTION, TONE, SOURCE, SECOND, WORD, SAME_TURN, NEXT_TURN = 1.0, 0.6, 0.4, 0.4, 0.4, 0.4, 0.3, 0.15
"""Weight of a link for each person who makes it, by what is shared."""
FELT = 0.3
"""Valence from which, up or down, a figure has a tone."""
WORD_TOO_COMMON = 0.2
"""A word beside more than this share of all expressions joins nothing: it is what everybody talks about."""


def words_beside(voices: Sequence[Voice]) -> list[tuple[str, ...]]:
    """Content words of each expression's segment, all figures of that segment left out."""
    figures: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for voice in voices:
        figures[voice.transcript.id, voice.expression.segment].append((voice.expression.start, voice.expression.end))
    return [content_words(v.segment, figures[v.transcript.id, v.expression.segment]) for v in voices]


def grouped(voices: Sequence[Voice], words: Sequence[tuple[str, ...]], resolution: float) -> list[list[int]]:
    """Indices of the voices of each theme; a higher ``resolution`` gives more and smaller themes."""
    readings: dict[tuple[str, str, str], int] = {}
    reading = [
        readings.setdefault((v.expression.source, v.expression.schema, v.expression.emotion.category), len(readings))
        for v in voices
    ]
    edges, nodes = _network(voices, words, reading, len(readings))
    group_of = {node: n for n, group in enumerate(communities(nodes, edges, resolution)) for node in group}
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(voices)):
        groups[group_of[reading[index]]].append(index)
    return list(groups.values())


def _network(
    voices: Sequence[Voice], words: Sequence[tuple[str, ...]], reading: Sequence[int], readings: int
) -> tuple[dict[tuple[int, int], float], int]:
    """Weighted edges and the number of nodes: the readings first, then the constructs and words they share."""
    frequent = Counter(word for beside in words for word in beside)
    most = max(2.0, WORD_TOO_COMMON * len(voices))
    numbers: dict[str, int] = {}
    links: dict[tuple[int, int, str], float] = {}
    for index, voice in enumerate(voices):
        shared = [(f"word:{word}", WORD) for word in words[index] if 2 <= frequent[word] <= most]
        for construct, weight in (*_constructs(voice), *shared):
            node = readings + numbers.setdefault(construct, len(numbers))
            links[reading[index], node, voice.person] = weight
    for (a, b), weight in _neighbours(voices):
        pair = sorted((reading[a], reading[b]))
        if pair[0] != pair[1]:
            link = (pair[0], pair[1], voices[a].person)
            links[link] = max(weight, links.get(link, 0.0))
    edges: dict[tuple[int, int], float] = defaultdict(float)
    for (a, b, _), weight in links.items():
        edges[a, b] += weight
    return edges, readings + len(numbers)


def _constructs(voice: Voice) -> Iterator[tuple[str, float]]:
    x = voice.expression
    yield f"source:{x.source}", SOURCE
    yield f"schema:{x.source}/{x.schema}", SCHEMA
    if x.second_source and x.second_source != x.source:
        yield f"source:{x.second_source}", SECOND
    if x.emotion.category:
        yield f"emotion:{x.emotion.category}", EMOTION
    if abs(x.emotion.valence) >= FELT:
        yield f"tone:{x.emotion.valence > 0}", TONE


def _neighbours(voices: Sequence[Voice]) -> Iterator[tuple[tuple[int, int], float]]:
    """Each expression with the next one of the same person, when it is in the same turn or the participant's next."""
    for index in range(len(voices) - 1):
        a, b = voices[index], voices[index + 1]
        if a.person == b.person and a.transcript.id == b.transcript.id:
            apart = b.expression.turn - a.expression.turn
            # Between two turns of a participant lies one of the interviewer, so the next one is two turns on.
            if apart <= 2:
                yield (index, index + 1), SAME_TURN if apart == 0 else NEXT_TURN
