"""Who has which part in which journey, for whom, and how the promises fare there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from cxmap.alignment.results import Pair, tally_of
from cxmap.insight.places import Part, Places, Role
from cxmap.insight.urgency import urgency
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.sieve import MOST_ROWS, RowGroup, Sieve, SievedRow, left_out, question, useful
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds
from cxmap.pages.kit.values import NOTHING, Value, Words
from cxmap.pages.kit.verdict_words import counts_of
from cxmap.pages.kit.words import joined

_COLUMNS = (
    Head("Who", Holds.NAME),
    Head("With what part"),
    Head("Verdicts there", Holds.VERDICT),
)
_PARTS = {Part.OWNED: "owns", Part.CONTRIBUTED: "helps at", Part.DELIVERED: "delivers for"}


@dataclass(frozen=True, slots=True)
class Involvement:
    """One party's part in one journey: its roles by touchpoint."""

    journey: Journey
    party: Key
    roles: Mapping[Key, tuple[Role, ...]]


def involvements(site: Site, places: Mapping[Key, Places]) -> tuple[Involvement, ...]:
    """By journey, the most urgent first; within it those first who act at most touchpoints."""
    acting: dict[Key, dict[Key, tuple[Role, ...]]] = {}
    for party, found in places.items():
        for touchpoint, roles in found.items():
            acting.setdefault(touchpoint, {})[party] = roles
    journeys = [journey for journey in site.catalogue.all(Journey) if journey.is_live]
    return tuple(
        involvement
        for journey in sorted(journeys, key=lambda journey: (-urgency(journey), journey.id))
        for involvement in _in_journey(journey, acting)
    )


def involvement_section(site: Site, found: tuple[Involvement, ...]) -> Iterator[Section]:
    """A section where somebody has a part in a journey."""
    shown = found[:MOST_ROWS]
    rows = [_row(site, involvement) for involvement in shown]
    if rows:
        by_journey = groupby(zip(shown, rows, strict=True), key=lambda entry: entry[0].journey)
        sieve = Sieve(
            caption="Parties and their parts in journeys",
            columns=_COLUMNS,
            questions=useful(
                (
                    question("journey", "Journey", rows, _names(site, Journey.kind)),
                    question("promise", "Promise", rows, _names(site, Promise.kind)),
                    question("party", "Party", rows, {key: link.name for key, link in _by_name(site)}),
                )
            ),
            groups=tuple(_group(site, journey, tuple(row for _, row in part)) for journey, part in by_journey),
            sentence="Journey by journey:",
            note=left_out(len(found), len(rows), ("part", "parts")),
        )
        yield Section("Who depends on whom", "kit/sieve", sieve)


def _in_journey(journey: Journey, acting: Mapping[Key, Mapping[Key, tuple[Role, ...]]]) -> list[Involvement]:
    parties: dict[Key, dict[Key, tuple[Role, ...]]] = {}
    for step in journey.touchpoints:
        touchpoint = key_of(Touchpoint.kind, step)
        for party, roles in acting.get(touchpoint, {}).items():
            parties.setdefault(party, {})[touchpoint] = roles
    ranked = sorted(parties.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return [Involvement(journey, party, roles) for party, roles in ranked]


def _group(site: Site, journey: Journey, rows: tuple[SievedRow, ...]) -> RowGroup:
    personas = site.links_to(key_of(Persona.kind, persona) for persona in journey.personas)
    return RowGroup(f"in-{journey.id}", journey.name, rows, site.links[journey.key], personas)


def _row(site: Site, involvement: Involvement) -> SievedRow:
    journey, party = involvement.journey, involvement.party
    pairs = [pair for touchpoint in involvement.roles for pair in site.pairs_of(touchpoint)]
    personas = [key_of(Persona.kind, persona) for persona in journey.personas]
    cells: tuple[Value, ...] = (
        site.links[party],
        Words(_part(involvement)),
        counts_of(tally_of(pairs)) if pairs else NOTHING,
    )
    answers = {"journey": journey.id, "promise": _promises(pairs), "party": " ".join((party, *personas))}
    return SievedRow(cells, answers)


def _part(involvement: Involvement) -> str:
    """`owns 3, helps at 4`: each touchpoint counts once, for the closest part."""
    closest = [min((role.part for role in roles), key=tuple(Part).index) for roles in involvement.roles.values()]
    return joined(f"{words} {closest.count(part):,}" for part, words in _PARTS.items() if part in closest)


def _promises(pairs: list[Pair]) -> str:
    return " ".join(dict.fromkeys(pair.promise for pair in pairs))


def _names(site: Site, kind: str) -> Mapping[str, str]:
    """The names of a kind by id, in their order."""
    return {key.partition("/")[2]: link.name for key, link in _by_name(site) if key.startswith(f"{kind}/")}


def _by_name(site: Site) -> list[tuple[Key, EntityLink]]:
    return sorted(site.links.items(), key=lambda entry: (entry[1].name.casefold(), entry[0]))
