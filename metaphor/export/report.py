"""What every writer is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from metaphor import tables
from metaphor.export.about import about_lines
from metaphor.export.safe import Handling, safe_frame
from metaphor.model import Language, Study
from metaphor.tables import NO_SENTENCES, Sentences
from metaphor.views.profile import profile_of
from metaphor.views.themes import Theme

if TYPE_CHECKING:
    from metaphor.lexicon import Codebook


@dataclass(frozen=True, slots=True)
class Report:
    """A study with its themes, the codebook that names them, the language of the words and that of the file names."""

    study: Study
    themes: tuple[Theme, ...]
    codebook: Codebook
    language: Language
    names_in: Language = "en"
    sentences: Sentences = field(default_factory=lambda: NO_SENTENCES)


@dataclass(frozen=True, slots=True)
class File:
    """A file to be written: its name without a folder, and its bytes."""

    name: str
    data: bytes


def frames_of(report: Report) -> Mapping[str, pd.DataFrame]:
    """Themes, expressions, sources × participants and segments, with ids and names."""
    study, codebook, language = report.study, report.codebook, report.language
    return MappingProxyType({
        "themes": tables.themes_table(report.themes, codebook, language),
        "expressions": tables.expressions_table(study, codebook, language, sentences=report.sentences),
        "sources_by_participant": tables.sources_by_participant_table(profile_of(study, codebook), codebook, language),
        "segments": tables.segments_table(study, codebook, language),
    })  # fmt: skip


def sheets_of(report: Report) -> Mapping[str, pd.DataFrame]:
    """All tables with the about table, ids beside names, for a writer whose cells have types."""
    return _safe(report, frames_of(report), guard=False)


def readers_frames_of(report: Report) -> Mapping[str, pd.DataFrame]:
    """All tables with the about table as readers see them, guarded against formulas, for a writer without types."""
    seen = {table: tables.shown(frame, table, report.language) for table, frame in frames_of(report).items()}
    safe = dict(_safe(report, seen, guard=True))
    safe["about"] = tables.shown(safe["about"], "about", report.language)
    return MappingProxyType(safe)


def _safe(report: Report, frames: Mapping[str, pd.DataFrame], *, guard: bool) -> Mapping[str, pd.DataFrame]:
    """The frames made safe, and the about table, which states how many cells that took."""
    total = Handling()
    safe: dict[str, pd.DataFrame] = {}
    for table, frame in frames.items():
        safe[table], handling = safe_frame(frame, guard=guard)
        total += handling
    lines = about_lines(report.study, report.themes, report.language, total, guard=guard)
    safe["about"], _ = safe_frame(tables.about_table(lines), guard=guard)
    return MappingProxyType(safe)
