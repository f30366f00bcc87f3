"""Reading under a bound of time and memory: each file in a worker process that may be stopped without harm.

A file that hangs is stopped after ``Bounds.seconds``; one that swells meets the memory limit (where the system has one:
Linux, mostly macOS, not Windows).  Either way it is set aside, a new worker takes its place and the rest go on.  The
workers are programs of their own and not forks: a fork would copy the app's threads and locks, and a spawned copy of
it would run its first file again.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Sequence
from queue import Empty, SimpleQueue

from .draft import Bounds
from .reader_process import ReaderProcess
from .texts import Texts, Work

MOST_WORKERS = 8

_Done = SimpleQueue[tuple[int, Texts | Exception]]


def read_bounded(work: Sequence[Work], *, bounds: Bounds, workers: int = 2) -> Generator[Texts]:
    """The texts of each file in order, read by so many workers; closing the generator stops them at once."""
    todo: SimpleQueue[int] = SimpleQueue()
    done: _Done = SimpleQueue()
    for place in range(len(work)):
        todo.put(place)
    crew = [ReaderProcess(bounds) for _ in range(min(max(1, workers), MOST_WORKERS, len(work)))]
    threads = [
        threading.Thread(target=_labour, args=(one, work, todo, done), name="reading", daemon=True) for one in crew
    ]
    for thread in threads:
        thread.start()
    early: dict[int, Texts] = {}
    try:
        for place in range(len(work)):
            while place not in early:
                at, texts = done.get()
                if isinstance(texts, Exception):
                    raise texts
                early[at] = texts
            yield early.pop(place)
    finally:
        for one in crew:
            one.dismiss()
        for thread in threads:
            thread.join()


def _labour(process: ReaderProcess, work: Sequence[Work], todo: SimpleQueue[int], done: _Done) -> None:
    """A thread's life: one file after the other through its worker, until none is left or the worker is dismissed."""
    try:
        while not process.dismissed:
            place = todo.get_nowait()
            done.put((place, process.texts_of(work[place])))
    except Empty:
        return
    except Exception as error:  # a fault of ours is raised where the texts are waited for
        done.put((-1, error))
    finally:
        process.stop()
