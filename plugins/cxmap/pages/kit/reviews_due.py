"""Reviews: when somebody must next make sure that what an entity says is still true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cxmap.insight.owners import owner_of
from cxmap.model.record import Entity
from cxmap.pages.kit.index_page import link_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.sieve import left_out
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import NOTHING, Fact, Figure, Words
from cxmap.pages.kit.words import counted

MOST_REVIEWS = 50
_COLUMNS = (Head("What", Holds.NAME), Head("Who answers for it"), Head("Last reviewed"), Head("Next review"))


def next_review(entity: Entity) -> date | None:
    """The last day on which the last review counts; the first of all days where nobody has reviewed it yet.

    None where nobody wants it reviewed.
    """
    if entity.review_every is None:
        return None
    return entity.review_every.after(entity.reviewed) if entity.reviewed else date.min


def overdue_since(entity: Entity, as_of: date) -> date | None:
    """The day by which what somebody reviewed once was to be reviewed again, where it was not."""
    day = next_review(entity) if entity.reviewed else None
    return day if day and day < as_of else None


def review_fact(site: Site, entity: Entity) -> Fact | None:
    words = _words(entity, site.as_of)
    return Fact("Next review", Words(words)) if words else None


def review_section(site: Site) -> Iterator[Section]:
    """What is to be reviewed, the most urgent first; nothing where nothing is."""
    live = (document.entity for document in site.catalogue.documents.values() if document.entity.is_live)
    due = sorted(((day, each.name, each) for each in live if (day := next_review(each))), key=lambda entry: entry[:2])
    if due:
        rows = tuple(
            (
                site.links[entity.key],
                link_cell(site, owner) if (owner := owner_of(entity)) else NOTHING,
                Figure(str(entity.reviewed)) if entity.reviewed else Words("never"),
                Words(_words(entity, site.as_of)),
            )
            for _, _, entity in due[:MOST_REVIEWS]
        )
        note = left_out(len(due), len(rows), ("entry", "entries"))
        yield Section("Reviews", "kit/table", Table("Reviews, the most urgent first", _COLUMNS, rows, note))


def _words(entity: Entity, as_of: date) -> str:
    """`2027-01-31, in 77 days`; nothing where no review is wanted."""
    day = next_review(entity)
    if day is None:
        return ""
    if entity.reviewed is None:
        return f"now: it should be reviewed every {entity.review_every}, and never was"
    days = (day - as_of).days
    if days < 0:
        return f"overdue since {day}, {counted(-days, 'day', 'days')} ago"
    return f"by {day}, in {counted(days, 'day', 'days')}" if days else f"today, {day}"
