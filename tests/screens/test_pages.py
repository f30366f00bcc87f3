"""The pages as a script: every one in both languages, with a study, without one, and when something breaks."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metaphor.errors import UserError
from metaphor.model import Study
from metaphor.screens import map_page, read_page, sources_page, study_page, themes_page
from metaphor.screens.strings import text_of
from tests.screens.fake_study import fake_study

PAGES = {"study": study_page, "map": map_page, "read": read_page, "sources": sources_page, "themes": themes_page}
ROOT = Path(__file__).parents[2]


def one_page(name: str) -> None:
    """The app with that page as its first; run by AppTest as a script of its own."""
    import importlib

    from metaphor.screens import frame

    frame.run(((name, importlib.import_module(f"metaphor.screens.{name}_page").show),))


def opened(page: str, study: Study | None = None, **params: str) -> AppTest:
    app = AppTest.from_function(one_page, default_timeout=60, args=(page,))
    for key, value in params.items():
        app.query_params[key] = value
    if study is not None:
        app.session_state["study"] = study
    return app.run()


def said(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_the_app_itself_opens() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = "en"
    assert text_of("study.title", "en") in said(app.run())
    assert not app.exception


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_each_page_shows_a_study_in_both_languages(page: str, language: str) -> None:
    app = opened(page, fake_study(), lang=language, person="p04_zhao_wei", segment="8")
    assert not app.exception
    assert text_of("error.calm", language) not in said(app)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", [page for page in PAGES if page != "study"])
def test_an_empty_page_says_what_would_fill_it(page: str, language: str) -> None:
    assert text_of(f"{page}.nothing", language) in said(opened(page, lang=language))  # type: ignore[arg-type]


@pytest.mark.parametrize("page", PAGES)
def test_a_link_to_nowhere_breaks_nothing(page: str) -> None:
    app = opened(page, fake_study(), lang="xx", person="nobody", segment="99999", at="7", source="nothing")
    assert not app.exception
    assert text_of("error.calm", "en") not in said(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_study_without_a_figure_is_shown_calmly(page: str) -> None:
    from dataclasses import replace

    silent = tuple(replace(i, expressions=()) for i in fake_study().interviews)
    app = opened(page, replace(fake_study(), interviews=silent), lang="en", person="p08_tom", segment="0")
    assert not app.exception
    assert text_of("error.calm", "en") not in said(app)


def test_the_chosen_figure_has_its_card() -> None:
    study = fake_study()
    x = next(x for x in study.interviews[0].expressions if x.schema == "shelter")
    app = opened("read", study, lang="en", person="p01_hannah", segment=str(x.segment), at=str(x.start))
    assert "container · shelter" in said(app)
    assert "security · pleasant" in said(app)


def test_next_goes_through_the_figures_and_into_the_address() -> None:
    study = fake_study()
    first, second = sorted(study.interviews[0].expressions, key=lambda x: x.start)[:2]
    app = opened("read", study, lang="en", person="p01_hannah")
    app.button(key="next").click().run()
    assert app.query_params["at"] == str(first.start)
    app.button(key="next").click().run()
    assert app.query_params["at"] == str(second.start)
    app.button(key="previous").click().run()
    assert app.query_params["at"] == str(first.start)


def test_a_figure_is_chosen_on_the_map_by_keyboard() -> None:
    study = fake_study()
    x = min(study.interviews[2].expressions, key=lambda x: x.start)
    app = opened("map", study, lang="en")
    app.selectbox(key="pick_person_en").select("p03_li_na").run()
    box = app.selectbox(key="pick_figure_en")
    box.select(box.options[0]).run()
    assert app.query_params["segment"] == str(x.segment)
    assert text_of("why.evidence", "en") in said(app)


def test_the_language_changes_at_once_and_what_was_chosen_stays() -> None:
    app = opened("map", fake_study(), lang="en", person="p02_marcus", segment="8")
    app.selectbox(key="map_order_en").select("By market").run()
    app.query_params["lang"] = "zh"
    app.run()
    assert text_of("map.title", "zh") in said(app)
    assert app.session_state["map_order_zh"] == "attribute market"
    assert app.query_params["segment"] == "8"


@pytest.mark.parametrize("error", [UserError("a.txt", "is empty", "export it again"), ZeroDivisionError("secret")])
def test_no_traceback_reaches_a_reader(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(study: Study, codebook: object) -> None:
        raise error

    monkeypatch.setattr(themes_page, "themes_of", broken)
    app = opened("themes", fake_study(), lang="en")
    assert not app.exception
    shown = said(app)
    assert ("a.txt: is empty; export it again." in shown) == isinstance(error, UserError)
    assert "secret" not in shown
    assert "Traceback" not in shown
