"""Themes: what goes on the slide?"""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from metaphor.export import Report, export_bytes
from metaphor.model import Study
from metaphor.screens.empty import study_or_way_there
from metaphor.screens.quotes import show_quote
from metaphor.screens.session import codebook, colour, language, remember, say, sentences
from metaphor.screens.why import tone
from metaphor.views.themes import Theme, themes_of
from metaphor.wording import say as worded

FORMATS = (
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("csv", "application/zip"),
    ("json", "application/zip"),
)
FIRST = 12
"""Themes shown with their quotes before the rest is unfolded."""


def show() -> None:
    """The page."""
    study = study_or_way_there("themes")
    if study is None:
        return
    themes: tuple[Theme, ...] = remember("themes", lambda: themes_of(study, codebook()))
    st.html(f"<h1>{escape(say('themes.title'))}</h1>")
    if not themes:
        st.html(f'<p class="note">{escape(say("sources.silent"))}</p>')
        return
    _downloads(study, themes)
    shared = [theme for theme in themes if not theme.one_voice]
    st.html(f'<p class="lead">{escape(say("themes.lead", n=len(shared)))}</p>{_table(shared)}')
    for number, theme in enumerate(shared[:FIRST]):
        _theme(theme, number, open_=number == 0)
    rest = [*shared[FIRST:], *(theme for theme in themes if theme.one_voice)]
    if rest:
        with st.expander(say("themes.rest", n=len(rest))):
            st.html(_table(rest))


def _downloads(study: Study, themes: tuple[Theme, ...]) -> None:
    tongue = language()
    report = Report(study, themes, codebook(), tongue, tongue, sentences())
    with st.container(horizontal=True, key="downloads"):
        for number, (form, mime) in enumerate(FORMATS):
            kind = "" if form == "xlsx" else f"-{form}"
            name = f"{worded('file.workbook', tongue)}{kind}.{'xlsx' if form == 'xlsx' else 'zip'}"
            st.download_button(say(f"themes.download.{form}"), partial(_bytes, report, form),
                               file_name=name, mime=mime, key=f"download_{form}", on_click="ignore",
                               type="primary" if number == 0 else "secondary", icon=":material/download:")  # fmt: skip


def _bytes(report: Report, form: str) -> bytes:
    return export_bytes(report, form).data


def _table(themes: list[Theme]) -> str:
    """The theme table: people first, mentions after."""
    heads = ("themes.column.theme", "themes.column.people", "themes.column.mentions", "themes.column.feeling",
             "themes.column.strength", "themes.column.quote")  # fmt: skip
    head = "".join(f'<th scope="col">{escape(say(key))}</th>' for key in heads)
    return f'<table class="themes"><thead><tr>{head}</tr></thead><tbody>{"".join(map(_line, themes))}</tbody></table>'


def _line(theme: Theme) -> str:
    source = theme.sources[0].id if theme.sources else "other"
    feelings = say("list.comma").join(codebook().emotion_name(f.id, language()) for f in theme.emotions[:2])
    people = (
        say("themes.one_voice")
        if theme.one_voice
        else say("themes.people", people=len(theme.people), everyone=theme.everyone)
    )
    quote = escape(theme.quotes[0].text) if theme.quotes else ""
    return (
        f'<tr><th scope="row"><i class="chip" style="--c:{escape(colour(source))}"></i>{escape(theme.name(language()))}</th>'
        f'<td>{escape(people)}</td><td class="number">{theme.mentions}</td><td>{escape(feelings or say(tone(theme.valence)))}</td>'
        f'<td><span class="bar" style="--w:{round(100 * theme.strength)}%" title="{round(100 * theme.strength)} %"></span></td>'
        f'<td class="said">{quote}</td></tr>'
    )


def _theme(theme: Theme, number: int, *, open_: bool) -> None:
    with st.expander(say("themes.quotes_of", name=theme.name(language())), expanded=open_, key=f"theme_{number}"):
        for quote in theme.quotes:
            show_quote(quote)
