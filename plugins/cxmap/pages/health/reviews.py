"""Reviews: what must be made sure of next, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.insight.owners import owner_of
from cxmap.insight.reviews_due import Review, reviews_due
from cxmap.pages.kit.columns import Column, Columns, table_of
from cxmap.pages.kit.cut import cut
from cxmap.pages.kit.index_page import link_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Holds
from cxmap.pages.kit.upkeep import review_words
from cxmap.pages.kit.values import NOTHING, Figure, Value, Words

MOST_REVIEWS = 50


def review_section(site: Site) -> Iterator[Section]:
    """The reviews that are due, the most urgent first; nothing where none is."""
    due = cut(reviews_due(site), MOST_REVIEWS)
    if due.total:
        note = due.note("entry", "entries")
        yield Section(
            "Reviews", "kit/table", table_of(site, "Reviews, the most urgent first", _COLUMNS, due.shown, note=note)
        )


def _owner(site: Site, review: Review) -> Value:
    owner = owner_of(review.entity)
    return link_cell(site, owner) if owner else NOTHING


def _reviewed(_site: Site, review: Review) -> Value:
    return Figure(str(review.entity.reviewed)) if review.entity.reviewed else Words("never")


_COLUMNS: Columns[Review] = (
    Column("What", lambda site, review: site.links[review.entity.key], Holds.NAME),
    Column("Who answers for it", _owner),
    Column("Last reviewed", _reviewed),
    Column("Next review", lambda site, review: Words(review_words(review.entity, site.as_of))),
)
