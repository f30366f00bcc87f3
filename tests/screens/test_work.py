import threading
from collections.abc import Callable, Sequence

from metaphor.errors import UserError
from metaphor.model import SetAside, Study, Transcript
from metaphor.screens.work import Work
from tests.screens.fake_study import fake_study

STUDY = fake_study()
TRANSCRIPTS = tuple(i.transcript for i in STUDY.interviews)
Report = Callable[[int, int, str], None]


def test_work_ends_with_a_study_and_names_what_was_set_aside() -> None:
    def analyze(transcripts: Sequence[Transcript], *, literal_topics: Sequence[str], progress: Report) -> Study:
        for done, transcript in enumerate(transcripts, start=1):
            progress(done, len(transcripts), transcript.name)
        assert literal_topics == ("rain",)
        return STUDY

    aside = SetAside("bad.txt", "bad.txt: is empty; export it again.")
    work = Work(analyze, TRANSCRIPTS, ["rain"], (aside,)).start()
    assert work.wait(10) == "done"
    assert work.study is not None
    assert work.study.set_aside == (aside,)
    assert (work.progress.done, work.progress.total, work.progress.remaining_s) == (8, 8, 0)


def test_work_stops_at_the_next_sign_of_progress() -> None:
    first, asked = threading.Event(), threading.Event()
    seen: list[int] = []

    def analyze(transcripts: Sequence[Transcript], *, literal_topics: Sequence[str], progress: Report) -> Study:
        for done, transcript in enumerate(transcripts, start=1):
            seen.append(done)
            progress(done, len(transcripts), transcript.name)
            first.set()
            asked.wait(10)
        return STUDY

    work = Work(analyze, TRANSCRIPTS, []).start()
    assert first.wait(10)
    assert work.progress.remaining_s is not None
    work.stop()
    asked.set()
    assert work.wait(10) == "stopped"
    assert seen == [1, 2]
    assert work.study is None


def test_a_stop_wins_over_a_result_that_arrives_later() -> None:
    asked = threading.Event()

    def analyze(transcripts: Sequence[Transcript], *, literal_topics: Sequence[str], progress: Report) -> Study:
        asked.wait(10)
        return STUDY

    work = Work(analyze, TRANSCRIPTS, []).start()
    work.stop()
    asked.set()
    assert work.wait(10) == "stopped"
    assert work.study is None


def test_work_keeps_what_a_user_can_mend_and_logs_the_rest() -> None:
    def mendable(transcripts: Sequence[Transcript], *, literal_topics: Sequence[str], progress: Report) -> Study:
        raise UserError("lexicon", "is broken", "restore it")

    def bug(transcripts: Sequence[Transcript], *, literal_topics: Sequence[str], progress: Report) -> Study:
        raise ZeroDivisionError

    failed = Work(mendable, TRANSCRIPTS, []).start()
    assert failed.wait(10) == "failed"
    assert str(failed.error) == "lexicon: is broken; restore it."
    broken = Work(bug, TRANSCRIPTS, []).start()
    assert broken.wait(10) == "failed"
    assert broken.error is None
