"""A PDF's fonts: what their codes stand for and how wide they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from .radicals import RADICALS

_OF_FONTS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")


class _Lost(dict[str, str]):
    """The characters of a font that numbers its glyphs and does not say what they stand for."""

    def get(self, code: str, otherwise: object = None) -> str:
        return "\ufffd"


def font_of(resource: Mapping[str, Any]) -> Any:
    """pypdf's font of a font dictionary; one that does not say what its glyphs stand for gives \ufffd for each."""
    from pypdf.generic._font import Font

    font = Font.from_font_resource(resource)  # type: ignore[arg-type]
    by_number = str(resource.get("/Encoding")) in ("/Identity-H", "/Identity-V") and "/ToUnicode" not in resource
    if not font.interpretable or (by_number and not font.character_map):
        font.encoding, font.character_map = "utf-16-be" if by_number else "latin-1", _Lost()
    return font


def plain_characters(text: str) -> str:
    """The text with the letters meant: radicals and joined letters that fonts stand in for them with are replaced.

    Programs that print Chinese write the radical ⼈ for the word 人 and one sign for f and i together.
    """
    return _OF_FONTS.sub(lambda m: RADICALS.get(m.group()) or unicodedata.normalize("NFKC", m.group()), text)


def decoded(font: Any, raw: bytes) -> tuple[str, float, int, int]:
    """Characters, width in thousandths of the size, number of glyphs, and how many of them are single-byte spaces."""
    if isinstance(font.encoding, str):
        codes = raw.decode(font.encoding, "replace" if "utf" not in font.encoding else "surrogatepass")
        text = "".join(font.character_map.get(code, code) for code in codes)
    else:
        codes = "".join(map(chr, raw))
        text = "".join(font.character_map.get(c := font.encoding.get(b, chr(b)), c) for b in raw)
    widths = font.character_widths
    default = widths.get("default", 500)
    width = sum(float(widths.get(code, default)) for code in codes)
    single = not isinstance(font.encoding, str)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), width, len(codes), raw.count(32) * single
