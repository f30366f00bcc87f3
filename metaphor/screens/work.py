"""Long work in the background: how far it is, how long still, and a way to stop it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from metaphor.errors import UserError

log = logging.getLogger(__name__)

State = Literal["running", "done", "stopped", "failed"]
Result = TypeVar("Result")
Report = Callable[[int, int, str], None]
"""Told (done, total, name of the latest) by the work; raises when a person has pressed Stop."""


class Stopped(Exception):
    """Raised inside the work when a person has pressed Stop."""


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` files, ``name`` the latest; seconds since the start, and still to go when known."""

    done: int
    total: int
    name: str
    elapsed_s: float
    remaining_s: float | None


class Work(Generic[Result]):
    """Running work on so many files; its thread never touches the screen, the screen asks it."""

    def __init__(self, task: Callable[[Report], Result], total: int) -> None:
        self._task = task
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._begun = time.monotonic()
        self._latest = (0, total, "")
        self._state: State = "running"
        self.result: Result | None = None
        self.error: UserError | None = None
        self._thread = threading.Thread(target=self._run, name="work", daemon=True)

    def start(self) -> Work[Result]:
        """Begins, and returns itself."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Asks the work to end; it does so at its next sign of progress, and its result is dropped."""
        self._stop.set()
        with self._lock:
            self._state = "stopped" if self._state == "running" else self._state

    def wait(self, seconds: float | None = None) -> State:
        """Waits for the end, and says how it ended."""
        self._thread.join(seconds)
        return self.state

    @property
    def state(self) -> State:
        """Running, or how it ended."""
        with self._lock:
            return self._state

    @property
    def progress(self) -> Progress:
        """How far it is; the time left is known once the first file is done."""
        with self._lock:
            done, total, name = self._latest
        elapsed = time.monotonic() - self._begun
        return Progress(done, total, name, elapsed, elapsed / done * (total - done) if done else None)

    def _report(self, done: int, total: int, name: str) -> None:
        if self._stop.is_set():
            raise Stopped
        with self._lock:
            self._latest = (done, total, name)

    def _run(self) -> None:
        try:
            result = self._task(self._report)
        except Stopped:
            return
        except UserError as error:
            self._end("failed", error=error)
        except Exception:
            log.exception("the work failed")
            self._end("failed")
        else:
            self._end("done", result=result)

    def _end(self, state: State, *, result: Result | None = None, error: UserError | None = None) -> None:
        with self._lock:
            if not self._stop.is_set():
                self._state, self.result, self.error = state, result, error
