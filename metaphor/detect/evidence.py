"""The evidence for and against one match of an entry, each piece named and weighed; nothing is decided here."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from metaphor.detect.company import Partner, holds, partners
from metaphor.detect.index import Match
from metaphor.detect.kinds import kind_of
from metaphor.lexicon import Entry, Lexicon
from metaphor.lexicon.passed import PassedOver
from metaphor.lexicon.weights import Scale
from metaphor.model import Evidence, Token
from metaphor.segment import Sentence

SLOTS_WEIGHED = ("head", "subject", "object", "of", "modifier")
WORD = re.compile(r"\w+")
PHRASE_SLOTS = ("subject", "object")
WORD_CLASSES = {"n": "noun", "v": "verb", "a": "adjective"}
REPEATED_FROM = 4
"""How often a word comes up in one talk before it may be what the talk is about."""
LONGEST_WORD = {"en": 40, "zh": 3}
"""Characters of a set expression of one word that is weighed by its company, as a word is; a 成语 speaks for itself."""
FEWEST_WORDS = 1000
"""A shorter talk is taken for one of this length when the share of a word is reckoned."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What is known of the whole talk: the researcher's literal topics (lookup keys) and how often each key is said."""

    topics: frozenset[str] = frozenset()
    said: Counter[str] = field(default_factory=Counter)

    def repeated(self, key: str) -> tuple[int, float] | None:
        """How often a word is said where that is often, with the log2 of its mentions per thousand words, 3 at most."""
        said = self.said[key]
        rate = 1000 * said / max(FEWEST_WORDS, self.said.total())
        return (said, round(min(3.0, math.log2(rate)), 2)) if said >= REPEATED_FROM and rate > 1 else None


def log_odds(share: float) -> float:
    """The log-odds of a share, which is kept between 0.02 and 0.98."""
    bounded = min(max(share, 0.02), 0.98)
    return math.log(bounded / (1 - bounded))


def confidence_of(evidence: tuple[Evidence, ...]) -> float:
    """The probability 0…1 that the weights add up to; a test replays it from the evidence alone."""
    return round(1 / (1 + math.exp(-sum(e.weight for e in evidence))), 3)


def ruled_out(match: Match[Entry], sentence: Sentence, found: tuple[Partner, ...], classes: Mapping[str, str]) -> bool:
    """Whether the entry's own conditions speak against this place."""
    first, last = match.first, match.last
    entry = match.owner
    if entry.pos == "n" and last - first == 1 and _is_homograph(sentence.tokens[first], entry.form):
        return True
    if any(holds(c, found, sentence, first, last, classes) for c in entry.unless):
        return True
    return not all(holds(c, found, sentence, first, last, classes) for c in entry.needs)


def _is_homograph(token: Token, form: str) -> bool:
    """English only: *wound* of *wind*, *found* of *find*: a verb that is spelled like the noun and has another lemma."""
    return token.pos == "v" and token.key != form and token.text.lower() == form and not form.endswith("ing")


def weigh(match: Match[Entry], sentence: Sentence, passed_over: Sequence[Match[PassedOver]], lexicon: Lexicon,
          talk: Talk) -> tuple[Evidence, ...] | None:  # fmt: skip
    """All evidence on a match, or None where the entry's conditions rule it out."""
    vocabulary = lexicon.vocabularies[sentence.language]
    found = partners(sentence, match.first, match.last, vocabulary.classes)
    if ruled_out(match, sentence, found, vocabulary.classes):
        return None
    return (*_evidence(match, sentence, found, lexicon, talk), *_passing(match, sentence, passed_over, lexicon))


def _passing(match: Match[Entry], sentence: Sentence, passed_over: Sequence[Match[PassedOver]],
             lexicon: Lexicon) -> Iterator[Evidence]:  # fmt: skip
    """The longest passed-over stretch that the match lies in, or whose edge it cuts through (had a root | canal)."""
    around = [
        m
        for m in passed_over
        if m.start < match.end and match.start < m.end and (m.start <= match.start or match.end <= m.end)
        if not (match.start <= m.start and m.end <= match.end and match.end - match.start > m.end - m.start)
    ]
    if around:
        longest = max(around, key=lambda m: (m.end - m.start, m.owner.form))
        scale = lexicon.weights.scales[sentence.language]
        yield scale.evidence(f"passed-{longest.owner.reason}", longest.owner.form)


