"""The head of a document: lines of facts (date, place, who asks, who is asked) that are nobody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from metaphor.model import Role

from .draft import Line, Omitted
from .names import is_label, key, role_of
from .times import time_alone

_FACT = re.compile(r"[-*•\s]*([^:：\n]{1,20})\s*[:：]\s*(\S.{0,59})$")
_HINT = re.compile(r"([^\s:：;；,，、。\"']{1,16})\s*[:：]\s*([^:：;；。\n\"']{1,60})")
_DATE = re.compile(
    r"(?i)(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"
    r"|(?:\w{3,9},? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}"
    r"|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{4}).{0,40}"
    r"|\d{1,3}\s*(?:h|m|min|小时|小時|分钟|分鐘)\s*(?:\d{1,2}\s*(?:m|min|s|分钟|分鐘|秒)\s*){0,2}"
)
_SECTION = re.compile(r"(?i)([^:：\n]{1,20}|summary keywords)\s*[:：]?$")
_BODY = re.compile(
    r"(?i)(?:.{0,40}_)?(?:文字记录|文字記錄|转写内容|转写结果|转写原文|原文|录音文字|逐字稿|文字稿|轉寫內容|(?:full )?transcript(?:ion)?)\s*[:：]?"
)
_OPENING = frozenset(
    """
    关键词 關鍵詞 关键字 参会人 参会人员 与会人 與會人 全文摘要 全文概要 智能摘要 摘要 章节速览 发言总结 待办事项
    keywords summarykeywords speakers attendees summary
    """.split()
)
HEAD = "facts at the head"
"""The reason given for lines of the head."""
_BETWEEN = re.compile(r"\s*(?:[,，、/&]|\band\b|和|与)\s*")


@dataclass(frozen=True, slots=True)
class Facts:
    """The roles a document's head gives to names, and the sentence on what was left out."""

    roles: tuple[tuple[str, Role], ...] = ()
    notes: tuple[str, ...] = ()
    omitted: tuple[Omitted, ...] = ()


def head_facts(lines: Sequence[Line], front: str = "") -> tuple[Facts, tuple[Line, ...]]:
    """The facts of the head and the lines after it.

    A head is a run of short ``label: value`` lines at the start, at least one of whose labels is a word for a fact
    (date, 时间, …); a first exchange looks alike, so without such a word there is no head.  A date on a line of its
    own is a fact as well, and all is head that stands above a line that says only ``文字记录`` or ``Transcript``.
    """
    title = _above_talk(lines)
    end = title + _facts(lines[title:])
    head = lines[:end]
    roles = tuple(hints("\n".join(line.text for line in head) + "\n" + front))
    notes = (f"Left out: facts at the head ({len(head)} lines).",) if head else ()
    return Facts(roles, notes, tuple(Omitted(line.text, HEAD) for line in head)), tuple(lines[len(head) :])


def _above_talk(lines: Sequence[Line]) -> int:
    """How many lines end with the one that announces the talk; 0 when none of the first sixty does."""
    for index, line in enumerate(lines[:60]):
        if _BODY.fullmatch(line.text.strip()) and index + 1 < len(lines):
            return index + 1
    return 0


def _facts(lines: Sequence[Line]) -> int:
    """How many lines at the start are facts."""
    end = 0
    labelled = within = False
    for index, line in enumerate(lines[:20]):
        match = _FACT.match(line.text)
        label = match.group(1).strip("*_ ") if match else ""
        section = _SECTION.fullmatch(line.text.strip())
        if (match and is_label(label)) or (not line.heading and _DATE.fullmatch(line.text.strip())):
            labelled = True
            within = False
            end = index + 1
        elif section and key(section.group(1)) in _OPENING:
            labelled = within = True
            end = index + 1
        elif within and not match and not time_alone(line.text):
            within = False
            end = index + 1
        elif match and role_of(label) and len(match.group(2)) <= 12 and not re.search("[。！？?!]", match.group(2)):
            end = index + 1 if labelled else end
        elif not (index == 0 and len(line.text) <= 40 and not match):
            break
    return end if labelled else 0


def hints(text: str) -> list[tuple[str, Role]]:
    """Names with roles in running facts: ``受访者：郁彬；采访者：施涛`` (interviewee: Yu; interviewer: Shi)."""
    found: list[tuple[str, Role]] = []
    for label, names in _HINT.findall(text):
        role = role_of(label)
        if role:
            found += [(name.strip(), role) for name in _BETWEEN.split(names) if name.strip()]
    return found
