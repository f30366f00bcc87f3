"""The table of writers: a format is one function and one row."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from metaphor.errors import UserError
from metaphor.export.csv_files import csv_files
from metaphor.export.json_files import json_files
from metaphor.export.report import File, Report
from metaphor.export.workbook import xlsx_files
from metaphor.model import Language, Study
from metaphor.tables import NO_SENTENCES, Sentences
from metaphor.views.themes import Theme, themes_of
from metaphor.wording import say

if TYPE_CHECKING:
    from metaphor.lexicon import Codebook


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: its function and the extensions of what it writes; the wording ``format.<name>`` describes it."""

    files: Callable[[Report], tuple[File, ...]]
    extensions: tuple[str, ...]


WRITERS: Mapping[str, Writer] = MappingProxyType({
    "xlsx": Writer(xlsx_files, (".xlsx",)),
    "csv": Writer(csv_files, (".csv",)),
    "json": Writer(json_files, (".jsonl", ".json")),
})  # fmt: skip


def write(
    study: Study,
    themes: Iterable[Theme] | None,
    folder: Path,
    formats: Sequence[str],
    language: Language,
    codebook: Codebook,
    *,
    names_in: Language = "en",
    sentences: Sentences = NO_SENTENCES,
) -> tuple[Path, ...]:
    """Write the study into the folder (made when missing) and return the files' paths, in order of the formats.

    Themes are found when None are given.  ``names_in`` is the language of the file names.  A file is replaced whole or
    not at all.  UserError for a format that is not in the table or a folder that cannot be written.
    """
    if unknown := [name for name in formats if name not in WRITERS]:
        raise UserError(
            ", ".join(unknown), "this is not a format that can be written", f"choose of {', '.join(WRITERS)}"
        )
    found = themes_of(study, codebook) if themes is None else tuple(themes)
    report = Report(study, found, codebook, language, names_in, sentences)
    files = [file for name in dict.fromkeys(formats) for file in WRITERS[name].files(report)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_replaced(folder / file.name, file.data) for file in files)
    except OSError as error:
        where = str(error.filename or folder)
        raise UserError(
            where, "this place cannot be written", "close the file if it is open, or choose another folder"
        ) from error


def export_bytes(report: Report, format: str) -> File:
    """One file for a download button: the format's only file, or a zip of its files; KeyError for an unknown format."""
    files = WRITERS[format].files(report)
    if len(files) == 1:
        return files[0]
    return File(f"{say('file.workbook', report.names_in)}-{format}.zip", _zipped(files))


def xlsx_bytes(report: Report) -> bytes:
    """The Excel workbook's bytes."""
    return export_bytes(report, "xlsx").data


def _replaced(path: Path, data: bytes) -> Path:
    # Written beside it first, so that a full disk or a stopped program leaves the old file as it was.
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _zipped(files: Iterable[File]) -> bytes:
    """A zip without the clock in it: the same files give the same bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, file.data)
    return buffer.getvalue()
