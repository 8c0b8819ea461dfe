from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PAGES

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
ALL_RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# A scheme changes colours and nothing else.
RULES_ON_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RUN = """
async (rules) => {
  const found = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
  return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).join(" | ")}`);
}
"""
LOOKED_AT = (*PAGES, "partners/nightheron-rail/", "boards/last-mile/")


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_breaks_a_rule_of_accessibility_in_any_scheme(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found: dict[str, list[str]] = {}

    for path in LOOKED_AT:
        page.emulate_media(color_scheme="light")
        page.goto(address + path)
        page.evaluate(AXE)
        found[path] = page.evaluate(RUN, ALL_RULES)
        page.emulate_media(color_scheme="dark")
        page.wait_for_selector("[data-md-color-scheme=slate]")
        found[path] += page.evaluate(RUN, RULES_ON_COLOURS)

    assert {path: broken for path, broken in found.items() if broken} == {}
