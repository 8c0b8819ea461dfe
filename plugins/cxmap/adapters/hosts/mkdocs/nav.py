"""The order of the navigation, where a site has not written its own: as readers come to need it, or look for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from cxmap.pages import OVERVIEWS

_RANKS = {name: rank for rank, name in enumerate(OVERVIEWS)}
_INDEX = "index.md"


def put_in_order(nav: Navigation, overviews: Mapping[str, str], names: Mapping[str, str]) -> None:
    """Sorts the top by what its pages show, and entities by name; `overviews` and `names` say these by path.

    The rest stays behind or where it is, and whoever turns the pages meets them in this order.
    """
    nav.items.sort(key=lambda item: _rank(item, overviews))
    for item in nav.items:
        if isinstance(item, Section):
            _sort_entities(item, names)
    nav.pages = list(_pages(nav.items))
    for before, after in pairwise((None, *nav.pages, None)):
        if before:
            before.next_page = after
        if after:
            after.previous_page = before


def _rank(item: StructureItem, overviews: Mapping[str, str]) -> int:
    page = _index_of(item) if isinstance(item, Section) else item
    path = _path(page)
    if path == _INDEX:
        return -1
    return _RANKS.get(overviews.get(path, ""), len(_RANKS))


def _index_of(section: Section) -> StructureItem | None:
    is_index = (child for child in section.children if isinstance(child, Page) and child.file.name == "index")
    return next(is_index, None)


def _sort_entities(section: Section, names: Mapping[str, str]) -> None:
    """Entities change places among themselves alone."""
    entities = [child for child in section.children if _path(child) in names]
    by_name = iter(sorted(entities, key=lambda child: (names[_path(child)].casefold(), _path(child))))
    section.children = [next(by_name) if _path(child) in names else child for child in section.children]
    for child in section.children:
        if isinstance(child, Section):
            _sort_entities(child, names)


def _pages(items: Iterable[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)


def _path(item: StructureItem | None) -> str:
    return item.file.src_uri if isinstance(item, Page) else ""
