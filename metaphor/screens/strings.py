"""Every word the screens say, in both languages: ``strings.yaml`` and its one reader."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from metaphor.lexicon.codebook import read_yaml
from metaphor.model import Language

STRINGS = Path(__file__).with_name("strings.yaml")


@cache
def strings() -> Mapping[str, Mapping[str, str]]:
    """Key -> language -> text; an optional ``en_one`` is the English form for exactly one."""
    return {key: {form: str(text) for form, text in forms.items()} for key, forms in read_yaml(STRINGS).items()}


def known(key: str) -> bool:
    """Whether the table has this key."""
    return key in strings()


def text_of(key: str, language: Language, /, **values: object) -> str:
    """The text of a key with ``{name}`` places filled; ``n=1`` takes the singular; KeyError on an unknown key."""
    forms = strings()[key]
    form = forms.get(f"{language}_one", forms[language]) if values.get("n") == 1 else forms[language]
    return form.format(**values) if values else form
