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


def accounted(transcript: Transcript) -> None:
    """Every character of the document has one place, and the turns hold nothing the document does not."""
    account = transcript.account
    assert account is not None
    assert account.in_turns == sum(len(turn.text) for turn in transcript.turns)
    assert account.balanced
    assert account.unfound == 0
    assert account.left_out == sum(piece.length for piece in account.pieces)
    assert all(piece.text and piece.length >= len(piece.text) for piece in account.pieces)
