"""Values -> tables.  Columns have English ids that never change; ``shown`` turns a table into what a reader sees.

Beside the columns for readers the tables hold the ids behind the names (``source``, ``schema``, ``emotion``, …).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd

from metaphor.model import Evidence, Expression, Language, Study
from metaphor.views.profile import Facet, Profile
from metaphor.views.segment_map import segment_map
from metaphor.views.themes import Theme
from metaphor.views.timing import clock_of
from metaphor.views.voices import Voice, voices_of
from metaphor.wording import WORDING, capitalised, say

if TYPE_CHECKING:
    from metaphor.lexicon import Codebook

SHOWN: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "themes": ("theme", "source_name", "schema_name", "emotion_name", "people", "share", "mentions", "strength",
               "valence", "quote_1", "quote_2", "quote_3", "words", "who", "note"),
    "expressions": ("source_name", "schema_name", "expression", "context", "participant", "emotion_name", "valence",
                    "confidence", "strength", "kind_name", "second_source_name", "tier_name", "marks", "speaker",
                    "transcript", "time", "turn", "segment", "language_name", "why", "rule"),
    "sources_by_participant": ("source_name", "people", "share", "mentions"),
    "segments": ("transcript", "segment", "time", "participant", "text", "source_name", "second_source_name",
                 "schema_name", "expressions", "emotion_name", "valence", "strength", "confidence", "language_name"),
    "sources": ("source_name", "people", "share", "mentions", "valence", "schemas", "emotions", "second"),
    "about": ("topic", "value"),
})  # fmt: skip
"""The columns a reader sees, in order; attributes of participants and participants' own columns follow them."""
HIDDEN: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "themes": ("id", "source", "schema", "emotion", "everyone"),
    "expressions": ("source", "schema", "second_source", "emotion", "kind", "tier", "start", "end", "context_start",
                    "start_s"),
    "sources_by_participant": ("source",),
    "segments": ("source", "second_source", "schema", "emotion", "start", "end", "start_s"),
    "sources": ("source",),
    "about": (),
})  # fmt: skip
MAY_BE_MISSING = ("start_s", "strength", "confidence")
"""Columns of numbers that are NaN where there is nothing to measure."""
MOST_EVIDENCE = 6
Sentences = Mapping[str, Mapping[Language, str]]
"""Name of a piece of evidence -> its sentence per language, ``{}`` standing for the detail."""
NO_SENTENCES: Sentences = MappingProxyType({})
ATTRIBUTE = "attribute."
PERSON = "person."
"""Prefixes of the columns whose names come from the study: a participant's attributes, and the participants."""


@dataclass(frozen=True, slots=True)
class _Naming:
    """The codebook's names in one language; an empty id has an empty name."""

    codebook: Codebook
    language: Language

    def source(self, source: str) -> str:
        return capitalised(self.codebook.source_name(source, self.language)) if source else ""

    def schema(self, source: str, schema: str) -> str:
        return self.codebook.schema_name(source, schema, self.language) if source else ""

    def emotion(self, category: str) -> str:
        return self.codebook.emotion_name(category, self.language) if category else ""


def headers(columns: Iterable[str], language: Language) -> dict[str, str]:
    """Column id -> header; a column named by the study keeps its own name."""
    named: dict[str, str] = {}
    for column in columns:
        own = next((column.removeprefix(p) for p in (ATTRIBUTE, PERSON) if column.startswith(p)), None)
        key = f"column.{column}"
        name = own if own is not None else say(key, language) if key in WORDING else column
        # A study's attribute may be called what a column is called already; equal headers break sheets and screens.
        while name in named.values():
            name += "′"
        named[column] = name
    return named


def shown_columns(frame: pd.DataFrame, table: str) -> list[str]:
    """Ids of the columns a reader sees, in order."""
    own = [c for c in frame.columns if c.startswith((ATTRIBUTE, PERSON))]
    return [*SHOWN[table], *own]


def shown(frame: pd.DataFrame, table: str, language: Language) -> pd.DataFrame:
    """The table as a reader sees it: its columns in order, under their headers."""
    columns = shown_columns(frame, table)
    return frame[columns].set_axis(list(headers(columns, language).values()), axis="columns")


