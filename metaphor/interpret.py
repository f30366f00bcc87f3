"""From findings to expressions: negation, report and echo read off the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from metaphor.detect import Finding
from metaphor.detect.carried import IMAGE_OPEN, opening_words
from metaphor.feelings import Felt, feeling_of, is_negated
from metaphor.lexicon import Lexicon
from metaphor.model import Expression, Turn
from metaphor.segment import Sentence

SPEECH_VERBS = {
    "en": frozenset("say tell call ask go shout whisper write".split()),
    "zh": frozenset("说 讲 告诉 叫 问 喊 骂 劝 回 写 写着 号称".split()),
}
FIRST_PERSONS = frozenset({"i", "we", "我", "我们", "咱们", "咱"})
QUOTES = (("“", "”"), ("「", "」"), ("『", "』"), ('"', '"'), ("‘", "’"))


def express(finding: Finding, sentence: Sentence, felt: Iterable[Felt], segment: int, turn: int, lexicon: Lexicon,
            text: str) -> Expression:  # fmt: skip
    """The expression a finding stands for; ``felt`` are its sentence's words of feeling, ``text`` its slice of the talk."""
    negated = is_negated(sentence, finding.first)
    emotion = feeling_of(finding, sentence, felt, lexicon)
    vivid = 0.6 if finding.tier == "vivid" else 0.25
    return Expression(
        start=finding.start, end=finding.end, text=text, kind=finding.kind, source=finding.source, schema=finding.schema,
        second_source=finding.second_source, emotion=emotion, confidence=finding.confidence, evidence=finding.evidence,
        negated=negated, reported=is_reported(sentence, finding), echoed=False, tier=finding.tier,
        strength=round(min(1.0, vivid + 0.4 * emotion.arousal * abs(emotion.valence)), 3), rule=finding.rule, segment=segment,
        turn=turn, language=sentence.language, topic=finding.topic, vehicle=finding.vehicle, rivals=finding.rivals,
    )  # fmt: skip


def is_reported(sentence: Sentence, finding: Finding) -> bool:
    """Whether the figure is in quotation marks, or follows somebody else's saying so."""
    before = sentence.tokens[: finding.first]
    if _is_quoted("".join(t.text for t in before)):
        return True
    for i, token in enumerate(before):
        if token.key in SPEECH_VERBS[sentence.language] and token.pos == "v":
            speaker = next((t for t in reversed(before[:i]) if t.pos in "nr"), None)
            if speaker is not None and speaker.key not in FIRST_PERSONS and i < finding.first:
                return True
    return False


def _is_quoted(before: str) -> bool:
    """Whether a quotation mark is still open after these characters."""
    for opening, closing in QUOTES:
        opened = before.count(opening)
        if opened and (opened % 2 == 1 if opening == closing else opened > before.count(closing)):
            return True
    return False


def with_extended(expressions: Sequence[Expression]) -> tuple[Expression, ...]:
    """The expressions marked ``extended`` that carry an image on, and those that opened it, in order of the talk."""
    carried = {e.detail for x in expressions for e in x.evidence if e.name == IMAGE_OPEN}
    return tuple(
        replace(x, extended=True)
        if opening_words(x.vehicle, x.rule) in carried or any(e.name == IMAGE_OPEN for e in x.evidence)
        else x
        for x in expressions
    )


def with_echoes(expressions: Sequence[Expression], turns: Sequence[Turn]) -> tuple[Expression, ...]:
    """The participants' expressions marked ``echoed`` where the interviewer used the same figure first."""
    heard: set[str] = set()
    marked = []
    for x in expressions:
        if turns[x.turn].role == "interviewer":
            heard |= _signs(x)
            marked.append(x)
        else:
            marked.append(replace(x, echoed=True) if _signs(x) & heard else x)
    return tuple(marked)


def _signs(x: Expression) -> set[str]:
    """What makes two expressions the same figure: the same entry, or the same words."""
    return {x.text.lower()} if x.kind == "simile" else {x.rule, x.text.lower()}
