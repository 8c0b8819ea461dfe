"""What readers see first: an overview's data, and tables that are not cut where there is room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import OVERVIEWS, PAGES
from tests.browser.windows import Window, window

LAPTOP = 1440
SCREENS = {"laptop": (LAPTOP, 900, 350), "phone": (390, 844, 560)}
"""The width and height of a screen, and how far down its first data may stand."""
# Where the first thing stands that is no title, no sentence and no control.
FIRST_DATA = """
() => Math.min(...[...document.querySelectorAll("article :is(table, dl, ol, ul[class], nav > ul, svg, [class*=card])")]
  .filter((part) => part.checkVisibility() && !part.closest("form, details:not([open]), .md-content__button"))
  .map((part) => part.getBoundingClientRect())
  .filter((box) => box.width > 20 && box.height > 20)
  .map((box) => box.top))
"""
# Tables that go on beyond their edge, where the page leaves room at its side.
CUT = """
() => [...document.querySelectorAll("article [class*=scroll]")]
  .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
  .filter((part) => part.closest("main").querySelector(".md-main__inner").getBoundingClientRect().right
    - part.getBoundingClientRect().right > 60)
  .map((part) => `${part.getAttribute("aria-label")}: ${part.scrollWidth} in ${part.clientWidth}`)
"""


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Window]:
    with window(browser, "light") as found:
        yield found


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize(
    "path", [f"{overview}/".lstrip("/") for overview in OVERVIEWS], ids=lambda path: path or "home"
)
def test_an_overview_begins_with_its_data(
    opened: Window, address: str, path: str, screen: tuple[int, int, int]
) -> None:
    width, height, most = screen
    opened.look(width, height=height)
    opened.open(address + path)

    assert opened.page.evaluate(FIRST_DATA) <= most


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_no_table_is_cut_beside_an_empty_column(opened: Window, address: str, path: str) -> None:
    opened.look(LAPTOP)
    opened.open(address + path)

    assert opened.page.evaluate(CUT) == []
