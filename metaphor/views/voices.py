"""Who says what: every participant's expression with the person it belongs to; the base of all counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from metaphor.model import Expression, Interview, Segment, Study, Transcript, counts_for_participants, person_of


@dataclass(frozen=True, slots=True)
class Voice:
    """One expression of one participant, in its interview."""

    person: str
    interview: Interview
    expression: Expression

    @property
    def transcript(self) -> Transcript:
        """The transcript the expression is in."""
        return self.interview.transcript

    @property
    def segment(self) -> Segment:
        """The segment the expression is in."""
        return self.interview.segments[self.expression.segment]


def persons_of(interview: Interview) -> dict[str, str]:
    """Participant's speaker name -> person, in order of first appearance."""
    firsts = {t.speaker: t for t in reversed(interview.transcript.turns) if t.role == "participant"}
    return {speaker: person_of(interview.transcript, firsts[speaker]) for speaker in interview.participants}


def people_of(study: Study) -> tuple[str, ...]:
    """Every participant of the study, those without a single figure included, in the order of the interviews."""
    return tuple(dict.fromkeys(p for interview in study.interviews for p in persons_of(interview).values()))


def voices_of(study: Study) -> tuple[Voice, ...]:
    """Every participant's expression, in the order of the interviews and of the text."""
    found = []
    for interview in study.interviews:
        persons = persons_of(interview)
        turns = interview.transcript.turns
        for expression in counts_for_participants(interview):
            found.append(Voice(persons[turns[expression.turn].speaker], interview, expression))
    return tuple(found)


def people_in(voices: Iterable[Voice]) -> tuple[str, ...]:
    """The persons heard in these voices, in order of first appearance."""
    return tuple(dict.fromkeys(voice.person for voice in voices))


def mean_valence(voices: Iterable[Voice]) -> float:
    """Mean over people of each person's mean valence, -1…1, so that a talkative person weighs no more; 0 for none."""
    by_person: dict[str, list[float]] = {}
    for voice in voices:
        by_person.setdefault(voice.person, []).append(voice.expression.emotion.valence)
    means = [sum(values) / len(values) for values in by_person.values()]
    return sum(means) / len(means) if means else 0.0
