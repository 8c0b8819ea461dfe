"""Colours of the reader's own system: signs, words and outlines tell apart what colours tell elsewhere."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import SCHEMES
from tests.browser.stillness import go


@pytest.fixture
def forced(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1440, "height": 900}, forced_colors="active").new_page()


def look(page: Page, selector: str, name: str) -> str:
    found: str = page.locator(selector).first.evaluate("(part, name) => getComputedStyle(part)[name]", name)
    return found


def test_what_is_picked_on_a_map_is_seen_in_forced_colours(forced: Page, address: str) -> None:
    go(forced, f"{address}journeys/receive-a-parcel/")

    picked = look(forced, ".cxmap-map__choice label:has(:checked)", "backgroundColor")
    other = look(forced, ".cxmap-map__choice label:not(:has(:checked))", "backgroundColor")

    assert picked != other


def test_the_lowest_point_is_solid_and_others_are_not_in_forced_colours(forced: Page, address: str) -> None:
    go(forced, f"{address}journeys/receive-a-parcel/")

    lowest = look(forced, ".cxmap-map__curve .cxmap-curve__point--lowest path", "fill")
    others = look(forced, ".cxmap-map__curve .cxmap-curve__point:not(.cxmap-curve__point--lowest) path", "fill")
    ideal = look(forced, ".cxmap-curve__ideal", "strokeDasharray")

    assert lowest != others
    assert ideal != "none"


def test_the_parts_of_a_bar_have_outlines_in_forced_colours(forced: Page, address: str) -> None:
    go(forced, f"{address}departments/finance/")

    assert look(forced, ".cxmap-bar__part", "stroke") != look(forced, ".cxmap-bar__part", "fill")


def test_more_contrast_makes_faint_words_as_strong_as_others(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}, contrast="more").new_page()
    go(page, f"{address}journeys/receive-a-parcel/")

    assert look(page, ".cxmap-map__lane span, .cxmap-map__lane button", "color") == look(page, ".cxmap-answer", "color")


def test_the_sign_of_what_can_be_opened_is_seen_in_forced_colours(forced: Page, address: str) -> None:
    go(forced, f"{address}promises/next-day-parcels/")

    sign, ground = forced.locator(".cxmap-instead summary").first.evaluate(
        "(part) => [getComputedStyle(part, '::after'), getComputedStyle(document.body)]"
        ".map((each) => each.backgroundColor)"
    )

    assert sign != ground


def test_the_page_on_which_one_is_is_underlined_in_forced_colours(forced: Page, address: str) -> None:
    go(forced, f"{address}guide/rules/")

    lines = {
        selector: look(forced, selector, "textDecorationLine")
        for selector in (
            ".md-tabs__item--active",
            ".md-tabs__item:not(.md-tabs__item--active)",
            ".md-sidebar--primary .md-nav__link--active",
            ".md-sidebar--primary .md-nav__link:not(.md-nav__link--active)",
        )
    }

    assert list(lines.values()) == ["underline", "none", "underline", "none"]


@pytest.mark.parametrize(("path", "selector"), [("", ".md-search__form"), ("guide/first-change/", "article pre")])
def test_boxes_have_an_edge_in_forced_colours(forced: Page, address: str, path: str, selector: str) -> None:
    go(forced, address + path)

    assert look(forced, selector, "outlineStyle") == "solid"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pencil_and_arrows_are_as_strong_as_words(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme).new_page()
    go(page, f"{address}promises/")

    assert look(page, ".md-content__button", "color") == look(page, "article .cxmap-small", "color")
    arrows = page.locator(".cxmap-sort").evaluate_all(
        "(heads) => heads.map((head) => getComputedStyle(head, '::after').opacity)"
    )
    assert set(arrows) == {"1"}


def test_what_the_search_proposes_differs_from_what_was_typed_in_forced_colours(forced: Page, address: str) -> None:
    go(forced, address)

    assert look(forced, ".md-search__suggest", "color") != look(forced, ".md-search__input", "color")
