"""A study made by hand, so that the screens can be tried without the detector.

Sentences carry their figures as ``[source/schema/emotion:words]``; everything else is plain talk.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from metaphor.model import (
    Emotion,
    Evidence,
    Expression,
    Interview,
    Language,
    Rival,
    Role,
    Segment,
    Study,
    Transcript,
    Turn,
)

FIGURE = re.compile(r"\[([a-z]+)/([a-z-]+)/([a-z]*):([^\]]+)\]")

VALENCE = {
    "": 0.0, "frustration": -0.6, "overwhelm": -0.7, "security": 0.6, "relief": 0.6, "pride": 0.8, "anxiety": -0.7,
    "exhaustion": -0.6, "joy": 0.9, "hope": 0.6, "helplessness": -0.8, "calm": 0.5, "trust": 0.6, "confusion": -0.4,
    "freedom": 0.7, "anger": -0.8, "love": 0.9, "energy": 0.6,
}  # fmt: skip

ENGLISH = (
    "We had the box put in on a Tuesday, I think it was raining.",
    "My husband was at work so I sat with the two men and made tea.",
    "The bill came to ninety pounds that month, which is less than the year before.",
    "So the app has a green line and a blue line and you look at both of them.",
    "It was [journey/climb/frustration:an uphill climb] to get anyone to explain the tariff.",
    "Every time I rang them I [journey/obstacle/frustration:hit a wall], honestly.",
    "After a month I felt I [journey/path/hope:was on the right track].",
    "In the dark months I feel [container/trapped/helplessness:boxed in] by what the screen says.",
    "At home it is [container/shelter/security:my little harbour] when the street goes dark.",
    "I was [container/pressure/overwhelm:ready to burst] by the time they answered.",
    "It [connection/bond/security:ties me to] my mother, because I can see that her lights are on.",
    "There is [connection/distance/:a wall between us] and the supplier.",
    "You need to [balance/juggling/exhaustion:juggle] the washing and the car and the sun.",
    "In the end it [balance/offset/calm:evens out], the winter against the summer.",
    "I [transformation/becoming/pride:turned into a small power station], that is how I put it to friends.",
    "The thing [transformation/growth/joy:grew on me], slowly.",
    "It [resource/depletion/exhaustion:eats up my evenings], looking at those charts.",
    "Those notes were [resource/treasure/joy:pure gold] for us.",
    "I like to have [control/steering/pride:my hands on the wheel] when it comes to money.",
    "They [control/puppet/anger:pull the strings] and we pay.",
    "The first bill [force/impact/anxiety:hit us like a hammer].",
    "My daughter [force/push/hope:pushed me towards] it for a year.",
    "That manual is [nature/water/confusion:a swamp], you sink in it.",
    "A good month is [nature/light-and-dark/joy:a ray of light].",
    "Prices [movement/rise/anxiety:shot up] in March.",
    "For weeks everything [movement/stillness/frustration:stood still].",
    "The whole house runs [system/mechanism/calm:like clockwork] now.",
    "Choosing a tariff is [system/game/confusion:a game with hidden rules].",
    "It left [other/taste/anger:a bitter taste], that phone call.",
    "We went to the shop twice and both times they were closed.",
    "I check it in the morning, then after lunch, then not again.",
    "I suppose the neighbours have one as well, the ones with the dog.",
)

CHINESE = (
    "那天是星期二，好像还在下雨，师傅上门来装的。",
    "我先生上班去了，我就在家里陪着，给他们泡了茶。",
    "那个月的电费是三百多块，比去年同期少一点。",
    "应用里面有一条绿线、一条蓝线，你得两条一起看。",
    "要弄懂那个电价，真的是[journey/climb/frustration:一路爬坡]。",
    "每次打电话都[journey/obstacle/frustration:碰一鼻子灰]，说实话。",
    "过了一个月，我觉得总算[journey/path/hope:走上正轨]了。",
    "到了冬天，我就觉得被那块屏幕[container/trapped/helplessness:困住了]。",
    "停电的时候，家里就是[container/shelter/security:我的避风港]。",
    "那口气一直[container/pressure/overwhelm:憋在心里]，没地方说。",
    "它[connection/bond/security:把我和我妈拴在一起]，看到她家灯亮着我就放心。",
    "我们跟供电公司之间[connection/distance/:隔着一堵墙]。",
    "洗衣服、充电、晒太阳，我要[balance/juggling/exhaustion:像走钢丝一样]去安排。",
    "冬天亏的夏天补回来，一年下来[balance/offset/calm:扯平了]。",
    "我现在[transformation/becoming/pride:变成了一个小电站]，跟朋友都这么讲。",
    "装了以后，我整个人[transformation/rebirth/relief:像脱了一层皮]。",
    "每天看那些图表，太[resource/depletion/exhaustion:耗人]了。",
    "那几条提醒，对我来说[resource/treasure/joy:比金子还值钱]。",
    "钱的事情，我喜欢[control/steering/pride:自己掌舵]。",
    "我们就是[control/puppet/anger:被他们牵着鼻子走]。",
    "第一张账单[force/impact/anxiety:像一记闷棍]打过来。",
    "是女儿[force/push/hope:推着我往前走]的。",
    "那本说明书[nature/water/confusion:像一片沼泽]，越看越陷进去。",
    "哪个月省了钱，那就是[nature/light-and-dark/joy:一束光]。",
    "三月份电价[movement/rise/anxiety:一下子窜上去]了。",
    "有几个星期，所有的事情都[movement/stillness/frustration:原地踏步]。",
    "现在家里[system/mechanism/calm:像钟表一样]，到点就转。",
    "选套餐就像[system/game/confusion:玩一场不知道规则的游戏]。",
    "那通电话，到现在心里还是[other/taste/anger:酸溜溜的]。",
    "我们去过两次门店，两次都关着门。",
    "早上看一次，吃完午饭再看一次，后面就不看了。",
    "邻居家应该也装了，就是养狗的那一家。",
)

QUESTIONS: dict[Language, tuple[str, ...]] = {
    "en": ("Tell me more about that.", "What was that like for you?", "And then?", "What comes to mind?"),
    "zh": ("能再多说一点吗？", "那对您来说是什么感觉？", "然后呢？", "您想到了什么？"),
}

PEOPLE: tuple[tuple[str, Language, tuple[tuple[str, str], ...]], ...] = (
    ("p01_hannah", "en", (("age", "34"), ("market", "UK"))),
    ("p02_marcus", "en", (("age", "51"), ("market", "US"))),
    ("p03_li_na", "zh", (("age", "29"), ("market", "CN"))),
    ("p04_zhao_wei", "zh", (("age", "46"), ("market", "CN"))),
    ("p05_chen_yu_ting", "zh", (("age", "38"), ("market", "TW"))),
    ("p06_priya", "en", (("age", "41"), ("market", "UK"))),
    ("p07_sun_jie", "zh", (("age", "62"), ("market", "CN"))),
    ("p08_tom", "en", (("age", "27"), ("market", "US"))),
)


def _pieces(line: str) -> Iterator[tuple[str, tuple[str, str, str] | None]]:
    """The stretches of a marked line with what they draw on."""
    at = 0
    for match in FIGURE.finditer(line):
        yield line[at : match.start()], None
        yield match[4], (match[1], match[2], match[3])
        at = match.end()
    yield line[at:], None


def _expression(
    text: str, start: int, mark: tuple[str, str, str], segment: int, turn: int, language: Language, draw: random.Random
) -> Expression:
    source, schema, feeling = mark
    second = draw.choice(("connection", "force", "resource")) if draw.random() < 0.15 else None
    return Expression(
        start=start,
        end=start + len(text),
        text=text,
        kind="simile" if "like" in text or "像" in text else "metaphor",
        source=source,
        schema=schema,
        second_source=second if second != source else None,
        emotion=Emotion(VALENCE[feeling], 0.5, feeling),
        confidence=round(0.5 + 0.49 * draw.random(), 2),
        evidence=(
            Evidence("habit", "0.9", 1.2),
            Evidence("object-abstract", "tariff", 0.4),
            Evidence("alone", "", -0.1),
        ),
        negated=draw.random() < 0.1,
        reported=draw.random() < 0.1,
        echoed=draw.random() < 0.1,
        tier="vivid" if draw.random() < 0.5 else "conventional",
        strength=round(draw.random(), 2),
        rule=f"{language}/{source}:{text}",
        segment=segment,
        turn=turn,
        language=language,
        rivals=(Rival("movement", "rise", f"{language}/movement:{text}", 0.21),),
    )


def fake_interview(name: str, language: Language, attributes: tuple[tuple[str, str], ...], seed: int) -> Interview:
    """One interview of about 40 segments; the odd turns are the interviewer's."""
    draw = random.Random(seed)
    lines = list(ENGLISH if language == "en" else CHINESE)
    draw.shuffle(lines)
    speaker = name.split("_", 1)[1].replace("_", " ").title()
    asker = "Interviewer" if language == "en" else "访谈者"
    gap = " " if language == "en" else ""
    text, turns, segments, expressions = "", [], [], []
    groups = [lines[i : i + 4] for i in range(0, len(lines), 4)]
    for group in groups:
        question = draw.choice(QUESTIONS[language])
        for who, said in ((asker, [question]), (speaker, group)):
            role: Role = "interviewer" if who == asker else "participant"
            text += "\n\n" if text else ""
            begin = len(text)
            for number, line in enumerate(said):
                text += gap if number else ""
                sentence_start = len(text)
                for piece, mark in _pieces(line):
                    if mark:
                        at = len(segments), len(turns)
                        expressions.append(_expression(piece, len(text), mark, *at, language, draw))
                    text += piece
                sentence = text[sentence_start:]
                segments.append(Segment(sentence_start, len(text), sentence, len(turns), language))
            start_s = len(turns) * 40.0
            turns.append(Turn(begin, len(text), text[begin:], who, role, start_s, start_s + 38.0))
    transcript = Transcript(name, f"{name}.docx", text, tuple(turns), "docx", attributes=attributes)
    emotions = tuple(Emotion(0.0, 0.2, "") for _ in segments)
    return Interview(transcript, tuple(segments), emotions, tuple(expressions))


def fake_study(copies: int = 1) -> Study:
    """Eight interviews, four in each language, every source; ``copies`` makes it larger under new names."""
    interviews = []
    for copy in range(copies):
        for seed, (name, language, attributes) in enumerate(PEOPLE):
            own = name if copy == 0 else f"{name}_{copy + 1}"
            interviews.append(fake_interview(own, language, attributes, seed + 100 * copy))
    return Study(tuple(interviews), "fake", "0.0.0", "0" * 12, ("rain",))
