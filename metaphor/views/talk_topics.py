"""What the talks may literally be about: words of the study that its researcher can confirm as literal topics."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from metaphor.model import Language, Study, Turn, person_of
from metaphor.views.content_words import content_words
from metaphor.words import topic_keys

MOST_PROPOSED = 8
SHARE_OF_PEOPLE = 1 / 3
"""Of the participants, from which a word may be what the study is about."""
OFTEN_IN_ONE = 6
"""Segments of one interview from which a word may be what that talk is about."""


@dataclass(frozen=True, slots=True)
class ProposedTopic:
    """A word with how many people say it, in how many segments, and in how many figures found it stands."""

    word: str
    people: int
    segments: int
    figures: int


def proposed_topics(study: Study, classes: Mapping[Language, Mapping[str, str]]) -> tuple[ProposedTopic, ...]:
    """The likeliest literal topics, best first; ``classes`` says which words name a thing, an activity, a person …

    A word is proposed when it names something, stands in some figure found, and is said by a third of the people or all
    through one interview: only such words change what is found.  The researcher decides; nothing is demoted by itself.
    """
    people: dict[str, set[str]] = defaultdict(set)
    segments, figures = Counter[str](), Counter[str]()
    most_in_one = Counter[str]()
    for interview in study.interviews:
        said = Counter[str]()
        for segment in interview.segments:
            turn: Turn = interview.transcript.turns[segment.turn]
            for word in content_words(segment):
                if word in classes[segment.language]:
                    said[word] += 1
                    if turn.role == "participant":
                        people[word].add(person_of(interview.transcript, turn))
        segments.update(said)
        most_in_one |= said
        for expression in interview.expressions:
            text = interview.segments[expression.segment]
            inside = set(content_words(text)) - set(content_words(text, [(expression.start, expression.end)]))
            figures.update(inside)
    everybody = {person for spoken in people.values() for person in spoken}
    known = topic_keys(study.literal_topics)
    proposals = [
        ProposedTopic(word, len(people[word]), n, figures[word])
        for word, n in segments.items()
        if figures[word] and word not in known
        if len(people[word]) >= max(2, SHARE_OF_PEOPLE * len(everybody)) or most_in_one[word] >= OFTEN_IN_ONE
    ]
    proposals.sort(key=lambda p: (-p.figures * math.log2(1 + p.segments), p.word))
    return tuple(proposals[:MOST_PROPOSED])
