"""Images opened and carried on, the manner of a talk, and what is passed over."""

from __future__ import annotations

import pytest

import metaphor
from metaphor.detect import candidates_of
from metaphor.detect.carried import IMAGE_OPEN, openings_of
from metaphor.detect.manner import MOST, manner_of
from metaphor.detect.scenes import IMAGE_LASTS, Opening, Scenes, open_image, scene_words_in, still_open
from metaphor.lexicon import load
from metaphor.lexicon.fields import SceneWord
from metaphor.model import Language
from metaphor.segment import Sentence, sentences_of

SHIP = SceneWord("ship", (("ship-and-sea", "journey", "vehicle"),), "here")
RAFT = SceneWord("life raft", (("ship-and-sea", "container", "shelter"),), "here")
WALL = SceneWord("一堵墙", (("house-and-rooms", "container", "boundary"),), "here")  # a wall, which jieba cuts in two


def sentences(text: str, language: Language) -> tuple[Sentence, ...]:
    (found,) = sentences_of([(text, 0)], language)
    return found


def evidence_on(text: str, words: str, language: Language) -> set[str]:
    """Names of all evidence on the candidates that cover these words."""
    at = text.index(words)
    found = [f for fs in candidates_of(sentences(text, language), load()) for f in fs]
    return {e.name for f in found if f.start <= at and at + len(words) <= f.end for e in f.evidence}


@pytest.mark.parametrize(
    ("text", "language", "word", "expected"),
    [
        ("The ships came in.", "en", SHIP, ["ships"]),
        ("We held on to that life raft.", "en", RAFT, ["life raft"]),
        ("他和我之间隔着一堵墙。", "zh", WALL, ["一堵墙"]),  # a wall stands between him and me
        ("We shipped it.", "en", RAFT, []),
    ],
)
def test_carried_scene_words_are_found_as_words(
    text: str, language: Language, word: SceneWord, expected: list[str]
) -> None:
    (sentence,) = sentences(text, language)
    assert [text[m.start : m.end] for m in scene_words_in(sentence, {word.form: word})] == expected


def test_carried_an_image_stays_open_for_a_while_only() -> None:
    opening = Opening(place=3, end=52, field="ship-and-sea", words="a ship")
    fields = frozenset({"ship-and-sea"})
    assert open_image([opening], 4, 60, fields) == opening
    assert open_image([opening], 3, 10, fields) is None, "a word before the opening carries nothing on"
    assert open_image([opening], 4, 60, frozenset({"garden"})) is None
    assert still_open([opening], 3 + IMAGE_LASTS) == (opening,)
    assert still_open([opening], 4 + IMAGE_LASTS) == ()


OPENED = "My marriage was like a sinking ship. We had no anchor and no captain, and there was no harbour to be seen."
PLAIN = "My marriage was like any other. We had no anchor and no captain, and there was no harbour to be seen."


def test_carried_words_of_the_scene_are_figures_once_the_image_is_open() -> None:
    assert IMAGE_OPEN in evidence_on(OPENED, "anchor", "en")
    assert IMAGE_OPEN not in evidence_on(PLAIN, "anchor", "en")
    opened = {x.text: x for x in metaphor.find(OPENED)}
    assert any("ship" in text for text in opened)
    assert any(x.extended for x in opened.values())
    assert not any(x.extended for x in metaphor.find(PLAIN))


def test_carried_chinese_images_are_carried_on() -> None:
    # “This company is like a ship. Nobody is at the helm, and who knows when it will reach the shore.”
    text = "这家公司就像一艘船。没有人掌舵，也不知道什么时候才能靠岸。"
    assert IMAGE_OPEN in evidence_on(text, "掌舵", "zh")
    assert IMAGE_OPEN in evidence_on(text, "靠岸", "zh")
    assert [x.extended for x in metaphor.find(text)].count(True) >= 2


def test_carried_only_sure_vivid_figures_open_an_image() -> None:
    found = sentences(OPENED, "en")
    lexicon = load()
    openings = openings_of(candidates_of(found, lexicon), Scenes(found, lexicon))
    assert openings
    assert all(o.place == 0 for o in openings if o.field == "ship-and-sea" and o.words == "a sinking ship")


def test_manner_of_a_short_text_says_nothing_and_of_an_imageful_one_much() -> None:
    lexicon = load()
    plain = sentences("We moved in May. The kitchen is at the back. My sister came by on Sunday.", "en")
    assert manner_of(plain, candidates_of(plain, lexicon)).doublings <= 0
    images = sentences(
        " ".join([OPENED.split(". ")[0] + ".", "My head is a beehive.", "Work felt like drowning."] * 12), "en"
    )
    manner = manner_of(images, candidates_of(images, lexicon))
    assert 0.5 < manner.doublings <= MOST
    assert manner.per_thousand > 10


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        ("She is on the tenure track at the university.", "track", "en"),
        ("She had a root canal in May.", "root", "en"),
    ],
)
def test_passed_over_stretches_are_demoted(text: str, words: str, language: Language) -> None:
    assert {n for n in evidence_on(text, words, language) if n.startswith("passed-")}
    assert not any(words in x.text for x in metaphor.find(text, language=language))
