"""What exporters and typists print around the talk: whose tool it was, page numbers, legal notices; nobody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .clean import has_hanzi
from .draft import Line, Omitted

NOTICE = "notice"
"""The reason given for a line that is a notice."""

_ENGLISH = re.compile(
    r"""(?ix)
      (?:transcribed|transcripts?|transcription|captions?|subtitles?)\s
        (?:(?:provided|generated|produced|created|exported)\s)?(?:by|with|using|from)\b .{1,80}
    | this\s(?:editable\s)?(?:transcript|transcription|document)\s(?:was|has\sbeen|is|may)\b .{0,220}
    | people\scan\salso\schange\sthe\stext\safter\sit\swas\screated\.?
    | (?:meeting|transcription|recording)\s(?:has\s)?(?:ended|started|stopped|begins|ends)\b .{0,40}
    | .{1,40}\s(?:started|stopped)\s(?:the\s)?(?:transcription|recording)\.?
    | \(?page\s\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\)?
    | [-–—]\s?\d{1,4}\s?[-–—]
    | (?:strictly\s|private\sand\s)?confidential\b .{0,80}
    | (?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4})) .{0,120}
    | .{0,80}\ball\srights\sreserved\.?
    | (?:exported|downloaded|generated)\s(?:from|by|on|with)\s .{0,40}(?:https?://|\d{4}) .{0,60}
    """
)
_CHINESE = re.compile(
    r"""(?x)
      [（(]?(?:以上|本|该|此)?(?:全部)?(?:内容|文档|文字|文字记录|转写|转写内容|转写结果|纪要|记录|文件|逐字稿|字幕|文稿|內容|文件|文字記錄|轉寫|紀錄|文稿)
        .{0,6}(?:由|来自|來自|通过|透過|經由|经).{1,24}(?:生成|转写|识别|导出|提供|產生|轉寫|辨識|匯出).{0,40}
    | [（(]?(?:以上|本|AI|智能|转写|识别|內容|内容|轉寫|辨識).{0,30}(?:仅供参考|僅供參考).{0,20}
    | (?:版权所有|版權所有).{0,60}
    | (?:未经|未經).{0,12}(?:许可|授权|同意|允许|許可|授權).{0,40}
    | (?:内部资料|内部文件|保密文件|保密声明|內部資料|保密聲明).{0,60}
    | 第\s?\d{1,4}\s?[页頁](?:.{0,3}共\s?\d{1,4}\s?[页頁])?
    | [（(【\[]?(?:会议|访谈|录音|录制|转写|會議|訪談|錄音|錄製)(?:已)?(?:开始|结束|開始|結束)[）)】\]]?[。.]?
    | [（(\-—=*\s]+(?:全文)?(?:完|终|終|结束|結束)[）)\-—=*\s]+
    | (?:导出|导出时间|下载时间|匯出時間)\s?[:：自于於]\s?.{1,60}
    | .{0,20}(?:由|By)\s?(?:通义听悟|听悟|飞书妙记|讯飞听见|腾讯会议|钉钉闪记|钉钉).{0,40}
    """
)


def is_notice(text: str) -> bool:
    """Whether a whole line is a notice of an exporter, a page number or a legal phrase."""
    text = text.strip()
    if not text or len(text) > 260:
        return False
    return bool(_ENGLISH.fullmatch(text) or (has_hanzi(text) and _CHINESE.fullmatch(text)))


def without_notices(lines: Sequence[Line], *, wrapped: bool = False) -> tuple[tuple[Line, ...], tuple[Omitted, ...]]:
    """The lines that are no notices, and the notices.

    Where line ends are the page's (``wrapped``) a line may be a piece of a sentence, so only whole paragraphs count.
    """
    kept: list[Line] = []
    omitted: list[Omitted] = []
    for index, line in enumerate(lines):
        ends = index + 1 == len(lines) or lines[index + 1].after_blank
        if line.speaker is None and (not wrapped or (line.after_blank and ends)) and is_notice(line.text):
            omitted.append(Omitted(line.text, NOTICE))
        else:
            kept.append(line)
    return tuple(kept), tuple(omitted)
