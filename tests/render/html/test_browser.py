"""Pages as a reader meets them: in Chromium, wide and narrow, light and dark, by keyboard, and printed."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefgen.verify.readers.html import read_html
from tests.office import pdf_text
from tests.render.html.browser import NARROW, WIDE, axe, chromium, opened
from tests.render.html.pages import crowded, every_chart, page, with_table

__all__ = ["chromium"]

both = pytest.mark.parametrize("language", ["en", "zh"])
GROUND = "getComputedStyle(document.body).backgroundColor"
UNREACHED = """
[...document.querySelectorAll('a[href^="#"]')]
  .filter(a => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map(a => a.outerHTML)
"""
OUTSIDE = """
async () => {
  const out = [];
  for (const mark of document.querySelectorAll('a[role=doc-noteref]')) {
    mark.focus();
    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const box = mark.parentNode.querySelector('.preview').getBoundingClientRect();
    const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    if (!inside || box.width < 40) out.push(mark.id);
  }
  return out;
}
"""
"""The marks whose notes would not show on the screen."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {language: folder / f"sample.{language}.html" for language in ("en", "zh")}
    for language, path in made.items():
        path.write_text(every_chart(language), encoding="utf-8")
    return made


@both
def test_the_browser_has_nothing_to_say_loads_nothing_and_every_link_lands(
    chromium: Any, pages: dict[str, Path], language: str
) -> None:
    said: list[str] = []
    asked: list[str] = []
    with opened(chromium, pages[language], java_script_enabled=True) as page:
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda fault: said.append(str(fault)))
        page.on("request", lambda request: asked.append(request.url))
        page.reload()
        assert page.evaluate(UNREACHED) == []
        page.click("nav.languages a:not([aria-current])")
        other = {"en": "zh", "zh": "en"}[language]
        assert page.url.endswith(f"/sample.{other}.html")
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@both
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    chromium: Any, pages: dict[str, Path], language: str, scheme: str
) -> None:
    for width in (WIDE, NARROW):
        with opened(chromium, pages[language], width, scheme, java_script_enabled=True, bypass_csp=True) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.evaluate(axe())
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_no_word_or_table_is_wider_than_a_telephone(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_text(page(crowded()), encoding="utf-8")
    for width in (320, NARROW, 800):
        with opened(chromium, path, width) as shown:
            assert shown.evaluate("document.documentElement.scrollWidth") <= width
            assert shown.evaluate("document.querySelector('.scroll').scrollWidth") > 700


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_note_shows_where_it_is_cited_on_hover_and_on_focus_without_scripts(
    chromium: Any, pages: dict[str, Path], width: int
) -> None:
    with opened(chromium, pages["en"], width) as page:
        mark, shown = page.locator("#mark-2"), page.locator(".mark:has(#mark-2) .preview")
        assert not shown.is_visible()
        for look in (mark.focus, mark.hover):
            look()
            assert shown.is_visible()
            assert "para. 3" in shown.inner_text()
            box = shown.bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert 0 <= box["y"] <= 800 - box["height"]
            page.locator("h1").click()
            page.keyboard.press("Tab")
        mark.click()
        assert page.url.endswith("#note-2")
        page.locator("#note-2 a[role=doc-backlink]").first.click()
        assert page.url.endswith("#mark-2")


@both
def test_every_note_shows_within_the_screen(chromium: Any, pages: dict[str, Path], language: str) -> None:
    for width in (NARROW, 1100):
        with opened(chromium, pages[language], width, java_script_enabled=True) as page:
            assert page.evaluate(OUTSIDE) == []


def test_the_reader_chooses_light_or_dark_without_scripts(chromium: Any, pages: dict[str, Path]) -> None:
    for scheme in ("light", "dark"):
        with opened(chromium, pages["en"], scheme=scheme) as page:
            automatic = page.evaluate(GROUND)
            page.locator("#appearance-light").check(force=True)
            light = page.evaluate(GROUND)
            page.locator("#appearance-dark").check(force=True)
            dark = page.evaluate(GROUND)
            assert (light, dark) == ("rgb(255, 255, 255)", automatic if scheme == "dark" else dark)
            assert dark != light
            bar = page.locator("svg.wide .fill-ink").first
            assert bar.evaluate("node => getComputedStyle(node).fill") != "rgb(20, 33, 61)"


@both
def test_printing_cuts_nothing(chromium: Any, pages: dict[str, Path], language: str, tmp_path: Path) -> None:
    pdf = tmp_path / "printed.pdf"
    with opened(chromium, pages[language], scheme="dark") as page:
        page.pdf(path=str(pdf), prefer_css_page_size=True)
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 620, "height": 900})  # the text column of the page, 16.4 cm
        assert page.evaluate("document.documentElement.scrollWidth") <= 620
        assert page.evaluate(GROUND) in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    reading = read_html(pages[language].read_bytes(), "page")
    chrome = {"Skip to the text", "跳到正文", "Appearance", "外观", "Automatic", "自动", "Light", "浅色", "Dark", "深色",
              "English", "中文", "The numbers", "图中数据"}  # fmt: skip
    wanted = [p.text for p in reading.passages if p.kind == "text" and p.text not in chrome] + [*reading.notes.values()]
    printed = pdf_text(pdf)
    piece = r"[㐀-鿿]" if language == "zh" else r"[A-Za-z]{3,}|\d+"
    assert Counter(re.findall(piece, " ".join(wanted))) - Counter(re.findall(piece, printed)) == Counter()
    assert re.search({"en": r"Page 2 of \d+", "zh": r"第\s*2\s*页，共\s*\d+\s*页"}[language], printed)


@both
def test_printing_cuts_no_table_however_wide(chromium: Any, language: str, tmp_path: Path) -> None:
    """It lies down where it is too wide to stand."""
    path, pdf = tmp_path / "wide.html", tmp_path / "wide.pdf"
    unit = {"en": "\u00a0million", "zh": "万元"}[language]
    path.write_text(page(with_table(14, f"1,234{unit}")), encoding="utf-8")
    with opened(chromium, path) as shown:
        shown.pdf(path=str(pdf), prefer_css_page_size=True)
    pages = etree.fromstring(pdf_text(pdf, "-bbox").encode()).findall(".//{*}page")
    words = [(word.text, float(word.get("xMax")), float(page.get("width"))) for page in pages for word in page]
    heads = [(text, right) for text, right, wide in words if re.fullmatch(r"C\d+E", text) and right <= wide]
    assert [text for text, _ in heads] == [f"C{at}E" for at in range(14)]
    assert sum("1,234" in text and right <= wide for text, right, wide in words) == 14
    assert [float(page.get("width")) > float(page.get("height")) for page in pages].count(True) == 1


def test_a_table_that_fits_an_upright_page_is_not_turned() -> None:
    assert "table wide" not in page(with_table(6, "1,234"))
    assert "table wide" in page(with_table(14, "1,234\u00a0million"))
