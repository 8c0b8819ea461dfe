"""A journey to take along: the page that needs no site, and the picture that the reader's own browser makes."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import ALL_RULES, broken_rules
from tests.browser.windows import Window, window

JOURNEYS = "assets/cxmap/journeys"
PARCEL = "journeys/receive-a-parcel/"
NAMES = ("receive-a-parcel", "sort-out-a-problem", "receive-on-the-islands")
WITHIN = """
() => {
  const picture = document.querySelector(".picture svg, svg");
  const edges = picture.getBoundingClientRect();
  return [...picture.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < edges.left || box.top < edges.top || box.right > edges.right || box.bottom > edges.bottom;
  }).map((text) => text.textContent);
}
"""
OVERLAPPING = """
() => {
  const boxes = [...document.querySelectorAll("tspan")].map((line) => [line.textContent, line.getBoundingClientRect()]);
  const cross = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  return boxes.flatMap(([one, box], at) => boxes.slice(at + 1)
    .filter(([, other]) => cross(box, other)).map(([other]) => [one, other]));
}
"""


@pytest.fixture
def seen(browser: Browser) -> Iterator[Window]:
    with window(browser, "light") as found:
        yield found


@pytest.mark.parametrize("name", NAMES)
def test_the_page_opens_from_a_folder_and_asks_for_nothing(
    seen: Window, example: Path, tmp_path: Path, name: str
) -> None:
    alone = tmp_path / "mailed.html"
    alone.write_bytes((example / JOURNEYS / f"{name}.html").read_bytes())
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))

    seen.open(alone.as_uri())

    assert asked == [alone.as_uri()]
    assert (seen.complaints, seen.violations) == ([], [])
    expect(seen.page.get_by_role("img", name=re.compile("."))).to_have_count(1)
    assert seen.page.evaluate("getComputedStyle(document.querySelector('thead th')).textAlign") == "left"
    assert broken_rules(seen.page, ALL_RULES) == []


@pytest.mark.parametrize("name", NAMES)
def test_as_a_browser_draws_it_no_text_of_the_picture_lies_outside_or_on_another(
    page: Page, example: Path, name: str
) -> None:
    page.set_viewport_size({"width": 2080, "height": 1300})

    page.goto((example / JOURNEYS / f"{name}.svg").as_uri())

    assert page.evaluate(WITHIN) == []
    assert page.evaluate(OVERLAPPING) == []


@pytest.mark.parametrize("width", [1440, 390])
def test_on_a_narrow_screen_the_picture_scrolls_and_the_page_does_not(page: Page, example: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})

    page.goto((example / JOURNEYS / "receive-a-parcel.html").as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_picture_is_saved_as_png_twice_as_large(seen: Window, address: str, example: Path, tmp_path: Path) -> None:
    root = ElementTree.parse(example / JOURNEYS / "receive-a-parcel.svg").getroot()
    seen.open(address + PARCEL)

    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name="PNG").click()

    png = download.value.path().read_bytes()
    assert download.value.suggested_filename == "receive-a-parcel.png"
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (2 * int(root.get("width", 0)), 2 * int(root.get("height", 0)))
    assert (seen.complaints, seen.violations) == ([], [])


@pytest.mark.parametrize("ending", ["html", "svg"])
def test_the_files_are_saved_under_the_name_of_the_journey(page: Page, address: str, ending: str) -> None:
    page.goto(address + PARCEL)

    with page.expect_download() as download:
        page.get_by_role("link", name=f"{ending.upper()} of Receive a parcel").click()

    assert download.value.suggested_filename == f"receive-a-parcel.{ending}"


def test_without_a_script_there_is_no_button(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(address + PARCEL)

    expect(page.get_by_role("link", name="SVG of Receive a parcel")).to_be_visible()
    expect(page.get_by_role("button", name="PNG")).to_have_count(0)
    context.close()


def test_the_script_is_small(example: Path) -> None:
    script = (example / "assets" / "cxmap" / "cxmap.js").read_text("utf-8")

    own = script[script.index("/* Offers a journey's picture as PNG") :].partition("\n})();\n")[0]
    assert len(own) < 1_500
