"""JSON: a list of contributions, bare or under one of the names recognisers give it."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from metaphor.errors import UserError

from .clean import clean, run_together, straight
from .draft import Draft, Line, Omitted, ReadSettings, Said
from .encoding import decode
from .marks import joined, speak
from .names import trim
from .plain import draft_of, lines_of
from .tables import END, SPEAKER, START, TEXT, fold
from .times import clock

_LISTS = (
    "turns",
    "segments",
    "utterances",
    "results",
    "monologues",
    "messages",
    "sentences",
    "cues",
    "entries",
    "items",
    "data",
    "transcript",
    "result",
)
_TALK = TEXT | {"finalsentence"}
_ALSO_SPEAKER = frozenset(("role", "speakerid", "spk", "角色"))
OTHER = "other field"
"""The reason given for values of the JSON that are neither words nor speaker nor time."""
_WANTED = "give a list of objects with “speaker” and “text”, or an object with such a list under “turns” or “segments”"


def read_json(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """Objects with words, and where given a speaker and times; timed pieces of one speaker are joined."""
    decoded = decode(data, name, encoding=settings.encoding)
    try:
        document = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        place = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UserError(name, f"is not whole JSON{place}", "export it again") from None
    records = _records(document)
    if records is None and isinstance(document, dict) and isinstance(document.get("text"), str):
        rest = _leaves({label: value for label, value in document.items() if label != "text"})
        source = "\n".join((document["text"], *rest))
        omitted = tuple(Omitted(text, OTHER) for text in rest)
        text = clean(document["text"])
        return draft_of(lines_of(text), decoded.encoding, decoded.notes, source=source, omitted=omitted)
    lines = [line for record in records or () if (line := _line(record))]
    if not lines:
        raise UserError(name, "is JSON of another shape", _WANTED)
    source, omitted = _held(document, records or [])
    lines = _seconds(lines)
    if any(line.speaker for line in lines):
        said = tuple(Said(x.speaker, x.text, x.start_s, x.end_s) for x in lines)
        timed = all(x.start_s is not None and x.end_s is not None for x in lines)
        said = joined(said) if timed else said
        return Draft(said, decoded.encoding, decoded.notes, source=source, omitted=omitted)
    reading = speak(lines, cues=True)
    notes = () if reading.layout else ("No speakers are marked: read as one participant's text.",)
    said = reading.said
    if not reading.layout and said:
        text = run_together(line.text.strip() for line in lines)
        said = (Said(None, text, lines[0].start_s, lines[-1].end_s, tuple(line.text for line in lines)),)
    omitted += reading.omitted
    return Draft(said, decoded.encoding, (*decoded.notes, *notes), source=source, omitted=omitted)


def _held(document: Any, records: list[dict[str, Any]]) -> tuple[str, tuple[Omitted, ...]]:
    """All values of the document, those of the contributions first, one a line; and those that are nobody's words."""
    omitted: list[Omitted] = []
    for record in records:
        text = _words(record)
        speaker = _field(record, SPEAKER | _ALSO_SPEAKER)
        times = _field(record, START), _field(record, END)
        for value in record.values():
            if value is speaker:
                omitted += [Omitted(leaf, "speaker", "mark") for leaf in _leaves(value)]
            elif any(value is time for time in times):
                omitted += [Omitted(leaf, "time", "time") for leaf in _leaves(value)]
            elif value is not text:
                omitted += [Omitted(leaf, OTHER) for leaf in _leaves(value)]
    rest = _leaves(document, passed=frozenset(map(id, records)))
    omitted += [Omitted(leaf, OTHER) for leaf in rest]
    return "\n".join([*(leaf for record in records for leaf in _leaves(record)), *rest]), tuple(omitted)


def _leaves(value: Any, passed: frozenset[int] = frozenset()) -> list[str]:
    """Every text and number in a JSON value, in order; ``passed`` are the identities of objects to go past."""
    out: list[str] = []
    held = [value]
    while held:  # no recursion: JSON may be nested as deep as its parser goes
        inner = held.pop()
        if id(inner) in passed or inner is None or isinstance(inner, bool):
            continue
        if isinstance(inner, (dict, list)):
            held += reversed(list(inner.values() if isinstance(inner, dict) else inner))
        elif str(inner):
            out.append(str(inner))
    return out


def _records(document: Any, depth: int = 0) -> list[dict[str, Any]] | None:
    if isinstance(document, list):
        objects = [item for item in document if isinstance(item, dict)]
        return objects if objects and len(objects) == len(document) else None
    if isinstance(document, dict) and depth < 3:
        for label in _LISTS:
            if label in document and (found := _records(document[label], depth + 1)):
                return found
    return None


@lru_cache(maxsize=8)
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _field(record: dict[str, Any], words: frozenset[str]) -> Any:
    names = _folded(words)
    return next((value for label, value in record.items() if fold(label) in names and value not in (None, "")), None)


def _words(record: dict[str, Any]) -> str | None:
    names = _folded(_TALK)
    return next((v for k, v in record.items() if fold(k) in names and isinstance(v, str) and v.strip()), None)


def _line(record: dict[str, Any]) -> Line | None:
    text = _words(record)
    if text is None:
        return None
    speaker = _field(record, SPEAKER | _ALSO_SPEAKER)
    if isinstance(speaker, dict):
        speaker = speaker.get("name") or speaker.get("id")
    named = (
        trim(clean(f"speaker {speaker}" if isinstance(speaker, int) else speaker))
        if isinstance(speaker, (str, int))
        else None
    )
    return Line(
        straight(clean(text)),
        speaker=named or None,
        start_s=_time(_field(record, START)),
        end_s=_time(_field(record, END)),
    )


def _time(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return clock(str(value).lower()) if len(str(value)) < 40 else None


def _seconds(lines: list[Line]) -> list[Line]:
    """The lines with times in seconds: talk slower than a character in two seconds was timed in milliseconds."""
    last = max((line.start_s for line in lines if line.start_s), default=0.0)
    if not last or sum(len(line.text) for line in lines) / last > 0.5:
        return lines
    if any(t is not None and not t.is_integer() for line in lines for t in (line.start_s, line.end_s)):
        return lines
    return [Line(x.text, speaker=x.speaker, start_s=_thousandth(x.start_s), end_s=_thousandth(x.end_s)) for x in lines]


def _thousandth(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000
