"""One talk written in every format reads back turn for turn: who, what, and when where the format says when."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metaphor.model import Transcript
from metaphor.read import FORMATS, read
from tests.read.looking import accounted, lawful
from tests.read.writing import TIMED, WRITERS, Spoken, Talk, talk_of

EN = (
    "How did the move go, and what was it like?", "It was an uphill road. I felt I was carrying a wall & a half.",
    "Go on?", "Well — like wading in mud; nobody held my hand.\u2003“Hold on,” they said…",
)  # fmt: skip
ZH = (
    "搬家顺利吗？您觉得怎么样？",
    "像走夜路，心里压着一块石头。",
    "能再说说吗？",
    "就像在雾里开车，看不见头，“再等等”。",
)
# did the move go well? like walking at night, a stone on my heart; go on? like driving in fog, "wait a little"

PAIRS = st.sampled_from(
    [("Interviewer", "Ann"), ("访谈者", "阿慧"), ("Q", "A"), ("Jo Smith", "Ben Moss"), ("問", "答")]
)
WORDS = st.sampled_from(
    """a wall road bridge I'd carry climbing café naïve R&D 50% "so" (laughs) 3.5 x<y 😀 the heavy — stuck, in; out:
    like 像 一座山 压着 心里 桥， 断了。 “家” 𠮷 雾里 走不出来？ 慢慢 ， A4 纸""".split()
)  # mountain, pressing, heart, bridge, broken, home, in the fog, cannot get out, slowly, paper
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(lambda words: "I said " + " ".join(words) + " 好。")
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def spoken(transcript: Transcript, timed: bool) -> list[Spoken]:
    return [
        Spoken(turn.speaker, turn.text, *((turn.start_s or 0.0, turn.end_s or 0.0) if timed else (0.0, 0.0)))
        for turn in transcript.turns
    ]


def back(ending: str, talk: Talk) -> None:
    """The talk, written and read, is the talk."""
    transcript = read(WRITERS[ending](talk), name=f"t{ending}")
    lawful(transcript)
    accounted(transcript)
    timed = ending in TIMED
    wanted = [Spoken(one.speaker, " ".join(one.text.split()), *(one[2:] if timed else (0.0, 0.0))) for one in talk]
    found = [one._replace(text=" ".join(one.text.split())) for one in spoken(transcript, timed)]
    assert found == wanted


def test_rounds_every_format_has_its_writer() -> None:
    assert set(WRITERS) == {row.extension for row in FORMATS}


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize(("texts", "who"), [(EN, ("Interviewer", "Ann")), (ZH, ("访谈者", "阿慧"))], ids=["en", "zh"])
def test_rounds_a_talk_reads_back(ending: str, texts: tuple[str, ...], who: tuple[str, str]) -> None:
    back(ending, talk_of(texts, who))


@pytest.mark.parametrize("ending", [ending for ending in WRITERS if ending not in (".htm", ".pdf")])
def test_rounds_any_talk_reads_back(ending: str) -> None:
    @QUICK
    @given(st.lists(SENTENCES, min_size=4, max_size=9), PAIRS)
    def holds(texts: list[str], who: tuple[str, str]) -> None:
        back(ending, talk_of(texts, who))

    holds()
