"""Who depends on whom: the ecosystem as a picture and as a table, chosen from with the same questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cxmap.alignment.results import tally_of
from cxmap.diagrams.ecosystem import Acting, ecosystem_graph, ecosystem_parts
from cxmap.diagrams.graph import Graph
from cxmap.diagrams.mermaid.flowchart import node_names
from cxmap.insight.involvement import Involvement
from cxmap.insight.places import Part
from cxmap.insight.tensions import Tension
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.pages.kit.graph_picture import GraphPicture, files_of, picture_of
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.sieve import EntryGroup, Question, Sieve, sieve_of
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import MOST_ROWS, Column, Columns, Holds, cut
from cxmap.pages.kit.values import NOTHING, Value, Words
from cxmap.pages.kit.verdict_words import counts_of
from cxmap.pages.kit.words import counted, joined

MOST_PICTURES = 12
"""Those of the most urgent journeys; the table has the others."""

_SHOWS = "Who has a part in which journey, for whom, who must mend a promise there, and who is in tension with whom."
_PARTS = {Part.OWNED: "owns", Part.CONTRIBUTED: "helps at", Part.DELIVERED: "delivers for"}


@dataclass(frozen=True, slots=True)
class Dependence:
    """The ecosystem in one picture, or in several of some journeys each, and the table with its questions.

    `note` says why there are several. A row's answer to `line` is the line that it has in a picture: which picture,
    and the names of both ends there.
    """

    pictures: tuple[GraphPicture, ...]
    note: str
    sieve: Sieve


def dependence_sections(site: Site, found: tuple[Involvement, ...], tensions: tuple[Tension, ...]) -> Iterator[Section]:
    """A section where somebody has a part in a journey."""
    if not found:
        return
    shown = cut(found, site.most(MOST_ROWS))
    pictures, note = _pictures(site, found, tensions)
    sieve = _sieve(site, shown.shown, _lines(pictures))
    drawn = tuple(replace(each, is_in_table=not shown.more) for each in pictures)
    content = Dependence(drawn, note, replace(sieve, note=shown.note("part", "parts"), total=shown.total))
    yield Section("Who depends on whom", "ecosystem/dependence", content, files_of(drawn))


def _pictures(
    site: Site, found: tuple[Involvement, ...], tensions: tuple[Tension, ...]
) -> tuple[tuple[GraphPicture, ...], str]:
    acting = [(journey, tuple(parts)) for journey, parts in groupby(found, key=lambda each: each.journey)]
    parts = ecosystem_parts(site, acting)
    most = site.most(min(MOST_PICTURES, len(parts)), 1)
    couples = tuple((tension.one, tension.other) for tension in tensions)
    graphs = (
        ecosystem_graph(site, _title(number, len(parts)), part, couples)
        for number, part in enumerate(parts[:most], start=1)
    )
    pictures = tuple(
        picture_of(site, graph, _SHOWS, "ecosystem", f"part-{number}") for number, graph in enumerate(graphs, start=1)
    )
    return pictures, _why_several(parts, most)


def _title(number: int, of: int) -> str:
    return f"The ecosystem ({number} of {of})" if of > 1 else "The whole ecosystem"


def _why_several(parts: Sequence[Sequence[Acting]], most: int) -> str:
    if len(parts) == 1:
        return ""
    journeys = counted(sum(map(len, parts)), "journey", "journeys")
    drawn = f" The first {counted(most, 'picture stands', 'pictures stand')} here." if most < len(parts) else ""
    return (
        f"{journeys} with all their parties are too many for one picture, so there are {len(parts):,}, "
        f"the most urgent journeys first.{drawn}"
    )


def _lines(pictures: Sequence[GraphPicture]) -> Mapping[tuple[str, str], str]:
    """The line between two nodes, as the pictures name it."""
    return {line: where for number, picture in enumerate(pictures) for line, where in _lines_of(number, picture.graph)}


def _lines_of(number: int, graph: Graph) -> Iterator[tuple[tuple[str, str], str]]:
    names = node_names(graph)
    for edge in graph.edges:
        yield (edge.source, edge.target), f"{number}.{names[edge.source]}.{names[edge.target]}"


def _part(involvement: Involvement) -> str:
    """`owns 3 and helps at 4`."""
    return joined(f"{_PARTS[part]} {count:,}" for part, count in involvement.parts.items())


def _verdicts(site: Site, involvement: Involvement) -> Value:
    pairs = involvement.pairs(site)
    return counts_of(tally_of(pairs)) if pairs else NOTHING


def _to_mend(site: Site, involvement: Involvement) -> Value:
    return links_cell(site, (key_of(Promise.kind, each) for each in involvement.to_mend(site)))


_INVOLVED: Columns[Involvement] = (
    Column("Who", lambda site, each: site.links[each.party], Holds.NAME),
    Column("With what part", lambda _, each: Words(_part(each))),
    Column("Must mend", _to_mend, Holds.PROSE),
    Column("Verdicts there", _verdicts, Holds.VERDICT),
)


def _sieve(site: Site, shown: tuple[Involvement, ...], lines: Mapping[tuple[str, str], str]) -> Sieve:
    by_journey = groupby(shown, key=lambda involvement: involvement.journey)
    return sieve_of(
        site,
        "Parties and their parts in journeys",
        _INVOLVED,
        _questions(site, lines),
        (_group(site, journey, tuple(part)) for journey, part in by_journey),
    )


def _questions(site: Site, lines: Mapping[tuple[str, str], str]) -> tuple[Question[Involvement], ...]:
    """The last two are for the picture alone, and nobody is asked them."""

    def promises(involvement: Involvement) -> Iterator[str]:
        return (pair.promise for pair in involvement.pairs(site))

    def line(involvement: Involvement) -> Iterator[str]:
        found = lines.get((involvement.party, involvement.journey.key))
        return iter((found,) if found else ())

    names = {str(key): site.links[key].name for key in _by_name(site)}
    return (
        Question("journey", "Journey", _names(site, Journey.kind), lambda involvement: (involvement.journey.id,)),
        Question("promise", "Promise", _names(site, Promise.kind), promises),
        Question("party", "Party", names, lambda each: (each.party, *_personas(each.journey))),
        Question("line", "", {}, line),
        Question("mends", "", {}, lambda each: each.to_mend(site)),
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
