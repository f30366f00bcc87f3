"""Exports: a table of writers from a study to files."""

from metaphor.export.report import File, Report
from metaphor.export.writers import WRITERS, Writer, export_bytes, write, xlsx_bytes

__all__ = ["WRITERS", "File", "Report", "Writer", "export_bytes", "write", "xlsx_bytes"]
