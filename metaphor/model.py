"""The nouns: frozen values that every other room passes along.

One law of offsets holds for everything that has ``start`` and ``end``: they are half-open code points into
``Transcript.text``, and ``transcript.text[x.start:x.end] == x.text``.  The text is what the reader produced and never
changes afterwards; times, speaker marks and layout are not in it but in the turns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]
Role = Literal["interviewer", "participant"]
Kind = Literal["simile", "metaphor", "idiom", "personification"]
Tier = Literal["vivid", "conventional"]

LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Turn:
    """One uninterrupted contribution of one speaker; times are seconds from the start of the recording."""

    start: int
    end: int
    text: str
    speaker: str
    role: Role
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class PersonCode:
    """A code that a person gave to a stretch of the text in another program: what finding can be compared with.

    ``code`` is the code's own name and ``under`` the names of the codes above it, outermost first; ``coder`` is who gave
    it, ``memo`` what they noted on it, ``colour`` the code's as ``#RRGGBB``; each may be empty.
    """

    start: int
    end: int
    text: str
    code: str
    coder: str = ""
    memo: str = ""
    colour: str = ""
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of a document that is in no turn: its place and length there, its first characters, why (or ``""``)."""

    start: int
    length: int
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of every character (code point) of a document.

    ``in_turns`` is the length of all turns; ``added`` of these the document does not hold as such: white space set
    where pieces were joined, and characters it writes otherwise (``&amp;``).  ``layout`` is white space, control
    characters, separators and markup; ``unfound`` is 0 unless a turn holds what the document does not.  ``shape`` is
    the id of the exporting program's shape, where one is recognised.
    """

    characters: int
    in_turns: int
    added: int
    times: int
    marks: int
    layout: int
    left_out: int
    pieces: tuple[LeftOut, ...] = ()
    unfound: int = 0
    shape: str = ""

    @property
    def balanced(self) -> bool:
        """Whether every character has exactly one place."""
        held = self.in_turns - self.added - self.unfound
        return self.characters == held + self.times + self.marks + self.layout + self.left_out


@dataclass(frozen=True, slots=True)
class Transcript:
    """One interview, or one document of another kind, as read.

    ``id`` is unique in a study and comes from the file's name; ``notes`` are sentences on what was understood or
    left out while reading; ``attributes`` are pairs from the participants table.
    """

    id: str
    name: str
    text: str
    turns: tuple[Turn, ...]
    format: str = "text"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    account: Account | None = None
    codes: tuple[PersonCode, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """Names of the speakers, in order of first appearance."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns))


@dataclass(frozen=True, slots=True)
class Token:
    """One word with its lookup key.

    ``key`` is the lemma in lower case (English) or the word in Simplified characters (Chinese); ``pos`` is one of
    n v a d r(pronoun) p(preposition) c(conjunction) m(number, classifier) x(other); ``head`` is the index of the
    syntactic head in the segment's token list and ``relation`` its label, where a parser ran (English), else -1 and "".
    """

    start: int
    end: int
    text: str
    key: str
    pos: str
    head: int = -1
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit of analysis: a clause-sized stretch inside one turn; ``turn`` is the index of that turn."""

    start: int
    end: int
    text: str
    turn: int
    language: Language


@dataclass(frozen=True, slots=True)
class Emotion:
    """Valence -1…1, arousal 0…1 and a category of the codebook (``""`` when none is felt)."""

    valence: float
    arousal: float
    category: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: its name in the table of weights, what it was seen on, and how far it moved the log-odds."""

    name: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True)
class Rival:
    """Another reading of the same words that was weighed and lost."""

    source: str
    schema: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Expression:
    """One figurative stretch of text and why it is held to be one.

    ``segment`` and ``turn`` index the interview's segments and the transcript's turns; ``confidence`` is a
    probability 0…1; ``strength`` 0…1 says how vivid and stirred the figure is; ``rule`` names the lexicon entry or
    frame that proposed it (``en/journey:climb the ladder``); ``topic`` and ``vehicle`` are filled for similes.
    """

    start: int
    end: int
    text: str
    kind: Kind
    source: str
    schema: str
    second_source: str | None
    emotion: Emotion
    confidence: float
    evidence: tuple[Evidence, ...]
    negated: bool
    reported: bool
    echoed: bool
    tier: Tier
    strength: float
    rule: str
    segment: int
    turn: int
    language: Language
    topic: str = ""
    vehicle: str = ""
    rivals: tuple[Rival, ...] = ()
    extended: bool = False
    """Part of an image that goes on over several clauses: it opens one that others carry on, or carries one on."""


@dataclass(frozen=True, slots=True)
class Coding:
    """A category of a lens laid over one segment."""

    lens: str
    category: str
    segment: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Interview:
    """A transcript with what was found in it."""

    transcript: Transcript
    segments: tuple[Segment, ...]
    emotions: tuple[Emotion, ...]
    """One a segment."""
    expressions: tuple[Expression, ...]
    codings: tuple[Coding, ...] = ()

    @property
    def participants(self) -> tuple[str, ...]:
        """Speakers who are participants; a person is identified across files by ``Study.person``."""
        return tuple(dict.fromkeys(t.speaker for t in self.transcript.turns if t.role == "participant"))


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that could not be used, with the sentence that says why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Study:
    """Everything known about a set of interviews; the input of every view."""

    interviews: tuple[Interview, ...]
    lexicon_id: str
    lexicon_version: str
    lexicon_hash: str
    literal_topics: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()

    def interview(self, transcript_id: str) -> Interview:
        """The interview of that transcript; KeyError when the study has none."""
        for interview in self.interviews:
            if interview.transcript.id == transcript_id:
                return interview
        raise KeyError(transcript_id)


def counts_for_participants(interview: Interview) -> tuple[Expression, ...]:
    """The participants' expressions; the interviewer's words are never counted as theirs."""
    turns = interview.transcript.turns
    return tuple(x for x in interview.expressions if turns[x.turn].role == "participant")


def person_of(transcript: Transcript, turn: Turn) -> str:
    """The person a participant's turn belongs to: the transcript's id where it has one participant, else id and speaker.

    Generic speaker marks (P1, 受访者) recur across files, so a person is never identified by the mark alone.
    """
    speakers = {t.speaker for t in transcript.turns if t.role == "participant"}
    return transcript.id if len(speakers) <= 1 else f"{transcript.id} · {turn.speaker}"
