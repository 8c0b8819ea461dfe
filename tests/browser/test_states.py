"""Pages as readers leave them: a map that is zoomed or folded, and a list that is filtered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import ALL_RULES, broken_rules
from tests.browser.pages import SCHEMES
from tests.browser.stillness import go
from tests.browser.windows import Scheme, Window, window

JOURNEY = "journeys/receive-a-parcel/"
STATES = {
    f"{JOURNEY}?map-size=readable": ".cxmap-map [value=readable]:checked",
    f"{JOURNEY}?map-size=large&map-fold=they-do.frontstage": ".cxmap-map__lane > [aria-expanded=false]",
    f"{JOURNEY}?map-view=company": ".cxmap-map [value=company]:checked",
    "touchpoints/?filter=counter&order=-Experience": "[aria-sort=descending]",
    "matrix/#matrix-receive-a-parcel": "details[open] .cxmap-matrix",
}
"""Addresses, and what is only there where a page does as its address says."""
PHONE, WIDE = 390, 1440


@pytest.fixture(scope="module", params=SCHEMES)
def opened(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Window]:
    scheme: Scheme = request.param
    with window(browser, scheme) as found:
        yield found


@pytest.mark.parametrize("width", [PHONE, WIDE])
@pytest.mark.parametrize("state", STATES)
def test_no_state_of_a_page_breaks_a_rule_of_accessibility(
    opened: Window, address: str, state: str, width: int
) -> None:
    opened.look(width)
    go(opened.page, address + state)

    assert opened.page.locator(STATES[state]).count() > 0
    assert broken_rules(opened.page, ALL_RULES) == []


def test_an_opened_cell_of_the_map_breaks_no_rule_of_accessibility(opened: Window, address: str) -> None:
    opened.look(WIDE)
    go(opened.page, address + JOURNEY)
    opened.page.locator(".cxmap-map__cell:has(dd)").nth(3).click()
    # Nothing of the page lies under its header.
    opened.page.evaluate("scrollTo(0, 0)")

    assert broken_rules(opened.page, ALL_RULES) == []
