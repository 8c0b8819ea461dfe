from __future__ import annotations

import re

from playwright.sync_api import Page

LYING = "841.91998 594.95996"
SHEETS = re.compile(rb"/MediaBox \[0 0 ([\d.]+ [\d.]+)\]")


def test_a_printed_register_lies_in_landscape(page: Page, address: str) -> None:
    page.goto(f"{address}promises/")

    sheets = SHEETS.findall(page.pdf(prefer_css_page_size=True))

    assert sheets
    assert {sheet.decode() for sheet in sheets} == {LYING}
