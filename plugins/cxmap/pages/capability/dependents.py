"""Who depends on a capability: the promises that rest on it through what relies on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.insight.dependents import Dependent
from cxmap.pages.kit.facts import more_words
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Several, Value
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import counted

MOST_ROWS, MOST_WAYS = 100, 6
_TITLE = "Promises that depend on it through others"
_COLUMNS = (
    Head("Promise", Holds.NAME),
    Head("Verdict where it rests on this", Holds.VERDICT),
    Head("Through"),
)


def dependent_sections(site: Site, dependents: Sequence[Dependent]) -> Iterator[Section]:
    """A section where a promise rests on a capability that relies on this one, at any depth."""
    if dependents:
        rows = tuple(_row(site, dependent) for dependent in dependents[:MOST_ROWS])
        more = len(dependents) - len(rows)
        note = f"Not shown here: {counted(more, 'promise', 'promises')} more." if more else ""
        yield Section(_TITLE, "kit/table", Table(_TITLE, _COLUMNS, rows, note))


def _row(site: Site, dependent: Dependent) -> tuple[Value, ...]:
    links = site.links_to(dependent.through)[:MOST_WAYS]
    more = more_words(len(dependent.through) - len(links))
    return (site.links[dependent.promise], mark_of(dependent.verdict), Several((*links, *more)))
