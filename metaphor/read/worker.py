"""A worker's life: a file in, its texts out, until nobody asks any more; started by ``reader_process``, not by people."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import traceback
from collections.abc import Callable

from .texts import Texts, Work, texts_of

Read = Callable[[Work], Texts]

MAX_ANSWER = 200_000_000
"""Bytes of texts handed back for one file; what is larger would fill the memory of who asked."""


def limit(megabytes: int) -> None:
    """No more memory than now and so much more, no files written for a crash; nothing where the system has no limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as pages:
            held = int(pages.read().split()[0]) * resource.getpagesize()
        most = held + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def answered(work: Work, read: Read) -> bytes:
    """The texts of a file, pickled; None when memory did not suffice, the traceback when the reader has a fault."""
    try:
        packed = pickle.dumps(read(work))
        return packed if len(packed) <= MAX_ANSWER else pickle.dumps(None)
    except MemoryError:
        return pickle.dumps(None)
    except Exception:
        return pickle.dumps(traceback.format_exc())


def main(megabytes: int, read: Read = texts_of) -> None:
    """Reads pickled work from standard input and writes pickled answers to standard output."""
    asked, told = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    limit(megabytes)
    told.write(b"!")
    told.flush()
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            told.write(answered(pickle.load(asked), read))
            told.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
