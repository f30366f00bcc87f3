"""What a file is by its first bytes, whatever its ending says."""

from __future__ import annotations

from .archive import declared_kind, member_names

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", ".doc"),
    ("Workbook", ".xls"),
    ("PowerPoint Document", ".ppt"),
)
"""Names of streams in Microsoft's old container, and what a file that has one is."""

_MIMETYPES = {
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.text-template": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
}
_INSIDE = (
    ("project.qde", ".qdpx"),
    ("word/", ".docx"),
    ("xl/", ".xlsx"),
    ("ppt/", ".pptx"),
    ("META-INF/container.xml", ".epub"),
    ("Index/Document.iwa", ".pages"),
)


def kind_of(data: bytes) -> str:
    """The ending that fits the first bytes, ``locked`` for an encrypted document, empty where they do not tell."""
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(_OLE):
        return next((kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data), ".doc")
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data)
    return ".mht" if head.startswith(b"MIME-Version:") else ""


def _zipped(data: bytes) -> str:
    declared = declared_kind(data)
    if declared in _MIMETYPES:
        return _MIMETYPES[declared]
    names = member_names(data)
    return next((kind for inside, kind in _INSIDE if any(name.startswith(inside) for name in names)), "")
