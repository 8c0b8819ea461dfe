"""All opportunities, those first that mend the most harm for the least effort."""

from __future__ import annotations

from cxmap.insight.what_if import WhatIf, by_mended_harm
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.opportunity import Opportunity
from cxmap.pages.kit.entity_words import state_words
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.index_page import index_page, link_cell, links_cell
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds
from cxmap.pages.kit.values import NOTHING, Figure, Value, Words
from cxmap.pages.kit.words import joined


def build(site: Site) -> PageView:
    found = by_mended_harm(site, site.catalogue.all(Opportunity))
    turns = {opportunity.id: turning for opportunity, turning in found}
    columns: Columns[Opportunity] = (
        Column("Opportunity", lambda site, each: site.links[each.key], Holds.NAME),
        Column("Would turn", lambda _, each: _turning(turns[each.id])),
        *_COLUMNS,
    )
    return index_page(site, Opportunity, columns, [opportunity for opportunity, _ in found])


def _turning(found: WhatIf | None) -> Value:
    """The number of places where promises would be kept better, and worse."""
    if found is None:
        return NOTHING
    numbers = ((len(found.better), "better"), (len(found.worse), "worse"))
    return Words(joined(f"{number} {words}" for number, words in numbers if number) or "nothing")


_COLUMNS: Columns[Opportunity] = (
    Column("State", lambda _, each: Words(state_words(each))),
    Column("Impact", lambda _, each: Words(rating_words(each.impact)), Holds.NUMBER),
    Column("Effort", lambda _, each: Words(rating_words(each.effort)), Holds.NUMBER),
    Column("Due", lambda _, each: Figure(str(each.due)) if each.due else NOTHING),
    Column("Owner", lambda site, each: link_cell(site, key_of(Department.kind, each.owner))),
    Column("Would improve", lambda site, each: links_cell(site, map(Key, each.addresses))),
)
