"""The table behind a chart: people or interviews by source."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def counts_table(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> str:
    """An HTML table of counts; nothing counted is a dot, so that the numbers stand out."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    lines = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{count or chr(183)}</td>" for count in counts)}</tr>'
        for name, counts in rows
    )
    return f'<table class="matrix"><thead><tr><td></td>{head}</tr></thead><tbody>{lines}</tbody></table>'
