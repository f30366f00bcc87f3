from __future__ import annotations

from pathlib import Path

import pytest
import rjieba

from metaphor.words import chinese_pos, chinese_tokens, english_sentences, jieba_words, simplified, topic_keys


def test_words_english_tokens_hold_the_law_of_offsets() -> None:
    text = "Um, I couldn't see the top, you know, because it’s so far away."
    sentences = next(english_sentences([(text, 0)]))
    tokens = [t for s in sentences for t in s]
    assert all(text[t.start : t.end] == t.text for t in tokens)


def test_words_english_fillers_are_set_aside_before_parsing() -> None:
    sentences = next(english_sentences([("Um, it was, you know, uh, all uphill.", 0)]))
    words = [t.text for s in sentences for t in s]
    assert "Um" not in words
    assert "uh" not in words
    assert "know" not in words
    assert "uphill" in words


def test_words_english_you_know_as_a_verb_stays() -> None:
    sentences = next(english_sentences([("Do you know the way?", 0)]))
    assert "know" in [t.text for s in sentences for t in s]


def test_words_english_heads_point_into_their_sentence() -> None:
    (first, second) = next(english_sentences([("She climbed the ladder. The pipe leaked.", 0)]))
    ladder = next(t for t in first if t.text == "ladder")
    assert first[ladder.head].key == "climb"
    pipe = next(t for t in second if t.text == "pipe")
    assert second[pipe.head].key == "leak"


def test_words_offsets_start_where_the_turn_starts() -> None:
    tokens = chinese_tokens("他堵在路上", 100)  # he is stuck on the road
    assert tokens[0].start == 100
    assert tokens[-1].end == 105


@pytest.mark.parametrize(
    "text", ["被牽著鼻子走", "頭髮發財", "這個 project 很亂"]
)  # led by the nose; hair, wealth; a messy project
def test_words_traditional_text_gets_keys_of_the_same_length(text: str) -> None:
    assert len(simplified(text)) == len(text)


def test_words_traditional_text_is_found_by_simplified_keys() -> None:
    assert next(t.key for t in chinese_tokens("壓力很大", 0)) == "压力"  # a lot of pressure


def test_words_topics_are_inflection_and_script_free() -> None:
    keys = topic_keys(["Journeys", "網路"])  # network, in Traditional characters
    assert "journey" in keys
    assert "网路" in keys


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[1] / "samples").glob("*.txt")), ids=lambda p: p.name)
def test_words_jieba_and_its_fast_twin_agree(path: Path) -> None:
    key = simplified(path.read_text(encoding="utf-8"))
    fast, slow = rjieba.tag(key, False), list(jieba_words(key))
    assert [(w, chinese_pos(w, t)) for w, t in fast] == [(w, chinese_pos(w, t)) for w, t in slow]
