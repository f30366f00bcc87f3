"""The about table: what made these results, what they rest on, and what was done to fit them into a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from metaphor import __version__
from metaphor.export.safe import CUT_MARK, LONGEST, Handling
from metaphor.model import Language, Study
from metaphor.views.themes import Theme
from metaphor.views.voices import people_in, people_of, voices_of
from metaphor.wording import say

PROGRAM = "metaphor"
READING = ("people", "strength", "valence", "confidence", "quotes")


def counts_of(study: Study) -> dict[str, int]:
    """The counts that every export states; people, segments and expressions are the participants'."""
    voices = voices_of(study)
    everything = sum(len(interview.expressions) for interview in study.interviews)
    roles = [i.transcript.turns[segment.turn].role for i in study.interviews for segment in i.segments]
    return {
        "interviews": len(study.interviews),
        "people": len(people_of(study)),
        "people_without_a_figure": len(people_of(study)) - len(people_in(voices)),
        "turns": sum(len(interview.transcript.turns) for interview in study.interviews),
        "segments": len(roles),
        "participants_segments": roles.count("participant"),
        "expressions": everything,
        "participants_expressions": len(voices),
        "interviewers_expressions": everything - len(voices),
    }


def about_lines(
    study: Study, themes: Sequence[Theme], language: Language, handling: Handling, *, guard: bool
) -> tuple[tuple[str, str], ...]:
    """Topic and value, a line each; ``guard`` says whether apostrophes were set before what looks like a formula."""
    counts = counts_of(study)
    lexicon = say(
        "about.lexicon.value", language, id=study.lexicon_id, version=study.lexicon_version, hash=study.lexicon_hash
    )
    topics = say("list", language).join(study.literal_topics) or say("about.topics.none", language)
    lines = [
        ("about.program", f"{PROGRAM} {__version__}"),
        ("about.lexicon", lexicon),
        ("about.interviews", str(counts["interviews"])),
        ("about.languages", _languages(study, language)),
        ("about.people", str(counts["people"])),
        ("about.silent", str(counts["people_without_a_figure"])),
        ("about.segments", str(counts["participants_segments"])),
        ("about.expressions", str(counts["participants_expressions"])),
        ("about.interviewer", str(counts["interviewers_expressions"])),
        ("about.themes", str(len(themes))),
        ("about.topics", topics),
        *(("about.reading", say(f"about.reading.{point}", language)) for point in READING),
        *(("about.handling", sentence) for sentence in _handled(handling, language, guard)),
        *(("about.set_aside", say("pair", language, name=s.name, value=s.reason)) for s in study.set_aside),
    ]
    if not study.set_aside:
        lines.append(("about.set_aside", say("about.set_aside.none", language)))
    notes = [
        (say("about.note", language, name=interview.transcript.name), note)
        for interview in study.interviews
        for note in interview.transcript.notes
    ]
    return (*((say(topic, language), value) for topic, value in lines), *notes)


def _languages(study: Study, language: Language) -> str:
    heard = dict.fromkeys(segment.language for interview in study.interviews for segment in interview.segments)
    return say("list", language).join(say(f"language.{found}", language) for found in heard)


def _handled(handling: Handling, language: Language, guard: bool) -> list[str]:
    sentences = [] if guard else [say("about.as_text", language)]
    if handling.guarded:
        sentences.append(say("about.guarded", language, count=handling.guarded))
    if handling.controls:
        sentences.append(say("about.controls", language, count=handling.controls))
    if handling.cut:
        sentences.append(say("about.cut", language, count=handling.cut, limit=f"{LONGEST:,}", mark=CUT_MARK))
    return sentences
