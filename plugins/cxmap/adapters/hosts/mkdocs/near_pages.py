"""The navigation of a large map: each page names its neighbours, and where all of their kind are listed.

MkDocs and its themes write the whole navigation into each page, which of a thousand pages is more than the page itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from copy import copy

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from cxmap.adapters.html.joined_pages import JoinedPages
from cxmap.model import KINDS
from cxmap.pages.kit.words import counted, kind_words

LARGE = 150
"""So many items of a navigation are written into each page as they are."""
NEAR = 10
"""Pages before and behind a page that its navigation names."""


class NearPages:
    """The navigation as each page shows it, the top being a section that is always open.

    `kinds` are those of entities by path, `overviews` the pages of the navigation that list all entities of a kind.
    """

    def __init__(self, nav: Navigation, kinds: Mapping[str, str], overviews: Mapping[str, Page]) -> None:
        self._nav, self._kinds, self._overviews = nav, kinds, overviews
        self._top = Section("", nav.items)
        everything = tuple(_within(nav.items))
        self._is_large = len(everything) > LARGE
        self._entities = {
            id(section): self._entities_of(section)
            for section in (self._top, *everything)
            if self._is_large and isinstance(section, Section)
        }
        self._closed: dict[int, Section] = {}

    def is_of(self, nav: Navigation) -> bool:
        return nav is self._nav

    def of(self, page: Page | None) -> Navigation:
        """The navigation of one page, whose ancestors are open; of none for what is no page, such as `404.html`."""
        if not self._is_large:
            return self._nav
        shown = copy(self._nav)
        opened = {id(section) for section in (self._top, *(page.ancestors if page else ()))}
        shown.items = self._section(self._top, page, opened).children
        return shown

    def _item(self, item: StructureItem, page: Page | None, opened: Set[int]) -> StructureItem:
        if not isinstance(item, Section):
            return item
        if id(item) in opened:
            return self._section(item, page, opened)
        if id(item) not in self._closed:
            self._closed[id(item)] = self._section(item, None, frozenset())
        return self._closed[id(item)]

    def _section(self, section: Section, page: Page | None, opened: Set[int]) -> Section:
        entities = self._entities[id(section)]
        near = _near(entities, page) if id(section) in opened else range(0)
        before, behind = entities[: near.start], entities[near.stop :]
        ways = self._ways(section, entities[near.start : near.stop], [*behind, *before])
        left_out = {id(entity) for entity in (*before, *behind)}
        if len(left_out) <= len(ways):
            left_out, ways = set(), []
        shown = copy(section)
        children = (child for child in section.children if id(child) not in left_out)
        shown.children = [*(self._item(child, page, opened) for child in children), *ways]
        return shown

    def _ways(self, section: Section, near: Iterable[Page], left_out: Sequence[Page]) -> list[Link]:
        """The links to what is left out, one for each kind of which the section has no overview itself.

        Without an overview, the link leads to the next that is left out: whoever follows it meets all of them.
        """
        rest: dict[str, list[Page]] = {}
        for entity in left_out:
            rest.setdefault(self._kinds[_path(entity)], []).append(entity)
        named = {self._kinds[_path(entity)] for entity in near}
        ways = []
        for kind, entities in sorted(rest.items()):
            one, several = kind_words(kind), kind_words(kind, 2)
            overview, more = self._overviews.get(kind), "more " if kind in named else ""
            if overview is None:
                ways.append(Link(counted(len(entities), f"{more}{one}", f"{more}{several}"), entities[0].url))
            elif not any(child is overview for child in section.children):
                ways.append(Link(f"All {several}", overview.url))
        return ways

    def _entities_of(self, section: Section) -> list[Page]:
        """Each once, though a navigation may name it again."""
        pages = {id(child): child for child in section.children if isinstance(child, Page)}
        return [page for page in pages.values() if _path(page) in self._kinds]


def _near(entities: Sequence[Page], page: Page | None) -> range:
    """The places of the entities that an open section names: all of a few, and of many those around the page."""
    most = 2 * NEAR + 1
    if len(entities) <= most:
        return range(len(entities))
    here = next((place for place, entity in enumerate(entities) if entity is page), None)
    if here is None:
        return range(0)
    first = max(0, min(here - NEAR, len(entities) - most))
    return range(first, first + most)


def _path(page: Page) -> str:
    return page.file.src_uri


def _within(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    for item in items:
        yield item
        if isinstance(item, Section):
            yield from _within(item.children)


def near_pages(nav: Navigation, pages: JoinedPages) -> NearPages:
    """The navigation of a site with these pages of ours."""
    shown = {_path(page): page for page in nav.pages}
    overviews = {kind.kind: shown.get(pages.site.overviews.get(kind.folder, "")) for kind in KINDS}
    return NearPages(
        nav,
        {path: type(document.entity).kind for path, document in pages.documents.items()},
        {kind: page for kind, page in overviews.items() if page},
    )
