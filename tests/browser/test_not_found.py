"""The page of addresses without one: what readers of an old link meet."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import ALL_RULES, broken_rules
from tests.browser.serving import served
from tests.browser.stillness import go
from tests.browser.windows import Window
from tests.sites import SMALL, small_site

PATIENCE = 60_000  # milliseconds
WIDE, PHONE = 1440, 390
BELOW = "/maps/parcels/"
TITLE = "<img src=x onerror=alert(1)> & 'Door'"
ANSWER = "main p:has(a)"


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site below a path, with a page that had two other names, and a department that had one."""
    depot = "---\ntitle: Depot\naliases: [yard, bell]\n---\n"
    quoted = TITLE.replace("'", "''")
    door = f"---\ntitle: '{quoted}'\nowner: depot\npromises: [next-day]\naliases: [bell]\n---\n"
    site = small_site(
        tmp_path_factory.mktemp("below"),
        SMALL
        | {
            "departments/depot.md": depot,
            "departments/index.md": "---\nview: departments\n---\n",
            "touchpoints/doorstep.md": door,
        },
    )
    site.configure(site_url=f"https://example.org{BELOW}")
    site.build()
    with served(site.published, BELOW) as address:
        yield address


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_page_that_was_renamed_is_named(opened: Window, searchable_address: str, width: int) -> None:
    opened.look(width)
    go(opened.page, f"{searchable_address}touchpoints/receiving/doorbell/")

    new = opened.page.get_by_role("link", name="At the door, own rounds")
    expect(new).to_be_visible(timeout=PATIENCE)
    assert opened.page.locator("h1").inner_text() == "There is no page here"
    assert [link.locator("strong").inner_text() for link in opened.page.locator(".cxmap-ways a").all()] == [
        "May we say this?",
        "What is my part?",
        "Where does it hurt?",
    ]
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert broken_rules(opened.page, ALL_RULES) == []
    assert opened.violations == []
    assert opened.hosts == {urlsplit(searchable_address).netloc}
    new.click()
    expect(opened.page.locator("h1")).to_contain_text("At the door, own rounds", timeout=PATIENCE)


def test_the_words_of_the_address_are_searched_for(opened: Window, searchable_address: str) -> None:
    opened.look(WIDE)
    go(opened.page, f"{searchable_address}promises/next-day/")

    box = opened.page.get_by_label("What are you looking for?")
    assert box.input_value() == "next day"
    box.press("Enter")

    results = opened.page.locator(".md-search-result__item")
    expect(results.first.locator("h1")).to_have_text("Next-day letters", timeout=PATIENCE)


def test_below_a_path_the_nearer_of_two_pages_is_named_as_typed(opened: Window, below: str) -> None:
    go(opened.page, f"{below}touchpoints/bell/")

    new = opened.page.locator(ANSWER).first.get_by_role("link")
    expect(new).to_have_text(TITLE, timeout=PATIENCE)
    new.click()
    expect(opened.page).to_have_url(f"{below}touchpoints/doorstep/", timeout=PATIENCE)


def test_where_nothing_had_the_name_the_ways_in_are_named(opened: Window, below: str) -> None:
    go(opened.page, f"{below}deep/down/there/")

    assert opened.page.locator("main p").first.inner_text() == (
        "The address may have a typing mistake, or the page may have a new name or be gone."
    )
    opened.page.get_by_role("link", name="What is my part?").click()
    expect(opened.page).to_have_url(f"{below}departments/", timeout=PATIENCE)


def test_without_a_script_the_ways_in_stand(browser: Browser, searchable_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{searchable_address}touchpoints/receiving/doorbell/")

    assert page.locator(".cxmap-ways a").count() == 3
    assert page.locator("form[data-cxmap-lost]").is_hidden()
    page.get_by_role("link", name="Where does it hurt?").click()
    assert page.locator("h1").inner_text().startswith("Journeys")
    context.close()
