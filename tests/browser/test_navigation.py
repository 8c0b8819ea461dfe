"""The groups of the navigation as readers meet them: tabs, the side column, and a phone's drawer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cxmap.model import KINDS
from cxmap.pages.kit.page import FORMS
from tests.browser.windows import Window, window

WIDE, NARROW, PHONE = 1440, 1024, 390
TABS = ["Home", "Promises", "Journeys", "Who", "Evidence", "Guide", "Boards"]
ACTIVE = {
    "": "Home",
    "matrix/": "Promises",
    "promises/next-day-parcels/": "Promises",
    "touchpoints/receiving/doorstep/": "Journeys",
    "departments/last-mile/": "Who",
    "metrics/parcels-on-time/": "Evidence",
    "guide/rules/": "Guide",
}
FOLDERS = tuple(kind.folder for kind in KINDS)
LISTED = """() => [...document.querySelectorAll(".md-nav--primary a.md-nav__link:not(.md-nav--secondary *)")]
  .filter((link) => link.checkVisibility()).map((link) => link.textContent.trim().replace(/\\s+/g, " "))"""


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Window]:
    with window(browser, "light") as found:
        yield found


@pytest.mark.parametrize(("path", "active"), ACTIVE.items(), ids=lambda words: words or "home")
def test_a_page_is_in_one_of_the_tabs(opened: Window, address: str, path: str, active: str) -> None:
    opened.look(WIDE)
    opened.open(address + path)

    tabs = opened.page.locator(".md-tabs__link")
    assert [tab.strip() for tab in tabs.all_text_contents()] == TABS
    assert [tab.strip() for tab in opened.page.locator(".md-tabs__item--active").all_text_contents()] == [active]


def test_no_entity_is_listed_beside_its_overview(example: Path) -> None:
    beside = {}
    # Forms stand alone, without the navigation of the site.
    for file in set(example.rglob("index.html")) - set((example / FORMS).rglob("index.html")):
        html = file.read_text(encoding="utf-8")
        nav = html[html.index("md-nav--primary") : html.index("md-sidebar--secondary")]
        listed = re.findall(r'<a href="([^"#]*)" class="md-nav__link', nav)
        paths = {(file.parent / link).resolve().relative_to(example.resolve()) for link in listed}
        others = {path for path in paths if len(path.parts) > 1 and path.parts[0] in FOLDERS}
        if others - {file.parent.relative_to(example)}:
            beside[str(file)] = others

    assert beside == {}


def test_a_page_of_an_entity_is_marked_below_its_overview(opened: Window, address: str) -> None:
    opened.look(WIDE)
    opened.open(f"{address}touchpoints/receiving/doorstep/")

    listed = opened.page.evaluate(LISTED)
    assert [name for name in listed if name] == [
        *("Journeys", "Touchpoints", "At the door, own rounds"),
        *("Priorities", "Root causes", "Opportunities"),
    ]
    assert opened.page.locator(".md-nav--primary a.md-nav__link--active").all_inner_texts() == [
        "At the door, own rounds"
    ]


@pytest.mark.parametrize("path", ["", "404.html"])
def test_no_empty_column_stands_beside_a_page(opened: Window, address: str, path: str) -> None:
    opened.look(WIDE)
    opened.open(address + path)

    assert not opened.page.locator(".md-sidebar--primary").is_visible()
    assert opened.page.evaluate("document.querySelector('.md-content').getBoundingClientRect().left") < 60


@pytest.mark.parametrize("width", [NARROW, PHONE])
def test_a_drawer_opens_at_the_group_of_the_page(opened: Window, address: str, width: int) -> None:
    opened.look(width)
    opened.open(f"{address}promises/next-day-parcels/")

    opened.page.locator(".md-header__button[for=__drawer]").click()
    link = opened.page.locator(".md-nav--primary").get_by_role("link", name="What may I promise?")
    link.click()

    opened.page.wait_for_url("**/may-we-say/")
