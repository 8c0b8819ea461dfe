"""Who promised, and who keeps it: the parties behind a promise and what each of them has to do with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.insight.places import keepers
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.index_page import few_links
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Fact, Facts, Value
from cxmap.pages.kit.words import counted

_COLUMNS = (Head("Who", Holds.NAME), Head("What they have to do with it", Holds.PROSE))
_MOST_LINKS = 6
_MOST_PARTIES = 60


def keepers_table(site: Site, promise: Promise, below: Iterable[Key]) -> Table:
    """Who made the promise first, then everybody in the chain `below` it."""
    maker = key_of(Department.kind, promise.made_by)
    duties: dict[Key, dict[str, list[Key]]] = {maker: {"Made": [promise.key]}}
    for key in dict.fromkeys(below):
        for party, duty in _duties(site, key):
            duties.setdefault(party, {}).setdefault(duty, []).append(key)
    shown = [(site.links[party], found) for party, found in duties.items() if party in site.links]
    rows = tuple((link, _facts(site, found)) for link, found in shown[:_MOST_PARTIES])
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


def _facts(site: Site, duties: dict[str, list[Key]]) -> Value:
    return Facts(tuple(Fact(duty, few_links(site, keys, _MOST_LINKS)) for duty, keys in duties.items()))
