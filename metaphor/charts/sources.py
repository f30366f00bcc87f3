"""Sources as charts: how many people each one carries, and who voices which."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from metaphor.charts.ground import Ground, configured
from metaphor.lexicon import Codebook
from metaphor.model import Language
from metaphor.views.profile import Profile
from metaphor.wording import say

SELECTION = "source"
"""Name of both charts' selection; its points carry ``source``, in the heat map ``person`` too."""
BAR_PX, TILE_PX = 28, 30
PERSON_PX = 120


def people_bars(
    profile: Profile, codebook: Codebook, ground: Ground, *, language: Language = "en", width: int | None = None
) -> alt.LayerChart:
    """A bar for each voiced source as long as its people are many; their count and the mentions stand beside it."""
    voiced = profile.voiced
    names = [codebook.source_name(one.source, language) for one in voiced]
    frame = pd.DataFrame(
        {
            "source": [one.source for one in voiced],
            "name": names,
            "people": [len(one.people) for one in voiced],
            "mentions": [one.mentions for one in voiced],
            "beside": [_beside(len(one.people), len(profile.people), one.mentions, language) for one in voiced],
        }
    )
    base = alt.Chart(frame, height=BAR_PX * max(len(voiced), 1)).encode(
        y=alt.Y("name:N", sort=names, title=None, axis=alt.Axis(ticks=False, domain=False, labelPadding=8, labelColor=ground.ink,
                labelFontSize=13)),
        x=alt.X("people:Q", scale=alt.Scale(domain=[0, max(len(profile.people) * 1.32, 1)], nice=False), axis=None),
    )  # fmt: skip
    chosen = alt.selection_point(name=SELECTION, fields=["source"], on="click", clear=False, toggle=False)
    bars = base.mark_bar(height=16, cornerRadiusEnd=2, cursor="pointer").encode(
        color=alt.Color("name:N", scale=_colours(codebook, ground, language), legend=None),
        tooltip=[alt.Tooltip("name:N", title=say("column.source_name", language)),
                 alt.Tooltip("beside:N", title=say("column.people", language))],
    ).add_params(chosen)  # fmt: skip
    text = base.mark_text(align="left", dx=7, fontSize=13, color=ground.ink).encode(text="beside:N")
    chart: alt.LayerChart = alt.layer(bars, text).configure(**configured(ground))
    return chart.properties(width=width) if width else chart


def people_by_source(
    profile: Profile, codebook: Codebook, ground: Ground, *, language: Language = "en", width: int | None = None
) -> alt.Chart:
    """A tile for each person and source, deeper in the source's colour the more often the person draws on it."""
    shown = [n for n, one in enumerate(profile.sources) if one.people]
    cells: list[dict[str, Any]] = [
        {
            "person": person,
            "source": profile.sources[n].source,
            "name": codebook.source_name(profile.sources[n].source, language),
            "mentions": counts[n],
        }
        for person, counts in zip(profile.people, profile.matrix, strict=True)
        for n in shown
        if counts[n]
    ]
    frame = pd.DataFrame.from_records(cells, columns=["person", "source", "name", "mentions"])
    names = [codebook.source_name(profile.sources[n].source, language) for n in shown]
    most = max((cell["mentions"] for cell in cells), default=1)
    chosen = alt.selection_point(name=SELECTION, fields=["person", "source"], on="click", clear=False, toggle=False)
    look: dict[str, Any] = {"ticks": False, "domain": False, "labelColor": ground.ink}
    chart: alt.Chart = (
        alt.Chart(frame, height=(TILE_PX if len(profile.people) <= 20 else 14) * max(len(profile.people), 1))
        .mark_rect(cornerRadius=2, stroke=ground.paper, strokeWidth=2, cursor="pointer")
        .encode(
            x=alt.X("name:N", scale=alt.Scale(domain=names), title=None,
                    axis=alt.Axis(orient="top", labelAngle=0 if language == "zh" else -35, labelLimit=120, **look)),
            y=alt.Y("person:N", scale=alt.Scale(domain=list(profile.people)), title=None,
                    axis=alt.Axis(labelLimit=PERSON_PX, labelPadding=8, **look)),
            color=alt.Color("name:N", scale=_colours(codebook, ground, language), legend=None),
            opacity=alt.Opacity("mentions:Q", scale=alt.Scale(type="sqrt", domain=[0, most], range=[0.12, 1]), legend=None),
            tooltip=[alt.Tooltip("person:N", title=say("column.participant", language)),
                     alt.Tooltip("name:N", title=say("column.source_name", language)),
                     alt.Tooltip("mentions:Q", title=say("column.mentions", language))],
        )
        .add_params(chosen)
        .configure(**configured(ground))
    )  # fmt: skip
    return chart.properties(width=width) if width else chart


def _colours(codebook: Codebook, ground: Ground, language: Language) -> alt.Scale:
    sources = codebook.sources.values()
    return alt.Scale(domain=[s.names[language] for s in sources], range=[ground.colour(s.colour) for s in sources])


def _beside(people: int, everyone: int, mentions: int, language: Language) -> str:
    of = say("people.of", language, count=people, total=everyone)
    return f"{of}   ·   {mentions} ×"
