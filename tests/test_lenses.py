from __future__ import annotations

from pathlib import Path

import pytest

from metaphor.errors import UserError
from metaphor.lenses import SET_ASIDE, Lens, codings, codings_of, lenses_in, load_lens
from metaphor.lexicon import DEFAULT_FOLDER
from metaphor.lexicon.notation import sequences
from metaphor.model import LANGUAGES, Coding, Language
from metaphor.segment import segments_of, sentences_of

SHIPPED = ("benefit", "driver", "experience-mode", "journey-stage", "senses", "touchpoint")
CODEBOOK = """
name: {en: weather, zh: 天气}
gloss: {en: what the sky does, zh: 天怎么样}
categories:
  wet:
    name: {en: wet, zh: 湿}
    gloss: {en: rain, zh: 下雨}
  dry:
    name: {en: dry, zh: 干}
    gloss: {en: sun, zh: 晴}
"""
HEADER = "category,language,form,note\n"

SAID = [
    ("senses", "The curtains were bright green.", {"sight": "bright · green"}),
    ("senses", "I could hear them singing.", {"hearing": "hear · singing"}),
    ("senses", "It had a musty smell.", {"smell": "musty · smell"}),
    ("senses", "The tea left an aftertaste.", {"taste": "aftertaste"}),
    ("senses", "My fingertips went numb.", {"touch": "fingertips · numb"}),
    ("senses", "窗帘是绿色的，很刺眼。", {"sight": "绿色 · 刺眼"}),  # the curtains are green and glaring
    ("senses", "楼上的脚步声听得到。", {"hearing": "脚步声 · 听得到"}),  # the steps upstairs can be heard
    ("senses", "新车里有股皮革味，很刺鼻。", {"smell": "皮革味 · 刺鼻"}),  # the new car smells of leather, pungent
    ("senses", "这道菜麻辣，入口即化。", {"taste": "麻辣 · 入口即化"}),  # this dish is hot and melts in the mouth
    ("senses", "那件毛衣毛茸茸的。", {"touch": "毛茸茸"}),  # that sweater is fluffy
    ("experience-mode", "I was so lonely, and then my sister rang.", {"feel": "lonely", "relate": "sister"}),
    ("experience-mode", "I weighed up the pros and cons.", {"think": "weighed up · pros and cons"}),
    ("experience-mode", "我权衡了利弊，还是很焦虑。", {"feel": "焦虑", "think": "权衡 · 利弊"}),  # weighed it, still anxious
    ("experience-mode", "每天早上跑步，跟邻居一起。", {"act": "每天早上 · 跑步", "relate": "邻居 · 一起"}),  # runs with neighbours
    ("driver", "It is overpriced but durable.", {"value": "durable", "price": "overpriced"}),
    ("driver", "包装很精致，就是不划算。", {"price": "不划算", "sensory": "包装 · 精致"}),  # fine packaging, poor value
    ("journey-stage", "We signed the contract after three viewings.", {"before-purchase": "viewings", "purchase": "signed the contract"}),
    ("journey-stage", "The courier came, and the refund took weeks.", {"waiting": "took weeks", "delivery": "courier", "after": "refund"}),
    ("journey-stage", "货比三家之后才交定金。", {"before-purchase": "货比三家", "purchase": "交定金"}),  # compared, then a deposit
    ("journey-stage", "延期交房，住进去就漏水，投诉也没用。", {"waiting": "延期交房", "use": "住进去", "after": "漏水 · 投诉"}),  # late, leaks
    ("touchpoint", "The receptionist was rude about my voucher.", {"marketing": "voucher", "service": "receptionist · rude"}),
    ("touchpoint", "The slogan says nothing of its battery life.", {"product": "battery life", "brand-communication": "slogan"}),
    ("touchpoint", "代言人换了，客服还是爱理不理。", {"service": "客服 · 爱理不理", "brand-communication": "代言人"}),  # new face, old service
    ("touchpoint", "直播带货送的优惠券，屏幕却碎了。", {"marketing": "直播带货 · 优惠券", "product": "屏幕"}),  # coupon; cracked screen
    ("benefit", "They remembered my name and it saves time.", {"recognition": "remembered my name", "convenience": "saves time"}),
    ("benefit", "It is a status symbol, indispensable too.", {"usefulness": "indispensable", "identity": "status symbol"}),
    ("benefit", "售后很周到，一键搞定。", {"service": "售后 · 周到", "convenience": "一键 · 搞定"}),  # thorough service, one click
    ("benefit", "信息公开透明，我觉得被尊重。", {"recognition": "被尊重", "information": "信息 · 公开透明"}),  # open, I feel respected
    ("senses", "I have heard of them, and that sounds good.", {}),
    ("senses", "我聽說了，心裡不是滋味。", {}),  # Traditional: I was told, and it rankles
    ("senses", "聞到一股香味。", {"smell": "聞到 · 香味"}),  # Traditional: caught a scent
]  # fmt: skip


