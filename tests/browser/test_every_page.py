"""What holds for every page of the example site: each is opened once in the light and once in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import ALL_RULES, RULES_ON_COLOURS, broken_rules
from tests.browser.pages import KINDS, PAGES, SCHEMES
from tests.browser.serving import served
from tests.browser.windows import Window, window

NARROW, USUAL, WIDE = 390, 1280, 1440
# The text that an A4 sheet is wide, between its margins, in CSS pixels.
UPRIGHT = 680
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
# What the page says to those who see it, and to a browser that reads the same file and runs nothing.
SAID = """
async () => {
  const file = await (await fetch(location.href)).text();
  const plain = new DOMParser().parseFromString(file, "text/html").querySelector("article").textContent;
  const style = new CSSStyleSheet();
  style.replaceSync("article button { display: none !important }");
  document.adoptedStyleSheets.push(style);
  const said = document.querySelector("article").innerText;
  document.adoptedStyleSheets.pop();
  return [said, plain];
}
"""


# How often the table of contents leads to each section.
LEADING = """
() => [...document.querySelectorAll("article > h2[id]")].map((heading) =>
  document.querySelectorAll(`.md-sidebar--secondary a[href="#${CSS.escape(heading.id)}"]`).length)
"""


@pytest.fixture(scope="module", params=PAGES, ids=lambda path: path or "home")
def path(request: pytest.FixtureRequest) -> str:
    """A page of the site; all tests of one follow each other, so that they share what is open."""
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def light_window(browser: Browser) -> Iterator[Window]:
    with window(browser, "light") as found:
        yield found


@pytest.fixture(scope="module")
def dark_window(browser: Browser) -> Iterator[Window]:
    with window(browser, "dark") as found:
        yield found


@pytest.fixture(scope="module")
def address_below(unsearchable: Path) -> Iterator[str]:
    with served(unsearchable, "/maps/harbour-post/") as found:
        yield found


@pytest.fixture(scope="module")
def light(light_window: Window, address: str, path: str) -> Window:
    """The page as phones and daylight show it."""
    light_window.look(NARROW)
    light_window.open(address + path)
    return light_window


@pytest.fixture(scope="module")
def dark(dark_window: Window, address_below: str, path: str) -> Window:
    """The page on a wide screen in the dark, below a path of its host."""
    dark_window.look(WIDE)
    dark_window.open(address_below + path)
    return dark_window


def test_no_page_breaks_a_rule_of_accessibility_in_the_light(light: Window, path: str) -> None:
    # All pages have one style sheet; axe needs to fetch it once for its rules about styles.
    assert broken_rules(light.look(NARROW), ALL_RULES, preload=path == "") == []
    if path in KINDS:
        assert broken_rules(light.look(WIDE), RULES_ON_COLOURS) == []


def test_no_page_breaks_a_rule_of_accessibility_in_the_dark(dark: Window, path: str) -> None:
    # One page of each kind is asked for all rules in both widths; the others for those that depend on the scheme.
    assert broken_rules(dark.look(WIDE), ALL_RULES if path in KINDS else RULES_ON_COLOURS, preload=path == "") == []
    if path in KINDS:
        assert broken_rules(dark.look(NARROW), RULES_ON_COLOURS) == []


@pytest.mark.parametrize("width", [320, 768])
def test_no_page_is_wider_than_the_screen(light: Window, width: int) -> None:
    page = light.look(width, height=700)

    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_no_table_is_too_wide_for_its_sheet_or_too_small_to_be_read(light: Window) -> None:
    page = light.look(UPRIGHT, height=1000, media="print")

    assert page.evaluate(WIDEST) <= UPRIGHT + 1
    assert page.evaluate(SMALLEST, ".cxmap-table :is(th, td, a, p, span:not(.cxmap-unseen))") >= 8


def test_without_a_script_every_page_says_the_same(light: Window) -> None:
    said, plain = light.look(USUAL, height=720).evaluate(SAID)
    lines = {line.strip() for line in said.splitlines()}
    flat = "".join(plain.split())

    assert [line for line in lines if "".join(line.split()) not in flat and len(line) > 30] == []


def test_the_table_of_contents_leads_to_every_section(light: Window, path: str) -> None:
    links = light.page.evaluate(LEADING)

    assert set(links) <= {1}
    assert links or path not in KINDS


# The last two tests, so that they also see what a page asks for late.
def test_no_page_asks_another_host_or_complains_in_the_light(light: Window) -> None:
    _assert_content_with_its_host(light, "light")


def test_no_page_asks_another_host_or_complains_in_the_dark_below_a_path(dark: Window) -> None:
    _assert_content_with_its_host(dark, "dark")


def _assert_content_with_its_host(seen: Window, scheme: str) -> None:
    seen.page.wait_for_load_state("networkidle")

    assert seen.page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
    assert seen.hosts == {urlsplit(seen.page.url).netloc}
    assert not seen.failures
    assert not seen.complaints
    assert not seen.violations
