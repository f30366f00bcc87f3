"""Images carried on: what an opened image says of the candidates after it, and the words that only it makes figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from metaphor.detect.candidates import Finding
from metaphor.detect.company import partners
from metaphor.detect.evidence import Talk, company_evidence
from metaphor.detect.index import CLAUSE_MARKS, Match
from metaphor.detect.scenes import Opening, Scenes, fields_in, open_image, still_open
from metaphor.lexicon import Lexicon
from metaphor.lexicon.fields import SceneWord
from metaphor.model import Evidence
from metaphor.segment import Sentence

IMAGE_OPEN = "image-open"
"""The evidence of carrying an image on; its detail is the opening's words."""
OPENS_FROM = 0.5
"""Confidence from which a figure opens an image that later words may carry on."""
JUST_OPENED = 1
"""Sentences since the opening up to which the image is fresh."""


def openings_of(found: Sequence[tuple[Finding, ...]], scenes: Scenes) -> tuple[Opening, ...]:
    """The images opened in a talk, in order: vivid figures with a word of an image field in them."""
    return tuple(
        Opening(f.sentence, f.end, field, opening_words(f.vehicle, f.rule))
        for in_sentence in found
        for f in in_sentence
        if f.confidence >= OPENS_FROM and f.tier == "vivid"
        for field in sorted(fields_in(scenes.words(f.sentence), f.start, f.end))
    )


def opening_words(vehicle: str, rule: str) -> str:
    """How a figure is named as the opening of an image: its vehicle, else its entry's form."""
    return vehicle or rule.split(":", 1)[1]


def carried_on(place: int, sentence: Sentence, found: Sequence[Finding], scenes: Scenes,
               openings: Sequence[Opening], lexicon: Lexicon, talk: Talk) -> Iterator[Finding]:  # fmt: skip
    """The candidates of a sentence, those that carry an open image on with evidence of it; then the words only it makes so."""
    openings = still_open(openings, place)
    if not openings:
        yield from found
        return
    for finding in found:
        opening = None
        if finding.kind != "simile" and (fields := fields_in(scenes.words(place), finding.start, finding.end)):
            opening = open_image(openings, place, finding.start, fields)
        if opening is None:
            yield finding
        else:
            yield replace(finding, evidence=(*finding.evidence, *_open(opening, place, sentence, lexicon)))
    bare = [m for m in scenes.words(place) if all(m.end <= f.start or f.end <= m.start for f in found)]
    for group in _clauses(bare, sentence):
        if carried := _carried(place, sentence, group, openings, lexicon, talk):
            yield carried


def _open(opening: Opening, place: int, sentence: Sentence, lexicon: Lexicon) -> Iterator[Evidence]:
    scale = lexicon.weights.scales[sentence.language]
    yield scale.evidence(IMAGE_OPEN, opening.words)
    if place - opening.place <= JUST_OPENED:
        yield scale.evidence("image-fresh")


def _clauses(found: Sequence[Match[SceneWord]], sentence: Sentence) -> Iterator[tuple[Match[SceneWord], ...]]:
    """The words of image fields, those of one clause together."""
    group: list[Match[SceneWord]] = []
    for match in found:
        between = sentence.tokens[group[-1].last : match.first] if group else ()
        if any(t.text in CLAUSE_MARKS for t in between):
            yield tuple(group)
            group = []
        group.append(match)
    if group:
        yield tuple(group)


def _carried(place: int, sentence: Sentence, words: tuple[Match[SceneWord], ...], openings: Sequence[Opening],
             lexicon: Lexicon, talk: Talk) -> Finding | None:  # fmt: skip
    """The figure that a clause's scene words make where an image of their field is open; None where none is."""
    fields = frozenset[str]().union(*(m.owner.fields for m in words))
    opening = open_image(openings, place, words[0].start, fields)
    if opening is None:
        return None
    mine = [m for m in words if opening.field in m.owner.fields]
    first, last = mine[0].first, mine[-1].last
    scale = lexicon.weights.scales[sentence.language]
    field, source, schema = next(r for r in mine[0].owner.readings if r[0] == opening.field)
    evidence = [
        scale.evidence("image-carried", lexicon.fields[field].names[sentence.language]),
        *_open(opening, place, sentence, lexicon),
        *company_evidence(partners(sentence, first, last, lexicon.vocabularies[sentence.language].classes), "n", scale),
    ]
    if len(mine) > 1:
        evidence.append(scale.evidence("image-words", ", ".join(m.owner.form for m in mine)))
    if often := talk.repeated(sentence.tokens[first].key):
        evidence.append(scale.evidence("repeated", str(often[0]), often[1]))
    rule = f"{sentence.language}/fields/{field}:{mine[0].owner.form}"
    return Finding(place, first, last, mine[0].start, mine[-1].end, rule, "metaphor", "vivid", source, schema, None, "",
                   tuple(evidence))  # fmt: skip
