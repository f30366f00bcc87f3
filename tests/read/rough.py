"""A worker whose readers misbehave, for the tests of reading within bounds: hangs, swells, dies, fails, prints."""

from __future__ import annotations

import os
import signal
import sys
import time

from metaphor.read import worker
from metaphor.read.texts import Texts, Work, texts_of


def texts(work: Work) -> Texts:
    """As the file's name says, else as it is."""
    if work.name.startswith("sleep"):
        time.sleep(60)
    if work.name.startswith("swell"):
        held = [bytes(10_000_000) for _ in range(2_000)]
        assert held
    if work.name.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if work.name.startswith("fault"):
        raise KeyError("of a reader")
    if work.name.startswith("print"):
        print("a library's chatter", flush=True)
        os.write(1, b"and a C library's")
    return texts_of(work)


if __name__ == "__main__":
    worker.main(int(sys.argv[1]), texts)