def _evidence(match: Match[Entry], sentence: Sentence, found: tuple[Partner, ...], lexicon: Lexicon,
              talk: Talk) -> Iterator[Evidence]:  # fmt: skip
    entry, w = match.owner, lexicon.weights.scales[sentence.language]
    vocabulary = lexicon.vocabularies[sentence.language]
    words = sentence.tokens[match.first : match.last]
    yield w.evidence("set-expression" if entry.mechanism == "set" else f"contrast-{WORD_CLASSES.get(entry.pos, 'word')}", entry.form)
    yield w.evidence("habit", f"{entry.habit:.0%}", log_odds(entry.habit))
    if entry.needs:
        yield w.evidence("needs-met", "; ".join(map(str, entry.needs)))
    if entry.mechanism == "contrast":
        yield from company_evidence(found, entry.pos, w)
        yield from _word_class(words, entry.pos, w)
    elif len(words) == 1 and len(words[0].key) <= LONGEST_WORD[sentence.language]:
        yield from company_evidence(found, words[0].pos, w)
    else:
        in_gap = _in_its_gap(match, sentence, vocabulary.classes) if "…" in entry.form else ()
        yield from _round_a_phrase((*in_gap, *found), w)
    if topic := next((t for t in words if t.key in talk.topics), None):
        yield w.evidence("literal-topic", topic.text)
    if _is_name(match, sentence):
        yield w.evidence("name")
    if _is_fragment(match, sentence):
        yield w.evidence("fragment")
    if len(words) == 1 and (often := talk.repeated(words[0].key)):
        yield w.evidence("repeated", str(often[0]), often[1])
    feeling = next((t for i, t in enumerate(sentence.tokens)
                    if not match.first <= i < match.last and t.key in vocabulary.emotions), None)  # fmt: skip
    if feeling:
        yield w.evidence("feeling-near", feeling.text)


def _in_its_gap(match: Match[Entry], sentence: Sentence, classes: Mapping[str, str]) -> tuple[Partner, ...]:
    """English only: the object that stands where the pattern leaves a gap, as in *left my keys behind*."""
    named = set(WORD.findall(match.owner.form.lower()))
    inside = (t for t in sentence.tokens[match.first : match.last] if t.relation == "dobj")
    return tuple(
        Partner("object", t, kind_of(t, sentence.language, classes))
        for t in inside
        if t.key not in named and t.text.lower() not in named
    )


def _round_a_phrase(found: tuple[Partner, ...], scale: Scale) -> Iterator[Evidence]:
    """What a set expression of several words is done to, and what does it: a drawer slides into a groove."""
    for slot in PHRASE_SLOTS:
        partner = next((p for p in found if p.slot == slot and p.side), None)
        if partner:
            yield scale.evidence(f"phrase-{slot}-{partner.side}", partner.token.text)


def _word_class(words: tuple[Token, ...], pos: str, scale: Scale) -> Iterator[Evidence]:
    here = words[0].pos if len(words) == 1 else ""
    if pos in WORD_CLASSES and here in WORD_CLASSES and here != pos:
        yield scale.evidence(f"{WORD_CLASSES[pos]}-as-{WORD_CLASSES[here]}")


def company_evidence(found: tuple[Partner, ...], pos: str, scale: Scale) -> Iterator[Evidence]:
    """One piece of evidence a slot: the first partner in it of which something is known.

    An adjective is judged by what it is said of, whether that stands after it or is its subject.
    """
    weighed, judged = False, False
    for slot in SLOTS_WEIGHED:
        partner = next((p for p in found if p.slot == slot and p.side), None)
        if partner is None:
            continue
        weighed = True
        if pos == "a" and slot in {"subject", "head"}:
            if not judged:
                yield scale.evidence(f"quality-{partner.side}", partner.token.text)
            judged = True
        else:
            yield scale.evidence(f"{slot}-{partner.side}", partner.token.text)
    if not weighed:
        yield scale.evidence("alone-noun" if pos == "n" else "alone")


def _is_fragment(match: Match[Entry], sentence: Sentence) -> bool:
    """Chinese only: one character beside another noun of one character, as a word that no list holds falls apart."""
    if sentence.language == "en" or match.end - match.start > 1:
        return False
    beside = (*sentence.tokens[max(0, match.first - 1) : match.first], *sentence.tokens[match.last : match.last + 1])
    return any(len(t.key) == 1 and t.pos == "n" and t.key.isalpha() for t in beside)


def _is_name(match: Match[Entry], sentence: Sentence) -> bool:
    """English only: capitalised inside the sentence, beside another capitalised word or without an article."""
    if sentence.language == "zh" or match.first == 0:
        return False
    return all(_is_capitalised(t) for t in sentence.tokens[match.first : match.last] if t.text[0].isalpha())


def _is_capitalised(token: Token) -> bool:
    return token.text[0].isupper() and token.text != "I"
