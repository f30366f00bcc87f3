"""Where the lexicon's patterns occur.  Every match is found; nothing is chosen here."""

from __future__ import annotations

from collections.abc import Mapping

from metaphor.detect.index import Index, Match, Owner
from metaphor.detect.match_chinese import chinese_matches
from metaphor.detect.match_english import english_matches
from metaphor.segment import Sentence


def matches(sentence: Sentence, index: Index[Owner], classes: Mapping[str, str]) -> list[Match[Owner]]:
    """Every place of the sentence where a pattern stands, each once; ``classes`` is word → class."""
    find = english_matches if index.language == "en" else chinese_matches
    return list(dict.fromkeys(find(sentence, index, classes)))
