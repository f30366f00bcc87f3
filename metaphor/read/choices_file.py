"""The choices as a file that people keep, read and edit: ``import.yaml``, a list with one entry for some files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from metaphor.errors import UserError
from metaphor.model import Role

from .choices import EVERY, Choice, Choices, checked_encoding
from .encoding import decode
from .names import role_of

MAX_BYTES = 1_000_000
"""A file of choices is a page or two."""

MAX_DEPTH = 8
"""A list of entries, with a table in each: three levels are all there are."""

HEAD = (
    "# How interviews are to be read.  Give it back with --import, or drop it among the interviews.\n"
    "# Each entry holds for some files (* and ? stand for whatever; like: for those that look so); the later one wins.\n"
    "# 访谈的读入方式。用 --import 给出，或与访谈一起拖入。每条适用于若干文件（可用 * 和 ?），后面的优先。\n"
)
_SAVED_HERE = "give the import.yaml that was saved here"
_TEXT, _SPEAKER = "text column", "speaker column"
_KEYS = ("files", "like", "encoding", "roles", "names", _TEXT, _SPEAKER)
_TODO = f"an entry has the keys {', '.join(_KEYS)}"


def choices_text(choices: Choices) -> str:
    """The choices as YAML."""
    entries = []
    for row in choices.rows:
        entry = {
            "files": list(row.files),
            "like": row.like,
            "encoding": row.encoding,
            "roles": dict(row.roles),
            "names": dict(row.names),
            _TEXT: row.text_column,
            _SPEAKER: row.speaker_column,
        }
        entries.append({key: value for key, value in entry.items() if value})
    return HEAD + yaml.dump(entries, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


class _Dumper(yaml.SafeDumper):
    """Writes what cannot be seen as escapes: single quotes would lose a line end of a rare kind."""


def _written(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if text.isprintable() else '"')


_Dumper.add_representer(str, _written)


def save_choices(choices: Choices, path: Path) -> None:
    """Writes the choices as YAML; UserError where that cannot be done."""
    try:
        path.write_text(choices_text(choices), encoding="utf-8")
    except OSError as error:
        raise UserError(str(path), f"cannot be written ({error.strerror})", "choose another place") from None


def load_choices(path: Path) -> Choices:
    """The choices in the file of that name; UserError as for ``read_choices``, and for a file that is not there."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(path.name, "is too large to be a file of choices", _SAVED_HERE)
        data = path.read_bytes()
    except OSError:
        raise UserError(path.name, "is not there", "check the path") from None
    return read_choices(data, path.name)


def read_choices(data: bytes, name: str) -> Choices:
    """The choices in a file; UserError with the line for one that is broken or says what cannot be laid down."""
    if len(data) > MAX_BYTES:
        raise UserError(name, "is too large to be a file of choices", _SAVED_HERE)
    text = decode(data, name).text if data.strip() else ""
    try:
        _refuse_deep_and_referring(text, name)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{name}, line {mark.line + 1}" if mark else name
        raise UserError(where, "is no valid YAML", "mend the line, or save the choices again") from None
    if root is None:
        return Choices()
    return Choices(tuple(_choice(node, name) for node in _items(root, name)))


def _refuse_deep_and_referring(text: str, name: str) -> None:
    """UserError at the first level too deep or reference: before a tree is built, as both cost more than they say."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise UserError(name, "refers from one place to another (&, *)", "write each entry out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise UserError(name, "is nested too deeply to be read", "save the choices again")


def _choice(node: yaml.Node, name: str) -> Choice:
    said: dict[str, yaml.Node] = {}
    for key, value, where in _pairs(node, name):
        if key not in _KEYS:
            raise UserError(where, f"“{key}” is not a thing that can be chosen", _TODO)
        said[key] = value
    texts = {key: _text(said[key], name) or None for key in ("like", "encoding", _TEXT, _SPEAKER) if key in said}
    if encoding := texts.get("encoding"):
        checked_encoding(encoding, _at(said["encoding"], name))
    files = tuple(_text(one, name) for one in _items(said["files"], name)) if "files" in said else (EVERY,)
    return Choice(
        files=files,
        like=texts.get("like") or "",
        encoding=encoding,
        roles=tuple((who, _role(value, name)) for who, value, _ in _pairs(said.get("roles"), name)),
        names=tuple((who, _text(value, name)) for who, value, _ in _pairs(said.get("names"), name)),
        text_column=texts.get(_TEXT),
        speaker_column=texts.get(_SPEAKER),
    )


def _role(node: yaml.Node, name: str) -> Role:
    return checked_role(_text(node, name), _at(node, name))


def checked_role(word: str, where: str) -> Role:
    """The role a word names, in English or Chinese; else UserError."""
    role = role_of(word)
    if role is None:
        raise UserError(where, f"“{word}” is no role", "say interviewer or participant")
    return role


def _items(node: yaml.Node, name: str) -> list[yaml.Node]:
    """The nodes of a list; a text alone is a list of one."""
    if isinstance(node, yaml.ScalarNode) and node.value:
        return [node]
    if not isinstance(node, yaml.SequenceNode):
        raise UserError(_at(node, name), "is no list", _TODO)
    return list(node.value)


def _pairs(node: yaml.Node | None, name: str) -> Iterator[tuple[str, yaml.Node, str]]:
    """(key, value, where) of a mapping, each key once."""
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return
    if not isinstance(node, yaml.MappingNode):
        raise UserError(_at(node, name), "is no table of keys and values", _TODO)
    seen: set[str] = set()
    for left, right in node.value:
        key, where = _text(left, name), _at(left, name)
        if key in seen:
            raise UserError(where, f"“{key}” stands here twice", "keep one of the two")
        seen.add(key)
        yield key, right, where


def _text(node: yaml.Node, name: str) -> str:
    """A single value as it is written: a speaker called No or 1 stays one."""
    if not isinstance(node, yaml.ScalarNode):
        raise UserError(_at(node, name), "is no single value", _TODO)
    return str(node.value)


def _at(node: yaml.Node, name: str) -> str:
    return f"{name}, line {node.start_mark.line + 1}"
