"""All journeys, those first that hurt and matter most."""

from __future__ import annotations

from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.views.page import PageView
from cxmap.views.parts.index import by_name, count_cell, index_page, link_cell, links_cell, verdicts_cell
from cxmap.views.parts.table import Column, Holds
from cxmap.views.parts.urgency import urgency, urgency_cell
from cxmap.views.parts.values import Value
from cxmap.views.site import Site

_COLUMNS = (
    Column("Journey", Holds.NAME),
    Column("Pain × importance", Holds.NUMBER),
    Column("Verdicts", Holds.VERDICT),
    Column("Touchpoints", Holds.NUMBER),
    Column("Owner"),
    Column("For"),
)


def build(site: Site) -> PageView:
    journeys = sorted(by_name(site, site.catalogue.all(Journey)), key=lambda each: (not each.is_live, -urgency(each)))
    return index_page(site, Journey, _COLUMNS, (_row(site, journey) for journey in journeys))


def _row(site: Site, journey: Journey) -> tuple[Value, ...]:
    return (
        site.links[journey.key],
        urgency_cell(journey),
        verdicts_cell(site, journey),
        count_cell(len(journey.touchpoints)),
        link_cell(site, key_of(Department.kind, journey.owner)),
        links_cell(site, (key_of(Persona.kind, persona) for persona in journey.personas)),
    )
