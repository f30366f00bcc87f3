"""Fillers, repetitions and false starts of Chinese talk, in Simplified characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metaphor.fluency.stumbles import Stumble, fillers_by_case

HAN = r"[\u4e00-\u9fff]"
HUMS = rf"(?:嗯+|呃+(?!逆)|唔+|(?<!{HAN})额+(?=[，、,…\s])|(?<![A-Za-z])(?:[Uu]+m+|[Uu]+h+|[Ee]+m+|[Hh]+m+|[Mm]m+)(?![A-Za-z]))"
HUM = re.compile(HUMS)
_HUM_BEGINS = re.compile("[嗯呃唔额A-Za-z]")
_FORMS = re.compile(
    rf"(?:[那这]个|那什么|就是|啊|知道[吗吧]?|我是说|然后呢|对吧|是吧)(?:[嗯呃唔额]|(?!{HAN}))|就是说|怎么[说讲]呢|那个(?:我|怎)"
)
"""Where any case may hold: looked for first, since most sentences have none."""
REACH = 16
"""Characters to either side that a case looks at."""

APART = rf"(?:^|[，,、。！？!?；;：:…—\n]|{HUMS})\s*$"
APART_AFTER = rf"\s*(?:[，,、…—]|{HUMS})"
NOT_POINTING = r"(?!\s*[，,、]\s*(?:[这那](?:个|些)|还有|都|和))"

_CASES = (
    # set off on both sides: “，那个，”; “这个，那个，都行” (this, that, either will do) points
    (r"那个|这个|那什么", rf"(?<![这那]个[，,、])(?<![这那]些[，,、]){APART}", NOT_POINTING + APART_AFTER),
    (r"就是说?|啊|你知道|我是说|然后呢", APART, APART_AFTER),
    # tags: “，对吧。” (right?), “，你知道吗？” (you know?)
    (r"对吧|是吧|你知道[吗吧]", r"[，,、。…—]\s*$", r"\s*(?:$|[，,、。？?！!…—])"),
    # “怎么说呢” (how shall I put it) and “就是说” (that is to say) at the head of a clause
    (r"该?怎么[说讲]呢", rf"{APART}|(?:就是|那个)\s*$", ""),
    (r"就是说", APART, rf"(?![到话谎好])\s*{HAN}"),
    # on the way to a hum: “那个嗯” (that, um), “就是那个呃” (it's, that, er)
    (r"[那这]个", "", rf"[\s，,、]*{HUMS}"),
    (r"就是说?", APART, rf"[\s，,、]*(?:[那这]个)?[\s，,、]*{HUMS}"),
    # “那个我觉得” (um, I think)
    (r"那个", APART, r"\s*(?:我觉得|我想|怎么说)"),
)  # fmt: skip
CASES = tuple((re.compile(form), re.compile(before), re.compile(after)) for form, before, after in _CASES)
"""A filler's form, what must stand before it and what after it: 那个房子 (that house) fits none of these."""

