"""Every word on the screens comes from the table, in both languages."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from metaphor.screens.strings import strings, text_of

SCREENS = Path(__file__).parents[2] / "metaphor" / "screens"
MODULES = sorted(SCREENS.glob("*.py"))
NOT_WORDS = {"key", "type", "icon", "mime", "width", "height", "file_name", "theme", "selection_mode", "on_select", "shortcut", "layout", "gap",
             "label_visibility", "vertical_alignment", "horizontal_alignment", "position", "url_path", "on_click", "on_change", "scope"}  # fmt: skip
TAGS = re.compile(r"<[^>]*>|&[a-z]+;")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(strings()))
def test_each_key_is_said_in_both_languages(key: str) -> None:
    forms = strings()[key]
    assert set(forms) in ({"en", "zh"}, {"en", "zh", "en_one"})
    assert all(text.strip() for text in forms.values())
    assert places(forms["en"]) == places(forms["zh"]) or places(forms["zh"]) < places(forms["en"])


def test_chinese_uses_full_width_punctuation() -> None:
    wrong = {key: forms["zh"] for key, forms in strings().items() if re.search(r"[\u4e00-\u9fff][,;:!?(]", forms["zh"])}
    assert not wrong


def test_singular() -> None:
    assert text_of("study.start", "en", n=1) == "Analyse 1 interview"
    assert text_of("study.start", "zh", n=1) == "分析 1 份访谈"  # analyse 1 interview


def calls(module: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))


def words_in(node: ast.expr) -> str:
    """The literal words of a string, mark-up and places left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return TAGS.sub("", node.value)
    if isinstance(node, ast.JoinedStr):
        whole = "".join(part.value if isinstance(part, ast.Constant) else "⟨⟩" for part in node.values)
        return TAGS.sub("", re.sub(r"<[^>]*$|^[^<]*>", "", whole.replace("⟨⟩", "")))
    return ""


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_literal_words_reach_the_screen(module: Path) -> None:
    for call in calls(module):
        target = ast.unparse(call.func)
        if not target.startswith("st.") or target in {"st.session_state.get", "st.session_state.pop", "st.session_state.setdefault", "st.get_option",
                                                      "st.space", "st.components.v2.component"}:  # fmt: skip
            continue
        shown = [*call.args, *(k.value for k in call.keywords if k.arg not in NOT_WORDS)]
        for node in shown:
            assert not re.search(r"[A-Za-z\u4e00-\u9fff]", words_in(node)), (
                f"{module.name}, line {node.lineno}: {ast.unparse(node)}"
            )


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_every_key_a_page_asks_for_exists(module: Path) -> None:
    for call in calls(module):
        if ast.unparse(call.func).split(".")[-1] not in {"say", "text_of"} or not call.args:
            continue
        asked = call.args[0]
        if isinstance(asked, ast.Constant):
            assert asked.value in strings(), asked.value
        elif isinstance(asked, ast.JoinedStr):
            pattern = "".join(re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in asked.values)  # type: ignore[arg-type]
            assert any(re.fullmatch(pattern, key) for key in strings()), pattern
