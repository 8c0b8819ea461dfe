"""Tables of more than fifteen rows, which readers filter and sort."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stillness import go

TOUCHPOINTS = "touchpoints/"
OWNERS, EXPERIENCE, VERDICTS = 6, 4, 5


def names(page: Page) -> list[str]:
    return page.locator("article tbody tr:visible th").all_inner_texts()


def column(page: Page, number: int) -> list[str]:
    return page.locator(f"article tbody tr:visible > :nth-child({number})").all_inner_texts()


def picked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_long_list_is_filtered_by_any_word_in_it(page: Page, address: str) -> None:
    go(page, address + TOUCHPOINTS)
    every = names(page)

    page.get_by_label("Filter: All touchpoints").fill("business SALES")
    status = page.get_by_role("status")
    expect(status).to_contain_text(" of ")

    assert 0 < len(names(page)) < len(every)
    assert set(column(page, OWNERS)) == {"Business sales"}
    assert status.inner_text() == f"{len(names(page))} of {len(every)} rows"
    assert picked(page) == {"filter": ["business SALES"]}
    page.get_by_role("button", name="Show all").click()
    assert names(page) == every
    assert picked(page) == {}


def test_whoever_opens_the_filter_is_offered_what_several_rows_say(page: Page, address: str) -> None:
    go(page, address + TOUCHPOINTS)
    field = page.get_by_label("Filter: All touchpoints")
    offered = page.locator(f"#{field.get_attribute('list')} option").evaluate_all("all => all.map(each => each.value)")

    assert {"no research", "Customer care", "kept", "phone", "backstage"} <= set(offered)
    assert offered == sorted(offered, key=str.lower)

    field.fill("no research")
    expect(page.get_by_role("status")).to_contain_text(" of ")
    assert all(each.endswith("assumed: no research") for each in column(page, EXPERIENCE))


def test_a_head_sorts_one_way_then_the_other_then_as_before(page: Page, address: str) -> None:
    go(page, address + TOUCHPOINTS)
    every = names(page)
    head = page.get_by_role("columnheader", name="Experience")

    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    rising = [float(each.split()[0]) for each in column(page, EXPERIENCE) if each[:1].isdigit()]
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    falling = [float(each.split()[0]) for each in column(page, EXPERIENCE) if each[:1].isdigit()]
    assert picked(page) == {"order": ["-Experience"]}
    head.get_by_role("button").click()

    assert rising == sorted(rising)
    assert falling == sorted(rising, reverse=True)
    assert len(set(rising)) > 1
    assert names(page) == every
    assert page.locator("[aria-sort]").count() == 0


def test_verdicts_sort_by_how_bad_they_are_and_nothing_comes_last(page: Page, address: str) -> None:
    go(page, f"{address}{TOUCHPOINTS}?order=Verdicts")
    worst = [each.strip() for each in column(page, VERDICTS)]
    order = page.evaluate("cxmapVerdicts").index
    ranks = [order(each.split("\n")[0].split(" ", 1)[1].replace(" ", "-")) for each in worst if each[:1].isdigit()]

    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 2
    filled = [bool(each) for each in worst]
    assert filled == sorted(filled, reverse=True)


def test_an_address_shows_the_same_list_to_whoever_opens_it(page: Page, address: str) -> None:
    go(page, f"{address}{TOUCHPOINTS}?filter=care&order=-Touchpoint")
    shown = names(page)

    assert shown == sorted(shown, key=str.casefold, reverse=True)
    page.get_by_role("button", name="Show all").click()
    page.go_back()
    expect(page.get_by_label("Filter: All touchpoints")).to_have_value("care")
    assert names(page) == shown


def test_a_folded_list_opens_where_the_address_filters_it(page: Page, address: str) -> None:
    field = page.get_by_label("Filter: Promised against deliverable")
    go(page, f"{address}departments/marketing/")
    expect(field).not_to_be_visible()

    go(page, f"{address}departments/marketing/?filter=kept")

    expect(field).to_be_visible()
    assert field.input_value() == "kept"


def test_a_short_list_and_one_with_its_own_order_are_left_alone(page: Page, address: str) -> None:
    go(page, f"{address}partners/")
    assert page.get_by_placeholder("Filter").count() == 0
    go(page, f"{address}matrix/")
    assert page.get_by_placeholder("Filter").count() == 0


def test_on_a_phone_the_heads_that_sort_stand_above_the_cards(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    go(page, address + TOUCHPOINTS)

    page.get_by_role("button", name="Owner").click()

    owners = [each for each in column(page, OWNERS) if each]
    assert owners == sorted(owners, key=str.casefold)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    page.close()


@pytest.mark.parametrize("hostile", ["?order=constructor", "?order=-", "?filter=%3Cimg%20src=x%3E", "?order=%00"])
def test_a_hostile_address_is_only_compared(page: Page, address: str, hostile: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    go(page, address + TOUCHPOINTS + hostile)

    assert not errors
    assert page.locator("article tbody tr").count() > 15
