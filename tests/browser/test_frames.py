"""What readers see first: an overview's data, and tables that are not cut where there is room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import OVERVIEWS, PAGES
from tests.browser.windows import Window, window

LAPTOP = 1440
SCREENS = {"laptop": (LAPTOP, 900, 350), "phone": (390, 844, 560)}
"""The width and height of a screen, and how far down its first data may stand."""
# Where the first thing stands that is no title, no sentence and no control.
FIRST_DATA = """
() => Math.min(...[...document.querySelectorAll("article :is(table, dl, ol, ul[class], nav > ul, svg, [class*=card])")]
  .filter((part) => part.checkVisibility() && !part.closest("form, details:not([open]), .md-content__button"))
  .map((part) => part.getBoundingClientRect())
  .filter((box) => box.width > 20 && box.height > 20)
  .map((box) => box.top))
"""
# Tables that go on beyond their edge, where the page leaves room at its side.
CUT = """
() => [...document.querySelectorAll("article [class*=scroll]")]
  .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
  .filter((part) => part.closest("main").querySelector(".md-main__inner").getBoundingClientRect().right
    - part.getBoundingClientRect().right > 60)
  .map((part) => `${part.getAttribute("aria-label")}: ${part.scrollWidth} in ${part.clientWidth}`)
"""

# Links in boxes of their own, of which one lies on the other.
PILED = """
() => {
  const boxes = Array.from(document.querySelectorAll("article .cxmap-add"), (each) => each.getBoundingClientRect());
  const meets = (one, other) => other.top < one.bottom && one.top < other.bottom;
  return boxes.filter((one, at) => boxes.slice(at + 1).some((other) => meets(one, other))).length;
}
"""
# How much wider the words are that a field begins with than the field.
CLIPPED = """
() => Array.from(document.querySelectorAll("article input[placeholder]"), (field) => {
  const style = getComputedStyle(field);
  const pen = Object.assign(document.createElement("canvas").getContext("2d"), { font: style.font });
  const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return Math.ceil(pen.measureText(field.placeholder).width - room);
}).filter((missing) => missing > 0)
"""

# Dots of a chart of which one lies on the other.
TOUCHING = """
() => Array.from(document.querySelectorAll(".cxmap-quadrant"), (chart) => {
  const dots = Array.from(chart.querySelectorAll("circle"), (dot) => dot.getBoundingClientRect());
  return dots.flatMap((one, at) => dots.slice(at + 1)
    .filter((other) => Math.hypot(other.x - one.x, other.y - one.y) < one.width)).length;
})
"""


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Window]:
    with window(browser, "light") as found:
        yield found


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize(
    "path", [f"{overview}/".lstrip("/") for overview in OVERVIEWS], ids=lambda path: path or "home"
)
def test_an_overview_begins_with_its_data(
    opened: Window, address: str, path: str, screen: tuple[int, int, int]
) -> None:
    width, height, most = screen
    opened.look(width, height=height)
    opened.open(address + path)

    assert opened.page.evaluate(FIRST_DATA) <= most


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_no_table_is_cut_beside_an_empty_column(opened: Window, address: str, path: str) -> None:
    opened.look(LAPTOP)
    opened.open(address + path)

    assert opened.page.evaluate(CUT) == []


def test_the_ways_to_new_pages_do_not_lie_on_each_other(opened: Window, address: str) -> None:
    opened.look(LAPTOP)
    opened.open(f"{address}guide/fields/")

    assert opened.page.locator(".cxmap-add").count() > 1
    assert opened.page.evaluate(PILED) == 0


def test_promises_of_a_touchpoint_are_as_wide_on_a_phone_as_what_follows(opened: Window, address: str) -> None:
    opened.look(390, height=844)
    opened.open(f"{address}touchpoints/receiving/doorstep/")

    held, lead = (opened.page.locator(part).first.bounding_box() for part in (".cxmap-held", ".cxmap-lead"))

    assert held
    assert lead
    assert held["width"] == lead["width"]


@pytest.mark.parametrize("path", ["promises/", "may-we-say/"])
@pytest.mark.parametrize("width", [1920, LAPTOP])
def test_a_field_has_room_for_what_it_asks(opened: Window, address: str, path: str, width: int) -> None:
    opened.look(width)
    opened.open(address + path)

    assert opened.page.evaluate(CLIPPED) == []


def test_the_whole_map_breaks_no_name_of_a_stage_within_a_word(opened: Window, address: str) -> None:
    opened.look(1024)
    opened.open(f"{address}journeys/receive-a-parcel/")

    afterwards = opened.page.locator(".cxmap-map__head strong", has_text="Afterwards").first

    assert afterwards.evaluate("(name) => name.getClientRects().length") == 1


@pytest.mark.parametrize("path", ["", "journeys/", "personas/islander/", "departments/"])
def test_verdicts_in_a_table_stand_the_worst_first(opened: Window, address: str, path: str) -> None:
    opened.look(LAPTOP)
    opened.open(address + path)

    shown = opened.page.evaluate(
        """() => Array.from(document.querySelectorAll("article td .cxmap-counts"), (list) => Array.from(
          list.querySelectorAll(".cxmap-verdict"),
          (chip) => window.cxmapVerdicts.findIndex((each) => chip.matches(`.cxmap-verdict--${each}`)),
        ))"""
    )

    assert any(len(ranks) > 1 for ranks in shown)
    assert all(ranks == sorted(ranks) for ranks in shown)


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_no_dot_of_a_chart_touches_another(opened: Window, address: str, screen: tuple[int, int, int]) -> None:
    opened.look(screen[0])
    opened.open(f"{address}priorities/")

    assert opened.page.evaluate(TOUCHING) == [0, 0]
