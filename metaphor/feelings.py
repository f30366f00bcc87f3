"""What is felt: words of feeling in a sentence, turned by negation and raised by intensifiers; what a schema lets feel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from metaphor.detect import Finding
from metaphor.detect.index import Index, Match, index_of
from metaphor.detect.match import matches
from metaphor.lexicon import Lexicon
from metaphor.lexicon.folder import Vocabulary
from metaphor.model import Emotion, Expression, Language, Segment
from metaphor.segment import Sentence

NEGATIONS = {
    "en": frozenset("not no never n't nothing nobody without hardly neither nor".split()),
    "zh": frozenset("不 没 没有 别 不是 不会 没法 不能 未 并非 并没有 无 从来不 从不 不再 毫无 不用 不要".split()),
}
NEGATION_REACH = {"en": 4, "zh": 3}
"""How many words before a figure a negation may stand."""
INTENSIFIERS = frozenset(
    "very really so absolutely completely totally utterly extremely deeply incredibly terribly "
    "很 太 非常 特别 极 极其 好 真 真的 超 超级 完全 彻底 简直 实在 十分 格外".split()
)
TURNS = frozenset({"but", "however", "但", "但是", "可是", "不过", "然而"})
"""What follows one of these weighs double."""
SCHEMA_SHARE = 0.6
"""How much of a category's valence and arousal a figure has whose schema alone lets one feel it."""
NEUTRAL = Emotion(0.0, 0.0, "")


@dataclass(frozen=True, slots=True)
class Felt:
    """A word of feeling at code points [start, end), token index ``at``, with its emotion in context."""

    at: int
    start: int
    end: int
    emotion: Emotion


@dataclass(frozen=True, slots=True)
class _Word:
    form: str
    where: str
    emotion: Emotion


@cache
def _index(vocabulary: Vocabulary, language: Language) -> Index[_Word]:
    """The words of feeling, compiled once a process for each vocabulary (compared by identity)."""
    return index_of(tuple(_Word(w, "emotions.csv", e) for w, e in vocabulary.emotions.items()), language)


def words_of_feeling(sentence: Sentence, lexicon: Lexicon) -> tuple[Felt, ...]:
    """The words and phrases of feeling in a sentence, in order; of two that overlap the longer."""
    vocabulary = lexicon.vocabularies[sentence.language]
    found = matches(sentence, _index(vocabulary, sentence.language), vocabulary.classes)
    kept: list[Match[_Word]] = []
    for match in sorted(found, key=lambda m: (m.start - m.end, m.start, m.owner.form)):
        alone = match.last - match.first == 1
        if alone and sentence.tokens[match.first].pos in "pcr":
            continue
        if all(match.end <= k.start or k.end <= match.start for k in kept):
            kept.append(match)
    kept.sort(key=lambda m: m.start)
    return tuple(Felt(m.first, m.start, m.end, _in_context(m.owner.emotion, sentence, m.first)) for m in kept)


def is_negated(sentence: Sentence, first: int) -> bool:
    """Whether a negation stands shortly before token ``first``, in its clause."""
    words = NEGATIONS[sentence.language]
    for token in reversed(sentence.tokens[max(0, first - NEGATION_REACH[sentence.language]) : first]):
        if token.text[0] in ",.;:，。；：、":
            return False
        if token.key in words or token.text.lower() in words:
            return True
    return False


def _in_context(emotion: Emotion, sentence: Sentence, at: int) -> Emotion:
    valence, arousal = emotion.valence, emotion.arousal
    if at and sentence.tokens[at - 1].key in INTENSIFIERS:
        valence, arousal = max(-1.0, min(1.0, valence * 1.25)), min(1.0, arousal * 1.25)
    raised = Emotion(round(valence, 3), round(arousal, 3), emotion.category)
    return denied(raised) if is_negated(sentence, at) else raised


def denied(emotion: Emotion) -> Emotion:
    """What is left of a feeling that is negated: half of it, the other way, and no category."""
    return Emotion(round(-0.5 * emotion.valence, 3), round(emotion.arousal * 0.7, 3), "")


def feeling_of(finding: Finding, sentence: Sentence, felt: Iterable[Felt], lexicon: Lexicon) -> Emotion:
    """The feeling of a figure: its entry's own, else that of the nearest word of feeling in its sentence, else its schema's.

    The lost and the arrived both travel; being trapped and being sheltered are both inside: so the schema decides, weakly.
    """
    negated = is_negated(sentence, finding.first)
    own = lexicon.codebook.emotions.get(finding.emotion)
    if own is not None:
        emotion = Emotion(own.valence, own.arousal, own.id)
        return denied(emotion) if negated else emotion
    nearest = min(felt, key=lambda f: (abs(f.at - finding.first), f.at), default=None)
    if nearest is not None:
        return nearest.emotion
    source = lexicon.codebook.sources.get(finding.source)
    usual = lexicon.codebook.emotions.get(source.feelings.get(finding.schema, "")) if source else None
    if usual is None:
        return NEUTRAL
    emotion = Emotion(round(SCHEMA_SHARE * usual.valence, 3), round(SCHEMA_SHARE * usual.arousal, 3), usual.id)
    return denied(emotion) if negated else emotion


def segment_emotion(
    segment: Segment, expressions: Iterable[Expression], sentences: Iterable[tuple[Sentence, tuple[Felt, ...]]]
) -> Emotion:
    """The segment's feeling: the mean over its figures and words of feeling, what follows a “but” counting double.

    The category is that of the strongest piece.
    """
    felt = [x.emotion for x in expressions if x.emotion.category]
    for sentence, words in sentences:
        turn_at = max((i for i, t in enumerate(sentence.tokens) if t.key in TURNS), default=-1)
        for word in words:
            if segment.start <= word.start < segment.end:
                felt += [word.emotion] * (2 if word.at > turn_at >= 0 else 1)
    if not felt:
        return NEUTRAL
    strongest = max(felt, key=lambda e: (abs(e.valence) + e.arousal, e.category))
    mean_valence = sum(e.valence for e in felt) / len(felt)
    mean_arousal = sum(e.arousal for e in felt) / len(felt)
    return Emotion(round(mean_valence, 3), round(mean_arousal, 3), strongest.category)
