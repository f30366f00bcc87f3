"""What can be a speaker's name, and which names are words for a role."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from metaphor.model import Role

from .clean import has_hanzi

_INTERVIEWER = frozenset(
    """
    interviewer interviewers int intv iv i q question moderator mod host cohost co-host facilitator researcher
    reporter journalist interrogator presenter anchor coordinator announcer producer tech technician staff crew
    operator camera 访谈者 访谈人 访谈员 访员 访问者 访问员 采访者 采访人 采访 采访员 问 提问 提问者 提问人 问者
    主持人 主持 主持者 主播 记者 研究员 研究者 调研员 调查员 督导 咨询师 编辑 旁白 工作人员 访 訪談者 訪談人
    訪談員 訪員 訪問者 訪問員 採訪者 採訪人 採訪 採訪員 問 提問 提問者 主持者 記者 研究員 調查員 工作人員 訪
    """.split()
)
_PARTICIPANT = frozenset(
    """
    interviewee interviewees participant part p respondent resp r informant subject guest a answer customer user
    consumer client patient student employee testperson 受访者 受访人 受访 被访者 被访人 被访 被采访者 被采访人
    参与者 参与人 参加者 答 答者 回答 回答者 嘉宾 来宾 被试 用户 顾客 客户 消费者 业主 患者 学员 受訪者 受訪人
    受訪 被訪者 被採訪者 访谈对象 受访对象 采访对象 被访对象 訪談對象 受訪對象 採訪對象 參與者 參加者 來賓 用戶 顧客 客戶 消費者 業主 被試 受
    """.split()
)
_SPEAKER = frozenset(
    """
    speaker spk person voice unknown unidentified male female man woman s m f id all everyone group 说话人 說話人
    发言人 發言人 讲话人 講話人 讲者 講者 话者 男 女 男声 女声 众人 大家 未知 未知发言人
    """.split()
)
_LABELS = frozenset(
    """
    note notes nb ps re fw fwd to from cc subject date time place location duration title author source abstract summary
    keywords key tags tag categories category slug id file filename version copyright license chapter section part step
    steps figure fig table example examples e.g i.e eg ie etc http https ftp mailto url www email tel phone address
    price total recorded transcribed transcriber transcript transcription interview language gender age name occupation
    ingredients method warning tip tips hint todo update edit result results conclusion introduction background 注 备注
    注释 注意 说明 附注 图 表 例 例如 比如 比如说 时间 日期 地点 时长 标题 题目 作者 译者 来源 摘要 关键词 关键字 编号
    文件 版本 网址 邮箱 电话 地址 性别 年龄 职业 姓名 籍贯 学历 结论 总结 小结 结果 原因 理由 总之 另外 首先 其次 再次
    最后 第一 第二 第三 其一 其二 换句话说 也就是说 備註 註 註釋 時間 時長 標題 題目 來源 關鍵詞 編號 性別 年齡 職業
    學歷 結論 總結 錄音時間 录音时间 访谈时间 訪談時間 采访时间 访谈地点 访谈主题 采访地点 采访主题 会议主题 会议时间
    会议名称 会议地点 会议号 会议id 参会人 参会人员 参会者 与会人 与会者 与会人员 出席 发起人 组织者 录制时间 录制人
    创建时间 创建人 导出时间 导出人 文件名 文件名称 待办 待办事项 全文摘要 全文概要 智能摘要 会议摘要 会议纪要 章节速览
    发言总结 问答回顾 要点回顾 文字记录 转写内容 转写结果 转写原文 录音名称 录音时长 音频时长 訪談地點 訪談主題 採訪時間
    會議主題 會議時間 會議名稱 參會人 與會人 與會者 出席者 錄製時間 錄音時長 建立時間 逐字稿 文字記錄 attendees keyword
    topic meeting recorded_on recording started ended website file_name 整理 校对 审校 撰文 图片 摄影 原文 链接
    """.split()
)
_SENTENCE = re.compile('[。！？!?；;，、,"“”「」『』…《》<>{}=|/\\\\@#%^~`]|\\.\\s|\\.\\.')
_ZH_PROSE_START = re.compile(
    "^(我|他|她|它|你|您|咱|这|那|這|所以|因为|因為|但|可是|就是|于是|於是|结果|如果|比如|例如|像|然后|然後|还有|還有|而|或|有人|别人|人家|第[一二三四五六七八九十0-9]|图|圖|表|问题|問題|注)"
)
_ZH_PROSE_END = re.compile(
    "(说|說|道|是|讲|講|想|问|問|写|寫|叫|为|為|有|如下|觉得|覺得|认为|認為|表示|的话|的話|问题|問題|原因|例子|一点|方面|的|了|着|过|吗|呢|吧)$"
)
_EN_PROSE_START = frozenset(
    """
    the and but so he she it they we you my this that these those what when where which who how why if then
    because or as for in on at of to with there here also first second third finally like one two my your his her
    our their a an
    """.split()
)
_EN_PROSE_END = frozenset(
    """
    said says say saying asked asks ask replied goes went was were is are am like thought think thinks wrote
    writes told tells be been this that these those following follows example things thing
    """.split()
)
_PARTICLES = frozenset("de da del della van von der den la le bin al el of the and di du dos y".split())
_JOINT = re.compile(r"(?<=[^\W\d_])[_.\-·]+(?=\d+$)")
_DATE = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_NUMBERED = re.compile(
    r"^(.*?)[\s_#.\-（(]*(?:no\.?)?([0-9０-９]{1,3}|[a-zA-Z]|[一二三四五六七八九十甲乙丙丁])?[）)]?$", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """What two spellings of one name have in common: width, case, spaces, a hyphen before a last number put aside."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return _JOINT.sub("", re.sub(r"\s+", "", folded).strip("*_:.-·"))


