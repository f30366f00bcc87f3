"""Image fields over a talk: the words of one scene (ship, garden, court), and the images that are opened and carried on.

“The project is a ship” opens an image; *captain*, *harbour*, *taking on water* carry it on, though alone each would be
literal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metaphor.detect.index import Match
from metaphor.detect.similes import counted_thing
from metaphor.lexicon import Lexicon
from metaphor.lexicon.fields import SceneWord
from metaphor.segment import Sentence

IMAGE_LASTS = 10
"""Sentences for which an opened image may be carried on."""
LONGEST_WORD = 3
"""Tokens a word of an image field may take (*life raft*, 一堵墙)."""


@dataclass(frozen=True, slots=True)
class Opening:
    """An image opened in a sentence: where the figure that opened it ends, the field, and the figure's words."""

    place: int
    end: int
    field: str
    words: str


def scene_words_in(sentence: Sentence, words: Mapping[str, SceneWord]) -> tuple[Match[SceneWord], ...]:
    """The words of image fields in a sentence, longest first at each place, none inside another."""
    tokens, keys, at = sentence.tokens, [t.key for t in sentence.tokens], 0
    found: list[Match[SceneWord]] = []
    space = " " if sentence.language == "en" else ""
    while at < len(tokens):
        for last in range(min(at + LONGEST_WORD, len(tokens)), at, -1):
            word = words.get(space.join(keys[at:last]))
            if word is None and last == at + 1:
                thing = counted_thing(tokens[at]) if sentence.language == "zh" else None
                word = words.get(thing.key if thing else tokens[at].text.lower())
            if word is not None:
                found.append(Match(at, last, tokens[at].start, tokens[last - 1].end, word))
                at = last - 1
                break
        at += 1
    return tuple(found)


class Scenes:
    """The words of image fields in a talk, looked up sentence by sentence when an image makes them matter."""

    def __init__(self, sentences: Sequence[Sentence], lexicon: Lexicon) -> None:
        self._sentences, self._lexicon = sentences, lexicon
        self._found: dict[int, tuple[Match[SceneWord], ...]] = {}

    def words(self, place: int) -> tuple[Match[SceneWord], ...]:
        """Those of the sentence at that place of the talk."""
        if place not in self._found:
            sentence = self._sentences[place]
            self._found[place] = scene_words_in(sentence, self._lexicon.vocabularies[sentence.language].scene_words)
        return self._found[place]


def fields_in(matches: Sequence[Match[SceneWord]], start: int, end: int) -> frozenset[str]:
    """The fields of the scene words inside code points [start, end)."""
    inside = (m.owner.fields for m in matches if start <= m.start and m.end <= end)
    return frozenset[str]().union(*inside)


def open_image(openings: Sequence[Opening], place: int, start: int, fields: frozenset[str]) -> Opening | None:
    """The nearest image of one of these fields opened before code point ``start``, while it lasts."""
    before = (o for o in still_open(openings, place) if o.field in fields and o.end <= start)
    return max(before, key=lambda o: (o.place, o.end), default=None)


def still_open(openings: Sequence[Opening], place: int) -> tuple[Opening, ...]:
    """The images opened up to a sentence and not too long before it."""
    return tuple(o for o in openings if place - IMAGE_LASTS <= o.place <= place)
