"""The table of files: what was understood of each, and what was wrong with a bad one."""

from __future__ import annotations

from html import escape

from metaphor.screens.glance import Glance, glance_at
from metaphor.screens.session import OnShelf, say, sentence


def shelf_table(files: tuple[OnShelf, ...]) -> str:
    """The table as escaped HTML, in the reader's language."""
    heads = (
        "study.column.file",
        "study.column.language",
        "study.column.speakers",
        "study.column.length",
        "study.column.state",
    )
    head = "".join(f'<th scope="col">{escape(say(key))}</th>' for key in heads)
    return f'<table class="shelf"><thead><tr>{head}</tr></thead><tbody>{"".join(map(_line, files))}</tbody></table>'


def _line(one: OnShelf) -> str:
    name = f'<th scope="row">{escape(one.name)}</th>'
    if one.transcript is None:
        why = sentence(one.error) if one.error else ""
        return f'<tr class="bad">{name}<td colspan="4">{escape(why)}</td></tr>'
    glance = glance_at(one.transcript)
    notes = "".join(f"<small>{escape(sentence(text))}</small>" for text in one.transcript.notes)
    cells = (_languages(glance), _speakers(one, glance), _length(glance), f"{escape(say('study.ready'))}{notes}")
    return f"<tr>{name}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _languages(glance: Glance) -> str:
    return escape(say("list.comma").join(say(f"language.name.{one}") for one in glance.languages)) or "–"


def _speakers(one: OnShelf, glance: Glance) -> str:
    given = dict(one.roles)
    parts = [
        f'<span class="speaker">{escape(s.name)} <em>{escape(say("role." + given.get(s.name, s.role)))}</em></span>'
        for s in glance.speakers
    ]
    return "".join(parts)


def _length(glance: Glance) -> str:
    parts = [
        say("study.words", n=glance.words, count=f"{glance.words:,}") if "en" in glance.languages else "",
        say("study.hanzi", count=f"{glance.hanzi:,}") if "zh" in glance.languages else "",
        say("study.minutes", n=glance.minutes) if glance.minutes is not None else "",
    ]
    return "<br>".join(escape(part) for part in parts if part)
