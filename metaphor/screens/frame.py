"""The frame around every page: look, navigation, language, the work under way, and a calm word when something breaks."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import streamlit as st

from metaphor.errors import UserError
from metaphor.model import LANGUAGES
from metaphor.screens import progress
from metaphor.screens.place import params_of
from metaphor.screens.session import go, ground, hold_place, language, place, say, sentence
from metaphor.screens.start import follow_link

log = logging.getLogger(__name__)

STYLE = Path(__file__).with_name("style.css")
# A named icon would be fetched from the network; a file is served from here.
ICON = Path(__file__).with_name("icon.png")

Show = Callable[[], None]


def run(pages: Sequence[tuple[str, Show]]) -> None:
    """Shows the page the address names; ``pages`` are (key, function) pairs, the first one the default."""
    hold_place()
    st.set_page_config(page_title=say("app.name"), page_icon=str(ICON), layout="wide")
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}{_own_words()}</style>")
    made = [
        st.Page(_guarded(show), title=say(f"page.{key}"), url_path="" if number == 0 else key, default=number == 0)
        for number, (key, show) in enumerate(pages)
    ]
    current = st.navigation(made, position="hidden")
    st.session_state["pages"] = {key: page for (key, _), page in zip(pages, made, strict=True)}
    _header(made)
    follow_link()
    progress.banner()
    current.run()


def _own_words() -> str:
    """The few words Streamlit has of its own, put into the reader's language by style; no option sets them."""
    limit = say("upload.limit", n=st.get_option("server.maxUploadSize"))
    words = {"--upload-button": say("upload.button"), "--upload-limit": limit}
    paper = f"--paper: {ground().paper};"
    return (
        ":root {"
        + paper
        + "".join(f"{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in words.items())
        + "}"
    )


def _header(pages: Sequence[st.Page]) -> None:
    address = params_of(place())
    with st.container(key="masthead", horizontal=True, vertical_alignment="center", gap="small"):
        tongue = "zh-Hans" if language() == "zh" else "en"
        st.html(f'<span class="brand" lang="{tongue}">{escape(say("app.name"))}</span>', width="content")
        for page in pages:
            st.page_link(page, label=page.title, query_params=address)
        st.space("stretch")
        _language_switch()


def _language_switch() -> None:
    st.session_state["language"] = language()

    def switch() -> None:
        go(language=st.session_state["language"])

    st.segmented_control(
        say("language"), LANGUAGES, key="language", format_func=lambda one: say(f"language.{one}"), on_change=switch,
        required=True, label_visibility="collapsed",
    )  # fmt: skip


def _guarded(show: Show) -> Show:
    """The page, so that nothing it raises reaches a reader as a traceback."""

    def page() -> None:
        try:
            show()
        except UserError as error:
            note(sentence(error))
        except Exception:
            log.exception("the page %s failed", show.__module__)
            note(say("error.calm"))

    page.__name__ = show.__module__.rpartition(".")[2]
    return page


def note(sentence: str) -> None:
    """One quiet sentence beside the thing it is about."""
    st.html(f'<p class="note">{escape(sentence)}</p>')
