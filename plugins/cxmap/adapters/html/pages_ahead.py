"""The pages of a site in the order in which its generator asks for them; a second process makes the last ones ahead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cxmap.adapters.content.made_ahead import MadeAhead, can_make_ahead
from cxmap.adapters.html.joined_pages import JoinedPage, JoinedPages, RenderedPage
from cxmap.adapters.html.stand_ins import lines_of

FEWEST_PAGES = 100
"""Fewer pages are made sooner than a second process is started."""


class PagesAhead:
    """Hands out each page of a map once it is asked for, whoever has made it."""

    def __init__(self, fewest: int = FEWEST_PAGES) -> None:
        self._fewest = fewest
        self._places: Mapping[str, int] = {}
        self._ahead: MadeAhead[RenderedPage] | None = None

    def begin(self, pages: JoinedPages, paths: Iterable[str]) -> None:
        """These pages will be asked for, and none of those before."""
        self.end()
        made = [path for path in paths if path in pages.documents or path in pages.overviews]
        if len(made) >= self._fewest and can_make_ahead():
            self._places = {path: place for place, path in enumerate(made)}
            self._ahead = MadeAhead(lambda place: _made_ahead(pages, made[place]), len(made))

    def page(self, pages: JoinedPages, path: str) -> JoinedPage:
        place = self._places.get(path)
        rendered = self._ahead.answer(place) if self._ahead and place is not None else None
        # Another plugin may have moved pages since.
        is_as_now = rendered and pages.fragments.lead_as(path, rendered.so_far.urls)
        return pages.page(path, rendered if is_as_now else None)

    def end(self) -> None:
        """No page is asked for any more."""
        if self._ahead:
            self._ahead.end()
        self._ahead, self._places = None, {}


def _made_ahead(pages: JoinedPages, path: str) -> RenderedPage:
    pages.fragments.pictures.warn = _refuse
    page = pages.rendered(path)
    words = {fragment.html: lines_of(fragment.html) for fragment in (*page.before, *page.after)}
    return replace(page, words=words, journeys=pages.written_journeys(path, page))


def _refuse(why: str) -> None:
    """Whoever would have to say something hands nothing over: the first process says it."""
    raise RuntimeError(why)
