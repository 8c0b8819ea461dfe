from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PAGES

# The text that an A4 sheet is wide, between its margins, in CSS pixels.
UPRIGHT = 680
LYING = "841.91998 594.95996"
SHEETS = re.compile(rb"/MediaBox \[0 0 ([\d.]+ [\d.]+)\]")
# Browsers make all sheets smaller when a single thing is wider than its sheet. The map lies on sheets of its own.
WIDEST = """
() => Math.max(...[...document.querySelectorAll("article *:not(.cxmap-unseen)")]
  .filter((part) => !part.closest(".cxmap-map, svg"))
  .map((part) => part.getBoundingClientRect().right))
"""
SMALLEST = """
(selector) => Math.min(...[...document.querySelectorAll(selector)]
  .map((part) => parseFloat(getComputedStyle(part).fontSize) * 0.75))
"""


def test_a_printed_register_lies_in_landscape(page: Page, address: str) -> None:
    page.goto(f"{address}promises/")

    sheets = SHEETS.findall(page.pdf(prefer_css_page_size=True))

    assert sheets
    assert {sheet.decode() for sheet in sheets} == {LYING}


@pytest.mark.parametrize("path", PAGES)
def test_no_table_is_too_wide_for_its_sheet_or_too_small_to_be_read(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": UPRIGHT, "height": 1000})
    page.goto(address + path)
    page.emulate_media(media="print")

    assert page.evaluate(WIDEST) <= UPRIGHT + 1
    assert page.evaluate(SMALLEST, ".cxmap-table :is(th, td, a, p, span:not(.cxmap-unseen))") >= 8
