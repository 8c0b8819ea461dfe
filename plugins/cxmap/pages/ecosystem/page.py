"""The ecosystem: who is in tension with whom, who gets nothing out of it, and who depends on whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from cxmap.insight.involvement import Got, involvements, unmet_needs, value_got
from cxmap.insight.places import places_of
from cxmap.insight.tensions import tensions_named
from cxmap.model.department import Department
from cxmap.model.ids import Key
from cxmap.model.journey import Journey
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.model.persona import Persona
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.ecosystem.dependence import dependence_sections
from cxmap.pages.kit.index_page import overview
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.sieve import EntryGroup, sieve_of
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import MOST_ROWS, Column, Columns, Holds, cut
from cxmap.pages.kit.tensions import tension_section
from cxmap.pages.kit.values import NOTHING, Markdown, Several, Value, Words
from cxmap.pages.kit.words import kind_words


@dataclass(frozen=True, slots=True)
class PartyValue:
    """A party or customers, the value that they get, and the touchpoints or journeys where they take part."""

    party: Party | Persona
    got: Got
    places: tuple[Key, ...]

    @property
    def order(self) -> tuple[int, int, str]:
        """Those first who get nothing out of it, and of these the ones on whom most depends."""
        return (tuple(Got).index(self.got), -len(self.places), self.party.key)


def build(site: Site) -> PageView:
    parties = [party for kind in (Department, Partner) for party in site.catalogue.all(kind) if party.is_live]
    places = {party.key: places_of(site, party.key) for party in parties}
    tensions = tensions_named(site, parties)
    values = [PartyValue(party, value_got(party), tuple(places[party.key])) for party in parties]
    return overview(
        *([tension_section(site, "Who is in tension with whom", tensions)] if tensions else ()),
        *_value(site, [*values, *_customers(site)]),
        *dependence_sections(site, involvements(site, places), tensions),
        without="No department, no partner and no persona is live.",
    )


def _customers(site: Site) -> Iterator[PartyValue]:
    for persona in site.live(Persona):
        journeys = (each.key for each in site.referring(Journey, persona.key, "personas") if each.is_live)
        yield PartyValue(persona, value_got(persona), tuple(journeys))


def _lacks(site: Site, each: PartyValue) -> Value:
    if each.got is Got.NOT_SAID:
        return Words("nobody has said")
    return _texts((need.need for need in unmet_needs(each.party)), site.links[each.party.key].path)


def _gets(site: Site, each: PartyValue) -> Value:
    return (
        _texts(each.party.gets, site.links[each.party.key].path) if each.party.gets else Words("nothing written down")
    )


def _texts(texts: Iterable[str], path: str) -> Value:
    return Several(tuple(Markdown(text, path) for text in texts))


def _takes_part(each: PartyValue) -> Value:
    place = Journey.kind if isinstance(each.party, Persona) else Touchpoint.kind
    count = len(each.places)
    return Words(f"{count:,}\N{NO-BREAK SPACE}{kind_words(place, count)}") if count else NOTHING


_VALUE: Columns[PartyValue] = (
    Column("Who", lambda site, each: site.links[each.party.key], Holds.NAME),
    Column("Lacks", _lacks, Holds.PROSE),
    Column("Gets", _gets, Holds.PROSE),
    Column("Takes part in", lambda _, each: _takes_part(each)),
)

_HEADS = {
    Got.NONE: "Get nothing that they need",
    Got.NOT_SAID: "Have not said what they get",
    Got.SOME: "Get some of what they need",
    Got.ALL: "Lack nothing",
}


def _value(site: Site, values: list[PartyValue]) -> Iterator[Section]:
    if not values:
        return
    ranked = sorted(values, key=lambda each: each.order)
    shown = cut(ranked, site.most(MOST_ROWS))
    groups = (
        EntryGroup(f"gets-{got}", f"{_HEADS[got]} ({sum(each.got is got for each in values):,})", tuple(members))
        for got, members in groupby(shown.shown, key=lambda each: each.got)
    )
    sieve = sieve_of(site, "Who gets value, and who gets none", _VALUE, (), groups)
    note = shown.note("row", "rows")
    yield Section("Who gets value, and who gets none", "kit/sieve", replace(sieve, note=note, total=shown.total))
