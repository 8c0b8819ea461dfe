"""The navigation that each page shows: an overview in place of what it lists, and of many pages those that are near.

MkDocs and its themes write the whole navigation into each page, which of a thousand pages is more than the page itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from copy import copy

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from cxmap.adapters.hosts.mkdocs.nav import path_of, within
from cxmap.adapters.hosts.mkdocs.nav_groups import HOME, GroupSection, OverviewSection, is_grouped
from cxmap.adapters.html.joined_pages import JoinedPages
from cxmap.model import KINDS
from cxmap.pages.kit.words import counted, kind_words

LARGE = 150
"""So many items of a navigation are written into each page as they are."""
NEAR = 10
"""Pages before and behind a page that its navigation names."""


class ShownPage(Page):
    """A page in the navigation: under another title, or as the head of its section, whatever its file is called."""

    def __init__(self, page: Page, *, is_index: bool, title: str | None = None) -> None:
        self.__dict__.update(page.__dict__)
        self._is_index = is_index
        if title:
            self.title = title

    @property
    def is_index(self) -> bool:
        return self._is_index

    # Themes ask which item is the page that is open.
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Page) and other.file is self.file

    __hash__ = None  # type: ignore[assignment]  # like that of any page


class NearPages:
    """The navigation as each page shows it, the top being a section that is always open.

    `kinds` are those of entities by path, `overviews` the pages of the navigation that list all entities of a kind.
    In a navigation that is in groups, the `home` page is called so.
    """

    def __init__(
        self, nav: Navigation, kinds: Mapping[str, str], overviews: Mapping[str, Page], home: str | None = None
    ) -> None:
        self._nav, self._kinds, self._overviews = nav, kinds, overviews
        self._is_grouped, self._home = is_grouped(nav), home
        self._top = Section("", nav.items)
        everything = tuple(within(nav.items))
        for item in everything:
            if isinstance(item, OverviewSection):
                item.title = item.overview.title or ""
        listed = sum(len(item.children) for item in everything if isinstance(item, OverviewSection))
        self._is_large = len(everything) - listed > LARGE
        self._entities = {
            id(section): self._entities_of(section)
            for section in (self._top, *everything)
            if self._is_large and isinstance(section, Section) and not isinstance(section, OverviewSection)
        }
        self._closed: dict[int, Section] = {}

    def is_of(self, nav: Navigation) -> bool:
        return nav is self._nav

    def of(self, page: Page | None) -> Navigation:
        """The navigation of one page, whose ancestors are open; of none for what is no page, such as `404.html`."""
        if not (self._is_large or self._is_grouped):
            return self._nav
        shown = copy(self._nav)
        opened = {id(section) for section in (self._top, *(page.ancestors if page else ()))}
        shown.items = [self._named(item) for item in self._section(self._top, page, opened).children]
        return shown

    def _named(self, item: StructureItem) -> StructureItem:
        """The home page is called so in the groups, whatever question it answers."""
        if not (self._is_grouped and isinstance(item, Page) and path_of(item) == self._home):
            return item
        return ShownPage(item, is_index=item.is_index, title=HOME)

    def _item(self, item: StructureItem, page: Page | None, opened: Set[int]) -> StructureItem:
        if isinstance(item, OverviewSection):
            return _overview(item, page) if page and id(item) in opened else item.overview
        if not isinstance(item, Section):
            return item
        if id(item) in opened:
            return self._section(item, page, opened)
        if id(item) not in self._closed:
            self._closed[id(item)] = self._section(item, None, frozenset())
        return self._closed[id(item)]

    def _section(self, section: Section, page: Page | None, opened: Set[int]) -> Section:
        entities = self._entities.get(id(section), [])
        near = _near(entities, page) if id(section) in opened else range(0)
        before, behind = entities[: near.start], entities[near.stop :]
        ways = self._ways(section, entities[near.start : near.stop], [*behind, *before])
        left_out = {id(entity) for entity in (*before, *behind)}
        if len(left_out) <= len(ways):
            left_out, ways = set(), []
        shown = copy(section)
        children = (child for child in section.children if id(child) not in left_out)
        shown.children = [*(self._item(child, page, opened) for child in children), *ways]
        if isinstance(section, GroupSection):
            shown.children = list(_of_group(shown.children, section.own_page))
        return shown

    def _ways(self, section: Section, near: Iterable[Page], left_out: Sequence[Page]) -> list[Link]:
        """The links to what is left out, one for each kind of which the section has no overview itself.

        Without an overview, the link leads to the next that is left out: whoever follows it meets all of them.
        """
        rest: dict[str, list[Page]] = {}
        for entity in left_out:
            rest.setdefault(self._kinds[path_of(entity)], []).append(entity)
        named = {self._kinds[path_of(entity)] for entity in near}
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
        return [page for page in pages.values() if path_of(page) in self._kinds]


def _overview(section: OverviewSection, page: Page) -> StructureItem:
    """The overview, with the page that is open below it."""
    if page is section.overview:
        return page
    shown = copy(section)
    shown.children = [ShownPage(section.overview, is_index=True), page]
    return shown


def _of_group(children: Iterable[StructureItem], own_page: Page | None) -> Iterator[StructureItem]:
    """The group's own page as its head, and what that lists beside the other overviews."""
    for child in children:
        if isinstance(child, OverviewSection) and child.overview is own_page:
            yield from child.children
        elif isinstance(child, Page):
            yield ShownPage(child, is_index=child is own_page)
        else:
            yield child


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


def near_pages(nav: Navigation, pages: JoinedPages) -> NearPages:
    """The navigation of a site with these pages of ours."""
    shown = {path_of(page): page for page in nav.pages}
    home = pages.site.overviews.get(HOME.lower())
    overviews = {kind.kind: shown.get(pages.site.overviews.get(kind.folder, "")) for kind in KINDS}
    return NearPages(
        nav,
        {path: type(document.entity).kind for path, document in pages.documents.items()},
        {kind: page for kind, page in overviews.items() if page},
        home,
    )
