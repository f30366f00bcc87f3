"""Small studies made by hand: ``{source/schema/feeling:words}`` is a figure, ``{a+b/…:words}`` one of two sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from metaphor.lexicon.codebook import Codebook, read_codebook
from metaphor.model import Emotion, Evidence, Expression, Interview, Language, Role, Segment, Study, Transcript, Turn
from metaphor.segment import language_of

FIGURE = re.compile(
    r"\{(?P<source>[a-z]+)(?:\+(?P<second>[a-z]+))?/(?P<schema>[a-z-]+)/(?P<feeling>[a-z]*):(?P<text>[^}]*)\}"
)
SENTENCE = re.compile(r"[^.!?。！？]+[.!?。！？]*")
CODEBOOK: Codebook = read_codebook(Path(__file__).parents[1] / "lexicons")

Line = tuple[str, str] | tuple[str, str, float | None]
"""Speaker (a name that starts with I is the interviewer), marked text, and perhaps the second at which it starts."""


def emotion(category: str) -> Emotion:
    """The category's usual valence and arousal."""
    known = CODEBOOK.emotions.get(category)
    return Emotion(known.valence, known.arousal, category) if known else Emotion(0.0, 0.2, "")


def expression(
    start: int, text: str, *, source: str = "journey", schema: str = "path", second: str | None = None,
    feeling: str = "", confidence: float = 0.8, strength: float = 0.6, segment: int = 0, turn: int = 0,
    language: Language = "en",
) -> Expression:  # fmt: skip
    """An expression whose other fields are ordinary ones."""
    evidence = (Evidence("habit", "0.9", 1.4), Evidence("partner", text, 0.6))
    return Expression(
        start, start + len(text), text, "metaphor", source, schema, second, emotion(feeling), confidence, evidence,
        negated=False, reported=False, echoed=False, tier="vivid" if strength > 0.5 else "conventional",
        strength=strength, rule=f"{language}/{source}:{text}", segment=segment, turn=turn, language=language,
    )  # fmt: skip


def interview(
    name: str, lines: Sequence[Line], *, attributes: tuple[tuple[str, str], ...] = (), strength: float = 0.6
) -> Interview:
    """An interview whose segments are its sentences."""
    text = ""
    turns: list[Turn] = []
    segments: list[Segment] = []
    found: list[Expression] = []
    for speaker, marked, *rest in lines:
        text += "\n" if text else ""
        plain = FIGURE.sub(lambda m: m["text"], marked)
        role: Role = "interviewer" if speaker.startswith("I") else "participant"
        turns.append(Turn(len(text), len(text) + len(plain), plain, speaker, role, *rest))
        first = len(segments)
        for match in SENTENCE.finditer(plain):
            body = match.group().strip()
            start = len(text) + match.start() + match.group().index(body)
            segments.append(Segment(start, start + len(body), body, len(turns) - 1, language_of(body)))
        shift = 0
        for match in FIGURE.finditer(marked):
            start = len(text) + match.start() - shift
            shift += len(match.group()) - len(match["text"])
            at = next(n for n in range(first, len(segments)) if segments[n].end > start)
            found.append(expression(
                start, match["text"], source=match["source"], schema=match["schema"], second=match["second"],
                feeling=match["feeling"], strength=strength, segment=at, turn=len(turns) - 1,
                language=segments[at].language,
            ))  # fmt: skip
        text += plain
    transcript = Transcript(name, name, text, tuple(turns), attributes=attributes)
    felt = {x.segment: x.emotion for x in found}
    emotions = tuple(felt.get(n, Emotion(0.0, 0.0, "")) for n in range(len(segments)))
    return Interview(transcript, tuple(segments), emotions, tuple(found))


def study(*interviews: Interview, **more: object) -> Study:
    """A study of these interviews under a lexicon of no consequence."""
    return Study(interviews, "test-lexicon", "1.2.3", "abcdef0123456789", **more)  # type: ignore[arg-type]


def mortgages() -> Study:
    """Six people on buying a home, in both languages; Ann and 王 share obstacles, 李 and Ben the safe harbour."""
    return study(
        interview("Ann", [
            ("Int", "How was the paperwork? Some call it {journey/climb/:an uphill climb}.", 0.0),
            ("Ann", "Honestly the paperwork was {journey/climb/frustration:an uphill climb}. "
                    "With the bank I {journey/obstacle/frustration:hit a wall} every single time. "
                    "We signed the papers in March.", 6.0),
            ("Int", "And now?", 40.0),
            ("Ann", "Now the house is {container/shelter/security:a harbour} for my children.", 44.0),
        ], attributes=(("age", "34"), ("market", "UK"))),
        interview("Ben", [
            ("Int", "What does the house mean to you?", 0.0),
            ("Ben", "The house is {container/shelter/security:my shell} and my children sleep well. "
                    "The deposit {resource/depletion/exhaustion:ate up} our savings. "
                    "The bank again {journey/obstacle/frustration:put a wall} before the paperwork.", 3.0),
        ], attributes=(("age", "41"), ("market", "UK"))),
        interview("Cleo", [
            ("Int", "Tell me about the waiting."),
            ("Cleo", "I was {container+force/trapped/helplessness:boxed in} by the bank and its paperwork. "
                     "Then I {transformation/becoming/pride:turned into} a landlord. Nobody told me about taxes."),
        ], attributes=(("market", "US"),)),
        interview("王女士", [
            ("I", "办手续的时候感觉怎么样？", 0.0),
            ("王", "办手续那阵子真的是{journey/climb/frustration:翻过一座又一座山}。"
                  "银行那边老是{journey/obstacle/frustration:碰壁}，"
                  "手续一直办不下来。我们三月签的合同。", 5.0),
            ("I", "住进去以后呢？", 35.0),
            ("王", "房子就是{container/shelter/security:避风港}，孩子睡得踏实。", 38.0),
        ], attributes=(("age", "36"), ("market", "CN"))),
        interview("李先生", [
            ("I", "首付对您意味着什么？"),
            ("李", "首付{resource/depletion/exhaustion:掏空了}我们的积蓄。贷款{force/weight/overwhelm:压得喘不过气来}。"
                  "不过房子是{container/shelter/security:避风港}，孩子有个家。"),
        ], attributes=(("market", "CN"),)),
        interview("Dora", [("Int", "Anything else?"), ("Dora", "No, we moved in July and painted the kitchen.")]),
    )  # fmt: skip
