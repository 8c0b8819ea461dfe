from __future__ import annotations

import pytest

from cxmap.model.document import Body, Page, Span
from cxmap.pages import OVERVIEWS, unknown_overviews
from cxmap.pages.kit.index_page import Nothing
from tests.alignment.small_maps import KEPT
from tests.pages.small_sites import overview_of

NOTHING_IS_THERE = dict.fromkeys(KEPT, "")


def page(view: str | None) -> Page:
    return Page("index.md", view, Span(2, 7, 2, 15), Body("", 4))


def test_a_page_that_asks_for_an_unknown_overview_is_found_with_the_nearest_one() -> None:
    (found,) = unknown_overviews([page("promisses")])

    assert found.message == "`promisses` is no overview"
    assert found.suggestion == "promises"
    assert (found.place.path, found.place.span.line, found.place.span.column) == ("index.md", 2, 7)


def test_pages_without_overviews_and_with_known_ones_are_fine() -> None:
    assert list(unknown_overviews([page(None), page("home")])) == []


@pytest.mark.parametrize("name", OVERVIEWS)
def test_no_overview_is_blank_where_the_map_is_empty(name: str) -> None:
    found = overview_of(name, NOTHING_IS_THERE)

    shown = [section.content for section in (*found.before, *found.after)]
    assert shown
    assert Nothing("") not in shown


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ecosystem", "No department, no partner and no persona is live."),
        ("priorities", "No journey is live, no opportunity is open, and no touchpoint falls short of its ideal."),
        ("root-causes", "No pain is written down, and no promise is in trouble."),
    ],
)
def test_an_overview_of_nothing_says_what_is_missing(name: str, words: str) -> None:
    assert [section.content for section in overview_of(name, NOTHING_IS_THERE).after] == [Nothing(words)]
