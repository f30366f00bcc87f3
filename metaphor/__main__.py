"""The command line: a thin translator over the same functions as the app."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from metaphor.errors import UserError
from metaphor.lexicon import DEFAULT_FOLDER


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
    parser = argparse.ArgumentParser(prog="python -m metaphor", description="Figurative language in interview transcripts.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="coded findings on a lexicon; exit status 1 on an error")
    check.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    check.set_defaults(run=_check)
    find = commands.add_parser("find", help="what is figurative in a text, and why")
    find.add_argument("text")
    find.set_defaults(run=_find)
    return parser


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


def _find(parsed: argparse.Namespace) -> int:
    from metaphor import find
    from metaphor.lexicon import load

    sentences = load().weights.sentences
    for x in find(parsed.text):
        print(f"{x.text}  →  {x.source} / {x.schema}  ({x.kind}, {x.confidence:.0%})")
        for evidence in x.evidence:
            print(f"    {evidence.weight:+.2f}  {sentences[evidence.name]['en'].format(evidence.detail)}")
        for rival in x.rivals:
            print(f"    or {rival.source} / {rival.schema} by {rival.rule} ({rival.confidence:.0%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
