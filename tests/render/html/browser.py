"""Chromium without a window, in which pages are opened as a reader opens them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.office import need, need_module

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip
WIDE, NARROW = 1280, 375


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's Chromium with a profile of its own, driven by Playwright."""
    program = need("chromium")
    with need_module("playwright.sync_api").sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Any, path: Path, width: int = WIDE, scheme: str = "light", **options: Any) -> Iterator[Any]:
    """A page in a window of its own, in which no script of the page runs."""
    options.setdefault("java_script_enabled", False)
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options)
    try:
        page = context.new_page()
        page.goto(path.as_uri())
        yield page
    finally:
        context.close()


def axe() -> str:
    """The source of axe-core, which finds what keeps somebody from reading a page."""
    folder = Path(str(need_module("axe_playwright_python").__file__)).parent
    return (folder / "axe.min.js").read_text(encoding="utf-8")
