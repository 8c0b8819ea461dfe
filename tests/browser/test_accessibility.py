from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import product
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.pages import KINDS, PAGES, SCHEMES

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
ALL_RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# A scheme changes colours and nothing else.
RULES_ON_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RUN = """
async ([rules, preload]) => {
  const found = await axe.run({ runOnly: rules, resultTypes: ["violations"], preload });
  return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).join(" | ")}`);
}
"""


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at, and which rules are asked."""

    width: int
    scheme: Literal["light", "dark"]
    rules: Mapping[str, object]


# Every page is seen narrow and wide, light and dark; one of each kind in every width in both schemes.
EVERY_PAGE = (Look(390, "light", ALL_RULES), Look(1440, "dark", ALL_RULES))
ONE_OF_A_KIND = (Look(390, "dark", RULES_ON_COLOURS), Look(1440, "light", RULES_ON_COLOURS))
CASES = (
    *product((*PAGES, "partners/nightheron-rail/", "boards/last-mile/"), EVERY_PAGE),
    *product(KINDS, ONE_OF_A_KIND),
)


@pytest.mark.parametrize(
    ("path", "look"), CASES, ids=[f"{path or 'home'}-{look.width}-{look.scheme}" for path, look in CASES]
)
def test_no_page_breaks_a_rule_of_accessibility(lasting_page: Page, address: str, path: str, look: Look) -> None:
    lasting_page.set_viewport_size({"width": look.width, "height": 900})
    lasting_page.emulate_media(color_scheme=look.scheme)
    lasting_page.goto(address + path)
    lasting_page.wait_for_selector(f"[data-md-color-scheme={SCHEMES[look.scheme]}]")
    lasting_page.evaluate(AXE)

    # All pages have one style sheet; axe needs to fetch it once for its rules about styles.
    assert lasting_page.evaluate(RUN, [look.rules, path == ""]) == []
