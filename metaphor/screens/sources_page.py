"""Sources: which sources carry this topic, for whom?"""

from __future__ import annotations

from html import escape

import streamlit as st

from metaphor.charts.sources import SELECTION, people_bars, people_by_source
from metaphor.model import Language, Study
from metaphor.screens.counts import counts_table
from metaphor.screens.empty import study_or_way_there
from metaphor.screens.quotes import show_quote
from metaphor.screens.session import codebook, colour, go, ground, language, place, remember, say
from metaphor.screens.why import tone
from metaphor.views.profile import Facet, Profile, SourceProfile, profile_of
from metaphor.views.quotes import best_quotes
from metaphor.views.voices import voices_of

QUOTES = 8


def show() -> None:
    """The page."""
    study = study_or_way_there("sources")
    if study is None:
        return
    profile: Profile = remember("profile", lambda: profile_of(study, codebook()))
    st.html(f"<h1>{escape(say('sources.title'))}</h1>")
    if not profile.voiced:
        st.html(f'<p class="note">{escape(say("sources.silent"))}</p>')
        return
    tongue = language()
    left, right = st.columns([5, 6], gap="large")
    with left:
        st.html(f"<h2>{escape(say('sources.people'))}</h2>")
        chart = people_bars(profile, codebook(), ground(), language=tongue)
        st.altair_chart(chart, width="stretch", theme=None, key="bars", on_select=lambda: _picked("bars"),
                        selection_mode=SELECTION, alt=say("sources.bars.alt", n=len(profile.voiced)))  # fmt: skip
    with right:
        st.html(f"<h2>{escape(say('sources.tiles'))}</h2>")
        tiles = people_by_source(profile, codebook(), ground(), language=tongue)
        st.altair_chart(tiles, width="stretch", theme=None, key="tiles", on_select=lambda: _picked("tiles"),
                        selection_mode=SELECTION, alt=say("sources.tiles.alt", n=len(profile.people)))  # fmt: skip
    with st.expander(say("sources.table")):
        st.html(_matrix(profile, tongue))
    _one_source(study, profile)


def _picked(key: str) -> None:
    points = st.session_state[key].selection.get(SELECTION) or []
    if points and points[0].get("source"):
        go(source=str(points[0]["source"]))


def _one_source(study: Study, profile: Profile) -> None:
    voiced = {one.source: one for one in profile.voiced}
    wanted = place().source
    chosen = voiced[wanted if wanted in voiced else next(iter(voiced))]
    box = f"source_{language()}"
    st.session_state[box] = chosen.source
    st.divider()
    st.selectbox(say("sources.which"), list(voiced), key=box, width=260,
                 format_func=lambda s: codebook().source_name(s, language()),
                 on_change=lambda: go(source=st.session_state[box]))  # fmt: skip
    _head(chosen, profile)
    left, middle, right = st.columns([3, 3, 7], gap="large")
    with left:
        schemas = [(codebook().schema_name(chosen.source, f.id, language()), f) for f in chosen.schemas]
        st.html(
            f"<h3>{escape(say('sources.schemas'))}</h3>{_facets(schemas, len(profile.people), colour(chosen.source))}"
        )
    with middle:
        emotions = [(codebook().emotion_name(f.id, language()), f) for f in chosen.emotions]
        bars = (
            _facets(emotions, len(profile.people), ground().middle)
            or f'<p class="quiet">{escape(say("feeling.none"))}</p>'
        )
        st.html(f"<h3>{escape(say('sources.feelings'))}</h3>{bars}")
    with right:
        st.html(f"<h3>{escape(say('sources.quotes'))}</h3>")
        _quotes(study, chosen.source)


def _head(one: SourceProfile, profile: Profile) -> None:
    source = codebook().sources.get(one.source)
    gloss = source.glosses[language()] if source else ""
    counts = say(
        "sources.counts",
        people=len(one.people),
        everyone=len(profile.people),
        n=one.mentions,
        tone=say(tone(one.valence)),
    )
    name = codebook().source_name(one.source, language())
    st.html(f'<div class="source-head" style="--c:{escape(colour(one.source))}"><h2>{escape(name)}</h2>'
            f"<p>{escape(gloss)}</p><p class='counts'>{escape(counts)}</p></div>")  # fmt: skip


def _facets(named: list[tuple[str, Facet]], everyone: int, shade: str) -> str:
    """Bars of people, with the mentions after them."""
    lines = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td class="track"><span style="--w:{100 * f.people / max(everyone, 1):.0f}%;'
        f'--c:{escape(shade)}"></span></td><td>{escape(say("sources.facet", n=f.people, mentions=f.mentions))}</td></tr>'
        for name, f in named
    )
    return f'<table class="facets"><tbody>{lines}</tbody></table>' if lines else ""


def _quotes(study: Study, source: str) -> None:
    voices = [voice for voice in voices_of(study) if voice.expression.source == source]
    for quote in best_quotes(voices, QUOTES):
        show_quote(quote)


def _matrix(profile: Profile, tongue: Language) -> str:
    """The table behind the tiles."""
    shown = [n for n, one in enumerate(profile.sources) if one.people]
    return counts_table(
        [codebook().source_name(profile.sources[n].source, tongue) for n in shown],
        [(person, [counts[n] for n in shown]) for person, counts in zip(profile.people, profile.matrix, strict=True)],
    )
