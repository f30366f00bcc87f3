"""A PDF page's stretches of text with their places, in the order the page paints them.

Followed here and not by pypdf's own text extraction, which loses where a stretch ends and so misplaces marks that are
painted out of order, as Chinese quotation marks often are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .page_fonts import decoded, font_of, plain_characters

MAX_NESTED = 8
"""Forms painted inside forms."""

MAX_PAINT = 12_000_000
"""Bytes of painting in one document, unpacked and counted as often as they are painted; a page of text has some 10,000."""

Matrix = tuple[float, float, float, float, float, float]
_ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BOLD = re.compile(r"(?i)bold|black|heavy|semibold|demi|粗|黑体|SimHei|W[67]\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text from ``x0`` to ``x1`` on the baseline ``y`` (points, y upwards), its height, and whether it is bold."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False


@dataclass(slots=True)
class _State:
    """The text state; times and places of PDF 32000-1, 9.3 and 9.4."""

    page: Matrix = _ONE
    font: Any = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class Ink:
    """What one document's pages share: what is left of the bytes of painting it may hold, and the fonts met so far."""

    left: int = MAX_PAINT
    fonts: dict[int, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class Painter:
    """Follows a page's operations; ``pieces`` is what they paint, ``turned`` counts stretches written at an angle."""

    reader: Any
    ink: Ink
    pieces: list[Piece] = field(default_factory=list)
    turned: int = 0
    unreadable: int = 0
    _state: _State = field(default_factory=_State)
    _line: Matrix = _ONE
    _at: Matrix = _ONE

    def paint(self, contents: Any, resources: Any, depth: int = 0) -> None:
        """Follows a content stream with its resources, and the forms it paints."""
        from pypdf.generic import ContentStream

        stream = ContentStream(contents, self.reader, "bytes")
        self.ink.left -= len(stream.get_data())
        if self.ink.left < 0:
            return
        stack: list[_State] = []
        for operands, operator in stream.operations:
            if operator == b"q":
                stack.append(_copy(self._state))
            elif operator == b"Q" and stack:
                self._state = stack.pop()
            elif operator == b"Do":
                self._form(operands, resources, depth)
            elif operator == b"Tf" and len(operands) == 2:
                self._state.font = self._font(operands[0], resources)
                self._state.size = _float(operands[1])
            else:
                self._follow(operator, operands)

    def _form(self, operands: list[Any], resources: Any, depth: int) -> None:
        form = _within(_within(resources, "/XObject"), operands[0] if operands else "")
        if depth >= MAX_NESTED or not isinstance(form, Mapping) or form.get("/Subtype") != "/Form":
            return
        kept, self._state = self._state, _copy(self._state)
        matrix = _matrix(list(form.get("/Matrix", ())))
        self._state.page = _times(matrix, self._state.page) if matrix else self._state.page
        self.paint(form, _within(form, "/Resources") or resources, depth + 1)
        self._state = kept

    def _font(self, name: Any, resources: Any) -> Any:
        found = _within(_within(resources, "/Font"), name)
        if not isinstance(found, Mapping):
            return None
        fonts = self.ink.fonts
        if id(found) not in fonts:
            fonts[id(found)] = (font_of(found), found)  # the dictionary is kept, so that its id stays its own
        return fonts[id(found)][0]

    def _follow(self, operator: bytes, operands: list[Any]) -> None:
        state, numbers = self._state, [_float(x) for x in operands if isinstance(x, (int, float))]
        if operator == b"cm" and (matrix := _matrix(operands)):
            state.page = _times(matrix, state.page)
        elif operator == b"BT":
            self._line = self._at = _ONE
        elif operator == b"Tm" and (matrix := _matrix(operands)):
            self._line = self._at = matrix
        elif operator in (b"Td", b"TD") and len(numbers) == 2:
            state.leading = -numbers[1] if operator == b"TD" else state.leading
            self._move(numbers[0], numbers[1])
        elif operator == b"T*":
            self._move(0, -state.leading)
        elif operator in (b"Tj", b"'", b'"', b"TJ"):
            if operator == b'"' and len(numbers) == 2:
                state.word_spacing, state.spacing = numbers
            if operator in (b"'", b'"'):
                self._move(0, -state.leading)
            shown = operands[-1] if operands else ()
            for item in shown if isinstance(shown, list) else [shown]:
                self._show(item)
        elif numbers:
            _set(state, operator, numbers[0])

    def _move(self, x: float, y: float) -> None:
        self._line = self._at = _times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _advance(self, x: float) -> None:
        self._at = _times((1.0, 0.0, 0.0, 1.0, x, 0.0), self._at)

    def _show(self, item: Any) -> None:
        state = self._state
        if isinstance(item, (int, float)):
            self._advance(-_float(item) / 1000 * state.size * state.scale)
            return
        raw = getattr(item, "original_bytes", item)
        if not isinstance(raw, bytes) or state.font is None:
            return
        text, width, count, spaces = decoded(state.font, raw)
        here = _times(self._at, state.page)
        x, y = here[4] + state.rise * here[2], here[5] + state.rise * here[3]
        length = (width / 1000 * state.size + count * state.spacing + spaces * state.word_spacing) * state.scale
        self._advance(length)
        size = abs(state.size) * (here[2] ** 2 + here[3] ** 2) ** 0.5
        if abs(here[1]) > 0.1 * abs(here[0]):
            self.turned += bool(text.strip())
        elif text and here[0] != 0:
            self.unreadable += sum("\ue000" <= ch <= "\uf8ff" or ch == "\ufffd" for ch in text)
            end = x + length * here[0]
            bold = bool(_BOLD.search(state.font.name))
            self.pieces.append(Piece(plain_characters(text), min(x, end), max(x, end), y, size or 1.0, bold))


def _set(state: _State, operator: bytes, value: float) -> None:
    if operator == b"Tc":
        state.spacing = value
    elif operator == b"Tw":
        state.word_spacing = value
    elif operator == b"Tz":
        state.scale = value / 100
    elif operator == b"TL":
        state.leading = value
    elif operator == b"Ts":
        state.rise = value


def _copy(state: _State) -> _State:
    return _State(
        state.page, state.font, state.size, state.spacing, state.word_spacing, state.scale, state.leading, state.rise
    )


def _within(holder: Any, key: Any) -> Any:
    found = holder.get(key) if isinstance(holder, Mapping) else None
    return found.get_object() if found is not None and hasattr(found, "get_object") else found


def _float(value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return number if abs(number) < 1e7 else 0.0


def _matrix(operands: list[Any]) -> Matrix | None:
    if len(operands) != 6:
        return None
    a, b, c, d, e, f = (_float(x) for x in operands)
    return a, b, c, d, e, f


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def visible(pieces: list[Piece], box: tuple[float, float, float, float]) -> Iterator[Piece]:
    """The pieces that begin on the page: left, bottom, right, top in points."""
    left, bottom, right, top = box
    return (p for p in pieces if left - 2 <= p.x0 <= right + 2 and bottom - 2 <= p.y <= top + 2)
