"""Who promised, and who keeps it: the parties behind a promise and what each of them has to do with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxmap.insight.places import keepers
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.index_page import few_links
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Table, cut, table_of
from cxmap.pages.kit.values import Fact, Facts, Value
from cxmap.pages.kit.words import counted

_MOST_LINKS = 6
_MOST_PARTIES = 60

Duties = Mapping[str, list[Key]]
"""The things for which a party has a duty, by the words for the duty."""


def keepers_table(site: Site, promise: Promise, below: Iterable[Key]) -> Table:
    """Who made the promise first, then everybody in the chain `below` it."""
    maker = key_of(Department.kind, promise.made_by)
    duties: dict[Key, dict[str, list[Key]]] = {maker: {"Made": [promise.key]}}
    for key in dict.fromkeys(below):
        for party, duty in _duties(site, key):
            duties.setdefault(party, {}).setdefault(duty, []).append(key)
    shown = cut(((site.links[party], found) for party, found in duties.items() if party in site.links), _MOST_PARTIES)
    more = shown.total - len(shown.shown)
    note = f"Not shown here: {counted(more, 'party', 'parties')} more." if more else ""
    return table_of(site, "Who promised, who keeps it", _COLUMNS, shown.shown, note=note)


def _duties(site: Site, key: Key) -> Iterator[tuple[Key, str]]:
    entity = site.catalogue.entity(key)
    if isinstance(entity, Touchpoint):
        yield key_of(Department.kind, entity.owner), "Answers for"
        yield from ((each, "Contributes to") for each in dict.fromkeys(each.party for each in entity.contributors))
    elif isinstance(entity, Capability):
        owner, *partners = keepers(entity)
        yield owner, "Answers for"
        yield from ((partner, "Does some of the work of") for partner in dict.fromkeys(partners))


def _said(site: Site, entry: tuple[EntityLink, Duties]) -> Value:
    return Facts(tuple(Fact(duty, few_links(site, keys, _MOST_LINKS)) for duty, keys in entry[1].items()))


_COLUMNS: Columns[tuple[EntityLink, Duties]] = (
    Column("Who", lambda _, entry: entry[0], Holds.NAME),
    Column("What they have to do with it", _said, Holds.PROSE),
)
