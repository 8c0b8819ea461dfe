"""Home: are we keeping our promises?"""

from __future__ import annotations

from cxmap.insight.promise_rate import former_days
from cxmap.pages.home.board import board_of
from cxmap.pages.home.journeys import journeys_section
from cxmap.pages.home.to_act_on import troubles_section
from cxmap.pages.kit.left_out import left_out_sections
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.ways_in import ways_in


def build(site: Site) -> PageView:
    """The answer, what to do about it, and the ways in; what the organisation says of itself comes after."""
    former = former_days(site, site.history, site.quarters)
    board = Section("", "home/board", board_of(site, former))
    before = (
        board,
        *left_out_sections(site, with_way=True),
        *troubles_section(site),
        *journeys_section(site, former),
        *ways_in(site, with_forms=True),
    )
    return PageView("", "", before, ())
