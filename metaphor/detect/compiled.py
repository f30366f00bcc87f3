"""Patterns compiled into plain values, and kept in the user's cache folder so that the next start need not compile them.

A kept file is named by a hash over the forms and over the code that compiles them, and begins with the hash of what it
holds: one that does not fit or is damaged is made anew, and a folder that cannot be written to costs time, nothing else.
"""

from __future__ import annotations

import gc
import hashlib
import marshal
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

import platformdirs

from metaphor.lexicon import notation
from metaphor.lexicon.notation import Element, sequences
from metaphor.model import Language

Plain = tuple[str, str, tuple[Any, ...]]
"""An element: kind, value, and the options of a choice, each a tuple of elements."""
Filed = dict[str, list[tuple[tuple[Plain, ...], tuple[Plain, ...], int]]]
"""Anchor → (what stands before it, nearest first; what stands after it; the place of the form among the forms)."""

FEWEST_KEPT = 1000
"""Forms from which reading what was kept is worth it."""
MOST_FILES = 8
DIGEST = 32
"""Bytes of a hash."""


def filed(forms: Sequence[tuple[str, str]], language: Language) -> Filed:
    """The patterns of (form, where) under their anchors; UserError on a form that is no pattern."""
    if len(forms) < FEWEST_KEPT:
        return _compile(forms, language)
    path = Path(platformdirs.user_cache_dir("metaphor")) / f"patterns-{language}-{_key(forms)}"
    kept = _read(path)
    if kept is None:
        kept = _compile(forms, language)
        _keep(path, kept)
    return kept


@cache
def element_of(plain: Plain) -> Element:
    """The element that a plain value stands for."""
    kind, value, options = plain
    if options:
        return notation.choice(tuple(tuple(map(element_of, option)) for option in options))
    return Element(cast(notation.ElementKind, kind), value)


def _compile(forms: Sequence[tuple[str, str]], language: Language) -> Filed:
    found: Filed = defaultdict(list)
    for place, (form, where) in enumerate(forms):
        for sequence in sequences(form, language, where):
            elements, anchor = sequence.elements, sequence.anchor
            before = tuple(_plain(element.reversed) for element in elements[:anchor][::-1])
            found[elements[anchor].value].append((before, tuple(map(_plain, elements[anchor + 1 :])), place))
    return dict(found)


def _plain(element: Element) -> Plain:
    return element.kind, element.value, tuple(tuple(map(_plain, option)) for option in element.options)


def _key(forms: Sequence[tuple[str, str]]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for source in (notation.__file__, __file__):
        digest.update(Path(source).read_bytes())
    digest.update("\n".join(form for form, _ in forms).encode())
    return digest.hexdigest()[:24]


def _read(path: Path) -> Filed | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(data[DIGEST:]).digest() != data[:DIGEST]:
        return None
    collecting = gc.isenabled()
    gc.disable()  # the tuples all stay: looking for garbage among them takes half the time
    try:
        return cast(Filed, marshal.loads(data[DIGEST:]))
    finally:
        if collecting:
            gc.enable()


def _keep(path: Path, patterns: Filed) -> None:
    data = marshal.dumps(patterns)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as beside:  # whatever goes wrong, no half a file stays
            whole = Path(beside) / path.name
            whole.write_bytes(hashlib.sha256(data).digest() + data)
            os.replace(whole, path)
        others = sorted(path.parent.glob("patterns-*"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in others[MOST_FILES:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
