"""A quote as HTML: verbatim, escaped, its figure underlined in the source's colour."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from html import escape

import streamlit as st

from metaphor.lexicon import Codebook
from metaphor.model import Language
from metaphor.screens.marks import figure_name
from metaphor.screens.place import params_of
from metaphor.screens.session import codebook, colour, language, place, say
from metaphor.views.quotes import Quote


def quote_html(quote: Quote, book: Codebook, tongue: Language, shade: Callable[[str], str]) -> str:
    """The quote, who said it, and its source and schema."""
    x = quote.expression
    cuts = (0, x.start - quote.start, x.end - quote.start, len(quote.text))
    before, words, after = (escape(quote.text[a:b]) for a, b in itertools.pairwise(cuts))
    return (
        f'<blockquote class="quote" style="--c:{escape(shade(x.source))}">{before}<mark>{words}</mark>{after}'
        f"<footer>{escape(quote.person)} · {escape(figure_name(x, book, tongue))}</footer></blockquote>"
    )


def show_quote(quote: Quote) -> None:
    """The quote, and the way to it in the reader."""
    words, link = st.columns([10, 1], gap="small", wrap=False)
    words.html(quote_html(quote, codebook(), language(), colour))
    pages = st.session_state.get("pages", {})
    if "read" in pages:
        there = replace(place(), person=quote.transcript, segment=quote.segment, at=quote.expression.start)
        link.page_link(pages["read"], label=say("sources.open"), query_params=params_of(there))
