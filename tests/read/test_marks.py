"""Plain text: every shape of speaker mark, and colons that are no mark."""

from __future__ import annotations

import pytest

from tests.read.looking import Reading, roles, said

ANN_BEN = [("Ann", "How was the move?"), ("Ben", "A long road."), ("Ann", "Go on."), ("Ben", "We got lost twice.")]

SHAPES = {
    "colon": "Ann: How was the move?\nBen: A long road.\nAnn: Go on.\nBen: We got lost twice.\n",
    "colon with blanks": "Ann : How was the move?\n\nBen:A long road.\n\nAnn:  Go on.\n\nBen: We got lost twice.",
    "words below": "Ann:\nHow was the move?\n\nBen:\nA long road.\n\nAnn:\nGo on.\n\nBen:\nWe got lost twice.",
    "brackets": "[Ann] How was the move?\n\n[Ben] A long road.\n\n[Ann] Go on.\n\n[Ben] We got lost twice.",
    "tab": "Ann\tHow was the move?\nBen\tA long road.\nAnn\tGo on.\nBen\tWe got lost twice.",
    "numbered lines": "1. Ann: How was the move?\n2. Ben: A long road.\n3. Ann: Go on.\n4. Ben: We got lost twice.",
    "dash": "Ann - How was the move?\nBen - A long road.\nAnn - Go on.\nBen - We got lost twice.",
    "chat": "00:00:01\tAnn:\tHow was the move?\n00:00:04\tBen:\tA long road.\n00:00:07\tAnn:\tGo on.\n"
    "00:00:09\tBen:\tWe got lost twice.",
    "time before": "[00:00:01] Ann: How was the move?\n[00:00:04] Ben: A long road.\n[00:00:07] Ann: Go on.\n"
    "[00:00:09] Ben: We got lost twice.",
    "time after the name": "Ann (00:01): How was the move?\nBen (00:04): A long road.\nAnn (00:07): Go on.\n"
    "Ben (00:09): We got lost twice.",
    "time after the colon": "Ann: (00:01)\nHow was the move?\n\nBen: (00:04)\nA long road.\n\nAnn: (00:07)\nGo on.\n\n"
    "Ben: (00:09)\nWe got lost twice.",
    "header, time last": "Ann  00:00:01\nHow was the move?\n\nBen  00:00:04\nA long road.\n\nAnn  00:00:07\nGo on.\n\n"
    "Ben  00:00:09\nWe got lost twice.",
    "header, time first": "00:00:01 Ann\nHow was the move?\n00:00:04 Ben\nA long road.\n00:00:07 Ann\nGo on.\n"
    "00:00:09 Ben\nWe got lost twice.",
    "time on a line of its own": "00:01\nAnn: How was the move?\n\n00:04\nBen: A long road.\n\n00:07\nAnn: Go on.\n\n"
    "00:09\nBen: We got lost twice.",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_marks_of_every_shape_give_the_same_turns(reading: Reading, shape: str) -> None:
    transcript = reading(SHAPES[shape])
    assert said(transcript) == ANN_BEN
    assert roles(transcript) == {"Ann": "interviewer", "Ben": "participant"}
    if "time" in shape or shape == "chat":
        assert [turn.start_s for turn in transcript.turns] == [1, 4, 7, 9]


# Interviewer: what comes to mind? / Interviewee: it weighs on me like a mountain. / … go on / … I can hardly breathe.
ZH = [("访谈者", "想到什么？"), ("受访者A", "像一座山压着我。"), ("访谈者", "多说一点。"), ("受访者A", "喘不过气来。")]

SHAPES_ZH = {
    "full-width colon": "访谈者：想到什么？\n受访者A：像一座山压着我。\n访谈者：多说一点。\n受访者A：喘不过气来。",
    "time before": "[00:00:01] 访谈者：想到什么？\n[00:00:04] 受访者A：像一座山压着我。\n[00:00:07] 访谈者：多说一点。\n"
    "[00:00:09] 受访者A：喘不过气来。",
    "header": "访谈者 00:01\n想到什么？\n\n受访者A 00:04\n像一座山压着我。\n\n访谈者 00:07\n多说一点。\n\n受访者A 00:09\n喘不过气来。",
    "meeting tool": "访谈者(00:00:01)：\n想到什么？\n\n受访者A(00:00:04)：\n像一座山压着我。\n\n访谈者(00:00:07)：\n多说一点。\n\n"
    "受访者A(00:00:09)：\n喘不过气来。",
    "lenticular": "【访谈者】想到什么？\n【受访者A】像一座山压着我。\n【访谈者】多说一点。\n【受访者A】喘不过气来。",
}


@pytest.mark.parametrize("shape", SHAPES_ZH)
def test_marks_in_chinese(reading: Reading, shape: str) -> None:
    transcript = reading(SHAPES_ZH[shape])
    assert said(transcript) == ZH
    assert roles(transcript) == {"访谈者": "interviewer", "受访者A": "participant"}


def test_marks_numbered_speakers_of_a_recogniser_are_joined(reading: Reading) -> None:
    # Speaker 1: so / Speaker 1: what was it like? / Speaker 2: my heart / Speaker 2: was in my throat
    text = "说话人1 00:00\n那么\n\n说话人1 00:03\n当时怎么样？\n\n说话人2 00:06\n心都\n\n说话人2 00:08\n提到嗓子眼了\n"
    transcript = reading(text)
    assert said(transcript) == [("说话人1", "那么当时怎么样？"), ("说话人2", "心都提到嗓子眼了")]
    assert roles(transcript)["说话人1"] == "interviewer"


def test_marks_repeated_in_a_text_stay_as_the_file_has_them(reading: Reading) -> None:
    transcript = reading("Interviewer: So?\nP1: It climbs.\nP1: And climbs.\nInterviewer: Mm.\n")
    assert [speaker for speaker, _ in said(transcript)] == ["Interviewer", "P1", "P1", "Interviewer"]


def test_marks_paragraphs_without_a_mark_belong_to_the_turn(reading: Reading) -> None:
    transcript = reading(
        "问：后来呢？\n\n答：先是停了。\n\n然后又动了。\n\n问：嗯。\n"
    )  # and then? / first it stopped. / then it moved
    assert said(transcript)[1] == ("答", "先是停了。\n然后又动了。")


def test_marks_wrapped_lines_are_one_paragraph(reading: Reading) -> None:
    answer = (
        "Ben: It was one of those years in which everything that could\n"
        "come loose did come loose, first the roof and then the job and\n"
        "after that, I would say, the ground under my feet as well, and\n"
        "I walked about for months as though somebody had turned off the\n"
        "light.\n"
    )
    transcript = reading(f"Ann: Tell me.\n\n{answer}\nAnn: And now?\n\nBen: Now it is morning.\n")
    assert "\n" not in transcript.turns[1].text
    assert "could come loose" in transcript.turns[1].text


@pytest.mark.parametrize(
    "text",
    [
        "I told her one thing: never again. And she said: why not?\nThen he asked: who knows?\nShe said: me.",
        "Note: bring a map.\nIt was a long road.\nNote: and a torch.\nWe were lost.",
        "There is one rule: keep walking.\nThere is one rule: keep walking.",
        # What I want to say is: … / He said: go on. / He said: fine. / For example: …
        "我想说的是：别停。\n他说：走吧。\n后来他说：好。\n比如：下雨的时候。\n比如：天黑的时候。",
        "See https://example.org for more.\nAt 10:30 we left. At 11:00 we came back.\n10:30 was the time.",
        "[laughs] It was nothing.\n[laughs] Nothing at all.\n[sighs] Well.",
    ],
)
def test_marks_a_colon_in_prose_is_no_speaker(reading: Reading, text: str) -> None:
    transcript = reading(text)
    assert transcript.speakers == ("participant",)
    assert len(transcript.turns) == 1
    assert any("No speakers" in note for note in transcript.notes)


def test_marks_prose_colons_inside_a_marked_file_stay_words(reading: Reading) -> None:
    text = "Q: Well?\nA: One thing:\nthe truth: it hurt.\nQ: Yes?\nA: He said: go.\n"
    assert said(reading(text))[1] == ("A", "One thing:\nthe truth: it hurt.")


def test_marks_numbered_questions_are_two_speakers(reading: Reading) -> None:
    transcript = reading("Q1: Why?\nA1: Fog.\nQ2: And then?\nA2: Light.\n")
    assert transcript.speakers == ("Q", "A")


def test_marks_a_person_named_short_and_in_full_is_one(reading: Reading) -> None:
    text = "Ann Lee: Hello.\nBen Moss: Hi.\nAnn: How is it going?\nBen: Uphill.\nAnn: Still?\nBen: Still.\n"
    transcript = reading(text)
    assert transcript.speakers == ("Ann Lee", "Ben Moss")
    assert "Ann and Ann Lee are taken for one speaker." in transcript.notes


def test_marks_head_of_facts_is_no_talk_and_names_the_roles(reading: Reading) -> None:
    # Date / Place / Interviewer: Shi Wei / Interviewee: Lin Lan; then the talk by surname
    text = "访谈时间：2024年3月\n地点：咖啡馆\n访谈者：石伟\n受访者：林岚\n\n石：路上好走吗？\n林：一路绿灯，你呢？\n石：也好。\n林：那就好？\n"
    transcript = reading(text)
    assert roles(transcript) == {"石": "interviewer", "林": "participant"}
    assert said(transcript)[0][1] == "路上好走吗？"


def test_marks_stage_directions_stay_inside_talk_and_go_when_alone(reading: Reading) -> None:
    transcript = reading("Q: Hm?\nA: Well [laughs] no.\n[BREAK IN THE TAPE]\nQ: And?\nA: 没事（笑）。\n")
    assert "[laughs]" in transcript.text
    assert "（笑）" in transcript.text
    assert "TAPE" not in transcript.text


def test_marks_times_inside_talk_are_left_out(reading: Reading) -> None:
    transcript = reading("Ann: It was [12:30] fog.\nBen: Was it?\nAnn: Yes.\nBen: Oh.\n")
    assert said(transcript)[0] == ("Ann", "It was fog.")


def test_marks_a_text_of_one_line_with_a_role(reading: Reading) -> None:
    assert said(reading("受访者：像坐过山车。")) == [("受访者", "像坐过山车。")]  # like riding a roller coaster


@pytest.mark.parametrize(
    "text",
    [
        "INTERVIEWER\nHow?\n\nPARTICIPANT\nYes.\n\nINTERVIEWER\nOh?\n\nPARTICIPANT\nNo.",
        "问\n怎么样？\n\n答\n像迷宫。\n\n问\n哦？\n\n答\n是。",  # how was it? like a maze. oh? yes.
        "Q. How?\nA. Yes.\nQ. Oh?\nA. No.",
        "I: How? #00:00:03-1#\n\nP1: Yes. #00:00:09-7#\n\nI: Oh? #00:00:12-2#\n\nP1: No. #00:00:15-0#",
        "访谈员小李：怎么样？\n王女士（34岁，上海）：像迷宫。\n访谈员小李：哦？\n王女士（34岁，上海）：是。",
    ],
)
def test_marks_words_for_roles_in_other_layouts(reading: Reading, text: str) -> None:
    transcript = reading(text)
    assert [turn.role for turn in transcript.turns] == ["interviewer", "participant"] * 2
    assert "#" not in transcript.text
