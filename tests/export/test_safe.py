"""Text in cells: formulas, controls and length."""

from __future__ import annotations

import pandas as pd
import pytest

from metaphor.export.colours import INK, contrast, tint
from metaphor.export.safe import CUT_MARK, LONGEST, Handling, safe_frame, safe_text
from metaphor.export.workbook import HEAT
from tests.builders import CODEBOOK


@pytest.mark.parametrize("text", ["=1+1", "+49", "-x", "@SUM", "\t=1", "\r=1", " \n=1", "\u3000=1", "\ufeff=1",
                                  "＝1", "＋1", "－1", "＠x"])  # fmt: skip
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    guarded, handling = safe_text(text, guard=True)
    assert guarded.startswith("'")
    assert handling.guarded == 1
    assert safe_text(text, guard=False)[1].guarded == 0


@pytest.mark.parametrize("text", ["a=b", "旅程", "'quoted'", "", "https://example.org/=1", "——是啊", "—no"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert safe_text(text, guard=True) == (text, Handling())


def test_control_characters_go_and_lines_stay() -> None:
    assert safe_text("a\x00b\x1bc\td\r\ne\ud800", guard=False) == ("abc\td\ne", Handling(controls=1))


def test_a_control_character_does_not_hide_a_formula() -> None:
    assert safe_text("\x00=1", guard=True)[0] == "'=1"


@pytest.mark.parametrize("character", ["a", "山", "😀"])
def test_long_cells_are_cut_at_whole_characters_and_marked(character: str) -> None:
    text, handling = safe_text(character * 40_000, guard=False)
    assert text.endswith(CUT_MARK)
    assert handling.cut == 1
    assert LONGEST - 2 < len(text.encode("utf-16-le")) // 2 <= LONGEST


def test_frames_keep_numbers_and_count_cells() -> None:
    frame, handling = safe_frame(pd.DataFrame({"=x": ["=1", "b"], "n": [-1.5, 2.0]}), guard=True)
    assert frame.columns.tolist() == ["'=x", "n"]
    assert frame["n"].tolist() == [-1.5, 2.0]
    assert handling.guarded == 2


def test_text_on_a_sources_tint_can_be_read() -> None:
    for source in CODEBOOK.sources.values():
        assert contrast(INK, tint(source.colour, HEAT)) >= 4.5, source.id
