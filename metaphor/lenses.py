"""Lenses: further codebooks laid over the same segments, each a list of the words that speak of its categories."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from metaphor.detect.index import Index, Match, index_of
from metaphor.detect.match import matches
from metaphor.errors import UserError
from metaphor.lexicon.codebook import Names, read_yaml
from metaphor.lexicon.entries import read_rows
from metaphor.lexicon.notation import sequences
from metaphor.model import LANGUAGES, Coding, Language, Segment
from metaphor.segment import Sentence

COLUMNS = ("category", "language", "form", "note")
SET_ASIDE = "-"
"""The category of forms that code nothing and keep shorter forms inside them from coding (“I see”, 听说)."""
BETWEEN_WORDS = " · "
"""What parts the words in a coding's evidence."""
NO_CLASSES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LensForm:
    """One row of a lens: a pattern and the category it speaks of; ``where`` is file and line."""

    category: str
    language: Language
    form: str
    where: str


@dataclass(frozen=True, slots=True, eq=False)
class Lens:
    """A codebook; ``categories`` and ``glosses`` are by category id, in the order of every legend and table."""

    id: str
    names: Names
    gloss: Names
    categories: Mapping[str, Names]
    glosses: Mapping[str, Names]
    forms: tuple[LensForm, ...]


def lenses_in(folder: Path) -> tuple[str, ...]:
    """Ids of the lenses in a lexicon folder, sorted; none where it has no ``lenses``."""
    return tuple(sorted(path.stem for path in (folder / "lenses").glob("*.yaml")))


def load_lens(folder: Path, id: str) -> Lens:
    """The lens of that id in a lexicon folder, read once a process; UserError names the file and line of what is wrong."""
    return _loaded(folder.resolve(), id)


@cache
def _loaded(folder: Path, id: str) -> Lens:
    known = lenses_in(folder)
    if id not in known:
        raise UserError(f"lenses/{id}.yaml", "there is no such lens", f"choose one of {', '.join(known) or 'none'}")
    raw = read_yaml(folder / "lenses" / f"{id}.yaml")
    try:
        about: dict[str, dict[str, Any]] = {str(category): one for category, one in raw["categories"].items()}
        categories = MappingProxyType({category: _names(one["name"]) for category, one in about.items()})
        glosses = MappingProxyType({category: _names(one["gloss"]) for category, one in about.items()})
        names, gloss = _names(raw["name"]), _names(raw["gloss"])
    except (KeyError, TypeError, AttributeError) as error:
        todo = "give the lens and every category a name and a gloss, each with en and zh"
        raise UserError(f"lenses/{id}.yaml", f"the codebook lacks {error}", todo) from error
    return Lens(id, names, gloss, categories, glosses, tuple(_forms(folder / "lenses" / f"{id}.csv", categories)))


def _names(raw: Mapping[str, str]) -> Names:
    return MappingProxyType({"en": str(raw["en"]), "zh": str(raw["zh"])})


def _forms(path: Path, categories: Mapping[str, Names]) -> Iterator[LensForm]:
    """The rows; a form may speak of two categories, but not twice of one, and not be both coded and set aside."""
    if not path.exists():
        raise UserError(f"lenses/{path.name}", "the table is missing", "put it beside the lens's YAML file")
    seen: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for where, row in read_rows(path, COLUMNS):
        form = _form(where, row, categories)
        before = seen[form.language, form.form]
        clash = next((c for c in before if c == form.category or SET_ASIDE in (c, form.category)), None)
        if clash is not None:
            raise UserError(where, f"“{form.form}” stands already in {before[clash]}", "keep one of the two")
        before[form.category] = where
        yield form


def _form(where: str, row: Mapping[str, str], categories: Mapping[str, Names]) -> LensForm:
    """The form of one row; UserError when a cell holds what it may not hold."""
    language = next((known for known in LANGUAGES if known == row["language"]), None)
    if language is None:
        raise UserError(where, f"“{row['language']}” is no language", f"write {' or '.join(LANGUAGES)}")
    if row["category"] not in categories and row["category"] != SET_ASIDE:
        what = f"“{row['category']}” is no category of this lens"
        raise UserError(
            where, what, f"write one of {', '.join(categories)}, or {SET_ASIDE} for words that code nothing"
        )
    expanded = sequences(row["form"], language, where)
    if any(element.names_class for sequence in expanded for element in sequence.elements):
        raise UserError(where, f"“{row['form']}” names a class, which a lens has none of", "write the words themselves")
    return LensForm(row["category"], language, row["form"], where)


def codings_of(
    lenses: Sequence[Lens], segments: Sequence[Segment], sentences: Sequence[Sentence]
) -> tuple[Coding, ...]:
    """The codings of every lens, one lens after the other."""
    return tuple(coding for lens in lenses for coding in codings(lens, segments, sentences))


def codings(lens: Lens, segments: Sequence[Segment], sentences: Sequence[Sentence]) -> tuple[Coding, ...]:
    """One coding for each category that a segment speaks of, by segment and then in the lens's order of categories.

    ``segments`` and ``sentences`` are those of one transcript, segments in order.  ``evidence`` holds the words matched, as
    they stand in the segment, each once.  Where one match lies inside a longer one, the longer one speaks.
    """
    starts = [segment.start for segment in segments]
    words: dict[tuple[int, str], dict[str, None]] = defaultdict(dict)
    for sentence in sentences:
        for match in _spoken(matches(sentence, _index(lens, sentence.language), NO_CLASSES)):
            at = bisect_right(starts, match.start) - 1
            if at >= 0:
                segment = segments[at]
                said = segment.text[match.start - segment.start : match.end - segment.start]
                words[at, match.owner.category][said] = None
    order = {category: i for i, category in enumerate(lens.categories)}
    return tuple(
        Coding(lens.id, category, at, BETWEEN_WORDS.join(words[at, category]))
        for at, category in sorted(words, key=lambda key: (key[0], order[key[1]]))
    )


@cache
def _index(lens: Lens, language: Language) -> Index[LensForm]:
    return index_of(tuple(form for form in lens.forms if form.language == language), language)


def _spoken(found: list[Match[LensForm]]) -> list[Match[LensForm]]:
    """The matches that no longer one holds and that are not set aside, in order of the text."""
    spoken = (m for m in found if m.owner.category != SET_ASIDE and not any(_covers(other, m) for other in found))
    return sorted(spoken, key=lambda m: (m.start, m.end))


def _covers(other: Match[LensForm], match: Match[LensForm]) -> bool:
    if not (other.start <= match.start and match.end <= other.end):
        return False
    return other.owner.category == SET_ASIDE or other.end - other.start > match.end - match.start
