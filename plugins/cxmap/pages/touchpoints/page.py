"""All touchpoints: what they are, who owns them, how they feel, and what is promised there."""

from __future__ import annotations

from cxmap.alignment.results import Pair
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.entity_words import channel_words, seen_words
from cxmap.pages.kit.facts import score_words
from cxmap.pages.kit.index_page import by_name, count_cell, counts_cell, in_table, index_page, owner_value
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds
from cxmap.pages.kit.values import Words


def build(site: Site) -> PageView:
    touchpoints = in_table(site, by_name(site, site.catalogue.all(Touchpoint)))
    return index_page(site, Touchpoint, COLUMNS, ((each, site.pairs_of(each.key)) for each in touchpoints))


def _felt(touchpoint: Touchpoint) -> str:
    """`4 of 5, assumed: no research`: somebody who looks for research finds it."""
    words = score_words(touchpoint.experience)
    return f"{words}: no research" if touchpoint.experience and touchpoint.experience.is_assumed else words


COLUMNS: Columns[tuple[Touchpoint, tuple[Pair, ...]]] = (
    Column("Touchpoint", lambda site, each: site.links[each[0].key], Holds.NAME),
    Column("Channel", lambda _, each: Words(channel_words(each[0]))),
    Column("Seen by customers", lambda _, each: Words(seen_words(each[0]))),
    Column("Experience", lambda _, each: Words(_felt(each[0]))),
    Column("Verdicts", lambda _, each: counts_cell(*each), Holds.VERDICT),
    Column("Owner", lambda site, each: owner_value(site, each[0])),
    Column(
        "Journeys", lambda site, each: count_cell(len(tuple(site.sources(each[0].key, Journey.kind)))), Holds.NUMBER
    ),
)
"""Of touchpoints as they fare in some of their pairs."""
