import threading
from collections.abc import Callable

from metaphor.errors import UserError
from metaphor.screens.work import Work

NAMES = tuple(f"{n}.txt" for n in range(8))
Report = Callable[[int, int, str], None]


def test_work_ends_with_its_result() -> None:
    def read(report: Report) -> str:
        for done, name in enumerate(NAMES, start=1):
            report(done, len(NAMES), name)
        return "all read"

    work = Work(read, len(NAMES)).start()
    assert work.wait(10) == "done"
    assert work.result == "all read"
    assert (work.progress.done, work.progress.total, work.progress.remaining_s) == (8, 8, 0)


def test_work_stops_at_the_next_sign_of_progress() -> None:
    first, asked = threading.Event(), threading.Event()
    seen: list[int] = []

    def read(report: Report) -> str:
        for done, name in enumerate(NAMES, start=1):
            seen.append(done)
            report(done, len(NAMES), name)
            first.set()
            asked.wait(10)
        return "all read"

    work = Work(read, len(NAMES)).start()
    assert first.wait(10)
    assert work.progress.remaining_s is not None
    work.stop()
    asked.set()
    assert work.wait(10) == "stopped"
    assert seen == [1, 2]
    assert work.result is None


def test_a_stop_wins_over_a_result_that_arrives_later() -> None:
    asked = threading.Event()

    def read(report: Report) -> str:
        asked.wait(10)
        return "all read"

    work = Work(read, 1).start()
    work.stop()
    asked.set()
    assert work.wait(10) == "stopped"
    assert work.result is None


def test_work_keeps_what_a_user_can_mend_and_logs_the_rest() -> None:
    def mendable(report: Report) -> str:
        raise UserError("lexicon", "is broken", "restore it")

    def bug(report: Report) -> str:
        raise ZeroDivisionError

    failed = Work(mendable, 1).start()
    assert failed.wait(10) == "failed"
    assert str(failed.error) == "lexicon: is broken; restore it."
    broken = Work(bug, 1).start()
    assert broken.wait(10) == "failed"
    assert broken.error is None
