"""The pattern notation of the entry tables: ``lose (all|) control``, ``被…牵着鼻子走``, ``drown in <abstract>``.

A form is a sequence of elements, filed under its rarest literal, the anchor; matching starts there and goes outwards.
``(a|b)`` is one element with its options where something outside it can be the anchor; else it becomes one sequence each.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from metaphor.errors import UserError
from metaphor.model import Language

ElementKind = Literal["literal", "gap", "determiner", "possessive", "self", "person", "class", "choice"]

CHOICE = re.compile(r"\(([^()]*)\)")
FOLDED = "\ue000"
"""Stands for a choice while a form is taken apart; the n-th choice is so many places further on."""
MOST_FOLDED = 64
_FOLDS = f"[{FOLDED}-{chr(ord(FOLDED) + MOST_FOLDED)}]"
ENGLISH_PARTS = re.compile(_FOLDS + r"|<[a-z]+>|…|\.\.\.|n't|'[a-z]+|[\w’]+?(?=n't)|\w+|-")
CHINESE_PARTS = re.compile(_FOLDS + rf"|<[a-z]+>|PERSON|…|\.\.\.|[^<…P{_FOLDS[1:-1]}]+|P")
CHINESE_SPECIAL = re.compile(r"[<…. ]|PERSON|" + _FOLDS)
SHORTEST_ANCHOR = 3
"""Characters that a Chinese literal must have for choices beside it to be folded: one alone stands everywhere."""
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
    """One place of a pattern.

    ``value`` is the literal (word in English, characters in Chinese) or the class name.  A choice has ``options``, the
    longest first, of elements each; where each is one literal or nothing, they stand in ``values`` too.
    """

    kind: ElementKind
    value: str = ""
    options: tuple[tuple[Element, ...], ...] = ()
    values: tuple[str, ...] = ()

    @property
    def names_class(self) -> bool:
        """Whether it is a class of words, or a choice that has one among its options."""
        return self.kind == "class" or any(e.names_class for option in self.options for e in option)

    @property
    def reversed(self) -> Element:
        """The same, to be read from its end."""
        return choice(tuple(option[::-1] for option in self.options)) if self.options else self


def choice(options: tuple[tuple[Element, ...], ...]) -> Element:
    """The element that stands for any of the options."""
    plain = all(len(option) < 2 and all(e.kind == "literal" for e in option) for option in options)
    values = tuple(option[0].value if option else "" for option in options) if plain else ()
    return Element("choice", "", options, values)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A form without choices; ``elements[anchor]`` is a literal."""

    elements: tuple[Element, ...]
    anchor: int


def sequences(form: str, language: Language, where: str) -> tuple[Sequence, ...]:
    """The flat sequences a form stands for; UserError when it has none, too many, or nothing literal in it."""
    parse = _english_elements if language == "en" else _chinese_elements
    if "(" not in form and ")" not in form:
        return (_anchored(parse(form), form, where),)
    folded, choices = _folded(form, language)
    expanded = dict.fromkeys(_expanded(folded, where))
    if len(expanded) > MOST_SEQUENCES:
        raise UserError(where, f"“{form}” has {len(expanded)} readings", f"use fewer choices, {MOST_SEQUENCES} at most")
    kept = {
        chr(ord(FOLDED) + i): choice(tuple(sorted(map(parse, options), key=_length, reverse=True)))
        for i, options in enumerate(choices)
    }
    return tuple(
        _anchored(tuple(kept.get(e.value, e) for e in parse(text)), form, where) for text in expanded
    )


def _length(option: tuple[Element, ...]) -> tuple[int, int]:
    return len(option), sum(len(e.value) for e in option)


def _folded(form: str, language: Language) -> tuple[str, list[list[str]]]:
    """The form with a sign for each choice that need not be expanded, and the options of those."""
    if "((" in form or CHOICE.sub("", form).count("(") or len(CHOICE.findall(form)) > MOST_FOLDED:
        return form, []
    pieces = CHOICE.split(form)
    outside, inside = pieces[::2], pieces[1::2]
    foldable = [_stands_apart(outside[i], outside[i + 1], language) for i in range(len(inside))]
    if not any(_may_anchor(piece, language) for piece in outside):
        anchor = _anchor_choice(inside, language)
        if anchor is None:
            return form, []
        foldable[anchor] = False
    choices: list[list[str]] = []
    text = outside[0]
    for options, after, fold in zip(inside, outside[1:], foldable, strict=True):
        if fold:
            text += chr(ord(FOLDED) + len(choices))
            choices.append(list(dict.fromkeys(options.split("|"))))
        else:
            text += f"({options})"
        text += after
    return text, choices


def _stands_apart(before: str, after: str, language: Language) -> bool:
    """Whether a choice is a word of its own: colo(u|)r is not."""
    return language == "zh" or (before[-1:] in {"", " "} and after[:1] in {"", " "})


def _may_anchor(text: str, language: Language) -> bool:
    parse = _english_elements if language == "en" else _chinese_elements
    literals = [e.value for e in parse(text) if e.kind == "literal"]
    if language == "zh":
        return any(len(value) >= SHORTEST_ANCHOR for value in literals)
    return any(value not in COMMON and value.isalpha() for value in literals)


def _anchor_choice(inside: list[str], language: Language) -> int | None:
    """The choice with the fewest options whose every option can be an anchor."""
    good = [
        (len(options), i)
        for i, options in enumerate(choice.split("|") for choice in inside)
        if all(_may_anchor(option, language) for option in options)
    ]
    return min(good)[1] if good else None


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
    if part >= FOLDED:
        return Element("choice", part)
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
        elif FOLDED <= part[0] <= _FOLDS[-2]:
            elements.append(Element("choice", part))
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
