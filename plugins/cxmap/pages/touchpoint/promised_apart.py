"""What is promised differently at one touchpoint: several targets of one measure, and to whom each is promised."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.wording import target_amount
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.persona import Persona
from cxmap.model.promise import Expectation, Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Value, Words

_TITLE = "Promised differently here"
_COLUMNS = (
    Head("Measure", Holds.NAME),
    Head("Promised"),
    Head("Promise"),
    Head("To whom"),
)


def promised_apart_section(site: Site, touchpoint: Touchpoint) -> Iterator[Section]:
    """A section where the live promises of a touchpoint have more than one target of a measure."""
    by_metric: dict[str, list[tuple[Promise, Expectation]]] = {}
    for promise in _promises(site, touchpoint):
        for expectation in promise.expects:
            by_metric.setdefault(expectation.metric, []).append((promise, expectation))
    rows = tuple(
        _row(site, touchpoint, metric, *made)
        for identity, promises in by_metric.items()
        if len({expectation.level for _, expectation in promises}) > 1
        and (metric := site.catalogue.find(Metric, identity))
        for made in promises
    )
    if rows:
        yield Section(_TITLE, "kit/table", Table(_TITLE, _COLUMNS, rows))


def _promises(site: Site, touchpoint: Touchpoint) -> Iterator[Promise]:
    named = (*touchpoint.promises, *(promise for each in touchpoint.treatments for promise in each.promises))
    for identity in dict.fromkeys(named):
        promise = site.catalogue.find(Promise, identity)
        if promise and promise.is_live_on(site.as_of):
            yield promise


def _row(
    site: Site, touchpoint: Touchpoint, metric: Metric, promise: Promise, expectation: Expectation
) -> tuple[Value, ...]:
    treated = tuple(each.persona for each in touchpoint.treatments if promise.id in each.promises)
    whom = () if promise.id in touchpoint.promises and not promise.personas else treated or promise.personas
    return (
        site.links[metric.key],
        Words(target_amount(expectation.operator, expectation.level, metric)),
        site.links[promise.key],
        links_cell(site, (key_of(Persona.kind, persona) for persona in whom)) if whom else Words("everybody"),
    )
