"""Reads small transcripts built by hand."""

from __future__ import annotations

import pytest

from metaphor.model import Transcript
from metaphor.read import ReadSettings, read
from tests.read.looking import Reading, lawful


@pytest.fixture
def reading() -> Reading:
    """Reads text (as UTF-8) or bytes under a file name, and holds the law of offsets every time."""

    def _read(content: str | bytes, name: str = "t.txt", **settings: object) -> Transcript:
        data = content.encode() if isinstance(content, str) else content
        transcript = read(data, name=name, settings=ReadSettings(**settings))  # type: ignore[arg-type]
        lawful(transcript)
        return transcript

    return _read
