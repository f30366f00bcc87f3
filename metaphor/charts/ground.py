"""The paper a chart is drawn on: light or dark, its inks, and what a colour becomes on it."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from typing import Any

FONT = "Source Sans, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"
SEEN = 2.4
"""Least contrast a block must have against its ground; text needs more and is never in a source's colour."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Colours as ``#RRGGBB``: the paper, the text, quieter text, plain talk; and the two ends of feeling."""

    paper: str
    ink: str
    quiet: str
    hairline: str
    middle: str
    negative: str
    positive: str
    weak: str
    strong: str

    def colour(self, colour: str) -> str:
        """The colour itself where it stands out from the paper; on a dark paper dark ones are lightened until they do."""
        if luminance(self.paper) > 0.5:
            return colour
        hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
        while contrast(colour, self.paper) < SEEN and lightness < 1:
            lightness = min(1.0, lightness + 0.02)
            red, green, blue = colorsys.hls_to_rgb(hue, lightness, min(saturation, 0.65))
            colour = f"#{round(255 * red):02x}{round(255 * green):02x}{round(255 * blue):02x}"
        return colour


LIGHT = Ground("#fbf9f4", "#26241f", "#6b665b", "#d5cfc1", "#b9b5aa", "#2166ac", "#d6731b", "#d9dfdc", "#1f4b4f")
DARK = Ground("#1b1a17", "#ece7db", "#a9a394", "#4a463e", "#6f6b62", "#6aaee0", "#f0a04b", "#3a403e", "#b9e0e2")
WHITE = Ground("#ffffff", "#222222", "#666666", "#cfcfcf", "#b5b5b5", "#2166ac", "#d6731b", "#dde3e0", "#1f4b4f")
"""WHITE is for slides and print."""


def luminance(colour: str) -> float:
    """Relative luminance 0…1 (WCAG 2)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast 1…21 between two colours (WCAG 2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def configured(ground: Ground, size: int = 12) -> dict[str, Any]:
    """Keyword arguments for ``Chart.configure``: fonts and inks of this ground; ``size`` in px."""
    text = {"labelFont": FONT, "titleFont": FONT, "labelColor": ground.quiet, "titleColor": ground.quiet,
            "labelFontSize": size, "titleFontSize": size, "titleFontWeight": "normal"}  # fmt: skip
    return {
        "background": ground.paper,
        "font": FONT,
        "axis": {**text, "domainColor": ground.hairline, "tickColor": ground.hairline, "gridColor": ground.hairline},
        "legend": {**text, "labelColor": ground.ink},
        "title": {"font": FONT, "color": ground.ink, "fontSize": size + 5, "fontWeight": 600, "anchor": "start",
                  "subtitleFont": FONT, "subtitleColor": ground.quiet, "subtitleFontSize": size + 1},
        "view": {"stroke": None},
    }  # fmt: skip


def _channels(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255
