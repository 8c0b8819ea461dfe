"""The six disciplines of customer experience: what is being improved in each, and where nothing is."""

from __future__ import annotations

from cxmap.model.opportunity import Discipline, Opportunity, OpportunityState
from cxmap.views.page import Section
from cxmap.views.parts.index import links_cell
from cxmap.views.parts.table import Column, Holds, Table
from cxmap.views.parts.values import NOTHING, Value, Words
from cxmap.views.parts.words import capitalised, counted, in_words
from cxmap.views.site import Site

_COLUMNS = (
    Column("Discipline", Holds.NAME),
    Column("Open", Holds.PROSE),
    Column("Done", Holds.PROSE),
)


def discipline_section(site: Site) -> Section:
    """A row for each discipline, the empty ones too."""
    live = [each for each in site.catalogue.all(Opportunity) if each.is_live]
    unsorted = sum(each.discipline is None for each in live)
    note = f"{counted(unsorted, 'opportunity belongs', 'opportunities belong')} to no discipline." if unsorted else ""
    rows = tuple(_row(site, discipline, live) for discipline in Discipline)
    return Section("The six disciplines", "table", Table("Opportunities by discipline", _COLUMNS, rows, note=note))


def _row(site: Site, discipline: Discipline, live: list[Opportunity]) -> tuple[Value, ...]:
    found = [each for each in live if each.discipline is discipline and each.state is not OpportunityState.DROPPED]
    done = links_cell(site, (each.key for each in found if each.state is OpportunityState.DONE))
    still = links_cell(site, (each.key for each in found if each.state is not OpportunityState.DONE))
    name = Words(capitalised(in_words(discipline)))
    return (name, still if found and still != NOTHING else Words("nothing is being improved here"), done)