def coded(lens: Lens, *turns: str) -> tuple[Coding, ...]:
    """The codings of turns that follow one another without a space."""
    starts = [sum(map(len, turns[:i])) for i in range(len(turns))]
    by_turn = list(sentences_of(list(zip(turns, starts, strict=True))))
    segments = [s for i, turn in enumerate(turns) for s in segments_of(i, turn, starts[i], by_turn[i])]
    return codings(lens, segments, [s for sentences in by_turn for s in sentences])


def written(folder: Path, rows: str, codebook: str = CODEBOOK) -> Path:
    (folder / "lenses").mkdir()
    (folder / "lenses" / "weather.yaml").write_text(codebook, encoding="utf-8")
    (folder / "lenses" / "weather.csv").write_text(HEADER + rows, encoding="utf-8")
    return folder


def test_lenses_shipped_are_listed() -> None:
    assert set(SHIPPED) <= set(lenses_in(DEFAULT_FOLDER))


@pytest.mark.parametrize("id", lenses_in(DEFAULT_FOLDER))
def test_lenses_shipped_are_named_and_full_in_both_languages(id: str) -> None:
    lens = load_lens(DEFAULT_FOLDER, id)
    for language in LANGUAGES:
        assert lens.names[language]
        assert lens.gloss[language]
        for category in lens.categories:
            assert lens.categories[category][language]
            assert lens.glosses[category][language]
            forms = [f for f in lens.forms if (f.category, f.language) == (category, language)]
            assert len(forms) >= 25, f"{id}/{category} has {len(forms)} forms in {language}"


@pytest.mark.parametrize("id", lenses_in(DEFAULT_FOLDER))
def test_lenses_chinese_forms_are_found_in_themselves(id: str) -> None:
    lens = load_lens(DEFAULT_FOLDER, id)
    plain = [f for f in lens.forms if f.language == "zh" and f.category != SET_ASIDE and f.form.isalpha()]
    assert plain
    sentences = sentences_of([(f.form, 0) for f in plain], "zh")
    for form, spoken in zip(plain, sentences, strict=True):
        found = codings(lens, segments_of(0, form.form, 0, spoken), spoken)
        assert form.category in {c.category for c in found}, f"{form.where}: {form.form} is not found in itself"


@pytest.mark.parametrize("id", lenses_in(DEFAULT_FOLDER))
def test_lenses_forms_are_patterns(id: str) -> None:
    assert all(sequences(f.form, f.language, f.where) for f in load_lens(DEFAULT_FOLDER, id).forms)


@pytest.mark.parametrize(("id", "said", "expected"), SAID, ids=[f"{id}-{said}" for id, said, _ in SAID])
def test_lenses_code_what_is_said(id: str, said: str, expected: dict[str, str]) -> None:
    assert {c.category: c.evidence for c in coded(load_lens(DEFAULT_FOLDER, id), said)} == expected


