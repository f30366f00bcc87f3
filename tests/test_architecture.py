"""The house: which room may open which, and which library has its door where."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "metaphor"

FLOORS = (
    {"errors", "model"},
    {"fluency", "lexicon", "words", "wording"},
    {"read", "segment"},
    {"detect"},
    {"feelings", "lenses", "proof"},
    {"interpret"},
    {"study"},
    {"evaluate", "views"},
    {"curves"},
    {"tables", "charts"},
    {"export"},
    {"screens"},
    {"__main__"},
)
"""A room may import from its own floor and those above it in this list, never from one below."""

DOORS = {
    "jieba": {"words"},
    "rjieba": {"words"},
    "spacy": {"words"},
    "opencc": {"words"},
    "ahocorasick": {"detect"},
    "platformdirs": {"detect"},
    "yaml": {"lexicon", "read"},
    "lxml": {"read"},
    "pypdf": {"read"},
    "openpyxl": {"read"},
    "bs4": {"read"},
    "chardet": {"read"},
    "networkx": {"views"},
    "pandas": {"tables", "export", "charts", "screens"},
    "xlsxwriter": {"export"},
    "altair": {"charts"},
    "vl_convert": {"charts"},
    "streamlit": {"screens"},
}
"""Library → the only rooms that may open it."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Dotted names a module imports, relative ones made absolute."""
    names: set[str] = set()
    package = (*path.relative_to(ROOT).parent.parts,)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            names.add(".".join(part for part in (base, node.module or "") if part))
    return names


def floor_of(room: str) -> int:
    for i, rooms in enumerate(FLOORS):
        if room in rooms:
            return i
    pytest.fail(f"metaphor/{room} has no floor: give it one in tests/test_architecture.py")


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_architecture_imports_go_up_only(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for name in imports_of(path):
        if name.startswith("metaphor."):
            other = name.split(".")[1]
            assert floor_of(other) <= floor_of(room), f"metaphor/{room} must not import metaphor/{other}: arrows go up only"


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_architecture_one_door_per_library(path: Path) -> None:
    for name in imports_of(path):
        library = name.split(".")[0]
        if library in DOORS:
            assert room_of(path) in DOORS[library], f"{library} is opened in {DOORS[library]} only, not in {path.name}"


def test_architecture_model_imports_nothing_of_ours() -> None:
    assert not [n for n in imports_of(PACKAGE / "model.py") if n.startswith("metaphor")]


def test_architecture_no_room_for_odds_and_ends() -> None:
    assert not [p for p in modules() if p.stem in {"utils", "helpers", "common", "misc"}]
