from metaphor.model import Account, LeftOut, Transcript, Turn
from metaphor.read.glance import LeftOutGlance, glance_at, left_out_at, words_said


def transcript(*turns: tuple[str, str, str, float | None]) -> Transcript:
    text, made = "", []
    for speaker, role, said, end_s in turns:
        text += "\n\n" if text else ""
        made.append(Turn(len(text), len(text) + len(said), said, speaker, role, None, end_s))  # type: ignore[arg-type]
        text += said
    return Transcript("t", "t.txt", text, tuple(made))


def test_glance_counts_the_participants_words_alone() -> None:
    seen = glance_at(
        transcript(("Q", "interviewer", "Tell me more.", None), ("Ann", "participant", "It's well-kept.", None))
    )
    assert (seen.words, seen.hanzi, seen.languages, seen.minutes) == (2, 0, ("en",), None)


def test_glance_names_both_languages_of_a_mixed_talk() -> None:
    # "This project is a bit out of control, I feel quite tired."
    seen = glance_at(transcript(("何", "participant", "这个 project 有点 out of control，我觉得好累。", 125.0)))
    assert seen.languages == ("zh", "en")
    assert (seen.hanzi, seen.words, seen.minutes) == (9, 4, 2)


def test_glance_shares_add_up() -> None:
    seen = glance_at(transcript(("Q", "interviewer", "And?", None), ("Ann", "participant", "Yes.", None)))
    assert [s.share for s in seen.speakers] == [0.5, 0.5]


def test_glance_at_a_transcript_of_the_interviewer_alone() -> None:
    assert glance_at(transcript(("Q", "interviewer", "And?", None))).languages == ()


def test_glance_weighs_words_and_hanzi_alike() -> None:
    # "Like walking on a road at night, step by step."
    seen = glance_at(
        transcript(("Q", "interviewer", "Go on then, please", None), ("何", "participant", "像走夜路一步", None))
    )
    assert [round(s.share, 2) for s in seen.speakers] == [0.52, 0.48]


def test_left_out_is_told_by_reason_the_most_first() -> None:
    pieces = (LeftOut(0, 4, "Date", "facts"), LeftOut(5, 9, "a caption", ""), LeftOut(20, 4, "Time", "facts"))
    account = Account(40, 24, 1, 0, 0, 0, 17, pieces)
    assert left_out_at(account, 1) == (LeftOutGlance("", 1, 9, ("a caption",)), LeftOutGlance("facts", 2, 8, ("Date",)))
    assert words_said(account) + account.left_out == account.characters
