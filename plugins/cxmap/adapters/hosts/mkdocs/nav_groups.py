"""The navigation in groups, one for each thing that readers come for: an overview stands for the entities it lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from cxmap.adapters.hosts.mkdocs.nav import path_of, put_in_order, turn_in_order, within
from cxmap.adapters.html.joined_pages import JoinedPages
from cxmap.adapters.options import ARRANGING
from cxmap.pages import OVERVIEW_GROUPS

HOME = "Home"
_GROUPS = {view: group for group, views in OVERVIEW_GROUPS.items() for view in views}
_INDEX = "index.md"


class GroupSection(Section):
    """A group of overviews, each with what it lists; one that is called as the group is the group's own page."""

    def __init__(self, title: str, members: list[StructureItem], own_page: Page | None) -> None:
        super().__init__(title, members)
        self.own_page = own_page


class OverviewSection(Section):
    """An overview, and the entities of the kind that it lists."""

    def __init__(self, overview: Page, entities: Sequence[Page]) -> None:
        super().__init__("", [overview, *entities])
        self.overview = overview


def arrange(nav: Navigation, pages: JoinedPages, config: MkDocsConfig) -> None:
    """Puts in order what the site arranges in no other way, and in groups what no other plugin arranges either."""
    if config.nav is not None:
        return
    put_in_order(nav, pages.overviews, pages.names)
    if not ARRANGING & set(config.plugins):
        kinds = {path: document.entity.folder for path, document in pages.documents.items()}
        put_in_groups(nav, pages.overviews, kinds, pages.names)


def put_in_groups(
    nav: Navigation, overviews: Mapping[str, str], kinds: Mapping[str, str], names: Mapping[str, str]
) -> None:
    """Moves overviews and entities into groups; all else stays behind these, as the host has it.

    By path, `overviews` says what a page shows, `kinds` the folder of an entity's kind, and `names` its name.
    """
    shown = {path_of(item) for item in within(nav.items)}
    listing = {view: path for path, view in reversed(list(overviews.items())) if path in shown}
    groups = _Groups(overviews, kinds, listing)
    kept = groups.kept_of(nav.items)
    first = [item for item in kept if path_of(item) == _INDEX]
    nav.items = [*first, *groups.items(names), *(item for item in kept if item not in first)]
    _adopt(nav.items, None)
    turn_in_order(nav)


def is_grouped(nav: Navigation) -> bool:
    """Whether it is still in groups, after other plugins."""
    return any(isinstance(item, GroupSection | OverviewSection) for item in nav.items)


@dataclass(frozen=True, slots=True)
class _Groups:
    """The pages that move into groups, by their paths; `listing` holds those that list a kind, by its folder."""

    views: Mapping[str, str]
    kinds: Mapping[str, str]
    listing: Mapping[str, str]
    overviews: dict[str, list[Page]] = field(default_factory=lambda: defaultdict(list))
    entities: dict[str, list[Page]] = field(default_factory=lambda: defaultdict(list))
    others: dict[str, list[StructureItem]] = field(default_factory=lambda: defaultdict(list))
    """What stands beside overviews and entities of one group alone."""

    def kept_of(self, items: Iterable[StructureItem], *, is_in_group: bool = False) -> list[StructureItem]:
        """All that stays, once overviews, and entities that have one, are taken out; a folder may move as a whole."""
        kept: list[StructureItem] = []
        for item in items:
            if isinstance(item, Section):
                kept += self._kept_of_section(item, is_in_group=is_in_group)
            elif not (isinstance(item, Page) and self._take(item)):
                kept.append(item)
        return kept

    def items(self, names: Mapping[str, str]) -> Iterable[StructureItem]:
        """The groups; one that would hold a single thing is that thing."""
        for group, views in OVERVIEW_GROUPS.items():
            members = [self._member(page, names) for view in views for page in self._overviews_of(view)]
            members += self.others[group]
            if group == HOME or len(members) == 1:
                yield from members
            elif members:
                yield GroupSection(group, members, next(iter(self._overviews_of(group.lower())), None))

    def _overviews_of(self, view: str) -> list[Page]:
        """The one that lists entities comes first."""
        return sorted(self.overviews[view], key=lambda page: path_of(page) != self.listing[view])

    def _take(self, page: Page) -> bool:
        path = path_of(page)
        view, kind = self.views.get(path, ""), self.kinds.get(path, "")
        if view:
            self.overviews[view].append(page)
        elif kind in self.listing:
            self.entities[kind].append(page)
        return bool(view) or kind in self.listing

    def _kept_of_section(self, section: Section, *, is_in_group: bool) -> list[StructureItem]:
        has_overview = any(path_of(child) in self.views for child in section.children)
        groups = {self._group_of(item) for item in within(section.children)} - {None, HOME}
        is_moved = len(groups) == 1 and not is_in_group
        section.children = self.kept_of(section.children, is_in_group=is_in_group or is_moved)
        if not section.children:
            return []
        if not is_moved:
            return [section]
        (group,) = groups
        self.others[group or ""] += section.children if has_overview or section.title == group else [section]
        return []

    def _group_of(self, item: StructureItem) -> str | None:
        path = path_of(item)
        return _GROUPS.get(self.views.get(path) or self.kinds.get(path, ""))

    def _member(self, overview: Page, names: Mapping[str, str]) -> StructureItem:
        path = path_of(overview)
        view = self.views[path]
        if self.listing.get(view) != path or not self.entities[view]:
            return overview
        by_name = sorted(self.entities[view], key=lambda each: (names[path_of(each)].casefold(), path_of(each)))
        return OverviewSection(overview, by_name)


def _adopt(items: Iterable[StructureItem], parent: Section | None) -> None:
    for item in items:
        item.parent = parent
        if isinstance(item, Section):
            _adopt(item.children, item)
