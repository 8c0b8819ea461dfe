from __future__ import annotations

from cxmap.model.document import Body, Page, Span
from cxmap.views import OVERVIEWS
from cxmap.views.overviews import unknown_overviews


def page(view: str | None) -> Page:
    return Page("index.md", view, Span(2, 7, 2, 15), Body("", 4))


def test_a_page_that_asks_for_an_unknown_overview_is_found_with_the_nearest_one() -> None:
    (found,) = unknown_overviews([page("promisses")], OVERVIEWS)

    assert found.message == "`promisses` is no overview"
    assert found.suggestion == "promises"
    assert (found.place.path, found.place.span.line, found.place.span.column) == ("index.md", 2, 7)


def test_pages_without_overviews_and_with_known_ones_are_fine() -> None:
    assert list(unknown_overviews([page(None), page("home")], OVERVIEWS)) == []
