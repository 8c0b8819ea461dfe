from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.windows import STILL, add_style

# What has the focus, and whether that can be seen: an outline, a frame or another colour than without it.
FOCUSED = """
() => {
  const focused = document.activeElement;
  const parent = focused.parentElement;
  const around = [focused, parent, focused.nextElementSibling, focused.firstElementChild, parent?.parentElement];
  const names = [
    "outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "color", "backgroundColor", "borderColor", "opacity",
    "stroke", "strokeWidth", "textDecorationLine", "textDecorationColor",
  ];
  const looks = () => around.filter(Boolean).map((element) => {
    const style = getComputedStyle(element);
    return names.map((name) => style[name]).join(";");
  }).join();
  const isInText = focused.closest("article") !== null;
  const withFocus = looks();
  focused.blur();
  const without = looks();
  focused.focus({ focusVisible: true, preventScroll: true });
  const box = focused.getBoundingClientRect();
  return {
    name: `${focused.tagName}.${focused.getAttribute("class")} ${(focused.textContent || "").trim().slice(0, 30)}`,
    isSeen: withFocus !== without && box.width > 0 && box.height > 0,
    isInText,
  };
}
"""
MOVING = """
() => [...document.querySelectorAll("article *")].filter((element) => {
  const { transitionDuration, animationName } = getComputedStyle(element);
  return animationName !== "none" || transitionDuration.split(", ").some((time) => parseFloat(time) > 0.01);
}).map((element) => element.outerHTML.slice(0, 80)).slice(0, 3)
"""
STOPS = 60


@pytest.mark.parametrize(
    "path",
    [
        "",
        "promises/",
        "matrix/",
        "may-we-say/",
        "journeys/receive-a-parcel/",
        "promises/next-day-parcels/",
        "departments/last-mile/",
        "ecosystem/",
        "coverage/",
    ],
)
def test_focus_is_seen_wherever_the_keyboard_goes_in_the_text(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    add_style(page, STILL)
    page.locator("article h1").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    unseen: list[str] = []
    stops = 0

    for _ in range(STOPS):
        page.keyboard.press("Tab")
        found: Any = page.evaluate(FOCUSED)
        if not found["isInText"]:
            break
        stops += 1
        if not found["isSeen"]:
            unseen.append(found["name"])

    assert stops
    assert unseen == []


def test_the_first_stop_leads_past_the_navigation(page: Page, address: str) -> None:
    page.goto(address + "promises/next-day-parcels/")

    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_nothing_of_ours_moves_where_readers_want_no_motion(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    moving: dict[str, Any] = {}

    for path in ("", "journeys/receive-a-parcel/", "promises/", "ecosystem/"):
        page.goto(address + path)
        moving[path] = page.evaluate(MOVING)
    context.close()

    assert moving == {path: [] for path in moving}
