"""Who depends on a capability: the promises that rest on it through what relies on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.views.page import Section
from cxmap.views.parts.glance import more_words
from cxmap.views.parts.table import Column, Holds, Table
from cxmap.views.parts.through_others import Dependent
from cxmap.views.parts.values import Several, Value
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


def dependent_sections(site: Site, dependents: Sequence[Dependent]) -> Iterator[Section]:
    """A section where a promise rests on a capability that relies on this one, at any depth."""
    if dependents:
        rows = tuple(_row(site, dependent) for dependent in dependents[:MOST_ROWS])
        more = len(dependents) - len(rows)
        note = f"Not shown here: {counted(more, 'promise', 'promises')} more." if more else ""
        yield Section(_TITLE, "table", Table(_TITLE, _COLUMNS, rows, note))


def _row(site: Site, dependent: Dependent) -> tuple[Value, ...]:
    links = site.links_to(dependent.through)[:MOST_WAYS]
    more = more_words(len(dependent.through) - len(links))
    return (site.links[dependent.promise], mark_of(dependent.verdict), Several((*links, *more)))
