"""Zipped documents put together by hand: Word, OpenDocument, EPUB, REFI-QDA."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
W += 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:v"'
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF = " ".join(f'xmlns:{p}="{_ODF}:{p}:1.0"' for p in ("office", "text", "table", "style"))
ODF += f' xmlns:draw="{_ODF}:drawing:1.0" xmlns:fo="{_ODF}:xsl-fo-compatible:1.0"'


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, part in parts.items():
            box.writestr(name, part)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document of a body's XML; further parts by their name without ``word/`` and ending."""
    held = {f"word/{name}.xml": f"<w:{name} {W}>{content}</w:{name}>" for name, content in parts.items()}
    return archive({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", **held})


def p(*runs: str) -> str:
    """A Word paragraph of runs; plain text becomes a run."""
    return f"<w:p>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A Word run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def odt(body: str, styles: str = "", margins: str = "") -> bytes:
    """An OpenDocument text of a body's XML and automatic styles; ``margins`` are a page's header and footer."""
    content = f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    page = f"<office:document-styles {ODF}><style:master-page>{margins}</style:master-page></office:document-styles>"
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": page})


def epub(pages: Mapping[str, str], spine: str, extra: Mapping[str, str] | None = None, manifest: str = "") -> bytes:
    """A book of XHTML bodies by file name in ``OEBPS``; the spine is XML."""
    items = "".join(f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in pages)
    package = '<package xmlns="http://www.idpf.org/2007/opf">'
    package += f"<manifest>{items}{manifest}</manifest><spine>{spine}</spine></package>"
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    container += '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    texts = {
        f"OEBPS/{n}.xhtml": f'<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
        for n, body in pages.items()
    }
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/book.opf": package}
    return archive({**parts, **texts, **(extra or {})})


def qdpx(sources: str, parts: Mapping[str, str | bytes] | None = None, *, head: str = "", tail: str = "") -> bytes:
    """A project: its sources' XML, what stands before and after them, and its files."""
    users = '<Users><User guid="AA-1" name="Mei"/><User guid="aa-2" id="JB"/></Users>'
    codes = (
        '<CodeBook><Codes><Code guid="c-1" name="journey" isCodable="true" color="#A03020">'
        '<Code guid="c-2" name="path" isCodable="true"/></Code></Codes></CodeBook>'
    )
    project = f'<Project name="t" xmlns="urn:QDA-XML:project:1.0">{users}{codes}{head}<Sources>{sources}</Sources>{tail}</Project>'
    return archive({"project.qde": project, **(parts or {})})
