"""The ecosystem: who depends on whom, who is in tension with whom, and who gets nothing out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from cxmap.alignment.results import tally_of
from cxmap.diagrams.ecosystem import MOST_LINES, Acting, Couples, ecosystem_graph, journey_ecosystem_graph
from cxmap.diagrams.graph import Graph
from cxmap.diagrams.shortened import MOST_NODES
from cxmap.insight.involvement import Got, Involvement, involvements, unmet_needs, value_got
from cxmap.insight.places import Part, Places, places_of
from cxmap.insight.tensions import Tension, tensions_named
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.pages.kit.graph_picture import GraphPictures, beside_table, files_of, picture_of, relations_of
from cxmap.pages.kit.index_page import few_links, links_cell, overview
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.sieve import EntryGroup, Question, sieve_of
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import MOST_ROWS, Column, Columns, Holds, Table, cut, heads_of, row_of
from cxmap.pages.kit.tensions import tension_section
from cxmap.pages.kit.values import NOTHING, Fact, Facts, Markdown, Several, Value, Words
from cxmap.pages.kit.verdict_words import counts_of
from cxmap.pages.kit.words import counted, joined


@dataclass(frozen=True, slots=True)
class PartyValue:
    """A party, the value that it gets, and where it acts."""

    party: Party
    got: Got
    places: Places

    @property
    def order(self) -> tuple[int, int, str]:
        """Those first who get nothing out of it, and of these the ones on whom most depends."""
        return (tuple(Got).index(self.got), -len(self.places), self.party.key)


_GOT = {Got.NONE: "none", Got.NOT_SAID: "not said", Got.SOME: "some", Got.ALL: "all"}
_PARTS = {Part.OWNED: "owns", Part.CONTRIBUTED: "helps at", Part.DELIVERED: "delivers for"}


def build(site: Site) -> PageView:
    parties = [party for kind in (Department, Partner) for party in site.catalogue.all(kind) if party.is_live]
    places = {party.key: places_of(site, party.key) for party in parties}
    found = involvements(site, places)
    tensions = tensions_named(site, parties)
    return overview(
        *picture_sections(site, found, tensions),
        *_tensions(site, tensions),
        *_value(site, [PartyValue(party, value_got(party), places[party.key]) for party in parties]),
        *_involved(site, found),
        without="No department and no partner is live.",
    )


def _gets(site: Site, party: Party) -> Value:
    path = site.links[party.key].path
    named = (("Gets", party.gets), ("Lacks", tuple(need.need for need in unmet_needs(party))))
    facts = tuple(Fact(label, _texts(texts, path)) for label, texts in named if texts)
    return Facts(facts or (Fact("Gets", Words("nothing written down")),))


def _part(involvement: Involvement) -> str:
    """`owns 3 and helps at 4`."""
    return joined(f"{_PARTS[part]} {count:,}" for part, count in involvement.parts.items())


def _verdicts(site: Site, involvement: Involvement) -> Value:
    pairs = involvement.pairs(site)
    return counts_of(tally_of(pairs)) if pairs else NOTHING


_VALUE: Columns[PartyValue] = (
    Column("Party", lambda site, each: site.links[each.party.key], Holds.NAME),
    Column("Gets what it needs", lambda _, each: Words(_GOT[each.got])),
    Column("What it gets, and what it lacks", lambda site, each: _gets(site, each.party), Holds.PROSE),
    Column("Touchpoints that depend on it", lambda site, each: few_links(site, each.places), Holds.PROSE),
)

_INVOLVED: Columns[Involvement] = (
    Column("Who", lambda site, each: site.links[each.party], Holds.NAME),
    Column("With what part", lambda _, each: Words(_part(each))),
    Column("Verdicts there", _verdicts, Holds.VERDICT),
)

MOST_PICTURES = 12
"""Those of the most urgent journeys; the table has the others."""

_SHOWS = "Who stands behind what, for whom, and who is in tension with whom."


@dataclass(frozen=True, slots=True)
class JourneyEcosystem:
    """A journey's picture, the anchor at which it stands, and for whom the journey is."""

    anchor: str
    journey: EntityLink
    personas: tuple[EntityLink, ...]
    pictures: GraphPictures


@dataclass(frozen=True, slots=True)
class EcosystemPictures:
    """Everybody at once where that can be read, and each journey by itself; `note` says why there are several."""

    everybody: GraphPictures | None
    journeys: tuple[JourneyEcosystem, ...]
    note: str