def themes_table(themes: Sequence[Theme], codebook: Codebook, language: Language) -> pd.DataFrame:
    """One row a theme; quotes carry who said them."""
    name = _Naming(codebook, language)
    rows = []
    for theme in themes:
        source, schema = theme.schemas[0].id.split("/", 1)
        emotion = theme.emotions[0].id if theme.emotions else ""
        quotes = [say("quote", language, text=q.text, who=q.person) for q in theme.quotes[:3]]
        rows.append({
            "id": theme.id, "theme": theme.name(language), "source": source, "schema": schema, "emotion": emotion,
            "source_name": name.source(source),
            "schema_name": _joined(_schema_names(theme.schemas[:3], source, name), language),
            "emotion_name": _joined([name.emotion(e.id) for e in theme.emotions[:2]], language),
            "people": len(theme.people), "everyone": theme.everyone, "share": len(theme.people) / theme.everyone,
            "mentions": theme.mentions, "strength": theme.strength, "valence": theme.valence,
            **{f"quote_{n + 1}": quotes[n] if n < len(quotes) else "" for n in range(3)},
            "words": _joined(dict.fromkeys(w for _, words in theme.words for w in words), language),
            "who": _joined(theme.people, language),
            "note": say("theme.one_voice", language) if theme.one_voice else "",
        })  # fmt: skip
    return _frame(rows, "themes")


def expressions_table(
    study: Study, codebook: Codebook, language: Language, *, sentences: Sentences = NO_SENTENCES
) -> pd.DataFrame:
    """One row a participant's expression, in the order of the text; ``start_s`` is in seconds, ``time`` as h:mm:ss.

    ``sentences`` (the lexicon's ``weights.sentences``) word the evidence in column ``why``; without them it is named.
    """
    name = _Naming(codebook, language)
    clocks = {i.transcript.id: clock_of(i.transcript) for i in study.interviews}
    rows = [_expression(v, clocks[v.transcript.id](v.expression.start), name, sentences) for v in voices_of(study)]
    return _frame(rows, "expressions", attributes_of(study))


def _expression(voice: Voice, seconds: float | None, name: _Naming, sentences: Sentences) -> dict[str, Any]:
    x, transcript, language = voice.expression, voice.transcript, name.language
    marks = [
        say(f"mark.{mark}", language) for mark in ("negated", "reported", "echoed", "extended") if getattr(x, mark)
    ]
    second = x.second_source or ""
    return {
        "source": x.source, "schema": x.schema, "second_source": second, "emotion": x.emotion.category, "kind": x.kind,
        "tier": x.tier, "start": x.start, "end": x.end, "context_start": voice.segment.start, "start_s": seconds,
        "source_name": name.source(x.source),
        "schema_name": name.schema(x.source, x.schema),
        "second_source_name": name.source(second),
        "emotion_name": name.emotion(x.emotion.category),
        "expression": x.text, "context": voice.segment.text, "participant": voice.person,
        "valence": x.emotion.valence, "confidence": x.confidence, "strength": x.strength,
        "kind_name": say(f"kind.{x.kind}", language), "tier_name": say(f"tier.{x.tier}", language),
        "marks": _joined(marks, language),
        "speaker": transcript.turns[x.turn].speaker, "transcript": transcript.name, "time": clock_face(seconds),
        "turn": x.turn + 1, "segment": x.segment + 1, "language_name": say(f"language.{x.language}", language),
        "rule": x.rule, "why": _why(x, language, sentences),
        **{ATTRIBUTE + key: value for key, value in transcript.attributes},
    }  # fmt: skip


def sources_by_participant_table(profile: Profile, codebook: Codebook, language: Language) -> pd.DataFrame:
    """One row a source somebody voices, most people first; one column a participant with the number of mentions."""
    name = _Naming(codebook, language)
    order = {s.source: column for column, s in enumerate(profile.sources)}
    rows = [
        {
            "source": s.source, "source_name": name.source(s.source),
            "people": len(s.people), "share": s.share, "mentions": s.mentions,
            **{PERSON + p: profile.matrix[row][order[s.source]] for row, p in enumerate(profile.people)},
        }
        for s in profile.voiced
    ]  # fmt: skip
    return _frame(rows, "sources_by_participant", [PERSON + p for p in profile.people])


