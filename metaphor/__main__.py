"""The command line: a thin translator over the same functions as the app."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from metaphor.errors import UserError
from metaphor.lexicon import DEFAULT_FOLDER
from metaphor.model import LANGUAGES, SetAside, Study, Transcript


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
    analyze.set_defaults(run=_analyze)

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


def _analyze(parsed: argparse.Namespace) -> int:
    from metaphor import analyze
    from metaphor.export import write
    from metaphor.lexicon import load

    lexicon = load(parsed.lexicon)
    transcripts, set_aside = _read(parsed.files, parsed.participants)
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


def _read(files: Sequence[str], participants: str | None) -> tuple[tuple[Transcript, ...], tuple[SetAside, ...]]:
    """The transcripts with their participants' attributes; what could not be read is said at once and kept."""
    from metaphor.read import join_participants, participants_table, read_all

    transcripts: list[Transcript] = []
    set_aside: list[SetAside] = []
    for item in read_all(files):
        if isinstance(item, SetAside):
            print(item.reason, file=sys.stderr)
            set_aside.append(item)
        else:
            transcripts.append(item)
    if not participants:
        return tuple(transcripts), tuple(set_aside)
    try:
        joined, sentences = join_participants(transcripts, participants_table(participants))
    except UserError as error:
        print(error, file=sys.stderr)
        return tuple(transcripts), (*set_aside, SetAside(Path(participants).name, str(error)))
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    return joined, tuple(set_aside)


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
