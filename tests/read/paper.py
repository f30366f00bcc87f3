"""Small PDFs put together by hand: text painted at places, in a plain, a bold or a Chinese font."""

from __future__ import annotations

from collections.abc import Sequence

Painted = tuple[float, float, str]
"""x, y (points from the lower left corner of a page of 595 × 842) and the text; ``*`` before it: bold."""

SIZE = 10


def pdf(*pages: Sequence[Painted], mapped: bool = True, extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of these pages; not ``mapped``: its Chinese font does not say what its glyphs stand for."""
    used = sorted({ch for page in pages for _, _, text in page for ch in text if ord(ch) > 126})
    chars = [f"<{ord(ch):04x}> <{ord(ch):04x}>" for ch in used]
    blocks = [chars[i : i + 100] for i in range(0, len(chars), 100)]
    cmap = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    cmap += "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks) + "endcmap end"
    unicode = b"/ToUnicode 6 0 R" if mapped else b""
    widths = b"/FirstChar 32 /LastChar 126 /Widths [" + b"500 " * 95 + b"]"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",  # the pages, below
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding " + widths + b" >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding " + widths + b" >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [7 0 R] "
        + unicode
        + b" >>",
        stream(cmap.encode()),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (Identity) /Supplement 0 >> >>",
    ]
    kids = []
    for page in pages:
        content = b"\n".join(_painted(*one) for one in page) + extra
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font "
            b"<< /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>" % (len(objects) + 2),
            stream(content),
        ]
        kids.append(b"%d 0 R" % (len(objects) - 1))
    objects[1] = b"<< /Type /Pages /Kids [" + b" ".join(kids) + b"] /Count %d >>" % len(kids)
    return bound(objects, trailer)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< %s /Length %d >>\nstream\n" % (more, len(content)) + content + b"\nendstream"


def _painted(x: float, y: float, text: str) -> bytes:
    bold, text = text.startswith("*"), text.removeprefix("*")
    font = "F3" if any(ord(ch) > 126 for ch in text) else "F2" if bold else "F1"
    code = "".join(f"{ord(ch):04x}" for ch in text) if font == "F3" else text.encode("latin-1").hex()
    return f"BT /{font} {SIZE} Tf {x} {y} Td <{code}> Tj ET".encode()


def bound(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """The objects, numbered from 1, as a file."""
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    return (
        out
        + table
        + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    )


def column(lines: Sequence[str], *, x: float = 60, top: float = 780, step: float = 14) -> list[Painted]:
    """Lines one below the other; an empty one leaves its room."""
    return [(x, top - step * i, line) for i, line in enumerate(lines) if line]
