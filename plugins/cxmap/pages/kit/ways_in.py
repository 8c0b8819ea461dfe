"""The ways into a map, one for each kind of reader."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.pages.kit.index_page import Way, Ways
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site

# The first of these overviews that the site shows.
_WAYS = (
    (("may-we-say", "promises"), "May we say this?", "You write for customers: what may be said today, and what not."),
    (("departments",), "What is my part?", "You work in a department: the promises that you help to keep."),
    (("journeys",), "Where does it hurt?", "You look after the map: every journey, stage by stage."),
)


def ways_in(site: Site, *, with_forms: bool = False) -> Iterator[Section]:
    """Nothing where the site shows none of these overviews; `with_forms` adds the form for a promise."""
    found = (
        (question, words, next((site.overviews[name] for name in names if name in site.overviews), None))
        for names, question, words in _WAYS
    )
    ways = tuple(Way(question, words, path) for question, words, path in found if path)
    if ways:
        yield Section("Ways in", "kit/ways", Ways(ways, with_forms))
