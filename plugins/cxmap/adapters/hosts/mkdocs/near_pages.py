"""The navigation that each page shows: an overview in place of what it lists, and of many pages those that are near.

MkDocs and its themes write the whole navigation into each page, which of a thousand pages is more than the page itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
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
        self._nav, self._overviews = nav, overviews
        self._is_grouped, self._home = is_grouped(nav), home
        self._top = Section("", nav.items)
        everything = tuple(within(nav.items))
        for item in everything:
            if isinstance(item, OverviewSection):
                item.title = item.overview.title or ""
        listed = sum(len(item.children) for item in everything if isinstance(item, OverviewSection))
        self._is_large = len(everything) - listed > LARGE
        self._listed = {
            id(section): _Listed(section.children, kinds)
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
        children, ways = self._short(section, page, is_open=id(section) in opened)
        shown = copy(section)
        shown.children = [*(self._item(child, page, opened) for child in children), *ways]
        if isinstance(section, GroupSection):
            shown.children = list(_of_group(shown.children, section.own_page))
        return shown

    def _short(
        self, section: Section, page: Page | None, *, is_open: bool
    ) -> tuple[Iterable[StructureItem], Sequence[Link]]:
        """The members of a section that a page names, and the ways to the others, if there are fewer of these."""
        listed = self._listed.get(id(section))
        if listed is None:
            return section.children, ()
        near = listed.near(page) if is_open else range(0)
        ways = tuple(self._ways(listed, near))
        if len(listed.entities) - len(near) <= len(ways):
            return section.children, ()
        return listed.children(near), ways

    def _ways(self, listed: _Listed, near: range) -> Iterator[Link]:
        """The links to what is left out, one for each kind of which the section has no overview itself.

        Without an overview, the link leads to the next that is left out: whoever follows it meets all of them.
        """
        for kind, places in sorted(listed.by_kind.items()):
            first, end = bisect_left(places, near.start), bisect_left(places, near.stop)
            if rest := len(places) - (end - first):
                one, several = kind_words(kind), kind_words(kind, 2)
                overview, more = self._overviews.get(kind), "more " if first < end else ""
                if overview is None:
                    following = places[end] if end < len(places) else places[0]
                    words = counted(rest, f"{more}{one}", f"{more}{several}")
                    yield Link(words, listed.entities[following].url)
                elif not listed.holds(overview):
                    yield Link(f"All {several}", overview.url)


class _Listed:
    """The members of a section as each of its pages asks for them, which must cost no more than it shows of them."""

    def __init__(self, members: Sequence[StructureItem], kinds: Mapping[str, str]) -> None:
        self.entities: list[Page] = []
        """Each once, though a navigation may name it again."""
        self.by_kind: defaultdict[str, list[int]] = defaultdict(list)
        """The places of those of a kind among all entities."""
        self._members, self._others = members, list[int]()
        self._places: dict[int, int] = {}
        self._positions: list[list[int]] = []
        self._held = frozenset(map(id, members))
        for position, member in enumerate(members):
            kind = kinds.get(path_of(member))
            if kind is None or not isinstance(member, Page):
                self._others.append(position)
                continue
            place = self._places.setdefault(id(member), len(self.entities))
            if place == len(self.entities):
                self.entities.append(member)
                self.by_kind[kind].append(place)
                self._positions.append([])
            self._positions[place].append(position)

    def near(self, page: Page | None) -> range:
        """The places of the entities that an open section names: all of a few, and of many those around the page."""
        most = 2 * NEAR + 1
        if len(self.entities) <= most:
            return range(len(self.entities))
        here = self._places.get(id(page))
        if here is None:
            return range(0)
        first = max(0, min(here - NEAR, len(self.entities) - most))
        return range(first, first + most)

    def children(self, near: range) -> Iterator[StructureItem]:
        """All members but the entities that are not near."""
        named = (position for place in near for position in self._positions[place])
        return (self._members[position] for position in sorted((*self._others, *named)))

    def holds(self, item: StructureItem) -> bool:
        return id(item) in self._held


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
