"""Content words of a segment: what it is about once grammar, chat and the figure itself are taken out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from metaphor.model import Language, Segment
from metaphor.words import LATIN_WORD, chinese_tokens

ENGLISH_EMPTY = frozenset(
    """
across along among behind beside big during eight five four half hundred idea kinds nine seven six small ten three ways
a about actually after again ago all almost already also always am an and another any anybody anyone anything
anyway are aren't around as ask at away back be became because become been before being between bit both but by
call came can can't cannot come coming could couldn't course day days did didn't different do does doesn't doing
don't done down each either else end enough even ever every everybody everyone everything exactly far feel
feeling feels felt few find first for found from gave get gets getting give given go goes going gone good gonna
got gotta great guess had happen happened hard has hasn't have haven't having he he's hear her here hers herself
him himself his hold how i i'd i'll i'm i've if in into is isn't it it's its itself just keep keeps kept kind
knew know last left less let let's like little long look looking lot lots made make makes making many may maybe
me mean might mine more most much must my myself need never new next nice no nobody none nor not nothing now of
off oh ok okay old on once one ones only or other others ought our ours out over own part people perhaps place
point pretty probably put quite rather real really right said same saw say saying says see seem seems seen she
she's should shouldn't since so some somebody someone something sometimes somewhere sort start started still
stuff such suddenly sure take takes taking tell than thank that that's the their them themselves then there
there's these they they'd they're they've thing things think thinking this those though thought through till
time times to today together told too took totally toward tried try trying turn two under until up upon us use
used usually very want wanted wants was wasn't way ways we we'd we're we've well went were weren't what what's
whatever when where which while who whole whom whose why will with without won't work would wouldn't yeah year
years yes yet you you'd you'll you're you've your yours yourself
""".split()
)
CHINESE_EMPTY = frozenset(
    """
一下 一些 一个 一样 一点 一种 一直 一定 一起 一般 一切 一边 上面 下来 下去 不了 不会 不到 不同 不太 不想 不是
不要 不能 不行 不过 东西 为了 之前 之后 之间 也许 事情 人家 人们 什么 今天 他们 以前 以后 以为 以及 任何 但是
使用 例如 借着 值得 做到 全部 全都 其他 其实 其中 再说 出来 出去 别人 到底 刚才 刚刚 包括 千万 即使 又是 可以
可是 可能 各种 同时 后来 告诉 咱们 哪里 哪个 因为 回来 回去 地方 基本 多少 大家 大概 大部分 天天 太多 她们 好多
好像 好处 如果 如何 它们 完全 完了 对于 对方 就是 就算 差不多 已经 带来 并且 应该 开始 当中 当时 很多 得到 忽然
怎么 怎么样 怎样 总是 总之 想要 想到 意思 感到 感觉 愿意 成为 或者 所以 所有 所谓 才能 打算 找到 按照 接着 方面
既然 时候 时间 明天 明白 是不是 显得 昨天 有些 有点 有点儿 有时 有时候 有的 有人 本来 来说 来讲 某个 根本 每天
每个 每次 比如 比如说 比较 永远 没人 没有 没什么 清楚 然后 特别 现在 甚至 的话 的时候 的确 看到 看看 看见 真的
真正 知道 确实 算是 经常 结果 继续 而且 而是 能够 自己 至少 虽然 觉得 认为 让人 许多 设 诉 说话 说明 起来
越来越 还是 还有 还要 这个 这么 这些 这样 这种 这里 这边 那个 那么 那些 那样 那种 那里 那边 进去 进来 通过 遇到
道理 那时候 这时候 部分 里面 里边 重要 问题 除了 随便 需要 非常 面前 首先 好好 终于 居然 一次 一天 一年 年 天
最后 最近 马上 慢慢 突然 原来 只是 只能 只要 只有 不断 不用 不再 似乎 出现 变成 整个 大 小 多 少
""".split()
)
SHORTEST_ENGLISH = 3


def content_words(segment: Segment, figures: Iterable[tuple[int, int]] = ()) -> tuple[str, ...]:
    """Distinct content words in order, lower case and Simplified; ``figures`` are spans to leave out (offsets).

    English plurals fold into their singular by spelling; Chinese words are nouns, verbs and adjectives of two or more
    hanzi.
    """
    spans = tuple(figures)
    words = _words(segment.text, segment.language)
    kept = (
        w for w, at in words if not any(s < segment.start + at + len(w) and segment.start + at < e for s, e in spans)
    )
    return tuple(dict.fromkeys(kept))


@lru_cache(maxsize=20_000)
def _words(text: str, language: Language) -> tuple[tuple[str, int], ...]:
    """Content words with their offsets in the text, both languages' scripts read whichever the segment's is."""
    if language == "zh":
        tokens = chinese_tokens(text, 0)
        return tuple((t.key, t.start) for t in tokens if t.pos in "nva" and len(t.key) > 1 and _full(t.key))
    found = (
        (match.group().lower().replace("’", "'").strip("'-"), match.start()) for match in LATIN_WORD.finditer(text)
    )
    return tuple((_singular(w.removesuffix("'s")), at) for w, at in found if _full(w.removesuffix("'s")))


def _full(word: str) -> bool:
    if not word.isascii():
        return word not in CHINESE_EMPTY
    return len(word) >= SHORTEST_ENGLISH and word not in ENGLISH_EMPTY and _singular(word) not in ENGLISH_EMPTY


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith("s") and len(word) > 4 and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
