"""The order of the navigation, where a site has not written its own: overviews as readers come to need them."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from cxmap.views import OVERVIEWS

_RANKS = {name: rank for rank, name in enumerate(OVERVIEWS)}
_INDEX = "index.md"


def put_in_order(nav: Navigation, overviews: Mapping[str, str]) -> None:
    """Sorts the top of the navigation by what its pages show; `overviews` says that by path. The rest stays behind."""
    nav.items.sort(key=lambda item: _rank(item, overviews))


def _rank(item: StructureItem, overviews: Mapping[str, str]) -> int:
    page = _index_of(item) if isinstance(item, Section) else item
    path = page.file.src_uri if isinstance(page, Page) else ""
    if path == _INDEX:
        return -1
    return _RANKS.get(overviews.get(path, ""), len(_RANKS))


def _index_of(section: Section) -> StructureItem | None:
    is_index = (child for child in section.children if isinstance(child, Page) and child.file.name == "index")
    return next(is_index, None)
