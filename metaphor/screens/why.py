"""The why-card: what a figure is, how sure that is, by which rule and on what evidence; as escaped HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from metaphor.lexicon import Codebook
from metaphor.model import Evidence, Expression, Interview, Language, Study
from metaphor.screens.strings import text_of

Sentences = Mapping[str, Mapping[Language, str]]

NO_IMAGE = frozenset({"", "general"})
"""Schemas that gather what has no image in common."""
SURE = ((0.85, "sure.very"), (0.7, "sure.likely"), (0.55, "sure.plausible"), (0.0, "sure.doubtful"))


@dataclass(frozen=True, slots=True)
class Reader:
    """What a card needs to speak: the codebook, the evidence's sentences, the language, a source's colour."""

    codebook: Codebook
    sentences: Sentences
    language: Language
    colour: Callable[[str], str]

    def say(self, key: str, /, **values: object) -> str:
        """The screens' text in this reader's language."""
        return text_of(key, self.language, **values)

    def name(self, source: str, schema: str) -> str:
        """Source and schema in words."""
        parts = (
            self.codebook.source_name(source, self.language),
            self.codebook.schema_name(source, schema, self.language),
        )
        return " · ".join(part for part in parts if part)


def why_card(x: Expression, reader: Reader, words: str) -> str:
    """The card of one expression; ``words`` are the ones to quote, the expression's own text."""
    rows = (
        ("why.source", _chips(x, reader)),
        ("why.kind", escape(_kind(x, reader))),
        ("why.feeling", escape(feeling(x, reader))),
        ("why.sure", _confidence(x.confidence, reader)),
        ("why.rule", f"<code>{escape(x.rule)}</code>"),
    )
    table = "".join(f"<dt>{escape(reader.say(key))}</dt><dd>{value}</dd>" for key, value in rows if value)
    return (
        f'<article class="why"><blockquote style="--c:{escape(reader.colour(x.source))}">{escape(words)}</blockquote>'
        f"<dl>{table}</dl>{_evidence(x.evidence, reader)}{_rivals(x, reader)}</article>"
    )


def feeling(x: Expression, reader: Reader) -> str:
    """The feeling in words, with its direction; a neutral figure says so."""
    if not x.emotion.category:
        return reader.say("feeling.none")
    name = reader.codebook.emotion_name(x.emotion.category, reader.language)
    return f"{name} · {reader.say(tone(x.emotion.valence))}"


def tone(valence: float) -> str:
    """The key of the words for a valence -1…1."""
    return "tone.pleasant" if valence > 0.15 else "tone.unpleasant" if valence < -0.15 else "tone.mixed"


def sureness(confidence: float) -> str:
    """The key of the words for a confidence 0…1."""
    return next(key for floor, key in SURE if confidence >= floor)


def evidence_sentence(piece: Evidence, reader: Reader) -> str:
    """The sentence of one piece of evidence; a name that has none yet is shown as it stands."""
    forms = reader.sentences.get(piece.name)
    if forms is None:
        return f"{piece.name}: {piece.detail}" if piece.detail else piece.name
    return forms[reader.language].replace("{}", piece.detail)


def same_schema(
    study: Study, interview: Interview, x: Expression, most: int = 4
) -> tuple[tuple[Interview, Expression], ...]:
    """Other people's figures of the same source and schema: one a person first, the surest first."""
    if x.schema in NO_IMAGE:
        return ()
    found: list[tuple[int, float, int, Interview, Expression]] = []
    for order, other in enumerate(study.interviews):
        if other.transcript.id == interview.transcript.id:
            continue
        roles = [turn.role for turn in other.transcript.turns]
        alike = [
            y for y in other.expressions
            if (y.source, y.schema) == (x.source, x.schema) and roles[y.turn] == "participant"
        ]  # fmt: skip
        for rank, y in enumerate(sorted(alike, key=lambda y: -y.confidence)):
            found.append((rank, -y.confidence, order, other, y))
    found.sort(key=lambda row: row[:3])
    return tuple((other, y) for _, _, _, other, y in found[:most])


def _chips(x: Expression, reader: Reader) -> str:
    first = _chip(x.source, reader.name(x.source, x.schema), reader)
    if not x.second_source:
        return first
    second = _chip(x.second_source, reader.name(x.second_source, ""), reader)
    return f"{first}<br>{escape(reader.say('why.also'))} {second}"


def _chip(source: str, words: str, reader: Reader) -> str:
    return f'<i class="chip" style="--c:{escape(reader.colour(source))}"></i>{escape(words)}'


def _kind(x: Expression, reader: Reader) -> str:
    flags = [name for name in ("negated", "reported", "echoed", "extended") if getattr(x, name)]
    words = [
        reader.say(f"kind.{x.kind}"),
        reader.say(f"tier.{x.tier}"),
        *(reader.say(f"flag.{flag}") for flag in flags),
    ]
    return reader.say("list.comma").join(words)


def _confidence(confidence: float, reader: Reader) -> str:
    share = round(100 * confidence)
    return f'{escape(reader.say(sureness(confidence)))} <span class="bar" style="--w:{share}%"></span><small>{share} %</small>'


def _evidence(pieces: Sequence[Evidence], reader: Reader) -> str:
    if not pieces:
        return ""
    ordered = sorted(pieces, key=lambda piece: -abs(piece.weight))
    items = "".join(_evidence_item(piece, reader) for piece in ordered)
    return f"<h4>{escape(reader.say('why.evidence'))}</h4><ul>{items}</ul>"


def _evidence_item(piece: Evidence, reader: Reader) -> str:
    side = "for" if piece.weight > 0 else "against" if piece.weight < 0 else "neutral"
    sign = {"for": "+", "against": "−", "neutral": "·"}[side]
    title = escape(reader.say(f"evidence.{side}"))
    return f'<li class="{side}" title="{title}"><b aria-label="{title}">{sign}</b>{escape(evidence_sentence(piece, reader))}</li>'


def _rivals(x: Expression, reader: Reader) -> str:
    if not x.rivals:
        return ""
    items = "".join(
        f"<li>{_chip(rival.source, reader.name(rival.source, rival.schema), reader)} "
        f"<small>{round(100 * rival.confidence)} %</small></li>"
        for rival in x.rivals
    )
    return f'<h4>{escape(reader.say("why.rivals"))}</h4><ul class="rivals">{items}</ul>'
