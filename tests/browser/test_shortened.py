"""Lists of which a page shows a part, in a browser: no count speaks of what is not on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from cxmap.pages.may_we_say import page as may_we_say_page
from cxmap.pages.promises import page as promises_page
from tests.browser.serving import served
from tests.browser.test_promise_pages import FILES, picked
from tests.sites import small_site

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = small_site(tmp_path_factory.mktemp("shortened"))
    site.write(FILES | {"promises/kind.md": FILES["promises/polite.md"]})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(promises_page, "MOST_ROWS", 2)
        patch.setattr(promises_page, "MOST_ANSWERS", 0)
        patch.setattr(may_we_say_page, "MOST_SAYINGS", 1)
        site.build()
    with served(site.published) as found:
        yield found


def test_a_register_counts_the_promises_that_it_shows_and_all(page: Page, address: str) -> None:
    page.goto(f"{address}promises/")

    expect(page.get_by_role("status")).to_have_text("2 of 4 promises")


def test_a_filter_says_among_how_many_it_has_looked(page: Page, address: str) -> None:
    page.goto(f"{address}promises/?words=nobody+at+all")

    expect(page.get_by_role("status")).to_have_text(
        "0 among the 2 shown here, of 4 promises; 2 felt at too many places to be picked by them"
    )


def test_a_promise_at_too_many_places_is_shown_whatever_is_picked(page: Page, address: str) -> None:
    page.goto(f"{address}promises/?verdict=kept&department=brand")

    expect(page.locator("[data-cxmap-register] tbody tr:visible")).to_have_count(2)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("channel=store", "2 of 4 promises; not filtered by channel"),
        ("partner=carrier", "2 of 4 promises; not filtered by partner"),
        ("partner=carrier&channel=store", "2 of 4 promises; not filtered by partner, not filtered by channel"),
        (
            "verdict=broken&verdict=kept",
            "2 among the 2 shown here, of 4 promises; 2 felt at too many places to be picked by them"
            "; not fully filtered by verdict",
        ),
    ],
    ids=["option-not-shown", "no-select", "two", "some-of-several"],
)
def test_a_filter_that_the_form_cannot_hold_is_named(page: Page, address: str, asked: str, said: str) -> None:
    page.goto(f"{address}promises/?{asked}")

    expect(page.get_by_role("status")).to_have_text(f"{said}: this list is shortened")


def test_a_filter_that_the_form_cannot_hold_stays_named_until_all_is_asked_for(page: Page, address: str) -> None:
    page.goto(f"{address}promises/?partner=carrier&channel=store")
    page.get_by_role("button", name="Variance").click()
    assert picked(page) == {"partner": ["carrier"], "channel": ["store"], "sort": ["variance"]}

    page.get_by_role("combobox", name="Channel").select_option("in-person")
    expect(page.get_by_role("status")).to_contain_text("; not filtered by partner: this list is shortened")
    assert picked(page) == {"partner": ["carrier"], "channel": ["in-person"], "sort": ["variance"]}

    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text("2 of 4 promises")
    assert picked(page) == {"sort": ["variance"]}


def test_a_search_for_sentences_says_among_how_many_it_has_looked(page: Page, address: str) -> None:
    page.goto(f"{address}say/?words=nothing")

    expect(page.locator("[data-cxmap-sayings] output")).to_have_text(
        re.compile(r"^1 among the 3 sentences shown here, of 4: 1 ")
    )
