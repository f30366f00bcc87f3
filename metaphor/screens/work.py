"""One analysis in the background: how far it is, how long still, and a way to stop it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from metaphor.errors import UserError
from metaphor.model import SetAside, Study, Transcript

log = logging.getLogger(__name__)

State = Literal["running", "done", "stopped", "failed"]


class Analyze(Protocol):
    """The analysing function; ``progress(done, total, name)`` may raise to end it early."""

    def __call__(
        self,
        transcripts: Sequence[Transcript],
        *,
        literal_topics: Sequence[str],
        progress: Callable[[int, int, str], None],
    ) -> Study: ...


class Stopped(Exception):
    """Raised inside the analysis when a person has pressed Stop."""


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` transcripts, ``name`` the latest; seconds since the start, and still to go when known."""

    done: int
    total: int
    name: str
    elapsed_s: float
    remaining_s: float | None


class Work:
    """A running analysis; its thread never touches the screen, the screen asks it."""

    def __init__(
        self,
        analyze: Analyze,
        transcripts: Sequence[Transcript],
        topics: Sequence[str],
        set_aside: tuple[SetAside, ...] = (),
    ) -> None:
        self._analyze = analyze
        self._transcripts = tuple(transcripts)
        self._topics = tuple(topics)
        self._set_aside = set_aside
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._begun = time.monotonic()
        self._latest = (0, len(self._transcripts), "")
        self._state: State = "running"
        self.study: Study | None = None
        self.error: UserError | None = None
        self._thread = threading.Thread(target=self._run, name="analysis", daemon=True)

    def start(self) -> Work:
        """Begins, and returns itself."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Asks the analysis to end; it does so at its next sign of progress, and its result is dropped."""
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
        """How far it is; the time left is known once the first transcript is done."""
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
            study = self._analyze(self._transcripts, literal_topics=self._topics, progress=self._report)
        except Stopped:
            return
        except UserError as error:
            self._end("failed", error=error)
        except Exception:
            log.exception("the analysis failed")
            self._end("failed")
        else:
            self._end("done", study=replace(study, set_aside=(*self._set_aside, *study.set_aside)))

    def _end(self, state: State, *, study: Study | None = None, error: UserError | None = None) -> None:
        with self._lock:
            if not self._stop.is_set():
                self._state, self.study, self.error = state, study, error
