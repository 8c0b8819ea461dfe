"""The navigation of a large map: each page names its neighbours, and where all of its kind are listed.

MkDocs and its themes write the whole navigation into each page, which of a thousand pages is more than the page itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from cxmap.adapters.html.joined_pages import JoinedPages
from cxmap.pages.kit.words import kind_words

LARGE = 150
"""So many items of a navigation are written into each page as they are."""
NEAR = 10
"""Pages before and behind a page that its navigation names."""

WayToAll = Callable[[str], Link | None]
"""The link to the overview that lists all entities of the kind that a file has."""


class NearPages:
    """The navigation as each page shows it; `entities` are the paths of the pages that may be left out."""

    def __init__(self, nav: Navigation, entities: Mapping[str, object], way_to_all: WayToAll) -> None:
        self._nav, self._entities, self._way_to_all = nav, entities, way_to_all
        self._is_large = sum(1 for _ in _within(nav.items)) > LARGE
        self._places: dict[int, dict[int, int]] = {}
        self._short: dict[int, StructureItem] = {}
        if self._is_large:
            for item in _within(nav.items):
                if isinstance(item, Section):
                    listed = (child for child in item.children if self._is_entity(child))
                    self._places[id(item)] = {id(child): place for place, child in enumerate(listed)}

    def is_of(self, nav: Navigation) -> bool:
        return nav is self._nav

    def of(self, page: Page | None) -> Navigation:
        """The navigation of one page, whose ancestors are open; of none for what is no page, such as `404.html`."""
        if not self._is_large:
            return self._nav
        shown = copy(self._nav)
        open_sections = {id(section) for section in (page.ancestors if page else ())}
        shown.items = [self._item(item, page, open_sections) for item in self._nav.items]
        return shown

    def _item(self, item: StructureItem, page: Page | None, open_sections: set[int]) -> StructureItem:
        if not isinstance(item, Section):
            return item
        if id(item) not in open_sections:
            if id(item) not in self._short:
                self._short[id(item)] = self._section(item, page, open_sections)
            return self._short[id(item)]
        return self._section(item, page, open_sections)

    def _section(self, section: Section, page: Page | None, open_sections: set[int]) -> Section:
        places = self._places[id(section)]
        here, way = places.get(id(page)), None
        chosen = range(len(places))
        if len(places) > 2 * NEAR + 1:
            way = self._way_to_all(_path(next(child for child in section.children if id(child) in places)))
            first = max(0, min(here - NEAR, len(places) - 2 * NEAR - 1)) if here is not None else 0
            chosen = range(first, first + 2 * NEAR + 1) if here is not None else range(0 if way else NEAR)
        shown = copy(section)
        shown.children = [
            self._item(child, page, open_sections)
            for child in section.children
            if id(child) not in places or places[id(child)] in chosen
        ]
        if way:
            shown.children.append(way)
        return shown

    def _is_entity(self, item: StructureItem) -> bool:
        return _path(item) in self._entities


def _path(item: StructureItem) -> str:
    return item.file.src_uri if isinstance(item, Page) else ""


def _within(items: list[StructureItem]) -> Iterator[StructureItem]:
    for item in items:
        yield item
        if isinstance(item, Section):
            yield from _within(item.children)


def near_pages(nav: Navigation, pages: JoinedPages) -> NearPages:
    """The navigation of a site with these pages of ours."""
    shown = {page.file.src_uri: page for page in nav.pages}

    def way_to_all(path: str) -> Link | None:
        kind = type(pages.documents[path].entity)
        overview = shown.get(pages.site.overviews.get(kind.folder, ""))
        return Link(f"All {kind_words(kind.kind, 2)}", overview.url) if overview else None

    return NearPages(nav, pages.documents, way_to_all)