@pytest.mark.parametrize("id", SHIPPED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_lenses_every_shipped_lens_has_a_sentence_in_each_language(id: str, language: Language) -> None:
    assert any(lens == id and said.isascii() == (language == "en") and expected for lens, said, expected in SAID)


def test_lenses_give_one_coding_a_category_and_segment_in_order(tmp_path: Path) -> None:
    rows = "dry,en,sun,\nwet,en,rain,\nwet,en,drizzle,\n"
    lens = load_lens(written(tmp_path, rows), "weather")
    found = coded(
        lens,
        "The sun and the rain and the drizzle and rain. ",
        "Nothing at all came of it. ",
        "More sun came out again.",
    )
    assert found == (
        Coding("weather", "wet", 0, "rain · drizzle"), Coding("weather", "dry", 0, "sun"), Coding("weather", "dry", 2, "sun"),
    )  # fmt: skip


def test_lenses_let_a_form_speak_of_two_categories(tmp_path: Path) -> None:
    lens = load_lens(written(tmp_path, "dry,en,rainbow,\nwet,en,rainbow,\n"), "weather")
    assert [c.category for c in coded(lens, "Then there was a rainbow.")] == ["wet", "dry"]


def test_lenses_longer_form_speaks_and_set_aside_forms_silence(tmp_path: Path) -> None:
    rows = "wet,en,rain,\ndry,en,no rain,\n-,en,rain check,\n"
    lens = load_lens(written(tmp_path, rows), "weather")
    assert [c.category for c in coded(lens, "There was no rain.")] == ["dry"]
    assert not coded(lens, "I took a rain check.")


def test_lenses_code_the_other_language_inside_a_sentence(tmp_path: Path) -> None:
    lens = load_lens(written(tmp_path, "wet,en,rain,\n"), "weather")
    said = "昨天一直 heavy rain 所以没有去成。"  # it rained heavily all day yesterday, so we did not get to go
    assert [(c.segment, c.evidence) for c in coded(lens, said)] == [(0, "rain")]


def test_lenses_together_stand_one_after_the_other(tmp_path: Path) -> None:
    senses, driver = load_lens(DEFAULT_FOLDER, "senses"), load_lens(DEFAULT_FOLDER, "driver")
    (sentences,) = sentences_of([("It smells cheap.", 0)])
    segments = segments_of(0, "It smells cheap.", 0, sentences)
    assert [c.lens for c in codings_of((senses, driver), segments, sentences)] == ["senses", "driver", "driver"]


@pytest.mark.parametrize(
    ("rows", "where", "what"),
    [
        ("wet,en,rain,\nwindy,en,gale,\n", "lenses/weather.csv, line 3", "“windy” is no category"),
        ("wet,fr,pluie,\n", "lenses/weather.csv, line 2", "“fr” is no language"),
        ("wet,en,(rain|,\n", "lenses/weather.csv, line 2", "“(rain|”"),
        ("wet,en,…,\n", "lenses/weather.csv, line 2", "“…” has no word"),
        ("wet,en,<water> falls,\n", "lenses/weather.csv, line 2", "names a class"),
        ("wet,en,rain (falls|<water>),\n", "lenses/weather.csv, line 2", "names a class"),
        ("wet,en,rain,\n-,en,rain,\n", "lenses/weather.csv, line 3", "stands already in lenses/weather.csv, line 2"),
        ("wet,en,rain,\nwet,en,rain,\n", "lenses/weather.csv, line 3", "stands already in lenses/weather.csv, line 2"),
    ],
)
def test_lenses_name_the_line_that_is_wrong(tmp_path: Path, rows: str, where: str, what: str) -> None:
    with pytest.raises(UserError) as caught:
        load_lens(written(tmp_path, rows), "weather")
    assert caught.value.where == where
    assert what in caught.value.what


def test_lenses_name_what_the_codebook_lacks(tmp_path: Path) -> None:
    written(tmp_path, "wet,en,rain,\n", CODEBOOK.replace("zh: 干", "fr: sec"))
    with pytest.raises(UserError, match=r"weather\.yaml: the codebook lacks 'zh'"):
        load_lens(tmp_path, "weather")


def test_lenses_refuse_an_unknown_lens_and_a_missing_table(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="there is no such lens; choose one of weather"):
        load_lens(written(tmp_path, ""), "wether")
    (tmp_path / "lenses" / "weather.csv").unlink()
    with pytest.raises(UserError, match="the table is missing"):
        load_lens(tmp_path, "weather")


def test_lenses_folder_without_lenses_has_none(tmp_path: Path) -> None:
    assert lenses_in(tmp_path) == ()
