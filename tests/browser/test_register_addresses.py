from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

PARTIES = ("departments/finance/", "departments/last-mile/", "partners/dunlin-vans/")


def test_a_verdict_in_the_head_of_a_party_leads_to_as_many_promises(page: Page, address: str) -> None:
    followed = 0
    for party in PARTIES:
        page.goto(address + party)
        chips = page.locator(".cxmap-lead > .cxmap-counts a")
        for number in range(chips.count()):
            count = re.findall(r"\d+", chips.nth(number).inner_text())[0]
            chips.nth(number).click()
            expect(page.locator("[data-cxmap-status]")).to_have_text(re.compile(rf"^{count} of \d+ promises$"))
            page.go_back()
            followed += 1

    assert followed > len(PARTIES)


@pytest.mark.parametrize("parties", ["departments/", "partners/"])
def test_a_verdict_in_the_list_of_parties_leads_to_as_many_promises(page: Page, address: str, parties: str) -> None:
    page.goto(address + parties)
    chips = page.locator("article table").first.locator(".cxmap-counts a")
    for number in (0, chips.count() // 2, chips.count() - 1):
        count = re.findall(r"\d+", chips.nth(number).inner_text())[0]
        chips.nth(number).click()
        expect(page.locator("[data-cxmap-status]")).to_have_text(re.compile(rf"^{count} of \d+ promises$"))
        page.go_back()

    assert chips.count() > 10


def test_the_address_of_what_is_picked_can_be_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}promises/")
    copy = page.get_by_role("button", name="Copy the address of this view")
    expect(copy).to_be_hidden()

    page.goto(f"{address}promises/?verdict=broken")
    copy.click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}promises/?verdict=broken"
    context.close()


def test_where_nothing_may_be_copied_the_button_says_so(page: Page, address: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject();")
    page.goto(f"{address}promises/?verdict=broken")

    page.get_by_role("button", name="Copy the address of this view").click()

    expect(page.get_by_role("button", name="Not allowed here")).to_be_visible()
