"""From findings to expressions: emotion, negation, report and echo read off the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from metaphor.detect import Finding
from metaphor.lexicon import Lexicon
from metaphor.model import Emotion, Expression, Segment, Token, Turn
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
SPEECH_VERBS = {
    "en": frozenset("say tell call ask go shout whisper write".split()),
    "zh": frozenset("说 讲 告诉 叫 问 喊 骂 劝 回 写 写着 号称".split()),
}
FIRST_PERSONS = frozenset({"i", "we", "我", "我们", "咱们", "咱"})
QUOTES = (("“", "”"), ("「", "」"), ("『", "』"), ('"', '"'), ("‘", "’"))
NEUTRAL = Emotion(0.0, 0.0, "")


def express(finding: Finding, sentence: Sentence, segment: int, turn: int, lexicon: Lexicon, text: str) -> Expression:
    """The expression a finding stands for; ``text`` is the finding's slice of the transcript."""
    negated = is_negated(sentence, finding.first)
    emotion = _emotion(finding, sentence, lexicon)
    vivid = 0.6 if finding.tier == "vivid" else 0.25
    return Expression(
        start=finding.start, end=finding.end, text=text, kind=finding.kind, source=finding.source, schema=finding.schema,
        second_source=finding.second_source, emotion=emotion, confidence=finding.confidence, evidence=finding.evidence,
        negated=negated, reported=is_reported(sentence, finding), echoed=False, tier=finding.tier,
        strength=round(min(1.0, vivid + 0.4 * emotion.arousal * abs(emotion.valence)), 3), rule=finding.rule, segment=segment,
        turn=turn, language=sentence.language, topic=finding.topic, vehicle=finding.vehicle, rivals=finding.rivals,
    )  # fmt: skip


def is_negated(sentence: Sentence, first: int) -> bool:
    """Whether a negation stands shortly before token ``first``, in its clause."""
    words = NEGATIONS[sentence.language]
    for token in reversed(sentence.tokens[max(0, first - NEGATION_REACH[sentence.language]) : first]):
        if token.text[0] in ",.;:，。；：、":
            return False
        if token.key in words or token.text.lower() in words:
            return True
    return False


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


def _emotion(finding: Finding, sentence: Sentence, lexicon: Lexicon) -> Emotion:
    """The figure's own feeling where its entry names one, else that of the nearest word of feeling in the sentence."""
    category = lexicon.codebook.emotions.get(finding.emotion)
    if category is not None:
        return Emotion(category.valence, category.arousal, category.id)
    felt = words_of_feeling(sentence, lexicon)
    if not felt:
        return NEUTRAL
    _, emotion = min(felt, key=lambda pair: (abs(pair[0] - finding.first), pair[0]))
    return emotion


def words_of_feeling(sentence: Sentence, lexicon: Lexicon) -> tuple[tuple[int, Emotion], ...]:
    """(token index, emotion) for each word of feeling; a negation turns its valence, an intensifier raises it."""
    known = lexicon.vocabularies[sentence.language].emotions
    return tuple(
        (i, _in_context(known[t.key], sentence, i))
        for i, t in enumerate(sentence.tokens)
        if t.key in known and _may_feel(t)
    )


def _may_feel(token: Token) -> bool:
    return token.pos not in "pcr"


def _in_context(emotion: Emotion, sentence: Sentence, at: int) -> Emotion:
    valence, arousal = emotion.valence, emotion.arousal
    if at and sentence.tokens[at - 1].key in INTENSIFIERS:
        valence, arousal = max(-1.0, min(1.0, valence * 1.25)), min(1.0, arousal * 1.25)
    if is_negated(sentence, at):
        return Emotion(round(-0.5 * valence, 3), round(arousal * 0.7, 3), "")
    return Emotion(round(valence, 3), round(arousal, 3), emotion.category)


def segment_emotion(
    segment: Segment, expressions: Iterable[Expression], sentences: Iterable[Sentence], lexicon: Lexicon
) -> Emotion:
    """The segment's feeling: the mean over its figures and words of feeling, what follows a “but” counting double.

    The category is that of the strongest piece.
    """
    felt = [x.emotion for x in expressions if x.emotion.category]
    for sentence in sentences:
        turn_at = max(
            (i for i, t in enumerate(sentence.tokens) if t.key in {"but", "但", "但是", "可是", "不过"}), default=-1
        )
        for i, emotion in words_of_feeling(sentence, lexicon):
            if segment.start <= sentence.tokens[i].start < segment.end:
                felt += [emotion] * (2 if i > turn_at >= 0 else 1)
    if not felt:
        return NEUTRAL
    strongest = max(felt, key=lambda e: (abs(e.valence) + e.arousal, e.category))
    mean_valence = sum(e.valence for e in felt) / len(felt)
    mean_arousal = sum(e.arousal for e in felt) / len(felt)
    return Emotion(round(mean_valence, 3), round(mean_arousal, 3), strongest.category)


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
