"""What an OpenDocument's styles say that matters for talk: what is bold, what is a heading, what stands in the margins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_STYLE, _FO = _NS % "style", _NS % "xsl-fo-compatible"
_HEADS = ("title", "heading", "标题", "標題")
_MARGINS = tuple(f"{_STYLE}{what}{side}" for what in ("header", "footer") for side in ("", "-left", "-first"))


@dataclass(frozen=True, slots=True)
class Styles:
    """Style name -> bold or not, where it says; the names of heading styles; the words in headers and footers."""

    bold: dict[str, bool]
    heads: frozenset[str]
    margins: tuple[str, ...]


def styles_of(roots: Sequence[_Element]) -> Styles:
    """The styles of a document's parts, each with what it takes over from its parents."""
    own: dict[str, bool | None] = {}
    parent: dict[str, str] = {}
    shown: dict[str, str] = {}
    for root in roots:
        for style in root.iter(f"{_STYLE}style"):
            name = style.get(f"{_STYLE}name", "")
            properties = style.find(f"{_STYLE}text-properties")
            weight = properties.get(f"{_FO}font-weight") if properties is not None else None
            own[name] = None if weight is None else weight in ("bold", "600", "700", "800", "900")
            parent[name] = style.get(f"{_STYLE}parent-style-name", "")
            shown[name] = style.get(f"{_STYLE}display-name", name).casefold()
    bold = {
        name: said[0] for name in own if (said := [b for n in _line(name, parent) if (b := own.get(n)) is not None])
    }
    heads = {n for n in own if any(shown.get(p, "").startswith(_HEADS) for p in _line(n, parent))}
    words = [" ".join("".join(margin.itertext()).split()) for root in roots for margin in root.iter(*_MARGINS)]
    return Styles(bold, frozenset(heads), tuple(word for word in words if word))


def _line(name: str, parent: dict[str, str]) -> list[str]:
    """The style and its ancestors, nearest first; a circle of parents ends it."""
    out: list[str] = []
    while name and name not in out:
        out.append(name)
        name = parent.get(name, "")
    return out
