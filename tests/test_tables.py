"""Tables: ids that never change, headers in either language, and nothing but participants' words."""

from __future__ import annotations

import pytest

from metaphor import tables
from metaphor.views.profile import profile_of
from metaphor.views.themes import themes_of
from tests.builders import CODEBOOK, interview, mortgages, study


def test_expressions_table_holds_every_participants_expression() -> None:
    frame = tables.expressions_table(mortgages(), CODEBOOK, "en")
    assert len(frame) == 14
    assert "Int" not in set(frame["speaker"])
    first = frame.iloc[0]
    assert (first["expression"], first["source"], first["source_name"], first["emotion_name"]) == (
        "an uphill climb", "journey", "Journey", "frustration")  # fmt: skip
    assert first["time"] == "0:13"
    assert first["attribute.age"] == "34"
    assert frame["attribute.age"].tolist()[-1] == ""


def test_names_follow_the_language_and_ids_do_not() -> None:
    english, chinese = (tables.expressions_table(mortgages(), CODEBOOK, language) for language in ("en", "zh"))
    assert english["source"].tolist() == chinese["source"].tolist()
    assert chinese["source_name"].tolist()[0] == "旅程"
    assert chinese["kind_name"].tolist()[0] == "隐喻"
    assert english.columns.tolist() == chinese.columns.tolist()


def test_evidence_is_worded_by_the_lexicons_sentences() -> None:
    sentences = {"partner": {"en": "it stands with {}.", "zh": "与“{}”搭配。"}}
    frame = tables.expressions_table(mortgages(), CODEBOOK, "en", sentences=sentences)
    assert frame["why"][0] == "habit (0.9) +1.4, it stands with an uphill climb (+0.6)"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_shown_tables_have_readers_headers(language: str) -> None:
    whole = mortgages()
    frame = tables.shown(tables.segments_table(whole, CODEBOOK, language), "segments", language)  # type: ignore[arg-type]
    assert not any(c.isascii() and c.islower() and c not in ("age", "market") for c in frame.columns)
    assert frame.columns.is_unique


def test_segments_table_has_a_line_for_each_participants_segment() -> None:
    whole = mortgages()
    frame = tables.segments_table(whole, CODEBOOK, "zh")
    spoken = [s for i in whole.interviews for s in i.segments if i.transcript.turns[s.turn].role == "participant"]
    assert frame["text"].tolist() == [segment.text for segment in spoken]
    assert frame["strength"].isna().sum() == (frame["source"] == "").sum() > 0


def test_matrix_rows_sum_to_mentions() -> None:
    frame = tables.sources_by_participant_table(profile_of(mortgages(), CODEBOOK), CODEBOOK, "en")
    persons = [c for c in frame.columns if c.startswith(tables.PERSON)]
    assert len(persons) == 6
    assert frame[persons].sum(axis="columns").tolist() == frame["mentions"].tolist()
    assert frame["people"].is_monotonic_decreasing


def test_sources_table_counts_people_in_its_facets() -> None:
    frame = tables.sources_table(profile_of(mortgages(), CODEBOOK), CODEBOOK, "zh")
    assert frame["schemas"][1] == "障碍（3）、攀登（2）"


def test_themes_table_quotes_say_who() -> None:
    whole = mortgages()
    frame = tables.themes_table(themes_of(whole, CODEBOOK), CODEBOOK, "en")
    assert frame["quote_1"][0].endswith("— Ann")
    assert frame["share"].between(0, 1).all()
    assert frame["note"].tolist()[-1] == "voiced by one person only"


def test_an_attribute_named_like_a_column_keeps_headers_apart() -> None:
    named = tables.headers(["source_name", "attribute.Source"], "en")
    assert list(named.values()) == ["Source", "Source′"]


def test_tables_of_nothing_keep_their_columns() -> None:
    for empty in (study(), study(interview("A", [("A", "Plain.")]))):
        assert tables.expressions_table(empty, CODEBOOK, "en").empty
        assert tables.themes_table((), CODEBOOK, "en").columns.tolist()[0] == "id"
        assert tables.sources_by_participant_table(profile_of(empty, CODEBOOK), CODEBOOK, "en").empty


@pytest.mark.parametrize(("seconds", "face"), [(None, ""), (5.9, "0:05"), (61, "1:01"), (3725, "1:02:05")])
def test_clock_face(seconds: float | None, face: str) -> None:
    assert tables.clock_face(seconds) == face
