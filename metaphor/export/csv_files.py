"""CSV: one file a table, in UTF-8 with a byte order mark so that Excel reads Chinese."""

from __future__ import annotations

from metaphor.export.report import File, Report, readers_frames_of
from metaphor.wording import say

DECIMALS = "%.3f"


def csv_files(report: Report) -> tuple[File, ...]:
    """A file a table, as readers see it; times and shares are rounded to three decimals."""
    files = []
    for table, frame in readers_frames_of(report).items():
        text = frame.to_csv(index=False, lineterminator="\r\n", float_format=DECIMALS)
        files.append(File(f"{say(f'file.{table}', report.names_in)}.csv", text.encode("utf-8-sig")))
    return tuple(files)
