"""Who promised, and who keeps it: the parties behind a promise and what each of them has to do with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.diagrams import Rest
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.views.page import EntityLink
from cxmap.views.parts.places import keepers
from cxmap.views.parts.table import Column, Holds, Table
from cxmap.views.parts.values import Fact, Facts, Several, Value, Words
from cxmap.views.parts.words import counted
from cxmap.views.site import Site

_COLUMNS = (Column("Who", Holds.NAME), Column("has what to do with it", Holds.PROSE))
_MOST_LINKS = 6
_MOST_PARTIES = 60


def keepers_table(site: Site, promise: Promise, rests: Iterable[Rest]) -> Table:
    """Who made the promise first, then everybody in the chain below it."""
    maker, made = key_of(Department.kind, promise.made_by), site.links[promise.key]
    duties: dict[Key, dict[str, list[EntityLink]]] = {maker: {"Made": [made]}}
    keys = dict.fromkeys(Key(rest.lower.key) for rest in rests)
    for key in keys:
        for party, duty in _duties(site, key):
            duties.setdefault(party, {}).setdefault(duty, []).append(site.links[key])
    shown = [(site.links[party], found) for party, found in duties.items() if party in site.links]
    rows = tuple((link, _facts(found)) for link, found in shown[:_MOST_PARTIES])
    more = len(shown) - len(rows)
    note = f"Not shown here: {counted(more, 'party', 'parties')} more." if more else ""
    return Table("Who promised, who keeps it", _COLUMNS, rows, note)


def _duties(site: Site, key: Key) -> Iterator[tuple[Key, str]]:
    entity = site.catalogue.entity(key)
    if isinstance(entity, Touchpoint):
        yield key_of(Department.kind, entity.owner), "Answers for"
        yield from ((each, "Contributes to") for each in dict.fromkeys(each.party for each in entity.contributors))
    elif isinstance(entity, Capability):
        owner, *partners = keepers(entity)
        yield owner, "Answers for"
        yield from ((partner, "Does some of the work of") for partner in dict.fromkeys(partners))


def _facts(duties: dict[str, list[EntityLink]]) -> Value:
    return Facts(tuple(Fact(duty, _links(links)) for duty, links in duties.items()))


def _links(links: list[EntityLink]) -> Value:
    more = (Words(f"{len(links) - _MOST_LINKS:,} more"),) if len(links) > _MOST_LINKS else ()
    return Several((*links[:_MOST_LINKS], *more))
