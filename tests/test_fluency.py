"""Where speech stumbles, what reading leaves out, and that nothing is misled by it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import metaphor
from metaphor.fluency import left_of, set_aside, stumbles
from metaphor.model import LANGUAGES, Language
from metaphor.segment import segments_of, sentences_of
from metaphor.words import simplified


def marked(text: str, language: Language) -> list[tuple[str, str]]:
    return [(text[s.start : s.end], s.kind) for s in stumbles(text, language)]


def read(text: str, language: Language) -> str:
    """What is left, with single spaces."""
    pieces, at = [], 0
    for start, end in set_aside(text, language):
        pieces.append(text[at:start])
        at = end
    space = " " if language == "en" else ""
    return space.join(p.strip() for p in [*pieces, text[at:]] if p.strip())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Um, it was, you know, uh, uphill.", [("Um", "filler"), ("you know", "filler"), ("uh", "filler")]),
        ("It was you know really hard.", [("you know", "filler")]),
        ("We were, like, drowning.", [("like", "filler")]),
        ("It was like really hard.", [("like", "filler")]),
        ("And I was like no way.", [("like", "filler")]),
        ("For like ten minutes.", [("like", "filler")]),
        ("I mean we were lost.", [("I mean", "filler")]),
        ("It was, sort of, a wall.", [("sort of", "filler")]),
        ("Drowning in in paperwork.", [("in", "repetition")]),
        ("I I I felt lost.", [("I", "repetition"), ("I", "repetition")]),
        ("It's a, uh, it's a dead end.", [("It's a", "repetition"), ("uh", "filler")]),
        ("I was, I was going.", [("I was", "false start")]),
        ("I was — we were going.", [("I was", "false start")]),
        ("I hesi- hesitate, th-the wall.", [("hesi", "false start"), ("th", "false start")]),
        ("It it was hard.", [("It", "repetition")]),
    ],
)
def test_fluency_english_stumbles(text: str, expected: list[tuple[str, str]]) -> None:
    assert marked(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "It is like a wall.",
        "It felt like ten years.",
        "A ring in my ear like a second pulse.",
        "In like a lion.",
        "I like it, like I said.",
        "Do you know the way?",
        "I know what I mean.",
        "What kind of wall is it? I was kind of tired.",
        "It was very very big. No no no.",
        "I had had enough.",
        "I did it it was hard.",
        "Over and over and over, step by step by step, more and more and more.",
        "And so on and so on.",
        "I do, I put them there.",
        "The short- and long-term plan.",
        "Re-read the no-nonsense part.",
        "A 5 mm gap in the ER.",
        "She likes walls. To err is human.",
    ],
)
def test_fluency_english_words_are_no_stumbles(text: str) -> None:
    assert marked(text, "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # that is, um, I ran into a wall
        ("就是 那个 嗯 撞了南墙", [("就是", "filler"), ("那个", "filler"), ("嗯", "filler")]),
        ("他，那个，很难", [("那个", "filler")]),  # he, um, is difficult
        ("怎么说呢，压力很大", [("怎么说呢", "filler")]),  # how shall I put it, the pressure is great
        ("压力太大了，对吧？", [("对吧", "filler")]),  # the pressure is too great, right?
        ("，你知道，我们很累", [("你知道", "filler")]),  # you know, we are tired
        ("，就是说，我们", [("就是说", "filler")]),  # that is to say, we
        ("然后呢，我们就走", [("然后呢", "filler")]),  # and then, we go
        ("一直在在在原地打转", [("在", "repetition"), ("在", "repetition")]),  # going in in in circles
        ("我我我觉得", [("我", "repetition"), ("我", "repetition")]),  # I I I think
        ("我觉得我觉得很难", [("我觉得", "repetition")]),  # I think I think it is hard
        ("我，我觉得", [("我", "repetition")]),  # I, I think
        ("因为，因为太远", [("因为", "repetition")]),  # because, because it is too far
        ("我是，我是想说", [("我是", "false start")]),  # I was, I was going to say
        ("我犹—犹豫了", [("犹", "false start")]),  # I hesi- hesitated
    ],
)
def test_fluency_chinese_stumbles(text: str, expected: list[tuple[str, str]]) -> None:
    assert marked(text, "zh") == expected


@pytest.mark.parametrize(
    "text",
    [
        "那个房子很大",  # that house is big
        "这个，那个，都行",  # this one, that one, either will do
        "这个我觉得有意思",  # this I find interesting
        "这就是生活",  # that is life
        "就是一堵墙",  # it is a wall
        "就是说到底",  # it is, after all
        "然后呢？",  # and then?
        "这样对吧？",  # is this right?
        "好啊。",  # fine!
        "名额，",  # the quota,
        "看看，慢慢，妈妈，研究研究",  # have a look, slowly, mum, look into it
        "现在在家",  # at home now
        "他说的的确对",  # what he says is indeed right
        "的的确确，是是非非",  # really and truly; rights and wrongs
        "我喜欢他他也喜欢我",  # I like him, he likes me too
        "陪我，我说不用",  # to keep me company, I said no need
        "告诉我们我们要走",  # told us that we must go
        "我、我对象",  # I and my partner
        "我累，我累",  # I'm tired, I'm tired
        "是，是的",  # yes, it is
        "一步一步",  # step by step
    ],
)
def test_fluency_chinese_words_are_no_stumbles(text: str) -> None:
    assert marked(text, "zh") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("We hit, um, a wall.", "en", "We hit a wall."),
        ("I was tired, um, and I left.", "en", "I was tired, and I left."),
        ("It was hard, you know.", "en", "It was hard ."),
        ("Um. It was hard.", "en", "It was hard."),
        ("It was like um a wall.", "en", "It was like a wall."),
        ("I was, um, I was going.", "en", "I was going."),
        ("Mm-hmm.", "en", "Mm-hmm."),
        ("撞了，嗯，南墙", "zh", "撞了南墙"),  # ran into, um, a wall
        ("我很累，嗯，外面的墙很高", "zh", "我很累，外面的墙很高"),  # I am tired, um, the wall outside is high
        ("他在，呃，原地打转", "zh", "他在原地打转"),  # he goes, er, in circles
        ("嗯。", "zh", "嗯。"),  # mm-hmm: an answer
    ],
)
def test_fluency_marks_go_with_what_they_set_off(text: str, language: Language, expected: str) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We hit, um, a wall.", "hit, um, a wall"),
        ("We were, like, drowning in in paperwork.", "drowning in in paperwork"),
        ("It was like um a wall between us.", "like um a wall between us"),
        ("She climbed the the, um, ladder.", "climbed the the, um, ladder"),
        ("我们一直在在在原地打转", "原地打转"),  # we keep going in in in circles
        ("就是 那个 嗯 撞了南墙", "撞了南墙"),  # that is, um, ran into a wall
        ("我撞了，嗯，南墙", "撞了，嗯，南墙"),  # I ran into, um, a wall
        ("我走了很多，呃，弯路", "走了很多，呃，弯路"),  # I took many, er, detours
        ("老是被客戶牽着，嗯，鼻子走", "牽着，嗯，鼻子走"),  # led by the, um, nose (Traditional)
    ],
)
def test_fluency_an_expression_runs_over_a_stumble(text: str, expected: str) -> None:
    assert any(expected in x.text for x in metaphor.find(text)), metaphor.find(text)


@pytest.mark.parametrize("text", ["It was like really hard.", "And I was like no way.", "It took, like, five minutes."])
def test_fluency_a_filler_is_no_simile(text: str) -> None:
    assert not [x for x in metaphor.find(text) if x.kind == "simile"]


def test_fluency_lengths_are_counted_without_stumbles() -> None:
    plain, stumbling = (
        "我们就这样走了。后来又回来了一次。",
        "我们我们就，嗯，就这样走了。后来又，那个，回来了一次。",
    )  # so we left; later we came back once
    for text in (plain, stumbling):
        (sentences,) = sentences_of([(text, 0)], "zh")
        assert len(segments_of(0, text, 0, sentences)) == 1
        assert sum(len(t.text) for s in sentences for t in s.tokens if t.text.isalnum()) == 15


PIECES = (
    "um ", "uh, ", "you know, ", "like, ", "like a wall ", "I ", "I was ", "I mean ", "the ", "in ", "hesi- ", "hesitate ", "drowning ",
    "it's ", ", ", ". ", "… ", " - ", "—", "? ", "\n", "嗯", "呃，", "那个", "，那个，", "就是", "就是说", "我", "我觉得", "我们", "在", "的",
    "原地打转", "撞了", "南墙", "壓力", "現在", "犹—犹豫", "对吧？", "，", "。", " ", "了", "😀",
)  # fmt: skip
TALK = st.lists(st.sampled_from(PIECES), max_size=18).map("".join)


@settings(deadline=None, max_examples=150)
@given(TALK, st.sampled_from(LANGUAGES))
def test_fluency_stumbles_and_what_is_set_aside_stand_in_order_inside_the_text(text: str, language: Language) -> None:
    key = simplified(text)
    for stretches in ([(s.start, s.end) for s in stumbles(key, language)], list(set_aside(key, language))):
        edges = [edge for stretch in stretches for edge in stretch]
        assert edges == sorted(edges)
        assert all(0 <= start < end <= len(text) for start, end in stretches)
    if any(map(str.isalnum, text)):
        assert any(map(str.isalnum, left_of(key, set_aside(key, language))))


@settings(deadline=None, max_examples=150)
@given(TALK, st.integers(0, 50))
def test_fluency_tokens_keys_and_segments_keep_the_law_of_offsets(text: str, origin: int) -> None:
    (sentences,) = sentences_of([(text, origin)])
    for sentence in sentences:
        for token in sentence.tokens:
            assert text[token.start - origin : token.end - origin] == token.text
            assert all(token.end <= start or end <= token.start for start, end in sentence.aside)
        assert all(-1 <= t.head < len(sentence.tokens) for t in sentence.tokens)
        if sentence.language == "zh":
            own = simplified(text[sentence.start - origin : sentence.end - origin])
            for token in sentence.tokens:
                assert sentence.keys[sentence.key_at(token.start) : sentence.key_at(token.end)] == token.key
            for i, key in enumerate(sentence.keys):
                assert own[sentence.place_of(i) - sentence.start].lower() == key
                assert sentence.key_at(sentence.place_of(i)) == i
    for segment in segments_of(0, text, origin, sentences):
        assert text[segment.start - origin : segment.end - origin] == segment.text


@settings(deadline=None, max_examples=60)
@given(TALK)
def test_fluency_expressions_keep_the_law_of_offsets(text: str) -> None:
    for x in metaphor.find(text):
        assert text[x.start : x.end] == x.text
        assert x.text == x.text.strip(" ，,")
