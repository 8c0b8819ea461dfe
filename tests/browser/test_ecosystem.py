from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import served
from tests.browser.stillness import go
from tests.sites import small_site


def _touchpoint(title: str, owner: str, more: str = "") -> str:
    return f"---\ntitle: {title}\nowner: {owner}\nchannel: other\n{more}---\n"


def _journey(title: str, touchpoint: str) -> str:
    return f"---\ntitle: {title}\nowner: depot\nstages: [{{name: All, touchpoints: [{touchpoint}]}}]\n---\n"


TENSION = "conflicts_with: [{with: department/office, because: Both want the van}]"
FILES = {
    "ecosystem.md": "---\ntitle: Ecosystem\nview: ecosystem\n---\n",
    "departments/depot.md": f"---\ntitle: Depot\n{TENSION}\n---\n",
    "departments/office.md": "---\ntitle: Office\n---\n",
    "partners/carrier.md": "---\ntitle: Carrier\n---\n",
    "touchpoints/door.md": _touchpoint("Door", "depot", "promises: [next-day]\n"),
    "touchpoints/form.md": _touchpoint("Form", "office", "contributors: [{partner: carrier, influence: direct}]\n"),
    "journeys/receive.md": _journey("Receive", "door"),
    "journeys/complain.md": _journey("Complain", "form"),
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = small_site(tmp_path_factory.mktemp("ecosystem"))
    site.write(FILES)
    site.build()
    with served(site.published) as found:
        yield f"{found}ecosystem/"


def _boxes(page: Page) -> set[str]:
    return set(page.locator("svg [data-node]:visible .cxmap-node__name").all_text_contents())


def test_the_picture_is_narrowed_to_a_journey_and_the_address_keeps_it(page: Page, address: str) -> None:
    go(page, address)
    everybody = _boxes(page)
    page.locator("select[name='journey']").select_option("complain")

    assert _boxes(page) == {"Office", "Carrier", "Complain"}
    expect(page.locator("svg [data-ends]:not([display])")).to_have_count(2)

    go(page, page.url)

    assert page.url.endswith("?journey=complain")
    assert _boxes(page) == {"Office", "Carrier", "Complain"}

    page.locator("select[name='journey']").select_option("")

    assert _boxes(page) == everybody
    assert {"Depot", "Receive"} < everybody


def test_a_party_is_shown_with_those_with_whom_it_is_in_tension(page: Page, address: str) -> None:
    go(page, f"{address}?party=department/office")

    assert _boxes(page) == {"Office", "Depot", "Complain"}


def test_who_must_mend_a_promise_is_marked_where_it_is_asked_for(page: Page, address: str) -> None:
    go(page, address)
    expect(page.locator(".cxmap-node--mends")).to_have_count(0)

    page.locator("select[name='journey']").select_option("receive")

    expect(page.locator(".cxmap-node--mends .cxmap-node__name")).to_have_text(["Depot"])
    expect(page.locator("[data-cxmap-sieve] form output")).to_contain_text("to mend a promise there: Depot")


def test_without_a_script_the_picture_is_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}?journey=complain")

    assert {"Depot", "Office", "Carrier", "Receive", "Complain"} <= _boxes(page)
    context.close()


def test_each_box_opens_the_page_of_what_it_names(page: Page, address: str) -> None:
    go(page, address)

    boxes = page.locator("svg [data-node]")
    assert boxes.count() == len(_boxes(page))
    assert boxes.locator("xpath=self::*[not(@href)]").count() == 0
    boxes.filter(has_text="Office").click()
    expect(page.locator("h1")).to_contain_text("Office")
