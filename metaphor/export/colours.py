"""Colours of sheets: tints of a source's colour, and whether text can be read on them."""

from __future__ import annotations

INK = "#2B2926"


def rgb(colour: str) -> tuple[int, int, int]:
    """``#RRGGBB`` as three numbers 0…255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def tint(colour: str, share: float) -> str:
    """The colour mixed with white: 1 is the colour itself, 0 white."""
    return "#" + "".join(f"{round(255 - (255 - part) * share):02X}" for part in rgb(colour))


def contrast(one: str, other: str) -> float:
    """The contrast ratio 1…21 of two colours (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in rgb(colour)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
