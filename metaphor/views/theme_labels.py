"""Names for themes, composed of the codebook's own words: "Journey: obstacle — frustration (paperwork)"."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from metaphor.model import LANGUAGES, Language
from metaphor.views.profile import Facet

if TYPE_CHECKING:
    from metaphor.lexicon import Codebook

TypicalWords = tuple[tuple[Language, tuple[str, ...]], ...]
SHARE_TO_BE_NAMED = 0.25
"""A feeling is named in a label from this share of the people who voice the leading schema."""


def labels(
    schemas: Sequence[Facet], feelings: Sequence[Facet], words: TypicalWords, codebook: Codebook, *, second_from: float
) -> tuple[tuple[Language, str], ...]:
    """The label per language: leading schema, a leading schema of another source with ``second_from`` mentions or more,
    the leading of the ``feelings`` that go with the leading schema, and the most typical content word of the
    label's language.
    """
    first = schemas[0]
    other = [s for s in schemas if s.id.split("/")[0] != first.id.split("/")[0] and s.mentions >= second_from]
    leading = (first, *other[:1])
    feeling = feelings[0].id if feelings and feelings[0].people >= SHARE_TO_BE_NAMED * first.people else ""
    return tuple(
        (language, _label(leading, feeling, _word(words, language), codebook, language)) for language in LANGUAGES
    )


def _word(words: TypicalWords, language: Language) -> str:
    """The first typical word in the label's own language, if there is one."""
    return next((found[0] for spoken, found in words if spoken == language and found), "")


def _label(leading: Sequence[Facet], feeling: str, word: str, codebook: Codebook, language: Language) -> str:
    pairs = [facet.id.split("/", 1) for facet in leading]
    named = [
        (codebook.source_name(source, language), codebook.schema_name(source, schema, language))
        for source, schema in pairs
    ]
    # "freedom (freedom)" says nothing twice.
    word = (
        "" if word and word in " ".join((*itertools.chain(*named), codebook.emotion_name(feeling, language))) else word
    )
    if language == "zh":
        head = "＋".join(f"{source}·{schema}" for source, schema in named)
        return head + (f"——{codebook.emotion_name(feeling, 'zh')}" if feeling else "") + (f"（{word}）" if word else "")
    head = " + ".join(f"{_capital(source)}: {schema}" for source, schema in named)
    return head + (f" — {codebook.emotion_name(feeling, 'en')}" if feeling else "") + (f" ({word})" if word else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def tell_apart(names: Sequence[str], further: Sequence[Sequence[str]]) -> list[str]:
    """The names, equal ones told apart by the first of their ``further`` words that does it, else by a number."""
    taken: Counter[str] = Counter()
    apart = []
    for name, words in zip(names, further, strict=True):
        candidates = (name, *(f"{name} · {word}" for word in words))
        chosen = next((c for c in candidates if not taken[c]), None)
        if chosen is None:
            number = 2
            while taken[f"{name} · {number}"]:
                number += 1
            chosen = f"{name} · {number}"
        taken[chosen] += 1
        apart.append(chosen)
    return apart
