"""The pattern notation of the entry tables: ``lose (all|) control``, ``被…牵着鼻子走``, ``drown in <abstract>``.

A form is expanded into flat sequences of elements (``(a|b)`` choices become one sequence each), and each sequence is
filed under its rarest literal element, the anchor; matching starts there and goes outwards.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from metaphor.errors import UserError
from metaphor.model import Language

ElementKind = Literal["literal", "gap", "determiner", "possessive", "self", "person", "class"]

CHOICE = re.compile(r"\(([^()]*)\)")
ENGLISH_PARTS = re.compile(r"<[a-z]+>|…|\.\.\.|n't|'[a-z]+|[\w’]+?(?=n't)|\w+|-")
CHINESE_PARTS = re.compile(r"<[a-z]+>|PERSON|…|\.\.\.|[^<…P]+|P")
CHINESE_SPECIAL = re.compile(r"[<…. ]|PERSON")
PLACEHOLDERS: dict[str, ElementKind] = {
    "DET": "determiner", "POSS": "possessive", "SELF": "self", "PERSON": "person", "…": "gap", "...": "gap",
}  # fmt: skip
MOST_SEQUENCES = 256

# Words that stand in too many sentences to file a pattern under.
COMMON = frozenset(
    "a an the be have do get go take make put come give keep to of in on at for with from by up down out off over into "
    "and or but not no it that this i you we they all like as so one way have".split()
)


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern; ``value`` is the literal (word in English, characters in Chinese) or the class name."""

    kind: ElementKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A form without choices; ``elements[anchor]`` is a literal."""

    elements: tuple[Element, ...]
    anchor: int


def sequences(form: str, language: Language, where: str) -> tuple[Sequence, ...]:
    """The flat sequences a form stands for; UserError when it has none, too many, or nothing literal in it."""
    expanded = dict.fromkeys(_expanded(form, where)) if "(" in form or ")" in form else (form,)
    if len(expanded) > MOST_SEQUENCES:
        raise UserError(where, f"“{form}” has {len(expanded)} readings", f"use fewer choices, {MOST_SEQUENCES} at most")
    parse = _english_elements if language == "en" else _chinese_elements
    return tuple(_anchored(parse(text), form, where) for text in expanded)


def _expanded(form: str, where: str) -> list[str]:
    """Every text the choices allow; nested choices are expanded from the inside."""
    match = CHOICE.search(form)
    if not match:
        if "(" in form or ")" in form:
            raise UserError(where, f"a bracket of “{form}” is not closed", "write choices as (a|b)")
        return [form]
    options = match.group(1).split("|")
    head, tail = form[: match.start()], form[match.end() :]
    return list(itertools.chain.from_iterable(_expanded(head + option + tail, where) for option in options))


def _english_elements(text: str) -> tuple[Element, ...]:
    return tuple(map(_english_element, ENGLISH_PARTS.findall(text.replace("’", "'"))))


@cache
def _english_element(part: str) -> Element:
    if part in PLACEHOLDERS:
        return Element(PLACEHOLDERS[part])
    if part.startswith("<"):
        return Element("class", part.strip("<>"))
    return Element("literal", {"n't": "not", "ca": "can", "wo": "will"}.get(part, part.lower()))


def _chinese_elements(text: str) -> tuple[Element, ...]:
    if not CHINESE_SPECIAL.search(text):
        return (Element("literal", text.lower()),)
    elements: list[Element] = []
    for part in CHINESE_PARTS.findall(text.replace(" ", "")):
        if part in PLACEHOLDERS:
            elements.append(Element(PLACEHOLDERS[part]))
        elif part.startswith("<"):
            elements.append(Element("class", part.strip("<>")))
        elif elements and elements[-1].kind == "literal":
            elements[-1] = Element("literal", elements[-1].value + part.lower())
        else:
            elements.append(Element("literal", part.lower()))
    return tuple(elements)


def _anchored(elements: tuple[Element, ...], form: str, where: str) -> Sequence:
    """The sequence with its rarest literal for an anchor: no common word, the longest, the first."""
    best, best_rank = -1, (False, 0)
    for i, element in enumerate(elements):
        if element.kind == "literal":
            rank = (element.value not in COMMON, len(element.value))
            if best < 0 or rank > best_rank:
                best, best_rank = i, rank
    if best < 0:
        raise UserError(where, f"“{form}” has no word of its own", "write at least one word besides placeholders")
    return Sequence(elements, best)
