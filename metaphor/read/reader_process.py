"""A process that reads files for this one and can be stopped: started when first needed, and again after each stop."""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from metaphor.errors import UserError

from .draft import Bounds
from .texts import Texts, Work

START_S = 60.0
"""How long a process may take to start, which is not the file's fault."""

WORKER = "metaphor.read.worker"
_ROOT = Path(__file__).resolve().parents[2]
_CUT = "check that it is a transcript, and cut it into single interviews"


@dataclass(slots=True)
class ReaderProcess:
    """The process and its pipes; one thread asks it, another may dismiss it."""

    bounds: Bounds
    dismissed: bool = False
    _process: subprocess.Popen[bytes] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def texts_of(self, work: Work) -> Texts:
        """The texts of a file; a UserError for one that takes too long or too much, or stops its reader."""
        if (process := self._started()) is None:
            return (_not_started(work.name),)
        overdue = threading.Event()

        def stop_it() -> None:
            overdue.set()
            process.kill()

        clock = threading.Timer(self.bounds.seconds, stop_it)
        clock.start()
        try:
            _tell(process, work)
            answer = pickle.load(_pipe(process.stdout))
        except Exception:  # a pickle cut short raises whatever it met
            self.stop()
            return (_too_long(work.name, self.bounds) if overdue.is_set() else _stopped(work.name),)
        finally:
            clock.cancel()
            clock.join()
        if overdue.is_set():
            self.stop()
        return self._understood(answer, work.name)

    def _understood(self, answer: object, name: str) -> Texts:
        """A worker says texts and errors; a text instead of these is the traceback of a fault, None a lack of memory."""
        if isinstance(answer, tuple):
            return answer
        self.stop()  # after either it is not to be trusted with another file
        if answer is None:
            return (_too_large(name, self.bounds),)
        logging.getLogger(__name__).error("Reading %s failed.\n%s", name, answer)
        return (_fault(name, str(answer)),)

    def _started(self) -> subprocess.Popen[bytes] | None:
        """The process, ready to read; None when it does not start."""
        with self._lock:
            if self.dismissed:
                return None
            if self._process is not None:
                return self._process
            paths = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH", ""))))
            command = [sys.executable, "-P", "-m", WORKER, str(self.bounds.megabytes)]
            try:
                self._process = process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env={**os.environ, "PYTHONPATH": paths},
                )
            except OSError:
                return None
        clock = threading.Timer(START_S, process.kill)
        clock.start()
        ready = _pipe(process.stdout).read(1)
        clock.cancel()
        if not ready:
            self.stop()
        return process if ready else None

    def stop(self) -> None:
        """Ends the process, if there is one."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                try:
                    _pipe(pipe).close()
                except OSError:  # what it was never told lies in the pipe still
                    continue

    def dismiss(self) -> None:
        """Ends the process under way, from another thread, and starts no other."""
        with self._lock:
            self.dismissed = True
            if self._process is not None:
                self._process.kill()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def _tell(process: subprocess.Popen[bytes], work: Work) -> None:
    pipe = _pipe(process.stdin)
    pickle.dump(work, pipe)
    pipe.flush()


def _too_long(name: str, bounds: Bounds) -> UserError:
    return UserError(name, f"took more than {bounds.seconds:g} seconds to read", _CUT)


def _too_large(name: str, bounds: Bounds) -> UserError:
    return UserError(name, f"needs more than {bounds.megabytes} MB of memory to read", _CUT)


def _stopped(name: str) -> UserError:
    return UserError(
        name, "broke off the reading of it", "open it in its own program and save it again, or save the words as text"
    )


def _not_started(name: str) -> UserError:
    what = "could not be read: no process could be started for it"
    return UserError(name, what, "close other programs, and try again")


def _fault(name: str, traceback: str) -> UserError:
    kind = traceback.strip().rpartition("\n")[2].partition(":")[0]
    what = f"met a fault in the reading of its format ({kind})"
    return UserError(name, what, "save the words in another format, and report the fault")
