"""All touchpoints: what they are, who owns them, how they feel, and what is promised there."""

from __future__ import annotations

from cxmap.alignment.results import Pair
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.index_page import by_name, count_cell, counts_cell, index_page, link_cell
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds
from cxmap.pages.kit.values import NOTHING, Value, Words
from cxmap.pages.kit.words import in_words

COLUMNS = (
    Head("Touchpoint", Holds.NAME),
    Head("Channel"),
    Head("Seen by customers"),
    Head("Experience", Holds.NUMBER),
    Head("Verdicts", Holds.VERDICT),
    Head("Owner"),
    Head("Journeys", Holds.NUMBER),
)


def build(site: Site) -> PageView:
    touchpoints = by_name(site, site.catalogue.all(Touchpoint))
    return index_page(site, Touchpoint, COLUMNS, (row_of(site, each, site.pairs_of(each.key)) for each in touchpoints))


def row_of(site: Site, touchpoint: Touchpoint, pairs: tuple[Pair, ...]) -> tuple[Value, ...]:
    """A touchpoint as it fares in some of its pairs."""
    felt = touchpoint.experience
    return (
        site.links[touchpoint.key],
        Words(in_words(touchpoint.channel)) if touchpoint.channel else NOTHING,
        Words("yes" if touchpoint.layer is Layer.FRONTSTAGE else f"no, {touchpoint.layer}"),
        Words(rating_words(felt.score)) if felt else NOTHING,
        counts_cell(touchpoint, pairs),
        link_cell(site, key_of(Department.kind, touchpoint.owner)),
        count_cell(len(tuple(site.sources(touchpoint.key, Journey.kind)))),
    )
