"""REFI-QDA projects (.qdpx), as NVivo, MAXQDA, ATLAS.ti and QualCoder export them: texts with what people coded in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from metaphor.errors import UserError
from metaphor.model import PersonCode, Transcript

from .archive import members, xml
from .draft import Draft, ReadSettings
from .encoding import decode
from .places import places
from .plain import read_text
from .qda import WHOLE, Selected, SourceText, texts_of
from .word import read_docx

KIND = "REFI-QDA project"
_PROJECT = "project.qde"
MAX_TEXTS = 2_000


@dataclass(frozen=True, slots=True)
class ProjectText:
    """One text of a project, read: ``words`` are what the positions of its codes count in, where they are known."""

    title: str
    draft: Draft
    words: str
    codes: tuple[Selected, ...]
    attributes: tuple[tuple[str, str], ...]


def read_project(data: bytes, name: str, settings: ReadSettings) -> tuple[ProjectText | UserError, ...]:
    """Each text of a project, or the error that says why it cannot be read; UserError for a project that has none."""
    parts = members(data, name, _PROJECT, KIND, (".qde", ".txt", ".docx"))
    texts, others = texts_of(xml(parts[_PROJECT], name, KIND))
    if not texts:
        what = f"holds no text among its {others} sources" if others else "holds no sources"
        raise UserError(name, what, "export the project again with its documents")
    if len(texts) > MAX_TEXTS:
        raise UserError(name, f"holds more than {MAX_TEXTS} texts", "export the project in parts")
    return tuple(_read(text, parts, f"{name} · {text.title}", settings) for text in texts)


def _read(text: SourceText, parts: Mapping[str, bytes], name: str, settings: ReadSettings) -> ProjectText | UserError:
    plain = text.words.encode("utf-8", "replace") if text.words is not None else _part(parts, text.plain)
    rich = _part(parts, text.rich)
    try:
        if plain and plain.strip():
            words = decode(plain, name, encoding=settings.encoding).text.removeprefix("\ufeff")
            return ProjectText(text.title, read_text(plain, name, settings), words, text.codes, text.attributes)
        if rich:
            draft = read_docx(rich, name, settings)
            return ProjectText(text.title, draft, "", text.codes, text.attributes)
    except UserError as error:
        return error
    held = plain is not None or rich is not None
    what = "holds no words" if held or not text.plain else "lies outside the project"
    return UserError(name, what, "export the project again with its documents")


def _part(parts: Mapping[str, bytes], path: str) -> bytes | None:
    """The member a source's path names: by its last name only, so that no path leads anywhere."""
    if not path or path.startswith(("absolute:", "relative:")):
        return None
    wanted = path.replace("\\", "/").rsplit("/", 1)[-1].casefold()
    found = [part for part in parts if part.casefold() in (f"sources/{wanted}", wanted)]
    return parts[found[0]] if found else None


def with_codes(transcript: Transcript, text: ProjectText) -> Transcript:
    """The transcript with what people coded; a note counts the codes whose words are no one's talk or cannot be found."""
    whole = [code for code in text.codes if code.end == WHOLE]
    parts = [code for code in text.codes if code.end != WHOLE]
    codes = [_placed(transcript, 0, len(transcript.text), code) for code in whole]
    if text.words and parts:
        words, turned = _counted_as(text.words, parts)
        held = [(at, spot) for at, spot in enumerate(places(words, transcript)) if spot >= 0]
        at_all = [at for at, _ in held]
        for code in turned:
            first, last = bisect_left(at_all, code.start), bisect_left(at_all, code.end) - 1
            if first <= last:
                codes.append(_placed(transcript, held[first][1], held[last][1] + 1, code))
    codes.sort(key=lambda code: (code.start, code.end))
    lost = len(text.codes) - len(codes)
    notes = [f"People's codes read: {len(codes)}."] if codes else []
    if lost:
        notes.append(f"Left out: people's codes on words that are not in the talk ({lost}).")
    attributes = tuple((dict(transcript.attributes) | dict(text.attributes)).items())
    return replace(transcript, codes=tuple(codes), attributes=attributes, notes=(*transcript.notes, *notes))


def _placed(transcript: Transcript, start: int, end: int, code: Selected) -> PersonCode:
    words = transcript.text[start:end]
    return PersonCode(start, end, words, code.code, code.coder, code.memo, code.colour, code.under)


def _counted_as(words: str, codes: Sequence[Selected]) -> tuple[str, list[Selected]]:
    """The text and the codes in one way of counting: characters, UTF-16 units, a line end of two as one or as two.

    Programs count differently and do not say how; the way is taken in which most codes begin and end between words.
    """
    best: tuple[int, str, list[Selected]] | None = None
    for text in dict.fromkeys((words, words.replace("\r\n", "\n"))):
        for units in (False, True) if any(ch > "\uffff" for ch in text) else (False,):
            turned = _in_characters(text, codes) if units else list(codes)
            score = sum(_between_words(text, code.start) + _between_words(text, code.end) for code in turned)
            if best is None or score > best[0]:
                best = score, text, turned
    assert best is not None
    return best[1], best[2]


def _between_words(text: str, at: int) -> bool:
    return at <= len(text) and not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())


def _in_characters(text: str, codes: Sequence[Selected]) -> list[Selected]:
    """The codes with positions in UTF-16 units turned into characters."""
    index = [i for i, ch in enumerate(text) for _ in range(2 if ch > "\uffff" else 1)]
    index.append(len(text))
    last = len(index) - 1
    return [replace(code, start=index[min(code.start, last)], end=index[min(code.end, last)]) for code in codes]
