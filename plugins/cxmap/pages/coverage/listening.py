"""Listening: who was heard on each journey, and which promises are measured from the inside only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.insight.coverage import (
    Absent,
    HeardGroup,
    HeardOn,
    InsideView,
    heard_on,
    inside_views,
    measured_promises,
    unheard_personas,
)
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.metric import Metric
from cxmap.model.persona import Persona
from cxmap.model.research import Research
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Idle, Ranking, cut, table_of
from cxmap.pages.kit.values import Figure, Value, Words
from cxmap.pages.kit.words import capitalised, counted, joined

MOST_JOURNEYS = 200
MOST_PROMISES = 200
_REASONS = {
    Absent.NO_EMPLOYEE: "no employee takes part",
    Absent.NO_PARTNER: "no partner takes part",
    Absent.BEHIND_CAPABILITIES: "partners only behind capabilities",
}


def heard_section(site: Site) -> Iterator[Section]:
    """A section where there are journeys."""
    heard = tuple(heard_on(site, journey) for journey in site.live(Journey))
    ranked = cut(heard, site.most(MOST_JOURNEYS), by=lambda each: (-len(each.unheard), each.journey.name.casefold()))
    if heard:
        table = table_of(site, "Journeys by who was heard", _HEARD, ranked.shown, note=ranked.of_all("journeys"))
        idle = tuple(each for each in _idle(site, heard) if each.entities)
        yield Section("Who was heard", "kit/influence", Ranking(idle, table))


def inside_section(site: Site) -> Iterator[Section]:
    """A section where a live promise is judged by numbers, none of which is the customers' own."""
    found = cut(inside_views(site), site.most(MOST_PROMISES))
    if found.total:
        measured = counted(len(measured_promises(site)), "measured promise", "measured promises")
        note = " ".join(filter(None, (f"{found.total:,} of {measured}.", found.note("promise", "promises"))))
        table = table_of(site, "Promises without the customers' view", _INSIDE, found.shown, note=note)
        yield Section("Promises measured from the inside", "kit/table", table)


def _idle(site: Site, heard: tuple[HeardOn, ...]) -> Iterator[Idle]:
    personas = unheard_personas(site, heard)
    yield _idle_of(site, "Customers on none of whose journeys anybody was heard", personas)
    aimless = (each.journey for each in heard if each.journey.objectives and not each.counts[HeardGroup.CUSTOMERS])
    yield _idle_of(site, "Objectives set without customers being asked", aimless)


def _idle_of(site: Site, sentence: str, entities: Iterable[Journey | Persona]) -> Idle:
    return Idle(sentence, site.links_to(entity.key for entity in entities))


def _count(group: HeardGroup) -> Column[HeardOn]:
    return Column(capitalised(group), lambda _, heard: Figure(f"{heard.counts[group]:,}"), Holds.NUMBER)


def _unheard(_site: Site, heard: HeardOn) -> Value:
    said = f"{joined(heard.unheard)} not heard" if heard.unheard else "everybody heard"
    return Words("; ".join((said, *(_REASONS[why] for group, why in heard.absent.items() if not heard.counts[group]))))


def _research(site: Site, heard: HeardOn) -> Value:
    return links_cell(site, (key_of(Research.kind, study) for study in heard.journey.research))


_HEARD: Columns[HeardOn] = (
    Column("Journey", lambda site, heard: site.links[heard.journey.key], Holds.NAME),
    *map(_count, HeardGroup),
    Column("Not heard", _unheard),
    Column("Research", _research),
)


def _metrics(site: Site, identities: Iterable[str]) -> Value:
    return links_cell(site, (key_of(Metric.kind, metric) for metric in identities))


def _asked(_site: Site, view: InsideView) -> Value:
    return Words("asked where it is felt" if view.nearest else "customer view missing")


_INSIDE: Columns[InsideView] = (
    Column("Promise", lambda site, view: site.links[view.promise.key], Holds.NAME),
    Column("Judged by", lambda site, view: _metrics(site, (each.metric for each in view.promise.expects))),
    Column("The customers' view", _asked),
    Column("Nearest measure of it", lambda site, view: _metrics(site, view.nearest), Holds.PROSE),
)
