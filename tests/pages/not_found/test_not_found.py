from __future__ import annotations

from dataclasses import replace

from cxmap.pages import OVERVIEWS
from cxmap.pages.kit.index_page import Ways
from cxmap.pages.not_found.page import Nowhere, build
from tests.pages.small_sites import small_site


def test_an_address_without_a_page_has_the_ways_in_of_home() -> None:
    site = small_site({}, "promises", "journeys")

    nowhere, ways = build(site, "/map/")

    assert nowhere.content == Nowhere("/map/")
    assert isinstance(ways.content, Ways)
    # A form needs to know how deep the address is that was asked for.
    assert replace(ways, content=replace(ways.content, with_forms=True)) in OVERVIEWS["home"](site).before


def test_without_overviews_there_is_the_first_page_alone() -> None:
    assert [section.fragment for section in build(small_site({}), "/")] == ["not_found/nowhere"]
