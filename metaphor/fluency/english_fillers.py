"""Fillers of English talk: hums, and set phrases by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metaphor.fluency.stumbles import Stumble, fillers_by_case

HUMS = r"(?:u+m+|u+h+m*|erm*|h+m+|mm+|m+-?h+m+|uh-huh|嗯+|呃+)"
HUM = re.compile(rf"(?<![\w'’.-]){HUMS}(?![\w'’]|-\w)", re.IGNORECASE)
NO_HUMS = frozenset({"ER", "MM", "HM"})
REACH = 40
"""Characters to either side that a case looks at."""

APART = rf"(?:^|[,.;:!?…–—\n\"“]|\s-|\.\.|(?<!\w){HUMS})\s*$"
APART_AFTER = rf"\s*(?:$|[,.;:!?…–—]|-\s|{HUMS}(?!\w))"
CLAUSE = r"(?:^|[,.;!?…–—]|\b(?:and|but|so|because|well|yeah))\s*$"
COPULA = r"was|were|is|are|am|be|been|(?:it|that|he|she)['’]s|(?:we|they)['’]re|i['’]m"
QUOTING = (
    r"\b(?:(?:i|he|she|they|we|you|everyone|everybody|people|mum|mom|dad)\s+(?:was|were|am|is|are)|i['’]m|(?:he|she)['’]s|"
    r"(?:they|we|you)['’]re)\s+(?:just\s+|all\s+|so\s+)?$"
)
QUOTED = (
    r"\s*(?:[,:\"“‘]|\b(?:no|yes|yeah|oh|okay|ok|wow|what|why|how|hey|well|wait|please|sorry|whoa|god|alright|sure|i|i['’]m|"
    r"i['’]ll|we|you|let['’]s)\b)"
)
NUMBER = r"\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|hundred|half|few|of"
UNIT = r"years|months|weeks|days|hours|minutes|seconds|times|percent|dollars|bucks|pounds|euros|miles|kilos"
SUBJECT = r"i|we|they|he|she|there|i['’]m|(?:it|that|he|she|there)['’]s|(?:we|they)['’]re"

_CASES = (
    # set off on both sides: “it was, you know, all uphill”
    (r"you know what i mean|you know|you see|i mean|(?:sort|kind) of|kinda|sorta|like", APART, APART_AFTER),
    # no verb can stand there: “it was you know really hard”, “the you know the wall”
    (r"you know", rf"\b(?:{COPULA}|an?|the|my|our|their|very)\s+$", r"\s+(?!what|how|that|who|if|where|when|why|about)\w"),
    # a clause follows: “I mean we were lost”
    (r"i mean", CLAUSE, rf"\s+(?:{SUBJECT})\b"),
    # a degree: “it was like really hard”
    (r"like", rf"\b(?:{COPULA})\s+$", r"\s+(?:really|so|very|super|totally|extremely|pretty|quite)\s+(?!\w+ing\b|many\b|much\b)\w"),
    # somebody is quoted: “I was like no way”
    (r"like", QUOTING, QUOTED),
    (r"like", r"\b(?:was|is|it['’]s)\s+$", r"\s+(?:oh|okay|ok|wow|hey|whoa|yeah)\b"),
    # “with like a bag”; “in like a lion” is a likeness
    (r"like", r"\b(?:for|with|of|from|at|into)\s+$", r"\s+\w"),
    # an estimate: “it was like ten years”; “it felt like ten years” is a likeness
    (r"like", r"(?<!feel)(?<!feels)(?<!felt)(?<!seems)(?<!seemed)\s$", rf"\s+(?:(?:{NUMBER})\s+)+(?:{UNIT})\b"),
    # “because like I was tired”; “and like I said” is none
    (r"like", r"\b(?:because|but|and|so|then)\s+$", rf"\s+(?:{SUBJECT})\s+(?!said|say|told|was saying|mentioned)\w"),
)  # fmt: skip
CASES = tuple(
    (re.compile(rf"\b(?:{form})\b", re.I), re.compile(before, re.I), re.compile(after, re.I))
    for form, before, after in _CASES
)
"""A filler's form, what must stand before it and what after it: the same words used as words fit none of these."""

_FORMS = re.compile(r"\b(?:you (?:know|see)|i mean|(?:sort|kind) of|kinda|sorta|like)\b", re.I)
"""Where any case may hold: looked for first, since most sentences have none."""


def english_fillers(text: str) -> Iterator[Stumble]:
    """In no order; some may overlap."""
    for match in HUM.finditer(text):
        if match.group() not in NO_HUMS and not text[: match.start()].rstrip()[-1:].isdigit():  # 5 mm
            yield Stumble(*match.span(), "filler")
    if _FORMS.search(text) is None:
        return
    yield from fillers_by_case(text, CASES, REACH)
