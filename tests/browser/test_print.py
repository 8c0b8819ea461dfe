from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.stillness import go, until

LYING = "841.91998 594.95996"
SHEETS = re.compile(rb"/MediaBox \[0 0 ([\d.]+ [\d.]+)\]")
PARCEL = "journeys/receive-a-parcel/"
LANDSCAPE = ViewportSize(width=1070, height=741)  # pixels of a sheet within its margins
PLACES = """() => Array.from(
  document.querySelectorAll(".cxmap-map :is(.cxmap-map__head, .cxmap-map__name, .cxmap-curve, .cxmap-map__cell)"),
  (part) => { const { width, height } = part.getBoundingClientRect(); return [Math.round(width), Math.round(height)]; },
)"""
"""How large the parts of a map are."""
SMALLEST = """() => Math.min(...Array.from(
  document.querySelectorAll(".cxmap-map :is(p, a, dd, strong, span:not(.cxmap-unseen), text)"),
  (part) => part.checkVisibility() ? parseFloat(getComputedStyle(part).fontSize) * 0.75 : 99,
))"""
"""The smallest type of a map in points."""


def sheets_of(page: Page) -> list[str]:
    return [sheet.decode() for sheet in SHEETS.findall(page.pdf(prefer_css_page_size=True))]


def fill_the_screen(page: Page) -> None:
    page.get_by_role("button", name="Full screen").click()
    until(page, "document.fullscreenElement !== null")


def come_close(page: Page) -> None:
    page.get_by_label("Close up").check()


def test_a_printed_register_lies_in_landscape(page: Page, address: str) -> None:
    page.goto(f"{address}promises/")

    sheets = sheets_of(page)

    assert sheets
    assert set(sheets) == {LYING}


@pytest.mark.parametrize("do", [fill_the_screen, come_close])
def test_a_map_is_as_large_on_paper_whatever_the_screen_shows(
    page: Page, address: str, do: Callable[[Page], None]
) -> None:
    go(page, f"{address}{PARCEL}")
    page.set_viewport_size(LANDSCAPE)
    page.emulate_media(media="print")
    usual = page.evaluate(PLACES)
    page.emulate_media(media="screen")

    do(page)
    page.emulate_media(media="print")

    assert page.evaluate(PLACES) == usual


def test_a_folded_lane_keeps_its_name_on_paper(page: Page, address: str) -> None:
    go(page, f"{address}{PARCEL}?map-fold=felt-because")

    page.emulate_media(media="print")

    expect(page.locator(".cxmap-map__sheet").first.get_by_text("Felt because")).to_be_visible()
    expect(page.locator('.cxmap-map__cell[data-lane="felt-because"] dd').first).to_be_hidden()


@pytest.mark.parametrize(
    ("journey", "count"), [(PARCEL, 2), ("journeys/send-a-parcel/", 2), ("journeys/rearrange-a-delivery/", 1)]
)
def test_from_the_whole_screen_a_map_takes_no_more_sheets_than_its_touchpoints_need(
    page: Page, address: str, journey: str, count: int
) -> None:
    go(page, f"{address}{journey}")

    fill_the_screen(page)

    assert sheets_of(page) == [LYING] * count


def test_a_map_alone_is_printed_and_then_its_page_comes_back(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    go(page, f"{address}{PARCEL}")

    page.get_by_role("button", name="Print this map").click()

    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.locator(".cxmap-map__title")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()


def test_the_type_of_a_printed_map_can_be_read_and_it_says_nothing_of_keys(page: Page, address: str) -> None:
    go(page, f"{address}{PARCEL}")

    page.emulate_media(media="print")

    assert page.evaluate(SMALLEST) >= 6
    expect(page.locator(".cxmap-map__keys")).to_be_hidden()


def test_each_sheet_of_a_map_names_its_lanes_and_no_cell_does(page: Page, address: str) -> None:
    go(page, f"{address}{PARCEL}")
    page.set_viewport_size(LANDSCAPE)

    page.emulate_media(media="print")

    names = page.locator(".cxmap-map__sheet").get_by_text("Promised here")
    expect(names).to_have_count(2)
    for number in range(2):
        expect(names.nth(number)).to_be_visible()
    assert (
        page.locator(".cxmap-map dt").evaluate_all("names => Math.max(...names.map((name) => name.offsetWidth))") == 1
    )


def test_a_heading_lies_on_the_sheet_of_its_picture(page: Page, address: str) -> None:
    go(page, f"{address}{PARCEL}")

    page.emulate_media(media="print")

    for heading in ("journey-diagram", "blueprint"):
        kept = page.locator(f"h2#{heading}").evaluate(
            "head => [head, head.nextElementSibling].map((part) => getComputedStyle(part).page)"
        )
        assert kept == ["cxmap-map", "cxmap-map"]


@pytest.mark.parametrize("path", ["capabilities/", "coverage/", "promises/"])
def test_nothing_on_paper_asks_to_be_filled_in(page: Page, address: str, path: str) -> None:
    go(page, address + path)
    assert page.locator("article input:visible").count() > 0

    page.emulate_media(media="print")

    assert page.locator("article :is(input, select):visible").count() == 0


def test_home_takes_two_sheets(page: Page, address: str) -> None:
    page.goto(address)

    assert len(sheets_of(page)) == 2


def test_what_a_department_can_open_begins_no_sheet_of_its_own(page: Page, address: str) -> None:
    go(page, f"{address}departments/finance/")
    page.emulate_media(media="print")

    breaks = page.locator("article details").evaluate_all(
        "(them) => them.map((each) => getComputedStyle(each).breakInside)"
    )

    assert set(breaks) == {"auto"}


def test_on_an_upright_sheet_no_share_is_parted_from_its_sign(page: Page, address: str) -> None:
    go(page, f"{address}boards/last-mile/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})

    figures = page.locator(".cxmap-block td[data-label=Promised] .cxmap-figure")
    lines = figures.evaluate_all("(them) => them.map((each) => each.getClientRects().length)")

    assert lines
    assert set(lines) == {1}


def test_paper_has_no_count_of_rows_of_which_none_is_hidden(page: Page, address: str) -> None:
    go(page, f"{address}coverage/")
    counted = page.locator(".cxmap-shown").first

    expect(counted).to_be_visible()
    page.emulate_media(media="print")
    expect(counted).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator(".cxmap-shown input").first.fill("website")
    expect(counted.get_by_role("status")).to_contain_text(" of ")
    page.emulate_media(media="print")
    expect(counted).to_be_visible()


def test_a_folded_section_parts_its_sign_from_its_words(page: Page, address: str) -> None:
    go(page, f"{address}{PARCEL}")

    sign = page.locator(".cxmap-folded > summary").first.evaluate(
        "(summary) => getComputedStyle(summary, '::before').content"
    )

    assert sign.startswith('"▸ "')