def picture_sections(site: Site, found: tuple[Involvement, ...], tensions: tuple[Tension, ...]) -> Iterator[Section]:
    """A section where somebody has a part in a journey."""
    if not found:
        return
    couples = tuple((tension.one, tension.other) for tension in tensions)
    acting = [
        (journey, {each.party: each.roles for each in parts})
        for journey, parts in groupby(found, key=lambda each: each.journey)
    ]
    whole = ecosystem_graph(site, acting, couples)
    most = site.most(min(MOST_PICTURES, len(acting)), 1)
    is_readable = len(whole.edges) <= MOST_LINES and len(whole.nodes) <= MOST_NODES
    pictures = EcosystemPictures(
        everybody=_pictures(site, whole, "everybody") if is_readable else None,
        journeys=tuple(_of_journey(site, each, couples) for each in acting[:most]),
        note=" ".join(filter(None, ("" if is_readable else _why_split(whole), _how_many(most, len(acting))))),
    )
    drawn = (pictures.everybody, *(each.pictures for each in pictures.journeys))
    files = tuple(file for each in drawn if each for file in files_of(each.pictures))
    yield Section("The ecosystem as a picture", "ecosystem/pictures", pictures, files)


def _tensions(site: Site, tensions: tuple[Tension, ...]) -> Iterator[Section]:
    if tensions:
        yield tension_section(site, "Who is in tension with whom", tensions)


def _value(site: Site, values: list[PartyValue]) -> Iterator[Section]:
    """Those who get all that they need have one row together."""
    ranked = sorted(values, key=lambda each: each.order)
    content = [each.party.key for each in ranked if each.got is Got.ALL]
    rows = [row_of(site, _VALUE, each) for each in ranked if each.got is not Got.ALL]
    if content:
        rows.append((links_cell(site, content), Words(_GOT[Got.ALL]), NOTHING, NOTHING))
    if rows:
        shown = cut(rows, site.most(MOST_ROWS))
        note = shown.note("row", "rows")
        table = Table("Parties by the value they get", heads_of(_VALUE), shown.shown, note=note)
        yield Section("Who gets value, and who gets none", "kit/table", table)


def _texts(texts: Iterable[str], path: str) -> Value:
    return Several(tuple(Markdown(text, path) for text in texts))


def _involved(site: Site, found: tuple[Involvement, ...]) -> Iterator[Section]:
    """A section where somebody has a part in a journey."""
    if not found:
        return
    shown = cut(found, site.most(MOST_ROWS))
    by_journey = groupby(shown.shown, key=lambda involvement: involvement.journey)
    sieve = replace(
        sieve_of(
            site,
            "Parties and their parts in journeys",
            _INVOLVED,
            _questions(site),
            (_group(site, journey, tuple(part)) for journey, part in by_journey),
        ),
        sentence="Journey by journey:",
        note=shown.note("part", "parts"),
        total=shown.total,
    )
    yield Section("Who depends on whom", "kit/sieve", sieve)


def _questions(site: Site) -> tuple[Question[Involvement], ...]:
    def promises(involvement: Involvement) -> Iterator[str]:
        return (pair.promise for pair in involvement.pairs(site))

    names = {str(key): site.links[key].name for key in _by_name(site)}
    return (
        Question("journey", "Journey", _names(site, Journey.kind), lambda involvement: (involvement.journey.id,)),
        Question("promise", "Promise", _names(site, Promise.kind), promises),
        Question("party", "Party", names, lambda each: (each.party, *_personas(each.journey))),
    )


def _personas(journey: Journey) -> Iterator[Key]:
    return (key_of(Persona.kind, persona) for persona in journey.personas)


def _group(site: Site, journey: Journey, part: tuple[Involvement, ...]) -> EntryGroup[Involvement]:
    personas = site.links_to(_personas(journey))
    return EntryGroup(f"in-{journey.id}", journey.name, part, site.links[journey.key], personas)


def _names(site: Site, kind: str) -> Mapping[str, str]:
    """The names of a kind by id, in their order."""
    return {kind_and_id(key)[1]: site.links[key].name for key in _by_name(site) if kind_and_id(key)[0] == kind}


def _by_name(site: Site) -> list[Key]:
    return sorted(site.links, key=site.by_name)


def _why_split(whole: Graph) -> str:
    size = f"{counted(len(whole.nodes), 'party or journey', 'parties and journeys')} with {len(whole.edges):,} lines"
    return f"{size} between them are too many for one picture, so each journey has its own."


def _how_many(most: int, journeys: int) -> str:
    few = "The most urgent" if most == 1 else f"The {most} most urgent"
    drawn = f"{few} of {journeys:,} journeys {'is' if most == 1 else 'are'} drawn; the tables below tell of the others."
    return drawn if journeys > most else ""


def _of_journey(site: Site, acting: Acting, couples: Couples) -> JourneyEcosystem:
    journey, _ = acting
    graph = journey_ecosystem_graph(site, acting, couples)
    personas = site.links_to(key_of(Persona.kind, persona) for persona in journey.personas)
    anchor = f"picture-of-{journey.id}"
    return JourneyEcosystem(anchor, site.links[journey.key], personas, _pictures(site, graph, f"journey.{journey.id}"))


def _pictures(site: Site, graph: Graph, name: str) -> GraphPictures:
    return beside_table("", (picture_of(site, graph, _SHOWS, "ecosystem", name),), relations_of(site, graph))
