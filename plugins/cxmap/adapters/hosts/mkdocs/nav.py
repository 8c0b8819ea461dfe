"""The navigation: its order, where a site has not written its own, and the addresses that it may lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from cxmap.model.fields import is_safe_address
from cxmap.pages import OVERVIEWS

_RANKS = {name: rank for rank, name in enumerate(OVERVIEWS)}
_INDEX = "index.md"


def put_in_order(nav: Navigation, overviews: Mapping[str, str], names: Mapping[str, str]) -> None:
    """Sorts the top by what its pages show, and entities by name; `overviews` and `names` say these by path.

    The rest stays behind or where it is, and whoever turns the pages meets them in this order.
    """
    nav.items.sort(key=lambda item: _rank(item, overviews))
    for section in [item for item in within(nav.items) if isinstance(item, Section)]:
        _sort_entities(section, names)
    turn_in_order(nav)


def turn_in_order(nav: Navigation) -> None:
    """Whoever turns the pages meets them as the navigation lists them."""
    nav.pages = [item for item in within(nav.items) if isinstance(item, Page)]
    for before, after in pairwise((None, *nav.pages, None)):
        if before:
            before.next_page = after
        if after:
            after.previous_page = before


def leave_out_unsafe(nav: Navigation, say: Callable[[str], None], where: str = "`nav`") -> None:
    """Leaves out what would run a script or leave the site unseen."""
    nav.items = list(_safe(nav.items, say, where))


def within(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    for item in items:
        yield item
        if isinstance(item, Section):
            yield from within(item.children)


def path_of(item: StructureItem) -> str:
    return item.file.src_uri if isinstance(item, Page) else ""


def _safe(items: Iterable[StructureItem], say: Callable[[str], None], where: str) -> Iterator[StructureItem]:
    for item in items:
        if isinstance(item, Section):
            item.children = list(_safe(item.children, say, where))
        if isinstance(item, Link) and not is_safe_address(item.url):
            say(
                f"{where} leads to `{item.url}`, which is no https, http, mailto, tel or relative address: it is left "
                f"out"
            )
        else:
            yield item


def _rank(item: StructureItem, overviews: Mapping[str, str]) -> int:
    """A section ranks as its index does."""
    pages = (page for page in getattr(item, "children", None) or () if isinstance(page, Page))
    path = path_of(next((page for page in pages if page.file.name == "index"), item))
    return -1 if path == _INDEX else _RANKS.get(overviews.get(path, ""), len(_RANKS))


def _sort_entities(section: Section, names: Mapping[str, str]) -> None:
    """Entities change places among themselves alone."""
    entities = [child for child in section.children if path_of(child) in names]
    by_name = iter(sorted(entities, key=lambda child: (names[path_of(child)].casefold(), path_of(child))))
    section.children = [next(by_name) if path_of(child) in names else child for child in section.children]
