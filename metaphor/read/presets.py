"""The shapes in which exporters write transcripts: a table, one row a program.

A row names the shape for people; the reading itself stays with the layouts, which read every row's example right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from metaphor.model import Role

from .times import CLOCK, STAMP

_LOOKED_AT = 30_000
_ANN, _BEN = "Ann Lee", "Ben Moss"


@dataclass(frozen=True, slots=True)
class Preset:
    """One program's shape.

    ``marks`` is a pattern found at least twice, ``also`` one found at least once (^ and $ are line ends); ``example``
    is a short transcript in that shape, as a file with that ending, and ``reads`` what it must be read as: speaker,
    role, start in seconds, words.
    """

    id: str
    en: str
    zh: str
    marks: str
    also: str
    ending: str
    example: str
    reads: tuple[tuple[str, Role, float | None, str], ...]


def _talk(
    one: str, two: str, first: float | None, second: float | None
) -> tuple[tuple[str, Role, float | None, str], ...]:
    return (one, "interviewer", first, "How was the move?"), (two, "participant", second, "A long road.")


def _zh(one: str, two: str, first: float, second: float) -> tuple[tuple[str, Role, float | None, str], ...]:
    # How was the move? Like walking at night.
    return (one, "interviewer", first, "搬家顺利吗？"), (two, "participant", second, "像走夜路。")


PRESETS: tuple[Preset, ...] = (
    Preset(
        "teams-vtt", "Microsoft Teams subtitles", "Teams 字幕", r"<v [^>\n]+>", r"^WEBVTT", ".vtt",
        "WEBVTT\n\n9a41/12-0\n00:00:01.000 --> 00:00:03.000\n<v Ann Lee>How was the move?</v>\n\n"
        "9a41/13-0\n00:00:04.000 --> 00:00:05.000\n<v Ben Moss>A long road.</v>\n",
        _talk(_ANN, _BEN, 1, 4),
    ),
    Preset(
        "zoom", "Zoom subtitles", "Zoom 字幕", rf"^{CLOCK} --> [^\n]*\n[^\n:：<]{{1,60}}: ", r"^WEBVTT", ".vtt",
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nAnn Lee: How was the move?\n\n"
        "2\n00:00:04.000 --> 00:00:05.000\nBen Moss: A long road.\n",
        _talk(_ANN, _BEN, 1, 4),
    ),
    Preset(
        "zoom-saved", "Zoom saved captions", "Zoom 保存的字幕", r"^\[[^\]\n]+\] \d\d:\d\d:\d\d[ \t]*$", "", ".txt",
        "[Ann Lee] 14:02:11\nHow was the move?\n\n[Ben Moss] 14:02:15\nA long road.\n",
        _talk(_ANN, _BEN, 0, 4),
    ),
    Preset(
        "teams-word", "Microsoft Teams, older Word export", "Teams 旧版 Word 文稿",
        r"^\d:\d{1,2}:\d{1,2}\.\d+ --> \d:\d{1,2}:\d{1,2}\.\d+[ \t]*$\n[^\n:]{1,60}$", "", ".txt",
        "0:0:1.0 --> 0:0:3.120\nAnn Lee\nHow was the move?\n0:0:4.0 --> 0:0:5.900\nBen Moss\nA long road.\n"
        "0:0:7.0 --> 0:0:8.0\nAnn Lee\nGo on?\n0:0:9.0 --> 0:0:9.500\nBen Moss\nUphill.\n",
        (*_talk(_ANN, _BEN, 1, 4), (_ANN, "interviewer", 7, "Go on?"), (_BEN, "participant", 9, "Uphill.")),
    ),
    Preset(
        "tingwu", "Tongyi Tingwu", "通义听悟", r"^(?:\*\*)?(?:发言人|發言人) ?\d+\s+\d\d[:：]\d\d",
        r"_原文[ \t]*$|^(?:全文摘要|章节速览|发言总结|问答回顾)|^(?:\*\*)?(?:发言人|發言人) \d", ".txt",
        "搬家访谈_原文\n2024年03月07日\n发言人 1   00:01\n搬家顺利吗？\n\n发言人 2   00:04\n像走夜路。\n",
        _zh("发言人 1", "发言人 2", 1, 4),
    ),
    Preset(
        "dingtalk", "DingTalk notes", "钉钉闪记", r"^(?:发言人|發言人)\d+\s+\d\d[:：]\d\d(?:[:：]\d\d)?\s*$", "", ".txt",
        "搬家访谈\n时间：2024-03-07 10:00\n\n发言人1 00:00:01\n搬家顺利吗？\n\n发言人2 00:00:04\n像走夜路。\n",
        _zh("发言人1", "发言人2", 1, 4),
    ),
    Preset(
        "feishu", "Feishu Minutes, Lark", "飞书妙记", r"^[^\n]{1,30} \d{1,2}[:：]\d\d(?:[:：]\d\d)?[ \t]*$",
        r"^(?:文字记录|文字記錄|Transcript)[:：]?[ \t]*$|^(?:关键词|關鍵詞|Keywords)[:：][ \t]*$", ".txt",
        "2024年3月7日 上午 10:00|31分钟 10秒\n\n关键词:\n搬家\n\n文字记录:\n\n"
        "说话人 1 00:01 \n搬家顺利吗？\n\n说话人 2 00:04 \n像走夜路。\n",
        _zh("说话人 1", "说话人 2", 1, 4),
    ),
    Preset(
        "xunfei", "iFlytek", "讯飞听见", r"^【?(?:说话人|說話人) ?\d+】?\s*\d\d[:：]\d\d(?:[:：]\d\d)?\s*$", "", ".txt",
        "说话人1  00:00:01\n搬家顺利吗？\n\n说话人2  00:00:04\n像走夜路。\n",
        _zh("说话人1", "说话人2", 1, 4),
    ),
    Preset(
        "otter", "Otter", "Otter", r"^[A-Z][^\n:\u3400-\u9fff]{0,40}\S {2}\d{1,2}:\d\d(?::\d\d)?[ \t]*$", "", ".txt",
        "Ann Lee  0:01  \nHow was the move?\n\nBen Moss  0:04  \nA long road.\n\nTranscribed by https://otter.ai\n",
        _talk(_ANN, _BEN, 1, 4),
    ),
    Preset(
        "teams", "Microsoft Teams transcript", "Teams 文稿",
        r"^\S[^\n:]{0,60}?(?: {3,}|[ \t]*\xa0[ \t\xa0]*)\d{1,2}:\d\d(?::\d\d)?(?:\s|$)", "", ".txt",
        "Move-20240307_100211-Meeting Recording\nMarch 7, 2024, 10:02AM\n31m 10s\n\nAnn Lee started transcription\n\n"
        "Ann Lee   0:01\nHow was the move?\n\nBen Moss   0:04\nA long road.\n",
        _talk(_ANN, _BEN, 1, 4),
    ),
    Preset(
        "meet", "Google Meet", "Google Meet", r"^[^\n:]{1,40}: ",
        r"^Attendees[ \t]*$|^Meeting ended after|transcript was computer generated", ".txt",
        "Move (2024-03-07 10:02 GMT) – Transcript\nAttendees\nAnn Lee, Ben Moss\nTranscript\n00:00:00\n"
        "Ann Lee: How was the move?\nBen Moss: A long road.\nMeeting ended after 00:31:10 👋\n",
        _talk(_ANN, _BEN, 0, None),
    ),
    Preset(
        "rev", "Rev", "Rev",
        r"^[^\n:()]{1,40} \(\d\d:\d\d(?::\d\d)?\):[ \t]*$|^[^\n:()]{1,40}: \(\d\d:\d\d(?::\d\d)?\)[ \t]*$", "", ".txt",
        "Ann Lee (00:01):\nHow was the move?\n\nBen Moss (00:04):\nA long road.\n",
        _talk(_ANN, _BEN, 1, 4),
    ),
    Preset(
        "descript", "Descript", "Descript",
        r"^\[\d\d:\d\d:\d\d\] [^\n:]{1,40}: |^\*\*[^*\n]{1,40}:\*\* \[\d\d:\d\d:\d\d\]", "", ".txt",
        "[00:00:01] Ann Lee: How was the move?\n\n[00:00:04] Ben Moss: A long road.\n",
        _talk(_ANN, _BEN, 1, 4),
    ),
    Preset(
        "nvivo", "NVivo", "NVivo", r"\d:\d\d\.\d - (?:\d:)?\d{1,2}:\d\d\.\d", r"^Timespan[\t,]Content", ".txt",
        "Timespan\tContent\tSpeaker\n0:01.0 - 0:03.5\tHow was the move?\tAnn Lee\n"
        "0:04.0 - 0:05.5\tA long road.\tBen Moss\n",
        _talk(_ANN, _BEN, 1, 4),
    ),
    Preset(
        "maxqda", "MAXQDA, f4", "MAXQDA、f4", r"^(?:\d{1,5}\s+)?[A-Z]{1,2}\d{0,2}: ", rf"{STAMP}|^(?:\d+\s+)?B\d*: ",
        ".txt",
        "I: How was the move? #00:00:03-5#\n\nB1: A long road. #00:00:06-2#\n\nB2: A short one. #00:00:08-0#\n",
        (*_talk("I", "B1", None, None), ("B2", "participant", None, "A short one.")),
    ),
    Preset(
        "tencent", "Tencent Meeting", "腾讯会议", r"^[^\n(（:：]{1,20}[(（]\d\d[:：]\d\d[:：]\d\d[)）][:：]", "", ".txt",
        "会议主题：搬家访谈\n参会人：张三、李四\n\n张三(00:00:01)：\n搬家顺利吗？\n\n李四(00:00:04)：\n像走夜路。\n",
        _zh("张三", "李四", 1, 4),
    ),
)  # fmt: skip
"""The first row that fits is taken, so the narrower stand first."""


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def preset_of(lines: Sequence[str]) -> Preset | None:
    """The shape these lines are in, or None when they are in nobody's; only the beginning of a long text is looked at."""
    text = "\n".join(line.strip("\r\n") for line in lines[:2000])[:_LOOKED_AT]
    for row in PRESETS:
        if row.also and not _compiled(row.also).search(text):
            continue
        if next((True for n, _ in enumerate(_compiled(row.marks).finditer(text), 1) if n == 2), False):
            return row
    return None
