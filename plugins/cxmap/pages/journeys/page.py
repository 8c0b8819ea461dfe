"""All journeys, those first that hurt and matter most."""

from __future__ import annotations

from cxmap.alignment.results import Pair
from cxmap.insight.urgency import urgency
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.pages.kit.index_page import by_name, count_cell, counts_cell, index_page, link_cell, links_cell
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds
from cxmap.pages.kit.urgency import urgency_cell
from cxmap.pages.kit.values import Value

COLUMNS = (
    Head("Journey", Holds.NAME),
    Head("Pain × importance", Holds.NUMBER),
    Head("Verdicts", Holds.VERDICT),
    Head("Touchpoints", Holds.NUMBER),
    Head("Owner"),
    Head("For"),
)


def build(site: Site) -> PageView:
    return index_page(site, Journey, COLUMNS, (row_of(site, each, site.pairs_of(each.key)) for each in in_order(site)))


def in_order(site: Site) -> list[Journey]:
    return sorted(by_name(site, site.catalogue.all(Journey)), key=lambda each: (not each.is_live, -urgency(each)))


def row_of(site: Site, journey: Journey, pairs: tuple[Pair, ...]) -> tuple[Value, ...]:
    """A journey as it fares in some of its pairs."""
    return (
        site.links[journey.key],
        urgency_cell(journey),
        counts_cell(journey, pairs),
        count_cell(len(journey.touchpoints)),
        link_cell(site, key_of(Department.kind, journey.owner)),
        links_cell(site, (key_of(Persona.kind, persona) for persona in journey.personas)),
    )
