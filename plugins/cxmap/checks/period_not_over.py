"""Measurements of periods that have begun and are not over."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.wording import listed
from cxmap.checks.rows import measured
from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.linked_map import LinkedMap

RULE = note(
    "period-not-over",
    "A measurement is of a period that is not over, so its value does not count yet.",
    wrong=courier("measurements:", "  - {period: 2026, value: 96}"),
    right=courier("measurements:", "  - {period: 2026-01-01..2026-05-31, value: 96}"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    for document, at, delivery in measured(linked):
        rows = delivery.measurements
        running = [index for index, row in enumerate(rows) if row.period.first <= linked.as_of < row.period.last]
        if running:
            period = rows[running[0]].period
            periods = listed([f"`{rows[index].period}`" for index in running])
            ending = "is not over: its value does" if len(running) == 1 else "are not over: their values do"
            until = f"; or write the days that it holds, such as `{period.first}..{linked.as_of}`"
            yield RULE.at(
                place_of(document, (*at, running[0], "period")),
                f"on {linked.as_of} {periods} {ending} not count yet",
                hint=f"leave it, and it counts from {period.last} on{until if period.first < linked.as_of else ''}",
            )
