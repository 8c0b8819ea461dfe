from __future__ import annotations

import pytest
from markdown import Markdown
from playwright.sync_api import Page

from cxmap.adapters.html.author_html import allowed_html
from tests.hostile_html import HOSTILE

TOUCH_ALL = "document.querySelectorAll('body *').forEach(each => each.dispatchEvent(new MouseEvent('click')))"


@pytest.fixture
def opened(page: Page) -> list[str]:
    """The messages of scripts that ran on the page."""
    messages: list[str] = []

    def note(message: str) -> None:
        messages.append(message)

    page.expose_function("alert", note)
    return messages


def test_nothing_that_authors_write_runs(page: Page, opened: list[str]) -> None:
    clean = allowed_html(())

    for text in HOSTILE.values():
        _show(page, clean(_converted(text)))

    assert opened == []


def test_tricks_would_run_as_they_are_written(page: Page, opened: list[str]) -> None:
    for trick in ("xmp", "noembed", "noframes", "title"):
        _show(page, _converted(HOSTILE[trick]))

    assert len(opened) == 4


def _show(page: Page, html: str) -> None:
    page.set_content(f"<!doctype html><main>{html}</main>", wait_until="load")
    page.evaluate(TOUCH_ALL)
    page.wait_for_timeout(50)


def _converted(text: str) -> str:
    return Markdown(extensions=["attr_list"]).convert(text)
