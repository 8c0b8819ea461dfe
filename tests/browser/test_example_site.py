from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, expect

from tests.browser.pages import KINDS, PAGES, SCHEMES
from tests.browser.serving import served

PATIENCE = 20_000.0  # milliseconds
PROMISE = "promises/next-day-parcels/"


@dataclass
class Visit:
    """What a browser asked for and complained about while it showed pages."""

    hosts: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc or urlsplit(request.url).scheme))
        page.on("response", self._answered)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.mark.parametrize(
    ("scheme", "below"), [("light", "/"), ("dark", "/maps/harbour-post/")], ids=["light", "dark, below a path"]
)
def test_no_page_asks_another_host_or_complains(
    browser: Browser, example: Path, scheme: Literal["light", "dark"], below: str
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    visit = Visit()
    visit.watch(page)

    with served(example, below) as address:
        for path in PAGES:
            page.goto(address + path, wait_until="networkidle")
            assert page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
    context.close()

    assert visit.hosts == {urlsplit(address).netloc}
    assert not visit.failures
    assert not visit.complaints


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("arrives packed", "Parcels arrive undamaged"),
        ("At the door, own rounds", "At the door, own rounds"),
        ("Dunlin", "Dunlin Vans"),
    ],
)
def test_search_finds_what_promises_say_and_how_things_are_called(
    page: Page, address: str, words: str, title: str
) -> None:
    # What is typed before the search is ready is lost.
    page.goto(address, wait_until="networkidle")

    page.get_by_role("textbox", name="Search").click()
    page.get_by_role("textbox", name="Search").press_sequentially(words)

    expect(page.locator(".md-search-result__article h1", has_text=title).first).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("path", KINDS)
def test_the_table_of_contents_leads_to_every_generated_section(page: Page, address: str, path: str) -> None:
    page.goto(address + path)

    sections = page.locator("article > h2[id]")
    contents = page.locator(".md-sidebar--secondary")
    assert sections.count() > 0
    for position in range(sections.count()):
        expect(contents.locator(f'a[href="#{sections.nth(position).get_attribute("id")}"]')).to_have_count(1)


def test_no_page_is_wider_than_the_screen(page: Page, address: str) -> None:
    too_wide = [(path, width) for path in PAGES for width in _widths_that_overflow(page, address + path)]

    assert not too_wide


def test_no_name_of_a_place_stands_twice_on_a_page(example: Path) -> None:
    names = {page: re.findall(r'\sid="([^"]+)"', page.read_text("utf-8")) for page in example.rglob("index.html")}

    assert names
    assert not [page for page, found in names.items() if len(found) > len(set(found))]


def test_every_page_has_one_title_and_no_heading_is_skipped(example: Path) -> None:
    for path in sorted(example.rglob("index.html")):
        html = path.read_text("utf-8")
        article = html[html.index("<article") : html.rindex("</article>")]
        levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", article)]

        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), path


def test_a_link_in_a_generated_section_opens_its_page(page: Page, address: str) -> None:
    page.goto(address + PROMISE)

    page.locator("article a", has_text="Marketing and brand").first.click()

    expect(page).to_have_url(f"{address}departments/marketing/")
    expect(page.locator("article h1")).to_contain_text("Marketing and brand")


def _widths_that_overflow(page: Page, address: str) -> Iterator[int]:
    page.goto(address)
    for width in (320, 768):
        page.set_viewport_size({"width": width, "height": 700})
        if page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth"):
            yield width
