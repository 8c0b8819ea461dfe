"""Whatever stands behind `?` and `#` in the address of a page is read as words, and never as code."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page

PAGES = ("", "promises/", "may-we-say/", "journeys/receive-a-parcel/")
TRICKS = (
    "<img src=x onerror=alert(1)>",
    "'\"><svg onload=alert(1)>",
    "javascript:alert(1)",
    "</script><script>alert(1)</script>",
    "__proto__[x]",
    "%00",
)
ASKED = ("q", "h", "words", "role", "verdict", "department", "sort", "__proto__")
ACTING = """
() => [...document.querySelectorAll('*')].filter((each) =>
  each.matches('script, iframe, object, embed, base')
  || [...each.attributes].some((one) => one.name.startsWith('on') || /^\\s*javascript:/i.test(one.value))
).map((each) => [each.localName, ...each.getAttributeNames()].join(' ')).sort()
"""


@pytest.mark.parametrize("path", PAGES)
def test_an_address_adds_nothing_that_acts(page: Page, searchable_address: str, path: str) -> None:
    opened: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: opened.append(str(error)))
    page.goto(f"{searchable_address}{path}", wait_until="load")
    clean = page.evaluate(ACTING)

    for trick in TRICKS:
        words = quote(trick)
        page.goto(f"{searchable_address}{path}?{'&'.join(f'{each}={words}' for each in ASKED)}#{words}")
        page.wait_for_timeout(100)

        assert page.evaluate(ACTING) == clean, trick
    assert opened == []


def test_an_address_that_stands_for_no_letters_breaks_nothing(page: Page, searchable_address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    page.goto(f"{searchable_address}promises/#%E0%A4%A", wait_until="load")
    page.wait_for_timeout(100)

    assert errors == []
