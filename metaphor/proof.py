"""Every entry proves itself: its example is found with its source, its literal sentence is not taken for a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metaphor.detect import Finding, find_in
from metaphor.lexicon import Entry, Lexicon
from metaphor.lexicon.checks import CheckFinding
from metaphor.model import Language
from metaphor.segment import Sentence, sentences_of


def proofs(lexicon: Lexicon) -> Iterator[CheckFinding]:
    """Findings E201–E203 over all entries.

    An example must be found at *broad* strictness, since it is one sentence without its talk; a literal sentence must
    not be found at *balanced*, the setting a study is analysed with.
    """
    for language, vocabulary in lexicon.vocabularies.items():
        yield from _examples(vocabulary.entries, language, lexicon)
        yield from _literals(vocabulary.entries, language, lexicon)


def _sentences(texts: Sequence[str], language: Language) -> Iterator[tuple[Sentence, ...]]:
    return sentences_of([(text, 0) for text in texts], language)


def _examples(entries: tuple[Entry, ...], language: Language, lexicon: Lexicon) -> Iterator[CheckFinding]:
    proving = [e for e in entries if e.example]
    for entry, sentences in zip(proving, _sentences([e.example for e in proving], language), strict=True):
        found = find_in(sentences, lexicon, strictness="broad")
        if not any(_by(f, entry) for f in found):
            others = [f for f in found if entry.source in (f.source, f.second_source)]
            if not others:
                met = ", ".join(f"{f.rule} {f.confidence}" for f in found) or "nothing"
                yield CheckFinding("E202" if found else "E201", entry.where,
                                   f"“{entry.form}” is not found as {entry.source} in “{entry.example}” ({met}).")  # fmt: skip


def _literals(entries: tuple[Entry, ...], language: Language, lexicon: Lexicon) -> Iterator[CheckFinding]:
    proving = [e for e in entries if e.literal]
    for entry, sentences in zip(proving, _sentences([e.literal for e in proving], language), strict=True):
        if hit := next((f for f in find_in(sentences, lexicon) if f.rule == entry.id), None):
            yield CheckFinding(
                "E203", entry.where, f"“{entry.form}” is found in the literal “{entry.literal}” ({hit.confidence})."
            )


def _by(finding: Finding, entry: Entry) -> bool:
    return finding.rule == entry.id or (
        any(r.rule == entry.id for r in finding.rivals) and finding.source == entry.source
    )
