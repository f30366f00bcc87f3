"""A chart as a file: SVG or PNG, drawn on this machine without a browser or the network."""

from __future__ import annotations

import altair as alt
import vl_convert as vlc

AnyChart = alt.Chart | alt.VConcatChart | alt.LayerChart


def svg(chart: AnyChart) -> bytes:
    """The chart as SVG, text as text."""
    return vlc.vegalite_to_svg(chart.to_dict()).encode()


def png(chart: AnyChart, scale: float = 2.0) -> bytes:
    """The chart as PNG; ``scale`` 2 is sharp on a slide."""
    picture: bytes = vlc.vegalite_to_png(chart.to_dict(), scale=scale)
    return picture
