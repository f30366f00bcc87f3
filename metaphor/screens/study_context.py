"""What a reader knows of the study that no transcript says: the participants table, and what is literally talked of."""

from __future__ import annotations

from html import escape

import streamlit as st

from metaphor.errors import UserError
from metaphor.read import ParticipantsTable
from metaphor.screens import doors
from metaphor.screens.session import remember, say, sentence, study
from metaphor.views.talk_topics import proposed_topics


def show_context() -> None:
    """The participants table on one side, the literal topics on the other."""
    left, right = st.columns(2, gap="large")
    with left:
        _participants()
    with right:
        st.text_input(say("study.topics"), key="topics_field", value=st.session_state.get("topics", ""),
                      placeholder=say("study.topics.example"), on_change=_keep_topics)  # fmt: skip
        st.html(f'<p class="quiet">{escape(say("study.topics.about"))}</p>')
        _proposals()


def _proposals() -> None:
    """Words the study may literally be about; a click names one and starts the analysis anew."""
    done = study()
    if done is None:
        return
    proposed = {p.word: p for p in remember("proposed_topics", lambda: proposed_topics(done, doors.classes()))}
    if not proposed:
        return

    def named(word: str) -> str:
        return say("study.topics.one", word=word, n=proposed[word].figures)

    def confirm() -> None:
        if word := st.session_state["topic_pill"]:
            st.session_state["topics"] = ", ".join((*topics(), word))
            st.session_state["topics_confirmed"] = True

    st.pills(say("study.topics.proposed"), list(proposed), format_func=named, key="topic_pill", on_change=confirm,
             help=say("study.topics.proposed.about"))  # fmt: skip


def _keep_topics() -> None:
    st.session_state["topics"] = st.session_state["topics_field"]


def _participants() -> None:
    def take() -> None:
        given = st.session_state["table_field"]
        st.session_state["table_error"] = None
        st.session_state["table"] = None
        if given is not None:
            try:
                st.session_state["table"] = doors.read_table(given.name, given.getvalue())
            except UserError as error:
                st.session_state["table_error"] = error

    st.file_uploader(say("study.table"), type=["csv", "tsv", "xlsx"], key="table_field", on_change=take)
    error: UserError | None = st.session_state.get("table_error")
    table: ParticipantsTable | None = st.session_state.get("table")
    if error:
        st.html(f'<p class="note">{escape(sentence(error))}</p>')
    elif table:
        columns = say("list.comma").join(table.columns)
        st.html(
            f'<p class="quiet">{escape(say("study.table.read", n=len(table.rows), name=table.name, columns=columns))}</p>'
        )
    else:
        st.html(f'<p class="quiet">{escape(say("study.table.about"))}</p>')
    for text in st.session_state.get("table_notes", ()):
        st.html(f'<p class="note">{escape(sentence(text))}</p>')


def topics() -> tuple[str, ...]:
    """The literal topics, as typed: separated by commas of any width, semicolons or line ends."""
    typed = st.session_state.get("topics", "")
    for mark in "，、；;\n":
        typed = typed.replace(mark, ",")
    return tuple(word.strip() for word in typed.split(",") if word.strip())
