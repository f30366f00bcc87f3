"""Rows of cells -> lines: which column speaks, which holds the words, which the time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .clean import straight
from .draft import Line
from .names import is_generic, key, plausible, trim
from .times import CLOCK, clock, time_alone

TEXT = frozenset(
    """
    text words word utterance utterances content contents transcript transcription speech said saying response
    responses answer comment message body sentence verbatim quote talk dialogue line caption value review feedback
    内容 文本 文字 正文 发言 发言内容 话语 原话 回答 转写 转写内容 转写文本 字幕 说话内容 对话 台词 语句 句子 原文
    评论 反馈 记录 逐字稿 內容 發言 發言內容 話語 轉寫 轉寫內容 說話內容 對話 評論 記錄
    """.split()
)
SPEAKER = frozenset(
    """
    speaker speakers name who participant person speakername speakerid speakerlabel participantid respondent
    respondentid user username author from interviewee actor voice 说话人 说话者 发言人 发言者 讲话人 讲者 姓名
    名字 参与者 受访者 被访者 人物 用户 說話人 發言人 講話人 講者 參與者 受訪者 被訪者 用戶
    """.split()
)
ROLE = frozenset("role speakerrole type 角色 身份 职务 身分".split())
START = frozenset(
    """
    start starttime startseconds starts begin begintime timestamp time timecode in from_time offset startat 开始
    开始时间 起始 起始时间 时间 时间戳 时间码 開始 開始時間 起始時間 時間 時間戳 bg timespan startms begintime start_s start_time 时间点
    """.split()
)
END = frozenset(
    "end endms endtime endseconds ends stop stoptime finish out until ed 结束 结束时间 結束 結束時間 终止时间".split()
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Indices of the columns that matter; None where there is none.  ``header`` is whether the first row names them."""

    text: int
    speaker: int | None = None
    role: int | None = None
    start: int | None = None
    end: int | None = None
    header: bool = True
    guessed: bool = False


_BETWEEN_WORDS = re.compile(r"[\s_\-.:：*\u202a-\u202e\u2066-\u2069]+")


def fold(name: str) -> str:
    """A header in the form the word lists have: lower case, no spaces, hyphens or underscores."""
    return _BETWEEN_WORDS.sub("", name).casefold()


def _find(header: Sequence[str], words: frozenset[str]) -> int | None:
    folded = [fold(name) for name in header]
    names = {fold(word) for word in words}
    exact = next((i for i, name in enumerate(folded) if name in names), None)
    bare = [re.sub(r"[（(].*?[）)]|\d+$", "", name) for name in folded]
    return exact if exact is not None else next((i for i, name in enumerate(bare) if name in names), None)


def columns_of(
    rows: Sequence[Sequence[str]], text: str | None = None, speaker: str | None = None, *, least: int = 12
) -> Columns | None:
    """The columns by their headers, else by what is in them; None when no column holds talk.

    ``text`` and ``speaker`` are headers a person laid down; ``least`` is how many characters a cell of talk has on
    average, where only its length speaks for it.
    """
    if not rows:
        return None
    header = rows[0]
    said = _find(header, frozenset((text,)) if text else TEXT)
    who = _find(header, frozenset((speaker,)) if speaker else SPEAKER)
    role = _find(header, ROLE)
    if who is None and not speaker:
        who, role = role, None
    start, end = _find(header, START), _find(header, END)
    if said is not None:
        return Columns(said, who if who != said else None, role, start, end)
    if text is not None:
        return None
    named = who is not None or start is not None
    guess = _longest(
        rows[1:] if len(rows) > 1 and named else rows, taken=(who, role, start, end) if named else (), least=least
    )
    if guess is None:
        return None
    if named:
        return Columns(guess, who, role, start, end, guessed=True)
    return _by_contents(rows, guess)


