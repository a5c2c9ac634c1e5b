"""The mail's HTML in Chromium, as the web forms of mail programs show it: wide and narrow, light and dark."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from briefgen.assets import Assets
from briefgen.render.email import Attached, email_format
from briefgen.render.format import Context
from briefgen.theme import default_theme
from tests.render.html.browser import NARROW, WIDE, axe, chromium, opened
from tests.sample import sample
from tests.verify.files import story

__all__ = ["chromium"]

FILES = (Attached("Meta的闭源战略" * 8 + ".docx", "PowerPoint-Präsentation", "12.3 MB"),)
CARD = "(e => [e.left, innerWidth - e.right, e.width])(document.querySelector('.card').getBoundingClientRect())"
WIDER = "[...document.querySelectorAll('td, p, img')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML)"


@pytest.fixture(scope="module")
def mails(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The HTML of messages, with its picture in it."""
    folder = tmp_path_factory.mktemp("mails")
    made: dict[str, Path] = {}
    for name, document in {
        f"{which.__name__}.{lang}": which(lang) for which in (story, sample) for lang in ("en", "zh")
    }.items():
        body = email_format(FILES).render(document, Context(default_theme(), Assets()))
        picture = base64.b64encode(body.files.get("chart.png", b"")).decode()
        made[name] = folder / f"{name}.html"
        html = body.body.decode().replace("cid:chart.png", f"data:image/png;base64,{picture}")
        made[name].write_text(html, encoding="utf-8")
    return made


@pytest.mark.parametrize("name", ["story.en", "story.zh", "sample.en", "sample.zh"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_on_every_screen(chromium: Any, mails: dict[str, Path], name: str, scheme: str) -> None:
    for width in (WIDE, 600, NARROW):
        with opened(chromium, mails[name], width, scheme, java_script_enabled=True) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(WIDER) == []
            left, right, wide = page.evaluate(CARD)
            assert abs(left - right) <= 1
            assert wide == min(width, 640)
            page.evaluate(axe())
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            # a mail is shown within the page of a program, which brings the landmarks
            told = [
                (one["id"], one["nodes"][0]["html"])
                for one in found
                if one["id"] not in ("region", "landmark-one-main")
            ]
            assert told == []


def test_without_its_style_element_it_looks_the_same_on_a_wide_screen(chromium: Any, mails: dict[str, Path]) -> None:
    """As in the many mail programs that take it away."""
    with opened(chromium, mails["story.en"], java_script_enabled=True) as page:
        before = page.screenshot(full_page=True)
        page.evaluate("document.querySelectorAll('style').forEach(e => e.remove())")
        assert page.screenshot(full_page=True) == before
