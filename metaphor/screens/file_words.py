"""What was understood of a file, in words: the same on the screen and on the command line."""

from __future__ import annotations

from metaphor.model import Account, Language, Transcript
from metaphor.read import FORMATS, PRESETS
from metaphor.read.alternatives import encoding_name
from metaphor.read.glance import Glance, LeftOutGlance, words_said
from metaphor.read.turns import NOBODY
from metaphor.screens.said import translated
from metaphor.screens.strings import text_of

NAMED = 3
"""So many speakers are named on one line."""

QUOTED = 60
"""Characters of a piece left out that are shown."""


def called(speaker: str, language: Language) -> str:
    """A speaker's name, or that nobody is named."""
    return text_of("study.nobody", language) if speaker == NOBODY else speaker


def languages_of(glance: Glance, language: Language) -> str:
    """The languages of the participants, the most spoken first."""
    return _list([text_of(f"language.name.{one}", language) for one in glance.languages], language)


def speakers_of(glance: Glance, language: Language) -> str:
    """The first speakers, each with role and share of the words."""
    parts = [
        text_of("study.speaker", language, name=called(s.name, language), role=text_of(f"role.{s.role}", language),
                share=round(100 * s.share))
        for s in glance.speakers[:NAMED]
    ]  # fmt: skip
    more = len(glance.speakers) - NAMED
    return _list([*parts, text_of("study.speakers.more", language, n=more)] if more > 0 else parts, language)


def length_of(glance: Glance, language: Language) -> str:
    """How much the participants say, in the units of their languages, and the length of the recording."""
    words, hanzi, minutes = glance.words, glance.hanzi, glance.minutes
    parts = [
        text_of("study.words", language, n=words, count=f"{words:,}") if "en" in glance.languages else "",
        text_of("study.hanzi", language, count=f"{hanzi:,}") if "zh" in glance.languages else "",
        text_of("study.minutes", language, n=minutes) if minutes else "",
    ]
    return _list(parts, language)


def read_as(transcript: Transcript, language: Language, *, unsure: bool) -> str:
    """The program whose shape it is, else the format; the encoding where it is not the usual one, marked where ``unsure``."""
    shape = transcript.account.shape if transcript.account else ""
    names = [(p.en, p.zh) for p in PRESETS if p.id == shape]
    names += [(form.en, form.zh) for form in FORMATS if form.extension == f".{transcript.format}"]
    named = names[0][language == "zh"] if names else transcript.format
    encoding = encoding_name(transcript.encoding)
    if unsure:
        return _list([named, text_of("study.unsure", language, encoding=encoding)], language)
    return _list([named, "" if encoding == "UTF-8" else encoding], language)


def sum_of(account: Account, language: Language) -> str:
    """All characters of the file = those said + times + marks + layout + left out."""
    return text_of("preview.account", language, characters=f"{account.characters:,}", said=f"{words_said(account):,}",
                   times=f"{account.times:,}", marks=f"{account.marks:,}", layout=f"{account.layout:,}",
                   left_out=f"{account.left_out:,}")  # fmt: skip


def left_out_for(one: LeftOutGlance, language: Language) -> str:
    """How much was left out for a reason."""
    reason = translated(one.reason, language) if one.reason else text_of("preview.no_reason", language)
    return text_of("preview.piece", language, reason=reason, n=one.characters, count=f"{one.characters:,}")


def quoted(one: LeftOutGlance) -> tuple[str, ...]:
    """The first pieces left out for a reason, each on one line and cut."""
    lines = (" ".join(text.split()) for text in one.first)
    return tuple(line if len(line) <= QUOTED else line[:QUOTED] + "…" for line in lines)


def and_more(one: LeftOutGlance, language: Language) -> str:
    """That there are further pieces, or nothing."""
    rest = one.pieces - len(one.first)
    return text_of("preview.pieces.more", language, n=rest) if rest > 0 else ""


def _list(parts: list[str], language: Language) -> str:
    return text_of("list.comma", language).join(part for part in parts if part)
