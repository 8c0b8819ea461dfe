"""The pains of customers on a journey, and their causes."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.insight.journey_columns import StageColumns, touchpoints_in
from cxmap.model.ids import Key
from cxmap.model.touchpoint import PainPoint, Touchpoint
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, table_of
from cxmap.pages.kit.values import NOTHING, Value, Words

FeltPain = tuple[Touchpoint, PainPoint]
"""A pain, and where customers feel it."""


def pains_section(site: Site, groups: tuple[StageColumns, ...]) -> Iterator[Section]:
    """The worst first; of those that are as bad as each other, in the order of the journey."""
    pains = [(each, pain) for each in touchpoints_in(groups) for pain in each.pain_points]
    pains.sort(key=lambda felt: -(felt[1].severity or 0))
    if pains:
        yield Section("What hurts, and why", "kit/table", table_of(site, "What hurts on this journey", _COLUMNS, pains))


def _severity(_site: Site, felt: FeltPain) -> Value:
    words = rating_words(felt[1].severity)
    return Words(words) if words else NOTHING


_COLUMNS: Columns[FeltPain] = (
    Column("Pain", lambda _, felt: Words(felt[1].title), Holds.NAME),
    Column("Where", lambda site, felt: site.links[felt[0].key]),
    Column("How badly", _severity, Holds.NUMBER),
    Column("It comes from", lambda site, felt: links_cell(site, map(Key, felt[1].causes))),
)
