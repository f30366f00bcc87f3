"""What a REFI-QDA project file (``project.qde``) says: its codes, coders, notes, texts, and who coded which stretch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

Q = "{urn:QDA-XML:project:1.0}"
_HOLDERS = (f"{Q}TextSource", f"{Q}Representation", f"{Q}Transcript")


@dataclass(frozen=True, slots=True)
class Selected:
    """A stretch of a source's plain text, in its own half-open positions, and one code a person gave to it."""

    start: int
    end: int
    code: str
    under: tuple[str, ...] = ()
    coder: str = ""
    memo: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text of a project: its name, its words or the names of the files that hold them, what was coded and known."""

    title: str
    words: str | None
    plain: str
    rich: str
    codes: tuple[Selected, ...]
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Book:
    """Names by the ids the project uses."""

    codes: Mapping[str, tuple[str, tuple[str, ...], str]]
    coders: Mapping[str, str]
    notes: Mapping[str, str]
    variables: Mapping[str, str]
    cases: Mapping[str, tuple[tuple[str, str], ...]]


def texts_of(project: _Element) -> tuple[tuple[SourceText, ...], int]:
    """The project's texts in order, transcripts of recordings and text of PDFs included, and how many sources have none."""
    book = _book(project)
    sources = project.find(f"{Q}Sources")
    found: list[SourceText] = []
    others = 0
    for source in () if sources is None else sources.iterchildren(f"{Q}*"):
        held = [source] if source.tag == _HOLDERS[0] else [x for x in source if x.tag in _HOLDERS[1:]]
        others += not held
        for number, holder in enumerate(held):
            title = _title(source, holder)
            found.append(_text(source, holder, title if not number else f"{title} {number + 1}", book))
    return tuple(found), others


def _title(source: _Element, holder: _Element) -> str:
    named = next((e.get("name", "").strip() for e in (source, holder) if e.get("name", "").strip()), "")
    path = holder.get("plainTextPath") or holder.get("richTextPath") or source.get("path") or ""
    return " ".join(named.split()) or path.replace("\\", "/").rsplit("/", 1)[-1] or source.get("guid", "") or "text"


def _text(source: _Element, holder: _Element, title: str, book: _Book) -> SourceText:
    content = holder.find(f"{Q}PlainTextContent")
    codes = [*_selections(holder, book), *_whole(holder, book)]
    codes += _whole(source, book) if holder is not source else []
    facts = (*book.cases.get(_id(source.get("guid")), ()), *_values(source, book.variables))
    return SourceText(
        title,
        None if content is None else content.text or "",
        holder.get("plainTextPath", ""),
        holder.get("richTextPath", ""),
        tuple(codes),
        tuple(dict(facts).items()),
    )


def _book(project: _Element) -> _Book:
    codes: dict[str, tuple[str, tuple[str, ...], str]] = {}
    for code in project.iterfind(f"{Q}CodeBook//{Q}Code"):
        above = [c.get("name", "") for c in code.iterancestors(f"{Q}Code")]
        codes[_id(code.get("guid"))] = code.get("name", ""), tuple(reversed(above)), code.get("color", "")
    variables = {_id(v.get("guid")): v.get("name", "") for v in project.iterfind(f"{Q}Variables/{Q}Variable")}
    cases: dict[str, tuple[tuple[str, str], ...]] = {}
    for case in project.iterfind(f"{Q}Cases/{Q}Case"):
        for reference in case.iterfind(f"{Q}SourceRef"):
            key = _id(reference.get("targetGUID"))
            cases[key] = (*cases.get(key, ()), *_values(case, variables))
    coders = {_id(u.get("guid")): u.get("name") or u.get("id") or "" for u in project.iterfind(f"{Q}Users/{Q}User")}
    notes = {_id(n.get("guid")): _note(n) for n in project.iterfind(f"{Q}Notes/{Q}Note")}
    return _Book(codes, coders, notes, variables, cases)


def _id(guid: str | None) -> str:
    return (guid or "").strip("{} ").casefold()


def _note(note: _Element) -> str:
    said = note.findtext(f"{Q}PlainTextContent") or note.findtext(f"{Q}Description") or note.get("name", "")
    return str(said).strip()


def _values(holder: _Element, variables: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    out = []
    for value in holder.iterfind(f"{Q}VariableValue"):
        reference = value.find(f"{Q}VariableRef")
        name = variables.get(_id(reference.get("targetGUID")), "") if reference is not None else ""
        said = next(
            (" ".join((e.text or "").split()) for e in value if e is not reference and (e.text or "").strip()), ""
        )
        if name and said:
            out.append((name, said))
    return tuple(out)


def _selections(holder: _Element, book: _Book) -> Iterator[Selected]:
    points = {_id(p.get("guid")): p.get("position", "") for p in holder.iterfind(f"{Q}SyncPoint")}
    for part in holder.iterchildren(f"{Q}PlainTextSelection", f"{Q}TranscriptSelection"):
        start, end = part.get("startPosition", ""), part.get("endPosition", "")
        if part.tag.endswith("}TranscriptSelection"):
            start, end = (points.get(_id(part.get(side)), "") for side in ("fromSyncPoint", "toSyncPoint"))
        if _is_place(start) and _is_place(end):
            yield from _coded(part, int(start), int(end), book)


def _whole(holder: _Element, book: _Book) -> Iterator[Selected]:
    """Codes given to a source as a whole; their end lies beyond any text."""
    return _coded(holder, 0, WHOLE, book)


WHOLE = 1 << 40
"""The end of a code given to a whole source."""


def _coded(part: _Element, start: int, end: int, book: _Book) -> Iterator[Selected]:
    own = [part.findtext(f"{Q}Description") or ""] if part.tag.endswith("Selection") else []
    notes = [*own, *_noted(part, book)] if part.tag.endswith("Selection") else []
    for coding in part.iterfind(f"{Q}Coding"):
        reference = coding.find(f"{Q}CodeRef")
        known = book.codes.get(_id(reference.get("targetGUID"))) if reference is not None else None
        if known is None:
            continue
        coder = book.coders.get(_id(coding.get("creatingUser") or part.get("creatingUser")), "")
        memo = "\n".join(note.strip() for note in (*notes, *_noted(coding, book)) if note.strip())
        yield Selected(start, end, known[0], known[1], coder, memo, known[2])


def _noted(part: _Element, book: _Book) -> list[str]:
    return [book.notes.get(_id(note.get("targetGUID")), "") for note in part.iterfind(f"{Q}NoteRef")]


def _is_place(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 12
