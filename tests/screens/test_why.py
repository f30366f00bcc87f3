from dataclasses import replace
from pathlib import Path

import pytest

from metaphor.lexicon.codebook import read_codebook
from metaphor.lexicon.weights import read_weights
from metaphor.model import Evidence, Language
from metaphor.screens.why import Reader, evidence_sentence, same_schema, sureness, why_card
from tests.screens.fake_study import fake_study

LEXICONS = Path(__file__).parents[2] / "lexicons"
STUDY = fake_study()


def reader(language: Language) -> Reader:
    sentences = read_weights(LEXICONS / "weights.yaml").sentences
    return Reader(read_codebook(LEXICONS), sentences, language, lambda source: "#117733")


def test_card_says_source_feeling_confidence_and_rule_in_words() -> None:
    x = next(x for x in STUDY.interviews[0].expressions if x.source == "journey" and x.schema == "obstacle")
    card = why_card(replace(x, confidence=0.62, negated=True), reader("en"), x.text)
    for said in (
        "journey · obstacle",
        "frustration · unpleasant",
        "plausible",
        "62 %",
        "negated",
        x.rule,
        "movement · rise",
    ):
        assert said in card


def test_card_speaks_chinese() -> None:
    x = next(x for x in STUDY.interviews[2].expressions if x.schema == "trapped")
    card = why_card(x, reader("zh"), x.text)
    assert "容器 · 被困" in card  # container · trapped
    assert "无助 · 不愉快" in card  # helplessness · unpleasant


def test_card_escapes_the_words_and_the_evidence() -> None:
    x = replace(STUDY.interviews[0].expressions[0], evidence=(Evidence("habit", "<img src=x>", 1.0),), rule="<b>")
    card = why_card(x, reader("en"), "<script>")
    assert "<script>" not in card
    assert "<img" not in card
    assert "<b>" not in card.replace("<b aria-label", "")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_piece_of_evidence_has_a_sentence(language: Language) -> None:
    by = reader(language)
    for name in by.sentences:
        said = evidence_sentence(Evidence(name, "wall", 1.0), by)
        assert said
        assert "{}" not in said


def test_unknown_evidence_is_shown_as_it_stands() -> None:
    assert evidence_sentence(Evidence("new-kind", "wall", 1.0), reader("en")) == "new-kind: wall"


def test_same_schema_takes_other_people_one_each() -> None:
    interview = STUDY.interviews[0]
    x = next(x for x in interview.expressions if x.schema == "climb")
    found = same_schema(STUDY, interview, x)
    ids = [other.transcript.id for other, _ in found]
    assert interview.transcript.id not in ids
    assert len(set(ids)) == len(ids) == 4
    assert all(y.schema == "climb" for _, y in found)


@pytest.mark.parametrize(
    ("confidence", "key"), [(1.0, "sure.very"), (0.7, "sure.likely"), (0.6, "sure.plausible"), (0.0, "sure.doubtful")]
)
def test_sureness(confidence: float, key: str) -> None:
    assert sureness(confidence) == key
