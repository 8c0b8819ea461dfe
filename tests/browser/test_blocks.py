"""Views in pages of one's own, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import served
from tests.browser.test_promise_pages import FILES
from tests.sites import small_site

FILTERS = {
    "journey": ("", "receive", "send"),
    "channel": ("", "store"),
    "verdict": ("", "broken", "kept", "[unbacked, homeless]"),
}
MORE = {
    "journeys/send.md": "---\ntitle: Send\nowner: depot\nstages: [{name: Shop, touchpoints: [counter]}]\n---\n",
    "promises/everywhere.md": """
        ---
        statement: On time everywhere.
        made_by: brand
        expects: [{metric: on-time, at_least: 90}]
        ---
        """,
    "promises/nowhere.md": "---\nstatement: Said and not felt.\nmade_by: brand\n---\n",
    "touchpoints/phone.md": "---\ntitle: Phone\nowner: brand\nchannel: phone\npromises: [everywhere]\n---\n",
    "touchpoints/counter.md": """
        ---
        title: At the counter
        owner: depot
        channel: store
        control: own
        promises: [five-minutes, everywhere]
        capabilities: [courier]
        ---
        """,
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = small_site(tmp_path_factory.mktemp("boards"))
    site.write(FILES | MORE)
    blocks = (dict(zip(FILTERS, values, strict=True)) for values in product(*FILTERS.values()))
    site.write({"every.md": "# Every\n\n" + "\n".join(map(block, blocks))})
    site.write({"two.md": f"# Two\n\n{block({})}\n{block({})}\n{block({'channel': 'store'})}"})
    site.build(strict=True)
    with served(site.published, "/below/") as found:
        yield found


def block(filters: dict[str, str]) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in filters.items() if value)
    return f"```cxmap\nview: promises\n{lines}```\n"


def shown(part: Locator) -> list[str]:
    return part.locator(".cxmap-register__table tbody tr:visible .cxmap-wording a").all_text_contents()


def test_a_block_shows_what_the_register_shows_with_the_same_filters(page: Page, address: str) -> None:
    page.goto(f"{address}every/")
    blocks = page.locator(".cxmap-block").all()
    found = [(each.locator(".cxmap-block__whole").get_attribute("href") or "", sorted(shown(each))) for each in blocks]

    assert len(found) == 24
    assert len({tuple(promises) for _, promises in found}) > 5
    for link, promises in found:
        page.goto(urljoin(f"{address}every/", link))
        assert sorted(shown(page.locator("article"))) == promises, link


def test_two_registers_of_a_page_are_filtered_and_sorted_on_their_own(page: Page, address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}two/")
    one, two = page.locator(".cxmap-block").nth(0), page.locator(".cxmap-block").nth(1)
    every = shown(one)
    assert len(every) == 5
    assert shown(two) == every

    two.get_by_text("Filter", exact=True).click()
    two.get_by_role("checkbox", name="kept").check()
    expect(two.locator("[data-cxmap-status]")).to_have_text("1 of 5 promises")
    one.locator("[data-sort=promise] button").click()

    assert shown(one) == sorted(every)
    assert parse_qs(urlsplit(page.url).query) == {"view-2-verdict": ["kept"], "view-1-sort": ["promise"]}
    page.reload()
    expect(two.locator("[data-cxmap-status]")).to_have_text("1 of 5 promises")
    expect(two.get_by_role("checkbox", name="kept")).to_be_visible()
    assert shown(one) == sorted(every)
    two.get_by_role("button", name="Show all", exact=True).click()
    assert shown(two) == every
    assert not errors


def test_no_two_things_of_a_board_have_the_same_id(page: Page, address: str) -> None:
    page.goto(f"{address}two/")

    ids: list[str] = page.eval_on_selector_all("[id]", "found => found.map((each) => each.id)")

    assert sorted(set(ids)) == sorted(ids)


def test_a_board_fits_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{address}two/")

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
