"""Every sentence of the readers is said in Chinese: errors, notes and reasons, found in their source by reading it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from metaphor.errors import UserError
from metaphor.model import Transcript
from metaphor.read import PRESETS, read_each
from metaphor.screens.said import translated

ROOT = Path(__file__).parents[2]
READ = ROOT / "metaphor" / "read"
HANZI = re.compile(r"[\u4e00-\u9fff]")
FILLED = "X1"
"""What varies in a sentence, filled in."""

NOTES = {"notes", "note", "gone", "others", "out", "sentences", "said", "same", "judged", "renamed", "clocked", "left"}
"""Names under which the readers gather notes."""


@dataclass
class Module:
    """What a module's names stand for: every value assigned to them, every value its functions return."""

    path: Path
    tree: ast.Module = field(init=False)
    values: dict[str, list[ast.expr]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tree = ast.parse(self.path.read_text(encoding="utf-8"))
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    names = target.elts if isinstance(target, ast.Tuple) else [target]
                    values = node.value.elts if isinstance(node.value, ast.Tuple) and len(names) > 1 else [node.value]
                    for name, value in zip(names, values, strict=False):
                        if isinstance(name, ast.Name):
                            self.values.setdefault(name.id, []).append(value)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                self.values.setdefault(node.target.id, []).append(node.value)
            elif isinstance(node, ast.FunctionDef):
                returned = [n.value for n in ast.walk(node) if isinstance(n, ast.Return) and n.value]
                self.values.setdefault(node.name, []).extend(returned)

    def texts(self, node: ast.expr, depth: int = 0) -> Iterator[str]:
        """The strings an expression may be; what cannot be known from the source gives none."""
        if depth > 6:
            return
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            wholes = [""]
            for part in node.values:
                if isinstance(part, ast.Constant):
                    inner = [str(part.value)]
                else:
                    assert isinstance(part, ast.FormattedValue)
                    known = isinstance(part.value, ast.Call | ast.IfExp) or (
                        isinstance(part.value, ast.Name) and part.value.id.isupper()
                    )
                    inner = (list(self.texts(part.value, depth + 1)) if known else []) or [FILLED]
                wholes = [whole + text for whole in wholes for text in inner]
            yield from wholes
        elif isinstance(node, ast.Name):
            for value in self.values.get(node.id, ()):
                yield from self.texts(value, depth + 1)
        elif isinstance(node, ast.IfExp):
            yield from self.texts(node.body, depth + 1)
            yield from self.texts(node.orelse, depth + 1)
        elif isinstance(node, ast.BinOp | ast.BoolOp):
            for side in (node.left, node.right) if isinstance(node, ast.BinOp) else node.values:
                yield from self.texts(side, depth + 1)
        elif isinstance(node, ast.Call):
            inner = node.func.id if isinstance(node.func, ast.Name) else ""
            if isinstance(node.func, ast.Attribute) and node.func.attr == "get":
                for argument in (node.func.value, *node.args[1:]):
                    yield from self.texts(argument, depth + 1)
            for value in self.values.get(inner, ()):
                yield from self.texts(value, depth + 1)
        elif isinstance(node, ast.Subscript):
            yield from self.texts(node.value, depth + 1)
        elif isinstance(node, ast.Dict):
            for value in node.values:
                yield from self.texts(value, depth + 1)


@cache
def modules() -> tuple[Module, ...]:
    return tuple(Module(path) for path in sorted(READ.glob("*.py")))


def calls(module: Module, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names:
            yield node


def errors() -> set[str]:
    return {
        text
        for module in modules()
        for call in calls(module, "UserError", "_Refused")
        for argument in call.args[1:]
        for text in module.texts(argument)
        if text
    }


def notes() -> set[str]:
    """Whole sentences in the readers' source that are no docstrings: what they note on a transcript."""
    found = set()
    for module in (one for one in modules() if one.path.stem != "presets"):  # its sentences are examples of talk
        said = {id(n.value) for n in ast.walk(module.tree) if isinstance(n, ast.Expr)}
        inside = {id(v) for n in ast.walk(module.tree) if isinstance(n, ast.JoinedStr) for v in n.values}
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in said | inside:
                found |= {
                    text for text in module.texts(node) if re.fullmatch(r"(?:[A-Z]|“|X1)[^\n|\\^]* [^\n|\\^]*\.", text)
                }
    return found


def reasons() -> set[str]:
    """Why stretches of a document are in no turn: the second words of ``Omitted`` and the first of ``leave``."""
    found = set()
    for module in modules():
        for call in calls(module, "Omitted"):
            found |= {text for node in call.args[1:2] for text in module.texts(node)}
        for call in calls(module, "leave"):
            found |= {text for node in call.args[:1] for text in module.texts(node)}
        for name, values in module.values.items():
            if name in ("_NOT_TALK", "_ASIDE", "_LEFT"):
                for value in values:
                    assert isinstance(value, ast.Dict)
                    kinds = value.keys if name == "_NOT_TALK" else value.values
                    found |= {text for node in kinds if node for text in module.texts(node)}
    return found - {"", FILLED}


@pytest.mark.parametrize("sentence", sorted(errors()))
def test_what_is_wrong_with_a_file_is_said_in_chinese(sentence: str) -> None:
    assert HANZI.search(translated(sentence, "zh")), f"add “{sentence}” to said.yaml"


@pytest.mark.parametrize("sentence", sorted(notes()))
def test_what_was_understood_is_said_in_chinese(sentence: str) -> None:
    assert HANZI.search(translated(sentence, "zh").replace(FILLED, "")), f"add “{sentence}” to said.yaml"


@pytest.mark.parametrize("reason", sorted(reasons()))
def test_why_something_is_left_out_is_said_in_chinese(reason: str) -> None:
    assert HANZI.search(translated(reason, "zh")), f"add “{reason}” to said.yaml"


def test_nothing_said_of_the_tests_own_files_is_left_in_english() -> None:
    folder = Path(__file__).parents[1] / "read" / "data"
    files = [*sorted(folder.iterdir()), *sorted((ROOT / "samples").iterdir())]
    examples = [(f"{row.id}{row.ending}", row.example.encode()) for row in PRESETS]
    english = set()
    for file in read_each([*(p for p in files if p.is_file()), *examples]):
        for text in file.texts:
            if isinstance(text, UserError):
                continue
            assert isinstance(text, Transcript)
            pieces = text.account.pieces if text.account else ()
            said = {*text.notes, *(piece.reason for piece in pieces if piece.reason)}
            english |= {one for one in said if not HANZI.search(translated(one, "zh"))}
    assert not english


def test_a_mendable_error_is_one_chinese_sentence() -> None:
    error = UserError("a.vtt", "is empty", "export the transcript again")
    assert translated(error, "zh") == "a.vtt：是空文件；请重新导出访谈。"
    assert translated(error, "en") == "a.vtt: is empty; export the transcript again."
