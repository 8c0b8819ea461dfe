"""Who was heard in the research behind a journey, and who was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.model.capability import Capability
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.research import Research
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.influence import Idle
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Figure, Value, Words
from cxmap.pages.kit.words import joined

MOST_JOURNEYS = 200
_GROUPS = ("customers", "employees", "partners")
_COLUMNS = (
    Head("Journey", Holds.NAME),
    Head("Customers", Holds.NUMBER),
    Head("Employees", Holds.NUMBER),
    Head("Partners", Holds.NUMBER),
    Head("Not heard"),
    Head("Research"),
)


@dataclass(frozen=True, slots=True)
class Heard:
    """Journeys with the number of people heard, those first of whom most were not; and who has nobody's ear."""

    ranking: Table
    idle: tuple[Idle, ...]


def heard_section(site: Site) -> Iterator[Section]:
    """A section where there are journeys."""
    journeys = [journey for journey in site.catalogue.all(Journey) if journey.is_live]
    ranked = sorted(journeys, key=lambda journey: (-len(unheard(site, journey)), journey.name.casefold()))
    if ranked:
        rows = tuple(_row(site, journey) for journey in ranked[:MOST_JOURNEYS])
        note = f"{MOST_JOURNEYS} of {len(ranked):,} journeys." if len(ranked) > MOST_JOURNEYS else ""
        idle = tuple(each for each in _idle(site, journeys) if each.parties)
        table = Table("Journeys by who was heard", _COLUMNS, rows, note=note)
        yield Section("Who was heard", "kit/influence", Heard(table, idle))


def unheard(site: Site, journey: Journey) -> tuple[str, ...]:
    """The groups that a journey concerns and of whom nobody was heard."""
    heard, absent = _heard(site, journey), _absent(site, journey)
    return tuple(group for group in _GROUPS if not heard[group] and group not in absent)


def _heard(site: Site, journey: Journey) -> dict[str, int]:
    studies = [site.catalogue.find(Research, study) for study in journey.research]
    heard = [study.heard for study in studies if study and study.heard]
    return {group: sum(getattr(each, group) or 0 for each in heard) for group in _GROUPS}


def _absent(site: Site, journey: Journey) -> dict[str, str]:
    """Groups whom nobody can be asked to hear at the journey's touchpoints, each with the reason."""
    touchpoints = [found for step in journey.touchpoints if (found := site.catalogue.find(Touchpoint, step))]
    if any(each.partner for touchpoint in touchpoints for each in touchpoint.contributors):
        return {}
    names = dict.fromkeys(name for touchpoint in touchpoints for name in touchpoint.capabilities)
    capabilities = (site.catalogue.find(Capability, name) for name in names)
    is_behind = any(capability.partners for capability in capabilities if capability)
    partners = {"partners": "partners only behind capabilities" if is_behind else "no partner takes part"}
    # A touchpoint has a department for its owner, so that employees take part in each.
    return partners if touchpoints else {"employees": "no employee takes part", **partners}


def _row(site: Site, journey: Journey) -> tuple[Value, ...]:
    heard, absent = _heard(site, journey), _absent(site, journey)
    missing = unheard(site, journey)
    said = f"{joined(missing)} not heard" if missing else "everybody heard"
    return (
        site.links[journey.key],
        *(Figure(f"{heard[group]:,}") for group in _GROUPS),
        Words("; ".join((said, *(words for group, words in absent.items() if not heard[group])))),
        links_cell(site, (key_of(Research.kind, study) for study in journey.research)),
    )


def _idle(site: Site, journeys: list[Journey]) -> Iterator[Idle]:
    heard = {persona for journey in journeys if _heard(site, journey)["customers"] for persona in journey.personas}
    personas = (persona for persona in site.catalogue.all(Persona) if persona.is_live and persona.id not in heard)
    yield Idle("Customers on none of whose journeys anybody was heard", _links(site, personas))
    aimless = (each for each in journeys if each.objectives and not _heard(site, each)["customers"])
    yield Idle("Objectives set without customers being asked", _links(site, aimless))


def _links(site: Site, entities: Iterator[Journey] | Iterator[Persona]) -> tuple[EntityLink, ...]:
    return site.links_to(entity.key for entity in entities)
