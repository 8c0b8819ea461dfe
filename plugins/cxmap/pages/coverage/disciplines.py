"""The six disciplines of customer experience: what is being improved in each, and where nothing is."""

from __future__ import annotations

from cxmap.model.opportunity import Discipline, Opportunity, OpportunityState
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import NOTHING, Value, Words
from cxmap.pages.kit.words import capitalised, counted, in_words

_COLUMNS = (
    Head("Discipline", Holds.NAME),
    Head("Open", Holds.PROSE),
    Head("Done", Holds.PROSE),
)


def discipline_section(site: Site) -> Section:
    """A row for each discipline, the empty ones too."""
    live = [each for each in site.catalogue.all(Opportunity) if each.is_live]
    unsorted = sum(each.discipline is None for each in live)
    note = f"{counted(unsorted, 'opportunity belongs', 'opportunities belong')} to no discipline." if unsorted else ""
    rows = tuple(_row(site, discipline, live) for discipline in Discipline)
    return Section("The six disciplines", "kit/table", Table("Opportunities by discipline", _COLUMNS, rows, note=note))


def _row(site: Site, discipline: Discipline, live: list[Opportunity]) -> tuple[Value, ...]:
    found = [each for each in live if each.discipline is discipline and each.state is not OpportunityState.DROPPED]
    done = links_cell(site, (each.key for each in found if each.state is OpportunityState.DONE))
    still = links_cell(site, (each.key for each in found if each.state is not OpportunityState.DONE))
    name = Words(capitalised(in_words(discipline)))
    return (name, still if found and still != NOTHING else Words("nothing is being improved here"), done)
