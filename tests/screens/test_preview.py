"""The preview before import, as a script: what each file shows, what can be set right, and that it is remembered."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from metaphor.errors import UserError
from metaphor.model import Interview, Language, Study, Transcript
from metaphor.read.choices import Choice, Choices
from metaphor.read.choices_file import choices_text, read_choices
from metaphor.screens import doors
from metaphor.screens.shelf import OnShelf
from metaphor.screens.strings import text_of
from metaphor.screens.work import Report, Work
from tests.read.boxes import qdpx
from tests.screens.test_pages import one_page, said

LANGUAGES: tuple[Language, ...] = ("en", "zh")
SHORT = "访：提问\n答：像夜路\n".encode("gb18030")  # q: ask / a: like a road at night
# Feishu Minutes: what is renovating like? / like walking in mud, and everyone tells me something else / I put out fires
FEISHU = """2025年4月12日 下午 2:00|27分钟 8秒

关键词:
装修、甲方

文字记录:

说话人 1 00:03
那装修这件事，对你来说是什么感觉？

说话人 2 00:09
像是在泥里走路，每个人跟我说的都不一样。

说话人 3 01:15
我这边是天天救火。
"""
CALLS = b"id,agent,words\n1,Bo,How did it go?\n2,Ann,We hit a wall and it fell apart.\n3,Bo,Go on?\n"
PROJECT = qdpx(
    "".join(
        f'<TextSource guid="g-{name}" name="{name}"><PlainTextContent>Q: How?\nA: Uphill.\n</PlainTextContent></TextSource>'
        for name in ("Mei", "Jo")
    )
)


def opened(*files: tuple[str, bytes], language: Language = "en", show: Sequence[str] = ()) -> AppTest:
    """The study page with these files dropped; those in ``show`` are open."""
    app = AppTest.from_function(one_page, default_timeout=60, args=("study",))
    app.query_params["lang"] = language
    for name in show:
        app.session_state[f"open_{name}#1"] = True
    app.run()
    return drop(app, *files) if files else app


def drop(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files]).run()
    return settled(app)


def settled(app: AppTest) -> AppTest:
    """The page once what was dropped or corrected is read, however slow the machine is."""
    if "reading" in app.session_state:
        app.session_state["reading"].wait(60)
        app.run()
    assert not app.exception
    return app


def on_shelf(app: AppTest, name: str) -> Transcript:
    found = next(one for one in app.session_state["shelf"] if one.name == name)
    assert found.transcript, found.error
    transcript: Transcript = found.transcript
    return transcript


def lines(app: AppTest) -> list[str]:
    """The lines of the list, without the marks of Markdown."""
    return [e.label.replace("\\", "").replace("*", "").replace("~", "") for e in app.expander]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_file_is_one_line_and_a_doubtful_one_stands_open(language: Language) -> None:
    app = opened(("飞书.txt", FEISHU.encode()), ("短.txt", SHORT), ("bad.docx", b"PK\x03\x04"), language=language)
    feishu, short, bad = lines(app)
    assert {"en": "Feishu Minutes, Lark", "zh": "飞书妙记"}[language] in feishu
    assert text_of("study.unsure", language, encoding="GB18030") in short
    assert {"en": "is not a whole Word document", "zh": "不是完整的 Word 文档"}[language] in bad
    assert text_of("fix.encoding.unsure", language) in said(app)
    assert [radio.label for radio in app.radio] == [text_of("fix.encoding", language)]


def test_the_beginning_the_shares_and_what_is_left_out_are_shown() -> None:
    app = opened(("飞书.txt", FEISHU.encode()))
    shown = said(app)
    assert "那装修这件事" in shown
    assert "facts at the head, " in shown
    account = on_shelf(app, "飞书.txt").account
    assert account
    assert f"{account.characters} characters in the file = " in shown
    assert [text.label.split(",")[1].strip() for text in app.text_input if text.label.endswith(("turn", "turns"))] == [
        "1 turn"
    ] * 3


def test_an_encoding_is_corrected_and_the_file_stays_open() -> None:
    app = opened(("短.txt", SHORT))
    settled(app.radio[0].set_value("big5hkscs").run())
    assert on_shelf(app, "短.txt").encoding == "big5hkscs"
    assert "溼" in said(app)
    settled(app.radio[0].set_value("gb18030").run())
    assert on_shelf(app, "短.txt").turns[1].text == "像夜路"
    assert text_of("study.unsure", "en", encoding="GB18030") not in lines(app)[0], "a person has decided"


def test_a_role_and_a_name_are_corrected_and_two_speakers_merged() -> None:
    app = opened(("飞书.txt", FEISHU.encode()))
    settled(app.button_group(key="role_飞书.txt#1_1").set_value("interviewer").run())
    assert {t.speaker: t.role for t in on_shelf(app, "飞书.txt").turns}["说话人 2"] == "interviewer"
    settled(app.text_input(key="name_飞书.txt#1_2").set_value("小林").run())
    assert on_shelf(app, "飞书.txt").speakers == ("说话人 1", "说话人 2", "小林")
    settled(app.text_input(key="name_飞书.txt#1_1").set_value("小林").run())
    assert on_shelf(app, "飞书.txt").speakers == ("说话人 1", "小林")
    settled(app.button(key="back_飞书.txt#1").click().run())
    assert on_shelf(app, "飞书.txt").speakers == ("说话人 1", "说话人 2", "说话人 3")
    assert not app.session_state["choices"].rows


def test_a_study_older_than_its_files_says_so() -> None:
    app = opened(("飞书.txt", FEISHU.encode()))
    transcript = on_shelf(app, "飞书.txt")
    app.session_state["study"] = Study((Interview(transcript, (), (), ()),), "en+zh", "1", "0")
    assert text_of("study.stale", "en") not in said(app.run())
    settled(app.button_group(key="role_飞书.txt#1_1").set_value("interviewer").run())
    assert text_of("study.stale", "en") in said(app)


def test_a_correction_holds_for_all_that_look_alike_and_for_later_ones() -> None:
    files = [(f"f{n}.txt", FEISHU.encode()) for n in (1, 2)]
    app = opened(*files, ("a.txt", b"Q: How?\nA: Uphill.\n"), show=["f1.txt"])
    settled(app.button_group(key="scope_f1.txt#1").set_value("alike").run())
    app.text_input(key="name_f1.txt#1_0").set_value("主持人").run()  # moderator
    drop(app, ("f3.txt", FEISHU.encode()))
    assert all(on_shelf(app, f"f{n}.txt").speakers[0] == "主持人" for n in (1, 2, 3))
    assert on_shelf(app, "a.txt").speakers == ("Q", "A")


def test_the_columns_of_a_sheet_are_chosen() -> None:
    app = opened(("calls.csv", CALLS))
    assert on_shelf(app, "calls.csv").speakers == ("participant",)
    settled(app.selectbox(key="speaker_column_calls.csv#1_en").set_value("agent").run())
    assert on_shelf(app, "calls.csv").speakers == ("Bo", "Ann")
    assert not app.exception


def test_a_sheet_without_talk_can_still_be_told_its_column() -> None:
    app = opened(("numbers.csv", b"a,b\n1,2\n3,x\n"))
    assert app.session_state["shelf"][0].error
    settled(app.selectbox(key="text_column_numbers.csv#1_en").set_value("b").run())
    assert [turn.text for turn in on_shelf(app, "numbers.csv").turns] == ["2", "x"]


def test_a_project_gives_each_of_its_texts() -> None:
    app = opened(("s.qdpx", PROJECT), show=["s.qdpx · Jo"])
    assert [line.split("  ")[0].split(" English")[0] for line in lines(app)] == ["s.qdpx · Mei", "s.qdpx · Jo"]
    settled(app.text_input(key="name_s.qdpx · Jo#1_1").set_value("Jo").run())
    assert on_shelf(app, "s.qdpx · Jo").speakers == ("Q", "Jo")
    assert on_shelf(app, "s.qdpx · Mei").speakers == ("Q", "A")
    settled(app.button(key="remove_s.qdpx · Jo#1").click().run())
    assert [one.name for one in app.session_state["shelf"]] == ["s.qdpx · Mei"]
    app.session_state["open_s.qdpx · Mei#1"] = True
    settled(app.run())
    settled(app.text_input(key="name_s.qdpx · Mei#1_1").set_value("Mei").run())
    assert [one.name for one in app.session_state["shelf"]] == ["s.qdpx · Mei"], "what was taken off stays off"
    assert on_shelf(app, "s.qdpx · Mei").speakers == ("Q", "Mei")
    drop(app, ("s.qdpx", PROJECT))
    assert len(app.session_state["shelf"]) == 2, "unless it is given again"


def test_choices_are_saved_and_given_back() -> None:
    app = opened(("飞书.txt", FEISHU.encode()))
    settled(app.text_input(key="name_飞书.txt#1_1").set_value("小林").run())
    kept = choices_text(app.session_state["choices"])
    assert read_choices(kept.encode(), "import.yaml") == app.session_state["choices"]
    assert app.get("download_button")

    later = opened(("import.yaml", kept.encode()), ("飞书.txt", FEISHU.encode()))
    assert on_shelf(later, "飞书.txt").speakers[1] == "小林"
    after = opened(("飞书.txt", FEISHU.encode()))
    drop(after, ("import.yaml", kept.encode()))
    assert on_shelf(after, "飞书.txt").speakers[1] == "小林", "what is on the shelf follows too"


@pytest.mark.parametrize("language", LANGUAGES)
def test_broken_choices_get_one_sentence_and_the_files_are_read(language: Language) -> None:
    app = opened(("import.yaml", b"- encodng: x"), ("飞书.txt", FEISHU.encode()), language=language)
    assert {"en": "is not a thing that can be chosen", "zh": "不是可设定的项目"}[language] in said(app)
    assert on_shelf(app, "飞书.txt")


def test_names_that_markup_would_take_for_its_own_are_shown_as_they_are() -> None:
    name = "**a** _b_ [c](d) :red[e] ~~f~~ <g>.txt"
    app = opened((name, b"Q: How?\nA: Uphill.\n"))
    assert app.expander[0].label.startswith("**\\*\\*a\\*\\* \\_b\\_ \\[c\\]\\(d\\)")
    assert not app.exception


def test_many_files_are_read_anew_in_the_background() -> None:
    app = opened(*((f"f{n}.txt", FEISHU.encode()) for n in range(7)), show=["f1.txt"])
    settled(app.button_group(key="scope_f1.txt#1").set_value("alike").run())
    settled(app.text_input(key="name_f1.txt#1_0").set_value("主持人").run())  # moderator
    assert all(on_shelf(app, f"f{n}.txt").speakers[0] == "主持人" for n in range(7))


def test_two_files_of_one_name_are_kept_apart() -> None:
    app = opened(("a.txt", b"Q: How?\nA: Uphill.\n"), ("a.txt", b"Q: How?\nA: Down.\n"))
    assert [one.name for one in app.session_state["shelf"]] == ["a.txt", "a-2.txt"]
    assert not app.exception


def test_a_large_import_shows_its_progress_and_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, begun = threading.Event(), threading.Event()

    def slowly(files: doors.Files, choices: Choices, *, bounds: object, report: Report) -> tuple[OnShelf, ...]:
        report(1, len(files), files[0][0])
        begun.set()
        asked.wait(20)
        report(2, len(files), files[1][0])
        return ()

    monkeypatch.setattr(doors, "read_files", slowly)
    monkeypatch.setattr("metaphor.screens.taking_in.AT_ONCE_S", 0.1)
    app = opened()
    app.file_uploader[0].set_value([(name, b"Q: a\n", "text/plain") for name in ("a.txt", "b.txt")]).run()
    assert begun.wait(10)
    assert app.file_uploader[0].disabled
    job: Work[tuple[OnShelf, ...]] = app.session_state["reading"]
    app.button(key="stop_import").click().run()
    asked.set()
    assert job.wait(10) == "stopped"
    app.run()
    assert "shelf" not in app.session_state or not app.session_state["shelf"]
    assert not app.exception


def test_a_reading_that_fails_is_said_calmly(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(files: doors.Files, choices: Choices, *, bounds: object, report: Report) -> tuple[OnShelf, ...]:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(doors, "read_files", broken)
    app = opened(("a.txt", b"Q: a\n"))
    assert text_of("import.failed", "en") in said(app)
    assert "secret" not in said(app)


def test_read_files_are_the_texts_with_what_they_were_read_from() -> None:
    files = [("a.txt", b"Q: How?\nA: Uphill.\n"), ("b.txt", b"")]
    good, bad = doors.read_files(files, Choices((Choice(roles=(("A", "interviewer"),)),)))
    assert good.data == files[0][1]
    assert good.settings.roles == (("A", "interviewer"),)
    assert isinstance(bad.error, UserError)
