"""The command line: a thin translator over the same functions as the app."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from metaphor.errors import UserError
from metaphor.lexicon import DEFAULT_FOLDER
from metaphor.model import LANGUAGES, SetAside, Study, Transcript

if TYPE_CHECKING:
    from metaphor.read.chosen import Taken


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 done; 1 done, but something was set aside or found wrong; 2 nothing could be done."""
    parsed = _parser().parse_args(arguments)
    try:
        status: int = parsed.run(parsed)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m metaphor", description="Figurative language in interview transcripts, and why."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    analyze = commands.add_parser("analyze", help="read transcripts, find their figures, write the results")
    analyze.add_argument("files", nargs="+", metavar="FILE")
    analyze.add_argument("--out", type=Path, default=Path("results"), metavar="FOLDER", help="default: results")
    analyze.add_argument("--format", default="csv,xlsx,json", metavar="csv,xlsx,json", help="default: all of them")
    analyze.add_argument("--participants", metavar="TABLE", help="csv or xlsx: participant, then any attributes")
    analyze.add_argument("--topics", default="", metavar="WORD,…", help="what the study is literally about")
    analyze.add_argument("--lenses", default="", metavar="LENS,…", help="further codebooks: senses, driver, …")
    analyze.add_argument("--strictness", choices=("strict", "balanced", "broad"), default="balanced")
    analyze.add_argument("--language", choices=LANGUAGES, default="en", help="of headings and labels")
    analyze.add_argument("--processes", type=int, default=1, metavar="N", help="work on N transcripts at once")
    analyze.add_argument("--lexicon", type=Path, default=DEFAULT_FOLDER, metavar="FOLDER")
    _add_choices(analyze)
    analyze.set_defaults(run=_analyze)

    preview = commands.add_parser("preview", help="how files would be read, and what else they might be read as")
    preview.add_argument("files", nargs="+", metavar="FILE")
    preview.add_argument("--turns", type=int, default=6, metavar="N", help="show so many turns of each; default: 6")
    preview.add_argument("--language", choices=LANGUAGES, default="en", help="of what is said about the files")
    _add_choices(preview)
    preview.set_defaults(run=_preview)

    find = commands.add_parser("find", help="what is figurative in a text, and why")
    find.add_argument("text")
    find.add_argument("--language", choices=LANGUAGES, default="en", help="of the reasons")
    find.set_defaults(run=_find)

    evaluate = commands.add_parser("evaluate", help="agreement with people's annotations")
    evaluate.add_argument("files", nargs="+", type=Path, metavar="FILE", help=".jsonl or .csv")
    evaluate.add_argument("--topics", action="store_true", help="tell the finder the files' literal topics")
    evaluate.add_argument("--rules", type=int, default=0, metavar="N", help="name the N rules with most wrong finds")
    evaluate.add_argument("--curves", action="store_true", help="what strictness trades and a larger lexicon brings")
    evaluate.set_defaults(run=_evaluate)

    check = commands.add_parser("check", help="coded findings on a lexicon; exit status 1 on an error")
    check.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER, metavar="LEXICON FOLDER")
    check.set_defaults(run=_check)

    commands.add_parser("formats", help="what can be read and written").set_defaults(run=_formats)
    return parser


def _add_choices(command: argparse.ArgumentParser) -> None:
    """What can be laid down for reading, alike for every command that reads."""
    group = command.add_argument_group("how files are read, where it was not understood rightly")
    group.add_argument("--encoding", action="append", default=[], metavar="[FILE=]NAME", help="gb18030, big5, utf-16 …")
    group.add_argument("--role", action="append", default=[], metavar="NAME=ROLE", help="interviewer or participant")
    group.add_argument("--speaker", action="append", default=[], metavar="OLD=NEW", help="rename, or merge with NEW")
    group.add_argument("--text-column", action="append", default=[], metavar="[FILE=]NAME", help="a sheet's words")
    group.add_argument(
        "--speaker-column", action="append", default=[], metavar="[FILE=]NAME", help="a sheet's speakers"
    )
    group.add_argument("--import", dest="choices", type=Path, metavar="IMPORT.YAML", help="such choices, saved")
    group.add_argument("--save-import", type=Path, metavar="IMPORT.YAML", help="save them, for the app too")


def _analyze(parsed: argparse.Namespace) -> int:
    from metaphor import analyze
    from metaphor.export import write
    from metaphor.lexicon import load

    lexicon = load(parsed.lexicon)
    transcripts, set_aside = _read(parsed)
    if not transcripts:
        raise UserError("analyze", "none of the files could be read", "see the sentences above")
    study = analyze(
        transcripts,
        lexicon=lexicon,
        lenses=[lens.strip() for lens in parsed.lenses.split(",") if lens.strip()],
        literal_topics=parsed.topics.replace("，", ",").split(","),
        processes=parsed.processes,
        strictness=parsed.strictness,
        progress=lambda done, total, name: print(f"{done}/{total} {name}", file=sys.stderr),
    )
    study = replace(study, set_aside=set_aside)
    formats = [f.strip() for f in parsed.format.split(",") if f.strip()]
    for path in write(
        study, None, parsed.out, formats, parsed.language, lexicon.codebook, sentences=lexicon.weights.sentences
    ):
        print(path)
    print(_summary(study))
    return 1 if set_aside else 0


