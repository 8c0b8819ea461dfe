"""Who depends on a capability: the promises that rest on it, directly or through what relies on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.promise import Promise
from cxmap.model.verdicts import Verdict
from cxmap.views.page import Section
from cxmap.views.parts.table import Column, Holds, Table
from cxmap.views.parts.values import Several, Value, Words
from cxmap.views.parts.verdicts import mark_of
from cxmap.views.parts.words import counted
from cxmap.views.site import Site

MOST_ROWS, MOST_WAYS = 100, 6
_TITLE = "Promises that depend on it through others"
_COLUMNS = (
    Column("Promise", Holds.NAME),
    Column("Verdict where it rests on this", Holds.VERDICT),
    Column("Through"),
)


def dependent_sections(site: Site, capability: Capability) -> Iterator[Section]:
    """A section where a promise rests on a capability that relies on this one, at any depth."""
    above = _relying_on(site, capability)
    found: dict[Key, tuple[Verdict, dict[Key, None]]] = {}
    for through in above:
        for pair in site.pairs_of(through):
            promise = key_of(Promise.kind, pair.promise)
            known, ways = found.get(promise, (pair.verdict, {}))
            ways[through] = None
            found[promise] = (min(known, pair.verdict, key=lambda verdict: verdict.rank), ways)
    if found:
        ranked = sorted(found.items(), key=lambda entry: (entry[1][0].rank, entry[0]))
        rows = tuple(_row(site, promise, *entry) for promise, entry in ranked[:MOST_ROWS])
        more = len(ranked) - len(rows)
        note = f"Not shown here: {counted(more, 'promise', 'promises')} more." if more else ""
        yield Section(_TITLE, "table", Table(_TITLE, _COLUMNS, rows, note))


def _relying_on(site: Site, capability: Capability) -> Mapping[Key, None]:
    """The live capabilities that rely on one, at any depth, the nearest first."""
    found: dict[Key, None] = {}
    waiting = [capability.key]
    for key in waiting:  # grows on the way
        for upper in site.sources(key, Capability.kind, "relies_on"):
            entity = site.catalogue.find(Capability, kind_and_id(upper)[1])
            if entity and entity.is_live and upper not in found and upper != capability.key:
                found[upper] = None
                waiting.append(upper)
    return found


def _row(site: Site, promise: Key, verdict: Verdict, ways: Mapping[Key, None]) -> tuple[Value, ...]:
    links = site.links_to(ways)[:MOST_WAYS]
    more = (Words(f"{len(ways) - len(links):,} more"),) if len(ways) > len(links) else ()
    return (site.links[promise], mark_of(verdict), Several((*links, *more)))
