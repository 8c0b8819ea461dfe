"""Axe, which knows the rules of accessibility."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from playwright.sync_api import Page

from tests.browser.windows import STILL, add_style

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
ALL_RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# A scheme changes colours and nothing else.
RULES_ON_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# The contrast of a text follows from its own styles and those of all that it stands in. Of the texts of a page that
# have all of them in common, the first and the last are asked: a hundred rows take axe seconds.
MARK_LOOKS = """
() => {
  const names = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight", "textShadow",
    "visibility", "position", "overflow", "clipPath", "filter", "mixBlendMode", "webkitTextFillColor", "display"];
  const [looks, lookOf, texts] = [new Map(), new Map(), new Map()];
  for (const element of document.querySelectorAll("body, body *")) {
    const style = getComputedStyle(element);
    const look = [lookOf.get(element.parentElement), ...names.map((name) => style[name])].join();
    if (!looks.has(look)) looks.set(look, looks.size);
    lookOf.set(element, looks.get(look));
    element.removeAttribute("data-asked");
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if ((hasText || element.matches("input, select, textarea")) && element.getClientRects().length)
      texts.set(looks.get(look), [...texts.get(looks.get(look)) ?? [], element]);
  }
  for (const alike of texts.values())
    for (const at of [0, alike.length - 1]) alike[at].setAttribute("data-asked", "");
}
"""
RUN = """
async ([rules, preload]) => {
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-asked]" }] });
  const found = await axe.run({ runOnly: rules, resultTypes: ["violations"], preload });
  return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).join(" | ")}`);
}
"""


def broken_rules(page: Page, rules: Mapping[str, object], *, preload: bool = False) -> list[str]:
    """The rules that a page breaks, and where; `preload` fetches its style sheets for the rules about styles."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
        # Colours that still change after another width are not those that readers see.
        add_style(page, STILL)
    page.evaluate(MARK_LOOKS)
    found: list[str] = page.evaluate(RUN, [rules, preload])
    return found