def _taken(parsed: argparse.Namespace) -> tuple[tuple[Taken, ...], ...]:
    """The texts of each file, read as was chosen; the choices are saved where that is asked for."""
    from metaphor.read import Bounds
    from metaphor.read.choice_words import check_speakers, for_files, for_speakers
    from metaphor.read.choices import Choices
    from metaphor.read.choices_file import load_choices, save_choices
    from metaphor.read.chosen import read_chosen

    names = [Path(file).name for file in parsed.files]
    flags = (
        ("--encoding", parsed.encoding),
        ("--text-column", parsed.text_column),
        ("--speaker-column", parsed.speaker_column),
    )
    chosen = [choice for flag, words in flags for choice in for_files(flag, words, names)]
    who = for_speakers(parsed.role, parsed.speaker)
    choices = (load_choices(parsed.choices) if parsed.choices else Choices()).and_then([*chosen, *who])
    taken = read_chosen(parsed.files, choices, bounds=Bounds())
    check_speakers(who, [one.found for texts in taken for one in texts if isinstance(one.found, Transcript)])
    if parsed.save_import:
        save_choices(choices, parsed.save_import)
    return taken


def _preview(parsed: argparse.Namespace) -> int:
    from metaphor.screens.preview_text import preview_lines

    good = bad = 0
    for file, texts in zip(parsed.files, _taken(parsed), strict=True):
        for one in texts:
            is_bad = isinstance(one.found, UserError)
            good, bad = good + (not is_bad), bad + is_bad
            for line in preview_lines(one, Path(file), parsed.turns, parsed.language):
                print(line, file=sys.stderr if is_bad else sys.stdout)
    return 0 if not bad else 1 if good else 2


def _read(parsed: argparse.Namespace) -> tuple[tuple[Transcript, ...], tuple[SetAside, ...]]:
    """The transcripts with their participants' attributes; what could not be read is said at once and kept."""
    from metaphor.read import join_participants, participants_table
    from metaphor.read.chosen import own_ids
    from metaphor.screens.preview_text import is_unsure

    found, participants = _taken(parsed), parsed.participants
    taken = [one for texts in found for one in texts]
    files = [file for file, texts in zip(parsed.files, found, strict=True) for _ in texts]
    transcripts = tuple(own_ids(one.found for one in taken if isinstance(one.found, Transcript)))
    set_aside = tuple(SetAside(one.name, str(one.found)) for one in taken if isinstance(one.found, UserError))
    for aside in set_aside:
        print(aside.reason, file=sys.stderr)
    for one, file in zip(taken, files, strict=True):
        if isinstance(one.found, Transcript) and is_unsure(one, Path(file)):
            print(UserError(one.name, f"is read as {one.found.encoding}, which is in doubt",
                            "look at it with preview, and lay it down with --encoding"), file=sys.stderr)  # fmt: skip
    if not participants:
        return transcripts, set_aside
    try:
        joined, sentences = join_participants(transcripts, participants_table(participants))
    except UserError as error:
        print(error, file=sys.stderr)
        return transcripts, (*set_aside, SetAside(Path(participants).name, str(error)))
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    return joined, set_aside


def _summary(study: Study) -> str:
    from metaphor.model import counts_for_participants

    figures = sum(len(counts_for_participants(i)) for i in study.interviews)
    segments = sum(len(i.segments) for i in study.interviews)
    return f"{len(study.interviews)} interviews, {segments} segments, {figures} figures of the participants"


def _find(parsed: argparse.Namespace) -> int:
    from metaphor import find
    from metaphor.lexicon import load

    lexicon, language = load(), parsed.language
    sentences, codebook = lexicon.weights.sentences, lexicon.codebook
    found = find(parsed.text)
    for x in found:
        source, schema = codebook.source_name(x.source, language), codebook.schema_name(x.source, x.schema, language)
        print(f"{x.text}  →  {source} / {schema}  ({x.kind}, {x.confidence:.0%})")
        for evidence in x.evidence:
            print(f"    {evidence.weight:+.2f}  {sentences[evidence.name][language].format(evidence.detail)}")
        for rival in x.rivals:
            print(f"    or {codebook.source_name(rival.source, language)}, by {rival.rule} ({rival.confidence:.0%})")
    if not found:
        print("nothing figurative found")
    return 0


def _check(parsed: argparse.Namespace) -> int:
    from metaphor.lexicon import load
    from metaphor.lexicon.checks import table_findings
    from metaphor.proof import proofs

    findings = list(table_findings(parsed.folder))
    if not any(f.is_error for f in findings):
        findings += proofs(load(parsed.folder))
    for finding in findings:
        print(finding)
    errors = sum(f.is_error for f in findings)
    print(f"{errors} errors, {len(findings) - errors} warnings")
    return 1 if errors else 0


def _evaluate(parsed: argparse.Namespace) -> int:
    from metaphor import find_all
    from metaphor.curves import curve_report
    from metaphor.evaluate import report

    for path in parsed.files:
        for line in report(path, find_all, topics=parsed.topics, rules=parsed.rules):
            print(line)
        for line in curve_report(path) if parsed.curves else ():
            print(line)
    return 0


def _formats(parsed: argparse.Namespace) -> int:
    from metaphor.export import WRITERS
    from metaphor.read import FORMATS

    print("read:")
    for form in FORMATS:
        print(f"  {form.extension:7}{form.en} · {form.zh}")
    print("write:")
    for name, writer in WRITERS.items():
        print(f"  {name:7}{', '.join(writer.extensions)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
