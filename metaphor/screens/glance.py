"""What can be said of a transcript at a glance, before anything is analysed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from metaphor.model import Language, Role, Transcript

HANZI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
WORD = re.compile(r"[^\W\d_\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+(?:['’-][^\W\d_]+)*")
SPOKEN_HANZI_A_WORD = 1.6
"""Hanzi that say about as much as one English word, to weigh the languages of a mixed talk against each other."""
SECOND_LANGUAGE = 0.1
"""Share of the talk from which a second language is named."""


@dataclass(frozen=True, slots=True)
class SpeakerGlance:
    """A speaker with the role as read and the share 0…1 of all characters spoken."""

    name: str
    role: Role
    share: float


@dataclass(frozen=True, slots=True)
class Glance:
    """Participants' words and hanzi, the languages they speak, and the length of the recording where times tell it."""

    languages: tuple[Language, ...]
    words: int
    hanzi: int
    minutes: int | None
    speakers: tuple[SpeakerGlance, ...]


def glance_at(transcript: Transcript) -> Glance:
    """The glance; a transcript in which nobody is a participant has 0 words and no language."""
    said = " ".join(turn.text for turn in transcript.turns if turn.role == "participant")
    words, hanzi = len(WORD.findall(said)), len(HANZI.findall(said))
    ends = [
        end for turn in transcript.turns if (end := turn.end_s if turn.end_s is not None else turn.start_s) is not None
    ]
    return Glance(
        _languages(words, hanzi), words, hanzi, round(max(ends) / 60) if ends else None, _speakers(transcript)
    )


def _languages(words: int, hanzi: int) -> tuple[Language, ...]:
    weights: dict[Language, float] = {"en": words, "zh": hanzi / SPOKEN_HANZI_A_WORD}
    whole = sum(weights.values())
    heard = [language for language in weights if weights[language] > SECOND_LANGUAGE * whole]
    return tuple(sorted(heard, key=lambda language: -weights[language]))


def _speakers(transcript: Transcript) -> tuple[SpeakerGlance, ...]:
    whole = sum(len(turn.text) for turn in transcript.turns) or 1
    return tuple(
        SpeakerGlance(
            name,
            next(turn.role for turn in transcript.turns if turn.speaker == name),
            sum(len(turn.text) for turn in transcript.turns if turn.speaker == name) / whole,
        )
        for name in transcript.speakers
    )
