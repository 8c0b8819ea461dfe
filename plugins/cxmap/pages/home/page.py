"""Home: are we keeping our promises?"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.insight.promise_rate import former_days
from cxmap.pages.home.board import board_of
from cxmap.pages.home.journeys import journeys_section
from cxmap.pages.home.to_act_on import troubles_section
from cxmap.pages.kit.index_page import Way, Ways
from cxmap.pages.kit.left_out import left_out_sections
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site

# The first of these overviews that the site shows.
_WAYS = (
    (("may-we-say", "promises"), "May we say this?", "You write for customers: what may be said today, and what not."),
    (("departments",), "What is my part?", "You work in a department: the promises that you help to keep."),
    (("journeys",), "Where does it hurt?", "You look after the map: every journey, stage by stage."),
)


def build(site: Site) -> PageView:
    """The answer, what to do about it, and the ways in; what the organisation says of itself comes after."""
    former = former_days(site, site.history, site.quarters)
    board = Section("", "home/board", board_of(site, former))
    before = (
        board,
        *left_out_sections(site, with_way=True),
        *troubles_section(site),
        *journeys_section(site, former),
        *_ways(site),
    )
    return PageView("", "", before, ())


def _ways(site: Site) -> Iterator[Section]:
    found = (
        (question, words, next((site.overviews[name] for name in names if name in site.overviews), None))
        for names, question, words in _WAYS
    )
    ways = tuple(Way(question, words, path) for question, words, path in found if path)
    if ways:
        yield Section("Ways in", "kit/ways", Ways(ways))
