"""Pages that a second process makes are those that this one makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cxmap.adapters.content.two_processes import has_second_process
from cxmap.adapters.html.joined_pages import JoinedPage, JoinedPages, joined_pages
from cxmap.adapters.html.pages_ahead import PagesAhead
from cxmap.adapters.html.pictures import Pictures
from cxmap.adapters.html.site_urls import SiteUrls
from tests.adapters.html.test_offered_files import journey
from tests.alignment.small_maps import small_map

pytestmark = pytest.mark.skipif(not has_second_process(), reason="no fork, or one processor")


def _pages(address: Callable[[str], str | None] | None = None) -> JoinedPages:
    return joined_pages(small_map(journey()), SiteUrls(said=address), Pictures(print))


def _values(page: JoinedPage) -> dict[str, Any]:
    """All of a page, but for what makes more of it."""
    state = page.fragments.so_far
    files = {file.path: file.text for file in page.files}
    return {"title": page.title, "before": page.before, "after": page.after, "files": files, "state": state}


def _begun(pages: JoinedPages) -> PagesAhead:
    """The other process has made the last page."""
    ahead = PagesAhead(fewest=1)
    ahead.begin(pages, pages.documents)
    assert ahead._ahead  # noqa: SLF001  # nobody else waits for it
    assert ahead._ahead._here.poll(60)  # noqa: SLF001  # likewise
    return ahead


def test_they_are_the_same_with_their_files_and_with_all_that_further_parts_ask_for() -> None:
    pages = _pages()
    ahead = _begun(pages)

    made = {path: ahead.page(pages, path) for path in pages.documents}
    ahead.end()

    assert {path: _values(page) for path, page in made.items()} == {path: _values(pages.page(path)) for path in made}


def test_the_other_process_has_found_the_words_for_the_search() -> None:
    pages = _pages()
    ahead = _begun(pages)

    page = ahead.page(pages, list(pages.documents)[-1])
    ahead.end()

    assert page.words.keys() == {fragment.html for fragment in (*page.before, *page.after)}


def test_a_page_is_made_anew_where_others_have_moved_meanwhile() -> None:
    moved: list[str] = []
    pages = _pages(lambda path: f"{moved[0]}/{path}" if moved else None)
    ahead = _begun(pages)
    path = list(pages.documents)[-1]
    moved.append("elsewhere")

    page = ahead.page(pages, path)
    ahead.end()

    assert not page.words
    assert _values(page) == _values(pages.page(path))


def test_other_pages_than_those_of_the_map_are_made_when_they_are_asked_for() -> None:
    pages = _pages()
    ahead = PagesAhead(fewest=1)
    ahead.begin(pages, ["about.md"])

    page = ahead.page(pages, "about.md")
    ahead.end()

    assert (page.title, page.words) == ("", {})
