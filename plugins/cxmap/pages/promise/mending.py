"""Mending a promise: the opportunities that address it or what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxmap.insight.mending import Mend, mends_of
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise
from cxmap.pages.kit.entity_words import state_words
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.index_page import few_links
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, cut, table_of, without_empty_columns
from cxmap.pages.kit.values import NOTHING, Figure, Value, Words

_MOST_MENDS = 8
_MOST_LINKS = 4
_NOBODY = "Nobody has written down yet what would mend it: no opportunity addresses this promise or what is behind it."


def mending_sections(site: Site, promise: Promise) -> Iterator[Section]:
    """A section for a promise that has a verdict; of a kept one only where somebody wants to do something."""
    tally = site.tally_of(promise.key)
    if tally is None or tally.verdict is None:
        return
    mends = cut(mends_of(site, promise), site.most(_MOST_MENDS))
    is_kept = tally.verdict.counts_as_kept
    if mends.total or not is_kept:
        title = "What would make it better still" if is_kept else "What would mend it"
        table = table_of(site, title, _COLUMNS, mends.shown, note=mends.note("opportunity", "opportunities"))
        yield Section(title, "kit/table", replace(without_empty_columns(table), empty=_NOBODY))


def _owner(site: Site, mend: Mend) -> Value:
    return site.link_to(key_of(Department.kind, mend.opportunity.owner)) or NOTHING


def _state(_: Site, mend: Mend) -> Value:
    return Words(state_words(mend.opportunity))


def _due(_: Site, mend: Mend) -> Value:
    return Figure(str(mend.opportunity.due)) if mend.opportunity.due else NOTHING


_COLUMNS: Columns[Mend] = (
    Column("Opportunity", lambda site, mend: site.links[mend.opportunity.key], Holds.NAME),
    Column("Changes", lambda site, mend: few_links(site, mend.addressed, _MOST_LINKS), Holds.PROSE),
    Column("Effort", lambda _, mend: Words(rating_words(mend.opportunity.effort))),
    Column("State", _state),
    Column("Due", _due),
    Column("Owner", _owner),
)
