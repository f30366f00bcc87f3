"""The words of tables, charts and exports in both languages; the codebook names sources and feelings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from metaphor.model import Language

WORDING: Mapping[str, tuple[str, str]] = MappingProxyType({
    # Tables: sheet and file names.
    "table.themes": ("Themes", "主题"),
    "table.expressions": ("Expressions", "隐喻表达"),
    "table.sources_by_participant": ("Sources × participants", "隐喻源×受访者"),
    "table.segments": ("Segments", "分段"),
    "table.sources": ("Sources", "隐喻源"),
    "table.about": ("About", "说明"),
    "file.themes": ("themes", "主题"),
    "file.expressions": ("expressions", "隐喻表达"),
    "file.sources_by_participant": ("sources_by_participant", "隐喻源与受访者"),
    "file.segments": ("segments", "分段"),
    "file.about": ("about", "说明"),
    "file.workbook": ("metaphors", "隐喻分析"),
    "file.study": ("study", "研究"),
    # Columns.
    "column.theme": ("Theme", "主题"),
    "column.source_name": ("Source", "隐喻源"),
    "column.second_source_name": ("Second source", "次隐喻源"),
    "column.schema_name": ("Schema", "图式"),
    "column.emotion_name": ("Feeling", "情绪"),
    "column.people": ("People", "人数"),
    "column.share": ("Share of people", "占受访者比例"),
    "column.mentions": ("Mentions", "提及次数"),
    "column.second": ("As second source", "作次隐喻源"),
    "column.strength": ("Strength", "强度"),
    "column.valence": ("Valence", "情绪效价"),
    "column.arousal": ("Arousal", "唤醒度"),
    "column.words": ("Typical words", "典型词"),
    "column.who": ("Voiced by", "谁说的"),
    "column.note": ("Note", "备注"),
    "column.quote_1": ("Best quote", "代表原话"),
    "column.quote_2": ("Second quote", "原话二"),
    "column.quote_3": ("Third quote", "原话三"),
    "column.transcript": ("Transcript", "访谈"),
    "column.participant": ("Participant", "受访者"),
    "column.speaker": ("Speaker", "说话人"),
    "column.role_name": ("Role", "角色"),
    "column.turn": ("Turn", "话轮"),
    "column.segment": ("Segment", "段号"),
    "column.time": ("Time", "时间"),
    "column.expression": ("Expression", "隐喻表达"),
    "column.context": ("In context", "所在语句"),
    "column.kind_name": ("Kind", "类型"),
    "column.confidence": ("Confidence", "置信度"),
    "column.tier_name": ("Vividness", "鲜活程度"),
    "column.marks": ("Marks", "标记"),
    "column.rule": ("Rule", "规则"),
    "column.why": ("Why", "依据"),
    "column.language_name": ("Language", "语言"),
    "column.text": ("Text", "原话"),
    "column.expressions": ("Expressions", "隐喻表达"),
    "column.schemas": ("Leading schemas", "主要图式"),
    "column.emotions": ("Leading feelings", "主要情绪"),
    "column.topic": ("What", "项目"),
    "column.value": ("Value", "内容"),
    # Values.
    "kind.simile": ("simile", "明喻"),
    "kind.metaphor": ("metaphor", "隐喻"),
    "kind.idiom": ("idiom", "成语、惯用语"),
    "kind.personification": ("personification", "拟人"),
    "tier.vivid": ("vivid", "鲜活"),
    "tier.conventional": ("conventional", "常规"),
    "role.interviewer": ("interviewer", "访谈者"),
    "role.participant": ("participant", "受访者"),
    "language.en": ("English", "英文"),
    "language.zh": ("Chinese", "中文"),
    "mark.negated": ("negated", "否定"),
    "mark.reported": ("reported", "转述"),
    "mark.echoed": ("echoed", "沿用访谈者的说法"),
    "mark.extended": ("extended", "连续的比喻"),
    "valence.negative": ("unpleasant", "不愉快"),
    "valence.neutral": ("neutral", "中性"),
    "valence.positive": ("pleasant", "愉快"),
    "feeling.none": ("no feeling", "未见情绪"),
    "plain": ("plain talk", "平述"),
    "interviewer.gap": ("interviewer speaks", "访谈者说话"),
    "theme.one_voice": ("voiced by one person only", "仅一人提及"),
    # Axes of the segment map.
    "axis.position": ("Position in the talk", "访谈进程"),
    "axis.segment": ("Segment", "段号"),
    "axis.time": ("Time", "时间"),
    "axis.share": ("Share of the talk", "占谈话比例"),
    # Punctuation and patterns.
    "list": (", ", "、"),
    "sentences": (" ", ""),
    "people.of": ("{count} of {total}", "{count}/{total}"),
    "counted": ("{name} ({count})", "{name}（{count}）"),
    "of_source": ("{source}: {name}", "{source}·{name}"),
    "pair": ("{name}: {value}", "{name}：{value}"),
    "quote": ("“{text}” — {who}", "“{text}”——{who}"),
    "evidence": ("{name} ({detail}) {weight}", "{name}（{detail}）{weight}"),
    "evidence.bare": ("{name} {weight}", "{name}{weight}"),
    # The about table.
    "about.title": ("What is in this file", "文件说明"),
    "about.program": ("Program", "程序"),
    "about.lexicon": ("Lexicon", "词库"),
    "about.lexicon.value": ("{id} {version}, hash {hash}", "{id} {version}，校验值 {hash}"),
    "about.languages": ("Languages of the talk", "访谈语言"),
    "about.interviews": ("Interviews", "访谈数"),
    "about.people": ("Participants", "受访者人数"),
    "about.silent": ("Participants without a figure", "未用隐喻的受访者"),
    "about.segments": ("Participants' segments", "受访者分段数"),
    "about.expressions": ("Participants' expressions", "受访者的隐喻表达数"),
    "about.interviewer": ("Interviewer's expressions, not counted", "访谈者的隐喻表达（不计入）"),
    "about.themes": ("Themes", "主题数"),
    "about.topics": ("Literal topics", "字面话题"),
    "about.topics.none": ("none named", "未指定"),
    "about.set_aside": ("Set aside", "未纳入的文件"),
    "about.set_aside.none": ("nothing", "无"),
    "about.note": ("Note on {name}", "{name}的说明"),
    "about.handling": ("Handled for the spreadsheet", "为表格所作的处理"),
    "about.guarded": (
        "{count} cells that begin like a formula have an apostrophe before them; the words are unchanged.",
        "有 {count} 个单元格的开头形似公式，前面加了撇号；原话未改。",
    ),
    "about.as_text": (
        "Every cell of words is written as text: nothing is a formula or a link.",
        "文字单元格一律按文本写入，不作公式，也不作链接。",
    ),
    "about.controls": (
        "Invisible control characters were taken out of {count} cells.",
        "从 {count} 个单元格中去掉了不可见的控制字符。",
    ),
    "about.cut": (
        "{count} cells longer than {limit} characters were cut; the cut is marked {mark}.",
        "有 {count} 个单元格超过 {limit} 个字符，已截断，截断处标有{mark}。",
    ),
    "about.reading": ("How to read it", "读法"),
    "about.reading.people": (
        "People come first, mentions second. The interviewer's words are not counted.",
        "先看人数，再看提及次数。访谈者的话不计入。",
    ),
    "about.reading.strength": (
        "A theme's strength (0–1) is the geometric mean of its share of people and of how strong and sure their "
        "strongest figure is.",
        "主题强度（0–1）是两者的几何平均：提及者占受访者的比例，以及各人最强一处表达的强度与置信度之积的均值。",
    ),
    "about.reading.valence": (
        "Valence runs from −1 (unpleasant) to 1 (pleasant); over people it is the mean of each person's mean.",
        "情绪效价从 −1（不愉快）到 1（愉快）；多人时先求各人均值，再求平均。",
    ),
    "about.reading.confidence": (
        "Confidence is the program's own estimate (0–100 %) that the words are figurative. All findings are proposals "
        "for a person to review.",
        "置信度是程序对“此处确为隐喻”的估计（0–100%）。所有结果都是供人复核的建议。",
    ),
    "about.reading.quotes": (
        "Quotes are verbatim slices of the transcripts.",
        "原话逐字摘自访谈文本。",
    ),
    # Formats.
    "format.xlsx": ("Excel workbook: themes, expressions, sources × participants, segments, about",
                    "Excel 工作簿：主题、表达、隐喻源×受访者、分段、说明"),
    "format.csv": ("one CSV file a table, for statistics programs and Excel", "每张表一个 CSV 文件，供统计软件使用"),
    "format.json": (
        "one JSON object an expression (JSON lines) and study.json with counts and versions",
        "每处表达一个 JSON 对象（JSON Lines），另有 study.json 记录计数与版本",
    ),
})  # fmt: skip


def say(key: str, language: Language, **values: object) -> str:
    """The wording of that key, its ``{names}`` filled with the values; KeyError for a key that is not in the table."""
    english, chinese = WORDING[key]
    text = chinese if language == "zh" else english
    return text.format(**values) if values else text


def capitalised(text: str) -> str:
    """The text with its first letter large, as at the head of a cell; Chinese is unchanged."""
    return text[:1].upper() + text[1:]