def named_columns(header: Sequence[str]) -> bool:
    """Whether these are headers of a table of talk: one for the words, and one for the speaker or the time."""
    said, who, start = (_find(header, words) for words in (TEXT, SPEAKER, START))
    return said is not None and any(index not in (None, said) for index in (who, start))


def _longest(rows: Sequence[Sequence[str]], taken: Sequence[int | None], least: int) -> int | None:
    """The column with the longest words, when they are long enough to be talk; a hanzi counts twice."""
    width = max((len(row) for row in rows), default=0)
    means = {}
    for index in range(width):
        cells = [row[index] for row in rows if index < len(row) and row[index].strip()]
        if cells and index not in taken:
            means[index] = sum(len(cell) + sum(ch > "\u2e80" for ch in cell) for cell in cells) / len(cells)
    best = max(means, key=lambda i: means[i], default=None)
    return best if best is not None and means[best] >= least else None


def _by_contents(rows: Sequence[Sequence[str]], said: int) -> Columns | None:
    start = next(
        (i for i in range(said) if _share(rows, i, lambda c: re.fullmatch(rf"\W?{CLOCK}\W?", c) is not None) > 0.8),
        None,
    )
    who = next((i for i in range(said) if i != start and _is_who(rows, i)), None)
    first = rows[0]
    header = (
        len(rows) > 1 and len(first) > said and len(first[said]) <= 20 and not re.search("[。！？.!?]", first[said])
    )
    if who is not None and header:
        cells = [key(row[who]) for row in rows[1:] if who < len(row)]
        header = who < len(first) and key(first[who]) not in cells and not is_generic(first[who])
    if who is None and not header:
        return None
    return Columns(said, who, None, start, None, header=header, guessed=True)


def _is_who(rows: Sequence[Sequence[str]], index: int) -> bool:
    cells = [trim(row[index]) for row in rows if index < len(row) and row[index].strip()]
    names = {key(cell) for cell in cells}
    return (
        bool(cells)
        and _share(rows, index, lambda c: plausible(trim(c), strong=True)) > 0.7
        and (len(names) < len(cells) or any(is_generic(cell) for cell in cells))
    )


def _share(rows: Sequence[Sequence[str]], index: int, test: Callable[[str], bool]) -> float:
    cells = [row[index].strip() for row in rows if index < len(row) and row[index].strip()]
    return sum(1 for cell in cells if test(cell)) / len(cells) if cells else 0.0


def row_lines(rows: Sequence[Sequence[str]], columns: Columns) -> tuple[Line, ...]:
    """One line a row that holds words; a row without a speaker goes on with the last one."""
    out = []
    last: str | None = None
    for row in rows[1:] if columns.header else rows:
        cells = {name: _cell(row, getattr(columns, name)) for name in ("text", "speaker", "start", "end")}
        last = trim(cells["speaker"]) or last
        if cells["text"].strip():
            span = time_alone(cells["start"]) or (clock(cells["start"]), None)
            end = clock(cells["end"]) if cells["end"] else span[1]
            out.append(Line(cells["text"], speaker=last, start_s=span[0], end_s=end))
    return tuple(out)


def _cell(row: Sequence[str], index: int | None) -> str:
    return straight(row[index]) if index is not None and index < len(row) else ""


def table_lines(rows: Sequence[Sequence[str]]) -> tuple[Line, ...]:
    """A table inside a document: its dialogue, or a one-column box's words; a table of facts gives nothing."""
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if all(len(set(row)) == 1 for row in rows):
        return tuple(Line(row[0]) for row in rows)
    columns = columns_of(rows)
    if columns is None and _recurs(rows):
        columns = columns_of(rows, least=3)
    return row_lines(rows, columns) if columns and columns.speaker is not None else ()


def _recurs(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first column repeats its cells, as the names in a dialogue do."""
    names = [key(row[0]) for row in rows if row and row[0].strip()]
    return len(names) >= 3 and len(set(names)) <= len(names) / 2
