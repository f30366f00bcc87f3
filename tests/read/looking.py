"""Two ways to look at what was read, and the law every transcript obeys."""

from __future__ import annotations

from collections.abc import Callable

from metaphor.model import Transcript

Reading = Callable[..., Transcript]


def lawful(transcript: Transcript) -> None:
    """Every turn is its slice, turns follow each other, and nothing in the text is outside them but separators."""
    at = 0
    for turn in transcript.turns:
        assert transcript.text[turn.start : turn.end] == turn.text
        assert turn.text == turn.text.strip() != ""
        assert transcript.text[at : turn.start].strip() == ""
        assert turn.speaker
        assert turn.role in ("interviewer", "participant")
        at = turn.end
    assert at == len(transcript.text)
    assert not set(transcript.text) & {"\r", "\x00", "\ufeff"}
    transcript.text.encode()


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Speaker and words, turn by turn."""
    return [(turn.speaker, turn.text) for turn in transcript.turns]


def roles(transcript: Transcript) -> dict[str, str]:
    """Speaker -> role."""
    return {turn.speaker: turn.role for turn in transcript.turns}