WORD_BEFORE = {
    "我": "自忘大", "他": "其吉", "这": "", "那": "刹禅", "在": "现存正实所内潜自还不好健旨外", "是": "但可就还不只总要倒却也真都若正于",
    "的": "目", "就": "成造迁将", "都": "首成古京", "把": "一两几车火", "被": "棉", "跟": "脚", "从": "服自听随盲", "你": "", "她": "",
    "它": "", "咱": "", "也": "", "很": "",
}  # fmt: skip
"""Characters that one repeats only by stumbling, and those that make a word with one that stands after them: 现在在家."""
PAUSED = frozenset("我你他她它咱这那在把被跟从就")
"""Those of them that a comma may part: 是，是 (yes, it is) answers."""
EITHER_SIDE = frozenset("我你他她它咱这那")
"""Those that may end one clause and open the next: 我喜欢他他也喜欢我 (I like him, he likes me too)."""
OPENS = re.compile(rf"(?:^|[，,。！？!?；;：:…—\n\s]|然后|但是|可是|所以|因为|就是|如果|其实|觉得|而且|{HUMS})$")
WORD_AFTER = {
    "的": "确士",
    "是": "否非",
    "从": "来前此容",
    "就": "业职",
    "都": "市",
    "把": "握",
    "也": "许",
    "在": "于",
}
"""Those that make a word with one that stands before them: 他说的的确对 (what he says is indeed right)."""
_PAUSE = rf"(?:[\s，,…—–-]|{HUMS})*"
_RUN = re.compile(rf"([{''.join(WORD_BEFORE)}])(?:{_PAUSE}\1)+")
_BEGUN = re.compile(rf"([我你他她它咱这那]{HAN}{{1,5}}?)({_PAUSE})(?=\1)")
_PERSON_AGAIN = re.compile(r"([我你他她咱]).{1,8}?\1", re.DOTALL)
_BEGUN_AGAIN = re.compile(rf"([我你他她它咱这那]{HAN}).{{0,12}}?\1", re.DOTALL)
"""What the costlier shapes below ask for: looked for first, since most sentences have none."""
_LINK = re.compile(rf"(然后|因为|所以|但是|可是|就是|如果|而且|还是|或者|觉得|感觉|其实|可能|应该)({_PAUSE})(?=\1)")
BROKEN = re.compile("[—–…-]")
MARK = re.compile("[，、,…—–-]")
OPEN = frozenset("的地得着在是把被让给到向对跟和像个种一这那很太更最就都也还又再会能要想有没不们样")
"""Characters after which a clause is not at its end."""
_CUT = re.compile(rf"({HAN}{{1,4}})(?:[—–-]+|…+)\s*(?=\1{HAN})")
_RESTART = re.compile(r"(?:^|(?<=[，,。！？；\s—…]))([我你他她咱]们?)(?:就是|是|就|在|还|把|被)[，、,—–…-]+\s*(?=\1)")


def chinese_fillers(text: str) -> Iterator[Stumble]:
    """In no order; some may overlap."""
    if _HUM_BEGINS.search(text):
        for match in HUM.finditer(text):
            yield Stumble(*match.span(), "filler")
    if _FORMS.search(text) is None:
        return
    yield from fillers_by_case(text, CASES, REACH)


def chinese_repairs(text: str) -> Iterator[Stumble]:
    """In no order; some may overlap."""
    if BROKEN.search(text):
        yield from _broken_off(_CUT, text)
    if _PERSON_AGAIN.search(text):
        yield from _broken_off(_RESTART, text)
    if _BEGUN_AGAIN.search(text):
        yield from _begun_twice(text)
    for match in _LINK.finditer(text):
        yield Stumble(match.start(1), match.end(1), "repetition")
    yield from _runs(text)


def _broken_off(shape: re.Pattern[str], text: str) -> Iterator[Stumble]:
    for match in shape.finditer(text):
        if not match.group(1).startswith("一"):
            yield Stumble(match.start(), match.start() + len(match.group().rstrip(" ，、,—–…-")), "false start")


def _begun_twice(text: str) -> Iterator[Stumble]:
    for match in _BEGUN.finditer(text):
        begun, pause = match.group(1), match.group(2)
        if begun[-1] not in OPEN and MARK.search(pause):
            continue  # “我累，我累” (I'm tired, I'm tired) insists
        if begun[-1] != "们" or _opens(text, match.start()):
            yield Stumble(match.start(1), match.end(1), "repetition")


def _runs(text: str) -> Iterator[Stumble]:
    """All but the last of a character said several times: 我我我; not that of 的的确确, nor the first 在 of 现在在家."""
    for match in _RUN.finditer(text):
        character = match.group(1)
        places = [i for i in range(*match.span()) if text[i] == character]
        if len(match.group()) > len(places) and character not in PAUSED:
            continue
        after = text[match.end() : match.end() + 1]
        if (
            len(places) == 2
            and after
            and (after in WORD_AFTER.get(character, "") or text.startswith(after * 2, match.end()))
        ):
            continue
        if match.start() and text[match.start() - 1] in WORD_BEFORE[character]:
            places = places[1:]
        if len(places) == 2 and character in EITHER_SIDE and not _opens(text, match.start()):
            continue
        for place in places[:-1]:
            yield Stumble(place, place + 1, "repetition")


def _opens(text: str, at: int) -> bool:
    """Whether a clause opens there."""
    return OPENS.search(text[max(0, at - REACH) : at]) is not None
