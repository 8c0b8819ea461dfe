from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stillness import go

PATIENCE = 20_000.0  # milliseconds
PROMISE = "promises/next-day-parcels/"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("arrives packed", "Parcels arrive undamaged"),
        ("At the door, own rounds", "At the door, own rounds"),
        ("Dunlin", "Dunlin Vans"),
    ],
)
def test_search_finds_what_promises_say_and_how_things_are_called(
    page: Page, searchable_address: str, words: str, title: str
) -> None:
    # What is typed before the search is ready is lost.
    go(page, searchable_address)

    page.get_by_role("textbox", name="Search").click()
    page.get_by_role("textbox", name="Search").press_sequentially(words)

    expect(page.locator(".md-search-result__article h1", has_text=title).first).to_be_visible(timeout=PATIENCE)


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


def test_every_journey_of_the_example_stands_whole_on_its_page(example: Path) -> None:
    pages = [path.read_text("utf-8") for path in sorted(example.glob("journeys/*/index.html"))]

    assert len(pages) == 8
    assert not [page for page in pages if "This page is shortened" in page or "not shown here" in page]
    assert all("<h2" in page and len(page.encode()) <= 300_000 for page in pages)


def test_a_link_in_a_generated_section_opens_its_page(page: Page, address: str) -> None:
    page.goto(address + PROMISE)

    page.locator("article a", has_text="Marketing and brand").first.click()

    expect(page).to_have_url(f"{address}departments/marketing/")
    expect(page.locator("article h1")).to_contain_text("Marketing and brand")


def test_a_verdict_stands_below_the_words_that_say_when_it_was_known(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})

    go(page, f"{address}{PROMISE}")

    lefts = page.locator(".cxmap-strip li").evaluate_all(
        "cells => cells.map(cell => ['.cxmap-strip__when', '.cxmap-verdict'].map("
        "part => Math.round(cell.querySelector(part).getBoundingClientRect().left)))"
    )
    assert lefts
    assert all(when == verdict for when, verdict in lefts)
