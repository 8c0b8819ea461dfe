"""The parts of a page: each is made again with less room, until the page is no longer too long."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jinja2 import Environment

from cxmap.adapters.html.fragments import Fragments, PageFragments
from cxmap.adapters.html.pictures import Pictures
from cxmap.adapters.html.site_urls import SiteUrls
from cxmap.adapters.html.theme import fragments_folder
from cxmap.pages.kit.room import LONGEST_PAGE, WHOLE, Room


def _made(length: Callable[[Room], int]) -> tuple[PageFragments, list[Room], int]:
    """A page of one part of this length, the rooms with which it was made, and the length that it was left with."""
    page, rooms = PageFragments("a.md", Environment(autoescape=True)), list[Room]()

    def made(room: Room) -> int:
        rooms.append(room)
        page.pictures += length(room) // 1000
        page.is_shortened = not room.is_whole
        return length(room)

    return page, rooms, page.within(made, lambda found: found)


def test_a_part_that_fits_is_made_once() -> None:
    page, rooms, found = _made(lambda _: LONGEST_PAGE)

    assert rooms == [WHOLE]
    assert (page.length, found, page.is_shortened) == (LONGEST_PAGE, LONGEST_PAGE, False)


@pytest.mark.parametrize("times", [2, 4, 20])
def test_a_part_whose_lists_become_shorter_is_made_two_or_three_times(times: int) -> None:
    page, rooms, found = _made(lambda room: int(times * LONGEST_PAGE * room.share))

    assert len(rooms) in (2, 3)
    assert found <= LONGEST_PAGE
    assert (page.room, page.pictures, page.is_shortened) == (rooms[-1], found // 1000, True)


def test_a_part_that_does_not_get_shorter_is_made_three_times_and_stays_whole() -> None:
    page, rooms, found = _made(lambda _: LONGEST_PAGE + 1)

    assert len(rooms) == 3
    assert rooms[-1].is_least
    assert (page.room, found, page.is_shortened) == (WHOLE, LONGEST_PAGE + 1, False)
    assert page.pictures == found // 1000


def test_a_part_that_gets_shorter_only_with_little_room_is_made_until_it_fits() -> None:
    _, rooms, found = _made(lambda room: LONGEST_PAGE + 1 if room.share > 0.1 else LONGEST_PAGE)

    assert found == LONGEST_PAGE
    assert len(rooms) <= 12


def test_of_a_part_that_never_fits_the_first_of_the_shortest_is_kept() -> None:
    page, rooms, found = _made(lambda room: LONGEST_PAGE + (2 if room.share > 0.3 else 1))

    assert found == LONGEST_PAGE + 1
    assert page.room.share == max(room.share for room in rooms if room.share <= 0.3)
    assert len(rooms) <= 12


def test_no_part_is_made_more_than_a_dozen_times() -> None:
    _, rooms, _ = _made(lambda room: int(LONGEST_PAGE * (1.0001 + room.share / 10_000)))

    assert len(rooms) <= 12


def _macro(call: str) -> str:
    fragments = Fragments(fragments_folder(), SiteUrls(), Pictures(print))
    environment = fragments.of_page("a.md").environment
    return environment.from_string('{% import "kit/macros.html" as cxmap %}{{ ' + call + " }}").render()


def test_terms_that_are_left_out_are_counted_under_the_term_of_the_others() -> None:
    assert _macro("cxmap.rest_of_terms(2, 'Others say')") == (
        '<div><dt>Others say</dt><dd class="cxmap-faint">and 2 more</dd></div>'
    )
    assert _macro("cxmap.rest_of_terms(0, 'Others say')") == ""


def test_rows_that_are_left_out_are_counted_across_all_columns() -> None:
    assert _macro("cxmap.rest_of_rows(2, 3)") == '<tr><td colspan="3" class="cxmap-faint">and 2 more</td></tr>'
    assert _macro("cxmap.rest_of_rows(0, 3)") == ""
