"""Zipped documents and the XML in them: what must hold before a library or a reader of ours is let at them.

Everything is unpacked in memory and by the archive's own list of members; no name in an archive is ever used as a path.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from metaphor.errors import UserError

from .draft import MAX_UNPACKED

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_MEMBERS = 5_000
"""Files in one archive: a Word document has some twenty, a book of pictures some hundreds."""

MAX_XML = 60_000_000
"""Bytes in one XML part; the text of a long novel in Word has some 10,000,000."""

MAX_ELEMENTS = 1_000_000
"""Elements in one XML part: a thousand take a third of a megabyte and 20 ms; an interview in Word has some 20,000."""

_ENTRY = b"PK\x01\x02"
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError, EOFError, KeyError)
_XML = (".xml", ".rels")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C\0T|E\0N\0T\0I)|\0<\0!\0(?:D\0O\0C\0T|E\0N\0T\0I)", re.I)
_CHUNK = 1 << 20


def unpacked(data: bytes, name: str, member: str, kind: str) -> None:
    """Nothing when the archive is whole, holds the member and unpacks to a bearable size; else UserError.

    Sizes are measured by unpacking, since a hostile archive understates them; XML parts that declare entities are refused.
    """
    with _opened(data, name, member, kind) as archive:
        left = MAX_UNPACKED
        for info in archive.infolist():
            part = _member(archive, info, name, kind, left, keep=info.filename.casefold().endswith(_XML))
            left -= info.file_size
            if _DOCTYPE.search(part):
                raise UserError(name, f"is a {kind} that declares entities", _mend(kind))


def members(data: bytes, name: str, member: str, kind: str, endings: tuple[str, ...]) -> Mapping[str, bytes]:
    """The archive's files of these endings by the names they have there; UserError as for ``unpacked``."""
    left = MAX_UNPACKED
    out: dict[str, bytes] = {}
    with _opened(data, name, member, kind) as archive:
        for info in archive.infolist():
            if info.filename.casefold().endswith(endings) and not info.is_dir():
                out.setdefault(info.filename, _member(archive, info, name, kind, left))
                left -= info.file_size
    return out


def xml(part: bytes, name: str, kind: str) -> _Element:
    """The root of an XML part; UserError for a part that is broken, nested too deeply, or declares a DTD or entities."""
    from lxml import etree

    if _DOCTYPE.search(part):
        raise UserError(name, f"is a {kind} that declares entities", _mend(kind))
    if len(part) > MAX_XML or part.count(b"<") > 2 * MAX_ELEMENTS:
        what = f"is a {kind} with a part of more than {MAX_XML // 1_000_000} MB or {MAX_ELEMENTS:,} elements"
        raise UserError(name, what, "cut it into single interviews, or save the words as text")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root: _Element = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        deep = "depth" in str(error)
        what = f"is a {kind} nested too deeply to be read" if deep else f"is a broken {kind}"
        raise UserError(name, what, _mend(kind)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UserError(name, f"is a {kind} that declares entities", _mend(kind))
    return root


def member_names(data: bytes) -> frozenset[str]:
    """The names an archive lists; none when it is no archive, or lists far too many."""
    if _crowded(data):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist()[:MAX_MEMBERS])
    except _BROKEN:
        return frozenset()


def declared_kind(data: bytes) -> str:
    """What an archive's ``mimetype`` member says it is (OpenDocument, EPUB); empty when it has none."""
    if _crowded(data):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("mimetype") as part:
            return part.read(200).decode("ascii", "replace").strip()
    except _BROKEN:
        return ""


def _crowded(data: bytes) -> bool:
    """Whether the archive, those in it included, has so many entries that listing them alone would take long."""
    return data.count(_ENTRY) > 20 * MAX_MEMBERS


def _mend(kind: str) -> str:
    return f"open it in its own program and save it again as a new {kind}"


def _opened(data: bytes, name: str, member: str, kind: str) -> zipfile.ZipFile:
    if _crowded(data):
        raise _too_many(name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos, names = archive.infolist(), archive.namelist()
    except _BROKEN:
        raise UserError(name, f"is not a whole {kind}", _mend(kind)) from None
    if any(info.flag_bits & 1 for info in infos) or "EncryptedPackage" in names:
        raise UserError(name, f"is a locked {kind}", "take the password off and save it again")
    if member and member not in names:
        raise UserError(name, f"is not a {kind}", "give the file its own ending")
    if len(infos) > MAX_MEMBERS:
        raise _too_many(name)
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise _too_large(name)
    return archive


def _too_many(name: str) -> UserError:
    return UserError(name, f"holds more than {MAX_MEMBERS} files", "save the words as text")


def _too_large(name: str) -> UserError:
    what = f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB"
    return UserError(name, what, "take the pictures out, or save the words as text")


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, kind: str, left: int, *, keep: bool = True
) -> bytes:
    """A member's bytes, unpacked piece by piece so that no more than ``left`` is ever held; empty unless kept."""
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as part:
            while piece := part.read(_CHUNK):
                size += len(piece)
                if size > left:
                    raise _too_large(name)
                if keep:
                    pieces.append(piece)
    except _BROKEN:
        raise UserError(name, f"is not a whole {kind}", _mend(kind)) from None
    return b"".join(pieces)
