"""What kind of thing a word names: by the table of classes, by published norms (English), by its last character (Chinese)."""

from __future__ import annotations

from collections.abc import Mapping

from metaphor.detect.concreteness import concreteness
from metaphor.lexicon.entries import WHEN
from metaphor.model import Token

PERSONAL_PRONOUNS = frozenset(
    "i you he she we they me him us them who someone somebody everyone everybody people anybody nobody "
    "我 你 您 他 她 我们 你们 他们 她们 咱们 大家 人家 别人 自己 谁 咱".split()
)

# How a Chinese compound that the table does not list shows its kind by its last character.
ENDINGS = {
    "idea": "性 度 力 率 法 论 学 权 制 化 观 义 则 案 策 质 量 值 感 识 念 见 点 题 事 况 势 局 名 话 字 文 词 语 史 理 业 务 费".split(),
    "person": "们 师 员 生 者 家 长 工 友 妈 爸 爷 奶 姐 妹 哥 弟 婆 公 人 客 民 星 手".split(),
    "place": "国 市 省 县 区 村 镇 街 路 店 馆 院 校 厅 室 房 楼 厂 站 场 园 港".split(),
    "machine": "机 器 仪 表 灯 屏".split(),
    "vehicle": "车 船 艇 舰".split(),
    "time": "期 代".split(),
    WHEN: "年 月 日 天 时 周".split(),
    "money": "款 钱 金 币 价 债".split(),
    "food": "饭 菜 肉 汤 茶 酒 糖 饼 面 果".split(),
    "plant": "树 花 草 叶 根 芽".split(),
    "animal": "鸟 鱼 虫 狗 猫 马 牛 羊 鸡".split(),
    "clothing": "衣 裤 鞋 帽 裙".split(),
    "feeling": "情 心 意 欲".split(),
}  # fmt: skip
KIND_BY_ENDING = {ending: kind for kind, endings in ENDINGS.items() for ending in endings}

ABSTRACT_BELOW, CONCRETE_ABOVE = 2.6, 4.0
"""Bounds on published concreteness norms, 1 (abstract) to 5 (concrete)."""


def kind_of(token: Token, language: str, classes: Mapping[str, str]) -> str:
    """The class a word names: from the table, else from norms (en) or from its last character (zh), else ``""``."""
    listed = classes.get(token.key)
    if listed:
        return listed
    if token.key in PERSONAL_PRONOUNS or token.text.lower() in PERSONAL_PRONOUNS:
        return "person"
    if token.pos != "n":
        return ""
    if language == "zh":
        return KIND_BY_ENDING.get(token.key[-1], "") if len(token.key) > 1 else ""
    return _kind_by_norm(token.key)


def _kind_by_norm(word: str) -> str:
    rating = concreteness(word)
    if rating is None:
        return ""
    return "abstract" if rating < ABSTRACT_BELOW else "thing" if rating > CONCRETE_ABOVE else ""
