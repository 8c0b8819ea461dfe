from __future__ import annotations

import re

from playwright.sync_api import Page, expect

GOES_ON = re.compile("cxmap-more-right")


def test_what_scrolls_fades_until_its_end_is_reached(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 800})
    page.goto(f"{address}journeys/receive-a-parcel/#blueprint")
    blueprint = page.get_by_role("region", name="Diagram: Blueprint")
    expect(blueprint).to_have_class(GOES_ON)

    blueprint.evaluate("box => box.scrollTo(box.scrollWidth, 0)")

    expect(blueprint).not_to_have_class(GOES_ON)


def test_what_fits_does_not_fade(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{address}promises/next-day-letters/")

    expect(page.get_by_role("region", name="Diagram:")).not_to_have_class(GOES_ON)
