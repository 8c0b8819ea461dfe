"""All promises by all journeys on one screen, as the example site shows them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_the_whole_matrix_needs_no_scrolling_sideways(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}matrix/")
    window = page.locator(".cxmap-matrix--whole .cxmap-matrix__scroll")

    assert window.evaluate("(box) => box.scrollWidth - box.clientWidth") == 0
    assert window.locator("thead th").count() == 1 + page.locator(".cxmap-folded").count()
    page.close()


def test_most_promises_of_the_example_stand_on_the_first_screen(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}matrix/")
    rows = page.locator(".cxmap-matrix--whole tbody tr")

    bottoms = rows.evaluate_all("(rows) => rows.map((row) => row.getBoundingClientRect().bottom)")
    assert sum(bottom <= 900 for bottom in bottoms) >= 25
    page.close()
