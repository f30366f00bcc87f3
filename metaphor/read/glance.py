"""What can be said of a transcript at a glance, before anything is analysed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from metaphor.model import Account, Language, LeftOut, Role, Transcript

HANZI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
WORD = re.compile(r"[^\W\d_\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+(?:['’-][^\W\d_]+)*")
SPOKEN_HANZI_A_WORD = 1.6
"""Hanzi that say about as much as one English word, to weigh the languages of a mixed talk against each other."""
SECOND_LANGUAGE = 0.1
"""Share of the talk from which a second language is named."""


@dataclass(frozen=True, slots=True)
class SpeakerGlance:
    """A speaker with the role as read, the share 0…1 of all words spoken, and how many turns."""

    name: str
    role: Role
    share: float
    turns: int


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
    said: dict[str, list[float]] = defaultdict(list)
    roles: dict[str, Role] = {}
    for turn in transcript.turns:
        said[turn.speaker].append(spoken(turn.text))
        roles.setdefault(turn.speaker, turn.role)
    whole = sum(map(sum, said.values())) or 1.0
    return tuple(SpeakerGlance(name, roles[name], sum(parts) / whole, len(parts)) for name, parts in said.items())


def spoken(text: str) -> float:
    """How much is said, in English words and what hanzi amount to in these."""
    return len(WORD.findall(text)) + len(HANZI.findall(text)) / SPOKEN_HANZI_A_WORD


@dataclass(frozen=True, slots=True)
class LeftOutGlance:
    """What was left out for one reason (``""``: none is known): how many pieces and characters, and the first few."""

    reason: str
    pieces: int
    characters: int
    first: tuple[str, ...]


def left_out_at(account: Account, first: int = 3) -> tuple[LeftOutGlance, ...]:
    """What was left out, by reason, the most first; ``first`` so many pieces of each are kept."""
    found: dict[str, list[LeftOut]] = defaultdict(list)
    for piece in account.pieces:
        found[piece.reason].append(piece)
    glances = (
        LeftOutGlance(reason, len(pieces), sum(p.length for p in pieces), tuple(p.text for p in pieces[:first]))
        for reason, pieces in found.items()
    )
    return tuple(sorted(glances, key=lambda one: -one.characters))


def words_said(account: Account) -> int:
    """Characters of the document that are in turns: with times, marks, layout and what is left out these are all."""
    return account.in_turns - account.added - account.unfound
