"""Coded checks of a lexicon folder.  Each check is a function whose docstring is the message.

A finding of a code that begins with E is an error (the lexicon must not be used so); W is a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from metaphor.errors import UserError
from metaphor.lexicon.codebook import Codebook, read_codebook
from metaphor.lexicon.entries import CLASSES, COLUMNS, Entry, Mechanism, entry_of, read_rows
from metaphor.lexicon.fields import FIELD_COLUMNS, read_fields
from metaphor.lexicon.folder import CLASS_COLUMNS, EMOTION_COLUMNS, NOT_SOURCES
from metaphor.lexicon.notation import sequences
from metaphor.lexicon.passed import PASSED_COLUMNS, REASONS
from metaphor.model import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """One thing to mend: a code, where (``file, line n``), and a sentence."""

    code: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.code} {self.where}: {self.message}"

    @property
    def is_error(self) -> bool:
        """Whether the lexicon must not be used like this."""
        return self.code.startswith("E")


EntryCheck = Callable[[Entry, Codebook], bool]
"""True where the entry is at fault."""


def unknown_source(entry: Entry, codebook: Codebook) -> bool:
    """The table is named after a source that the codebook does not have."""
    return entry.source not in codebook.sources


def unknown_schema(entry: Entry, codebook: Codebook) -> bool:
    """The schema is not one of its source's schemas."""
    return entry.source in codebook.sources and entry.schema not in codebook.sources[entry.source].schemas


def unknown_second_source(entry: Entry, codebook: Codebook) -> bool:
    """The second source is not in the codebook, or is the first one again."""
    return entry.second_source is not None and (
        entry.second_source not in codebook.sources or entry.second_source == entry.source
    )


def unknown_emotion(entry: Entry, codebook: Codebook) -> bool:
    """The emotion is not one of the categories in emotions.yaml."""
    return bool(entry.emotion) and entry.emotion not in codebook.emotions


def habit_out_of_range(entry: Entry, codebook: Codebook) -> bool:
    """The habit is not a share between 0 and 1."""
    return not 0 <= entry.habit <= 1


def no_example(entry: Entry, codebook: Codebook) -> bool:
    """The entry has no example to prove itself with."""
    return not entry.example


def not_a_pattern(entry: Entry, codebook: Codebook) -> bool:
    """The form is not in the pattern notation."""
    try:
        return not sequences(entry.form, entry.language, entry.where)
    except UserError:
        return True


def no_literal_double(entry: Entry, codebook: Codebook) -> bool:
    """A contrast word is often literal but shows no literal sentence."""
    return entry.mechanism == "contrast" and entry.habit <= 0.6 and not entry.literal


ENTRY_CHECKS: dict[str, EntryCheck] = {
    "E101": unknown_source,
    "E102": unknown_schema,
    "E103": unknown_second_source,
    "E104": unknown_emotion,
    "E105": habit_out_of_range,
    "E106": no_example,
    "E107": not_a_pattern,
    "W101": no_literal_double,
}
"""E001 a table or row cannot be read, E002 a form stands twice; E201 an example is not found, E202 it is found with
another source, E203 a literal sentence is taken for a figure (metaphor.proof); E301 a word list names an unknown id."""


def table_findings(folder: Path) -> Iterator[CheckFinding]:
    """Everything that is wrong with the tables as tables; nothing is stopped by the first fault."""
    try:
        codebook = read_codebook(folder)
    except UserError as error:
        yield CheckFinding("E001", error.where, f"{error.what}; {error.todo}.")
        return
    for language in LANGUAGES:
        seen: dict[str, str] = {}
        for path, mechanism in _tables(folder / language):
            for item in _read(path, language, mechanism):
                if isinstance(item, CheckFinding):
                    yield item
                    continue
                if item.form in seen:
                    yield CheckFinding("E002", item.where, f"“{item.form}” stands already in {seen[item.form]}.")
                seen.setdefault(item.form, item.where)
                yield from (
                    CheckFinding(code, item.where, f"“{item.form}”: {check.__doc__}")
                    for code, check in ENTRY_CHECKS.items()
                    if check(item, codebook)
                )
        yield from _word_list_findings(folder / language, codebook)
        yield from _passed_over_findings(folder / language / "passed_over.csv", language)
        yield from _field_findings(folder, language, codebook)


def _tables(folder: Path) -> list[tuple[Path, Mechanism]]:
    tables: list[tuple[Path, Mechanism]] = [
        (p, "set") for p in sorted(folder.glob("*.csv")) if p.stem not in NOT_SOURCES
    ]
    return tables + [(p, "contrast") for p in sorted((folder / "contrast").glob("*.csv"))]


def _read(path: Path, language: Language, mechanism: Mechanism) -> Iterator[Entry | CheckFinding]:
    try:
        rows = list(read_rows(path, COLUMNS))
    except UserError as error:
        yield CheckFinding("E001", error.where, f"{error.what}; {error.todo}.")
        return
    for where, row in rows:
        try:
            yield entry_of(where, row, path.stem, language, mechanism)
        except UserError as error:
            yield CheckFinding("E001", where, f"{error.what}; {error.todo}.")


def _word_list_findings(folder: Path, codebook: Codebook) -> Iterator[CheckFinding]:
    lists = ((folder / "emotions.csv", EMOTION_COLUMNS, "category", frozenset(codebook.emotions)),
             (folder / "classes.csv", CLASS_COLUMNS, "class", CLASSES))  # fmt: skip
    for path, columns, column, allowed in lists:
        seen: dict[str, str] = {}
        for where, row in read_rows(path, columns) if path.exists() else ():
            if row[column] not in allowed:
                yield CheckFinding("E301", where, f"“{row['word']}”: “{row[column]}” is no {column}.")
            if row["word"] in seen:
                yield CheckFinding("E002", where, f"“{row['word']}” stands already in {seen[row['word']]}.")
            seen.setdefault(row["word"], where)


def _passed_over_findings(path: Path, language: Language) -> Iterator[CheckFinding]:
    seen: dict[str, str] = {}
    for where, row in read_rows(path, PASSED_COLUMNS) if path.exists() else ():
        if row["reason"] not in REASONS:
            yield CheckFinding("E301", where, f"“{row['form']}”: “{row['reason']}” is no reason.")
        if row["form"] in seen:
            yield CheckFinding("E002", where, f"“{row['form']}” stands already in {seen[row['form']]}.")
        seen.setdefault(row["form"], where)
        try:
            sequences(row["form"], language, where)
        except UserError as error:
            yield CheckFinding("E107", where, f"{error.what}.")


def _field_findings(folder: Path, language: Language, codebook: Codebook) -> Iterator[CheckFinding]:
    """Words of image fields that name no field, or a source or schema the codebook does not have."""
    path = folder / language / "fields.csv"
    if not path.exists():
        return
    fields = read_fields(folder / "fields.yaml")
    named = [(f"fields.yaml, {f.id}", f.id, f"{f.source}/{f.schema}") for f in fields.values()]
    for where, row in read_rows(path, FIELD_COLUMNS):
        if row["field"] not in fields:
            yield CheckFinding("E301", where, f"“{row['word']}”: “{row['field']}” is no field.")
        named.append((where, row["word"], row["source"]))
    for where, name, target in named:
        source, _, schema = target.partition("/")
        known = codebook.sources.get(source)
        if target and (known is None or (schema and schema not in known.schemas)):
            yield CheckFinding("E301", where, f"“{name}”: “{target}” is no source/schema.")