def segments_table(study: Study, codebook: Codebook, language: Language) -> pd.DataFrame:
    """One row a participant's segment, with its figures where it has any; NaN strength and confidence in plain talk."""
    name = _Naming(codebook, language)
    rows = []
    for interview, row in zip(study.interviews, segment_map(study, "segment").rows, strict=True):
        transcript, clock = interview.transcript, clock_of(interview.transcript)
        for cell in (cell for cell in row.cells if not cell.gap):
            segment = interview.segments[cell.segment]
            seconds = clock(segment.start)
            rows.append({
                "source": cell.source, "second_source": cell.second_source, "schema": cell.schema,
                "emotion": cell.emotion, "start": segment.start, "end": segment.end, "start_s": seconds,
                "time": clock_face(seconds), "transcript": transcript.name, "segment": cell.segment + 1,
                "participant": cell.person, "text": segment.text,
                "source_name": name.source(cell.source),
                "second_source_name": name.source(cell.second_source),
                "schema_name": name.schema(cell.source, cell.schema),
                "expressions": _joined(cell.texts, language),
                "emotion_name": name.emotion(cell.emotion),
                "valence": cell.valence, "strength": cell.strength if cell.source else None,
                "confidence": cell.confidence if cell.source else None,
                "language_name": say(f"language.{segment.language}", language),
                **{ATTRIBUTE + key: value for key, value in transcript.attributes},
            })  # fmt: skip
    return _frame(rows, "segments", attributes_of(study))


def sources_table(profile: Profile, codebook: Codebook, language: Language) -> pd.DataFrame:
    """One row a source somebody voices, most people first, with its leading schemas and feelings by people."""
    name = _Naming(codebook, language)
    rows = [
        {
            "source": s.source, "source_name": name.source(s.source),
            "people": len(s.people), "share": s.share, "mentions": s.mentions, "valence": s.valence, "second": s.second,
            "schemas": _counted([(name.schema(s.source, f.id), f) for f in s.schemas[:4]], language),
            "emotions": _counted([(name.emotion(f.id), f) for f in s.emotions[:3]], language),
        }
        for s in profile.voiced
    ]  # fmt: skip
    return _frame(rows, "sources")


def about_table(lines: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """Topic and value, a line each (``metaphor.export.about.about_lines`` makes them)."""
    return _frame([{"topic": topic, "value": value} for topic, value in lines], "about")


def attributes_of(study: Study) -> list[str]:
    """Column ids of the participants' attributes, in order of first appearance."""
    keys = dict.fromkeys(key for interview in study.interviews for key, _ in interview.transcript.attributes)
    return [ATTRIBUTE + key for key in keys]


def clock_face(seconds: float | None) -> str:
    """Seconds as m:ss or h:mm:ss; empty where there is no time."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _frame(rows: Sequence[Mapping[str, Any]], table: str, own: Sequence[str] = ()) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=[*HIDDEN[table], *SHOWN[table], *own])
    frame = frame.astype({column: float for column in MAY_BE_MISSING if column in frame.columns})
    return frame.fillna({column: "" for column in own if column.startswith(ATTRIBUTE)})


def _joined(parts: Iterable[str], language: Language) -> str:
    return say("list", language).join(parts)


def _counted(named: Sequence[tuple[str, Facet]], language: Language) -> str:
    return _joined([say("counted", language, name=name, count=facet.people) for name, facet in named], language)


def _schema_names(schemas: Sequence[Facet], home: str, name: _Naming) -> list[str]:
    """Schema names; those of another source than the theme's own are preceded by the source."""
    names = []
    for facet in schemas:
        source, schema = facet.id.split("/", 1)
        own = name.schema(source, schema)
        names.append(own if source == home else say("of_source", name.language, source=name.source(source), name=own))
    return names


def _why(expression: Expression, language: Language, sentences: Sentences) -> str:
    """The evidence that moved the decision most, strongest first, each with its weight in log-odds."""
    weighty = sorted(expression.evidence, key=lambda e: -abs(e.weight))[:MOST_EVIDENCE]
    return _joined([_reason(e, language, sentences) for e in weighty], language)


def _reason(evidence: Evidence, language: Language, sentences: Sentences) -> str:
    weight = f"{evidence.weight:+.1f}"
    if evidence.name in sentences:
        sentence = sentences[evidence.name][language].replace("{}", evidence.detail)
        return say("counted", language, name=sentence.rstrip(".。"), count=weight)
    key = "evidence" if evidence.detail else "evidence.bare"
    return say(key, language, name=evidence.name, detail=evidence.detail, weight=weight)
