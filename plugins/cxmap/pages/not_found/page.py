"""The page for every address where the site has none."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.ways_in import ways_in


@dataclass(frozen=True, slots=True)
class Nowhere:
    """`home` is the address of the site's first page."""

    home: str


def build(site: Site, home: str) -> tuple[Section, ...]:
    """That there is no page, the search, and the ways in that Home has, too."""
    return (Section("", "not_found/nowhere", Nowhere(home)), *ways_in(site))
