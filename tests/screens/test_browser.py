"""The way of a newcomer through a real browser: sample study, map, a segment, its card, themes, the workbook."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from metaphor.model import Language
from metaphor.screens.strings import text_of

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = ("--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
            "--no-first-run")  # fmt: skip
ANALYSIS_MS = 240_000
LANGUAGES: tuple[Language, ...] = ("en", "zh")

expect.set_options(timeout=30_000)

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no browser at {CHROMIUM}")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The app, started as a person starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.headless",
        "true",
        "--server.port",
        str(port),
    ]
    app = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.5)
        yield f"http://127.0.0.1:{port}"
    finally:
        app.terminate()
        app.wait(30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES.split())
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()


def sample_study(page: Page, address: str, language: Language) -> None:
    page.goto(f"{address}/?lang={language}")
    page.get_by_role("button", name=text_of("study.sample.open", language)).click()
    page.wait_for_selector(".numbers", timeout=ANALYSIS_MS)


def to(page: Page, name: str, language: Language) -> None:
    page.get_by_role("link", name=text_of(f"page.{name}", language), exact=True).click()


def settled(page: Page) -> None:
    """Waits until the app has answered what was done last, however slow the machine is."""
    page.wait_for_timeout(300)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=60_000)
    page.wait_for_timeout(100)


def click_a_block(page: Page) -> None:
    """Clicks along the rows of the map until a block answers."""
    page.wait_for_selector(".st-key-map .marks")
    chart = page.locator(".st-key-map .marks").first.bounding_box()
    assert chart
    for y in range(130, int(chart["height"]) - 60, 9):
        for x in range(150, int(chart["width"]) - 20, 23):
            page.mouse.click(chart["x"] + x, chart["y"] + y)
            page.wait_for_timeout(120)
            if page.locator('[data-testid="stApp"][data-test-script-state="running"]').count():
                settled(page)
            if "segment=" in page.url:
                return
    pytest.fail("no block of the map could be clicked")


@pytest.mark.parametrize("language", LANGUAGES)
def test_newcomer_gets_from_the_sample_to_the_workbook(page: Page, address: str, language: Language) -> None:
    outside: list[str] = []
    page.on(
        "request", lambda r: outside.append(r.url) if not r.url.startswith((address, "data:", "blob:", "ws:")) else None
    )
    sample_study(page, address, language)
    to(page, "map", language)
    click_a_block(page)
    expect(page.locator(".why")).to_be_visible()
    expect(page.locator(".why")).to_contain_text(text_of("why.evidence", language))
    expect(page.locator(".pane .figure[aria-current]").first).to_be_visible()
    to(page, "themes", language)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=text_of("themes.download.xlsx", language)).click()
    saved = waiting.value
    assert saved.suggested_filename == {"en": "metaphors.xlsx", "zh": "隐喻分析.xlsx"}[language]
    book = openpyxl.load_workbook(io.BytesIO(Path(saved.path()).read_bytes()))
    assert book.sheetnames[0] == {"en": "Themes", "zh": "主题"}[language]
    assert book.worksheets[0].max_row > 2
    assert not outside, "nothing may leave the machine"


def test_address_back_and_language_keep_the_place(page: Page, address: str) -> None:
    sample_study(page, address, "en")
    to(page, "read", "en")
    page.locator(".pane .figure").nth(1).click()
    page.wait_for_url("**at=**")
    first = page.url
    page.locator(".pane .figure").nth(3).click()
    page.wait_for_url(lambda url: url != first)
    page.wait_for_timeout(800)
    page.go_back()
    page.wait_for_url(first)
    page.get_by_text("中文", exact=True).click()  # Chinese
    page.wait_for_url("**lang=zh**")
    assert page.url.split("?")[1].split("&")[1:] == first.split("?")[1].split("&")[1:]
    expect(page.locator(".why")).to_contain_text(text_of("why.evidence", "zh"))


def test_a_shared_link_opens_the_sample_at_its_place(page: Page, address: str) -> None:
    page.goto(f"{address}/map?lang=zh&study=sample")
    expect(page.locator(".st-key-map")).to_be_visible(timeout=ANALYSIS_MS)


def test_a_bad_file_is_named_beside_the_good_one_and_work_can_be_stopped(
    page: Page, address: str, tmp_path: Path
) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Interviewer: And then?\nAnn: I hit a wall, honestly.\n" * 400, encoding="utf-8")
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 not a document")
    page.goto(f"{address}/?lang=zh")
    page.locator("input[type=file]").first.set_input_files([good, bad])
    row = page.locator(".st-key-files summary", has_text="bad.docx")
    expect(row).to_contain_text("Word")
    page.locator(".st-key-start button").click()
    page.get_by_role("button", name=text_of("work.stop", "zh")).click()
    expect(page.get_by_text(text_of("work.stopped", "zh"))).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)


# iFlytek: how is life after the move? / like a tree moved to another pot / and then? / the roots are still shallow
IFLYTEK = """说话人1  00:00:01
搬家以后的生活怎么样？

说话人2  00:00:04
我觉得自己像一棵被移栽的树，钱包也在漏水。

说话人1  00:00:15
然后呢？

说话人2  00:00:19
根还很浅，风一吹就会倒。
"""
TORTOISE = "A: 烏龜\nB: 我像一隻烏龜\n"  # a tortoise / I am like a tortoise; short enough to pass for Western text


def test_what_was_read_wrongly_is_set_right_before_it_is_analysed(page: Page, address: str, tmp_path: Path) -> None:
    files = [tmp_path / "讯飞.txt", tmp_path / "短.txt"]
    files[0].write_text(IFLYTEK, encoding="utf-8")
    files[1].write_bytes(TORTOISE.encode("big5"))
    page.goto(f"{address}/?lang=zh")
    page.locator("input[type=file]").first.set_input_files(files)
    lines = page.locator(".st-key-files summary")
    expect(lines.first).to_contain_text("讯飞听见")  # the shape is recognised

    short = page.locator(".st-key-files [data-testid=stExpander]").nth(1)  # it stands open: nobody can be sure of it
    expect(short).to_contain_text(text_of("fix.encoding.unsure", "zh"))
    short.get_by_text("GB18030", exact=True).click()
    settled(page)
    expect(short.locator(".begins")).not_to_contain_text("烏龜")
    short.get_by_text("Big5", exact=True).click()
    settled(page)
    expect(short.locator(".begins")).to_contain_text("烏龜")

    lines.first.click()
    settled(page)
    talk = page.locator(".st-key-files [data-testid=stExpander]").first
    expect(talk.locator(".begins")).to_contain_text("像一棵被移栽的树")
    name = talk.locator("input[type=text]").nth(1)
    name.fill("阿慧")
    name.press("Enter")
    settled(page)
    expect(talk.locator(".begins")).to_contain_text("阿慧")
    role = talk.get_by_role("radiogroup").nth(0)
    role.get_by_text(text_of("role.participant", "zh"), exact=True).click()
    settled(page)
    role.get_by_text(text_of("role.interviewer", "zh"), exact=True).click()
    settled(page)
    expect(lines.first).to_contain_text("说话人1（访谈者）")

    with page.expect_download() as waiting:
        page.get_by_role("button", name=text_of("study.choices.save", "zh")).click()
    kept = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "阿慧" in kept
    assert "big5" in kept

    page.locator(".st-key-start button").click()
    page.wait_for_selector(".numbers", timeout=ANALYSIS_MS)
    to(page, "read", "zh")
    expect(page.locator(".pane")).to_contain_text("阿慧")
    expect(page.get_by_text("Traceback")).to_have_count(0)