def trim(name: str) -> str:
    """The name without the marks around it: ``**DB:**`` -> ``DB``, ``【主持人】`` -> ``主持人``."""
    name = re.sub(r"\s+", " ", name).strip().strip("*_").strip()
    name = name.rstrip(":：").strip().strip("*_").strip()
    if len(name) > 2 and name[0] + name[-1] in ("[]", "【】", "()", "（）", "<>", "《》"):
        name = name[1:-1].strip()
    return name


def _is_word(name: str, words: frozenset[str]) -> bool:
    """Whether the name is one of the words, bare, numbered (``P1``, ``受访者A``) or with a gloss (``受访者（女）``)."""
    plain = re.sub(r"[（(].*?[）)]$", "", unicodedata.normalize("NFKC", name).casefold()).strip(" .:*")
    whole = re.sub(r"\s+", "", plain)
    if whole in words or _with_own_name(plain, words):
        return True
    match = _NUMBERED.match(plain)
    if not match or not match.group(2):
        return False
    stem = match.group(1).strip()
    one_letter = len(stem) == 1 and stem.isascii()
    lettered = match.group(2).isalpha() and match.group(2).isascii()
    glued = not re.search(r"[\s_#.\-（(]", plain) and not has_hanzi(stem)
    return re.sub(r"\s+", "", stem) in words and not (lettered and (one_letter or glued))


def _with_own_name(plain: str, words: frozenset[str]) -> bool:
    """Whether a name follows or leads the word: ``访谈员小李``, ``王记者``, ``Interviewer Jo Smith``."""
    if has_hanzi(plain):
        heads = (plain[:size] for size in range(max(2, len(plain) - 4), len(plain)))
        return any(head in words and has_hanzi(head) for head in heads) or plain[1:] in words
    return " " in plain and len(plain.split()[0]) >= 4 and plain.split()[0] in words and len(plain.split()) <= 4


def role_of(name: str) -> Role | None:
    """The role a name says by itself (``Interviewer 2``, ``问``, ``P1``), or None."""
    if _is_word(name, _INTERVIEWER):
        return "interviewer"
    if _is_word(name, _PARTICIPANT):
        return "participant"
    return None


@lru_cache(maxsize=8192)
def is_generic(name: str) -> bool:
    """Whether the name is a word for any speaker (``Speaker 2``, ``说话人1``, ``P1``) and no one's own."""
    return role_of(name) is not None or _is_word(name, _SPEAKER)


def stem(name: str) -> str:
    """The name's key without a number at its end, where it has one (``B3`` -> ``b``, ``说话人 2`` -> ``说话人``), else ``""``."""
    bare = key(name)
    cut = bare.rstrip("0123456789")
    return cut if cut != bare and len(bare) - len(cut) <= 3 else ""


def is_label(name: str) -> bool:
    """Whether the name is a word that heads a line of facts (``Date``, ``时间``) and not a speaker."""
    folded = unicodedata.normalize("NFKC", name).casefold().strip(" .*")
    return folded in _LABELS or re.sub(r"[\s\d]+", "", folded) in _LABELS


@lru_cache(maxsize=8192)
def plausible(name: str, *, strong: bool = False) -> bool:
    """Whether a stretch before a colon can be a name at all; ``strong``: set apart (bold, heading)."""
    if not name or len(name) > 40 or not any(ch.isalnum() for ch in name) or name.isdigit():
        return False
    if is_generic(name):
        return True
    if is_label(name) or len(name.split()) > 5 or _DATE.search(name):
        return False
    if strong:
        return not re.search("[。！？!?；;“”「」…]", name)
    name = re.sub(r"[（(][^（）()]*[）)]$", "", name)
    bare = re.sub(r"\b(Dr|Mr|Mrs|Ms|Prof|St|[A-Z])\.", r"\1", name)
    if _SENTENCE.search(bare):
        return False
    return _chinese_name(bare) if has_hanzi(bare) else _latin_name(bare)


def _chinese_name(name: str) -> bool:
    bare = re.sub(r"[（(].*?[）)]", "", name).strip()
    return len(bare) <= 12 and not (len(bare) > 1 and (_ZH_PROSE_START.search(bare) or _ZH_PROSE_END.search(bare)))


def _latin_name(name: str) -> bool:
    words = re.sub(r"[\[(].*?[\])]", "", name).split()
    if not words or (words[0].casefold() in _EN_PROSE_START and (len(words) > 1 or len(words[0]) > 1)):
        return False
    if words[-1].casefold() in _EN_PROSE_END:
        return False
    if len(words) == 1:
        return len(words[0]) <= 25
    return all(w[0].isupper() or w[0].isdigit() or w[0] in "(&-" or w.casefold() in _PARTICLES for w in words)
