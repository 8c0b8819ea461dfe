"""Figures that two capabilities give as their own: the same table, or the same rows one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from itertools import chain

from cxmap.checks.rows import measured
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.capability import Delivery
from cxmap.model.document import Document
from cxmap.model.record import IDENTITY, Status
from cxmap.model.shape import Path

_SORTING = ("title: Night sorting", "owner: last-mile", "delivers:", "  - metric: on-time")

RULE = note(
    "measured-twice",
    "Two capabilities have the same figures on one metric, so that one of them is not measured itself.",
    wrong=written("capabilities/night-sorting.md", *_SORTING, "    measurements: data/on-time.csv"),
    right=written(
        "capabilities/night-sorting.md", *_SORTING, "    measurements:", "      - {period: 2026-06, value: 97}"
    ),
)

_IN_FILE = "write its own figures, or keep them where they were measured and name that capability under `relies_on`"
_IN_TABLE = f"give the table a column `capability`, with the id of the one that each row is about; or {_IN_FILE}"
_MANY = 3
"""Fewer rows may be the same by chance."""


def check(linked: LinkedMap) -> Iterator[Finding]:
    first_with: dict[Hashable, tuple[Document, str | None]] = {}
    for document, at, delivery in _alike(linked):
        table = document.tables[at].path if at in document.tables else None
        first, its_table = first_with.setdefault(_figures(delivery), (document, table))
        is_same = len(delivery.measurements) >= _MANY or (table is not None and table == its_table)
        # Of a copy as a whole it is told once.
        if first is not document and is_same and _fields(first) != _fields(document):
            yield RULE.at(
                place_of(document, at),
                f"`{document.entity.id}` has the same figures on `{delivery.metric}` as `{first.entity.id}`",
                hint=_IN_TABLE if table else _IN_FILE,
            )


def _alike(linked: LinkedMap) -> Iterator[tuple[Document, Path, Delivery]]:
    """The deliveries that have as many rows as others on the metric, and the same at both ends, in their order."""
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    deliveries = [each for each in measured(linked) if not _is_left_out(each[0])]
    for position, (_, _, delivery) in enumerate(deliveries):
        rows = delivery.measurements
        found[delivery.metric, len(rows), rows[0].value, rows[-1].value, rows[0].period.text].append(position)
    for position in sorted(chain.from_iterable(alike for alike in found.values() if len(alike) > 1)):
        yield deliveries[position]


def _is_left_out(document: Document) -> bool:
    return document.is_draft or document.entity.status is Status.RETIRED


def _figures(delivery: Delivery) -> Hashable:
    rows = delivery.measurements
    return delivery.metric, tuple((row.period.text, float(row.value), row.sample, row.group) for row in rows)


def _fields(document: Document) -> Mapping[str, object]:
    return {key: value for key, value in document.values.items() if key not in (IDENTITY, "aliases")}
