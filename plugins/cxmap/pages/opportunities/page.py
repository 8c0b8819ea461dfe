"""All opportunities, those first that promise the most for the least effort."""

from __future__ import annotations

from cxmap.insight.priorities import gain_order
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.opportunity import Opportunity
from cxmap.pages.kit.entity_words import state_words
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.index_page import index_page, link_cell, links_cell
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds
from cxmap.pages.kit.values import NOTHING, Figure, Words

_COLUMNS: Columns[Opportunity] = (
    Column("Opportunity", lambda site, each: site.links[each.key], Holds.NAME),
    Column("State", lambda _, each: Words(state_words(each))),
    Column("Impact", lambda _, each: Words(rating_words(each.impact)), Holds.NUMBER),
    Column("Effort", lambda _, each: Words(rating_words(each.effort)), Holds.NUMBER),
    Column("Due", lambda _, each: Figure(str(each.due)) if each.due else NOTHING),
    Column("Owner", lambda site, each: link_cell(site, key_of(Department.kind, each.owner))),
    Column("Would improve", lambda site, each: links_cell(site, map(Key, each.addresses))),
)


def build(site: Site) -> PageView:
    return index_page(site, Opportunity, _COLUMNS, sorted(site.catalogue.all(Opportunity), key=gain_order))
