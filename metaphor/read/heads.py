"""The head of a document: lines of facts (date, place, who asks, who is asked) that are nobody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from metaphor.model import Role

from .draft import Line
from .names import is_label, role_of

_FACT = re.compile(r"[-*•\s]*([^:：\n]{1,20})\s*[:：]\s*(\S.{0,59})$")
_HINT = re.compile(r"([^\s:：;；,，、。\"']{1,16})\s*[:：]\s*([^:：;；。\n\"']{1,60})")
_BETWEEN = re.compile(r"\s*(?:[,，、/&]|\band\b|和|与)\s*")


@dataclass(frozen=True, slots=True)
class Facts:
    """The roles a document's head gives to names, and the sentence on what was left out."""

    roles: tuple[tuple[str, Role], ...] = ()
    notes: tuple[str, ...] = ()


def head_facts(lines: Sequence[Line], front: str = "") -> tuple[Facts, tuple[Line, ...]]:
    """The facts of the head and the lines after it.

    A head is a run of short ``label: value`` lines at the start, at least one of whose labels is a word for a fact
    (date, 时间, …); a first exchange looks alike, so without such a word there is no head.
    """
    end = 0
    labelled = False
    for index, line in enumerate(lines[:20]):
        match = _FACT.match(line.text)
        label = match.group(1).strip("*_ ") if match else ""
        if match and is_label(label):
            labelled = True
            end = index + 1
        elif match and role_of(label) and len(match.group(2)) <= 12 and not re.search("[。！？?!]", match.group(2)):
            end = index + 1 if labelled else end
        elif not (index == 0 and len(line.text) <= 40 and not match):
            break
    head = lines[:end] if labelled else ()
    roles = tuple(hints("\n".join(line.text for line in head) + "\n" + front))
    notes = (f"Left out: facts at the head ({len(head)} lines).",) if head else ()
    return Facts(roles, notes), tuple(lines[len(head) :])


def hints(text: str) -> list[tuple[str, Role]]:
    """Names with roles in running facts: ``受访者：郁彬；采访者：施涛`` (interviewee: Yu; interviewer: Shi)."""
    found: list[tuple[str, Role]] = []
    for label, names in _HINT.findall(text):
        role = role_of(label)
        if role:
            found += [(name.strip(), role) for name in _BETWEEN.split(names) if name.strip()]
    return found
