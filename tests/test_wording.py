"""Every label stands in both languages, with the same places to fill."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from metaphor.tables import HIDDEN, SHOWN
from metaphor.wording import WORDING, say


@pytest.mark.parametrize("key", WORDING)
def test_wording_is_whole_in_both_languages(key: str) -> None:
    english, chinese = WORDING[key]
    fields = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (english, chinese)]
    assert english
    assert fields[0] == fields[1]
    assert not re.search(r"[\u4e00-\u9fff]", english)
    # Half-width punctuation beside hanzi looks foreign.
    assert not re.search(r"[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]", chinese), chinese


def test_every_shown_column_has_a_header() -> None:
    assert {c for columns in SHOWN.values() for c in columns} <= {k.removeprefix("column.") for k in WORDING}
    assert SHOWN.keys() == HIDDEN.keys() == {k.removeprefix("table.") for k in WORDING if k.startswith("table.")}


def test_say_fills_its_places() -> None:
    assert say("people.of", "en", count=9, total=12) == "9 of 12"
    assert say("pair", "zh", name="甲", value="乙") == "甲：乙"
    with pytest.raises(KeyError):
        say("no.such.key", "en")
