"""The ecosystem: who depends on whom, who is in tension with whom, and who gets nothing out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxmap.insight.places import Places, places_of
from cxmap.model.department import Department
from cxmap.model.ids import Key
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.pages.ecosystem.involvement import involvement_section, involvements
from cxmap.pages.ecosystem.pictures import picture_sections
from cxmap.pages.kit.index_page import few_links, links_cell, overview
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.tensions import Tension, Tensions, all_tensions
from cxmap.pages.kit.value_got import Got, unmet_needs, value_got
from cxmap.pages.kit.values import NOTHING, Fact, Facts, Markdown, Several, Value, Words

_VALUE = (
    Head("Party", Holds.NAME),
    Head("Gets what it needs"),
    Head("What it gets, and what it lacks", Holds.PROSE),
    Head("Touchpoints that depend on it", Holds.PROSE),
)
_WORDS = {Got.NONE: "none", Got.SOME: "some", Got.ALL: "all"}


def build(site: Site) -> PageView:
    parties = [party for kind in (Department, Partner) for party in site.catalogue.all(kind) if party.is_live]
    places = {party.key: places_of(site, party.key) for party in parties}
    found = involvements(site, places)
    tensions = all_tensions(site, parties)
    return overview(
        *picture_sections(site, found, tensions),
        *_tensions(tensions),
        *_value(site, parties, places),
        *involvement_section(site, found),
        without="No department and no partner is live.",
    )


def _tensions(tensions: tuple[Tension, ...]) -> Iterator[Section]:
    if tensions:
        yield Section("Who is in tension with whom", "kit/tensions", Tensions("Tensions", tensions))


def _value(site: Site, parties: list[Party], places: Mapping[Key, Places]) -> Iterator[Section]:
    """Those first who get nothing out of it, and of these the ones on whom most depends."""
    ranked = sorted(parties, key=lambda party: (tuple(Got).index(value_got(party)), -len(places[party.key]), party.key))
    short = [party for party in ranked if value_got(party) is not Got.ALL]
    rest = links_cell(site, (party.key for party in ranked if value_got(party) is Got.ALL))
    rows = [_row(site, party, places[party.key]) for party in short]
    if rest != NOTHING:
        rows.append((rest, Words(_WORDS[Got.ALL]), NOTHING, NOTHING))
    if rows:
        table = Table("Parties by the value they get", _VALUE, tuple(rows))
        yield Section("Who gets value, and who gets none", "kit/table", table)


def _row(site: Site, party: Party, places: Places) -> tuple[Value, ...]:
    link = site.links[party.key]
    facts = (
        Fact("Gets", _texts(party.gets, link.path)),
        Fact("Lacks", _texts((need.need for need in unmet_needs(party)), link.path)),
    )
    return (
        link,
        Words(_WORDS[value_got(party)]),
        Facts(tuple(fact for fact in facts if fact.value != NOTHING) or (Fact("Gets", Words("nothing written down")),)),
        few_links(site, places),
    )


def _texts(texts: Iterable[str], path: str) -> Value:
    found = tuple(Markdown(text, path) for text in texts)
    return Several(found) if found else NOTHING
