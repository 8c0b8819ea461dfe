"""Measurements of single days that are the first or the last days of months, quarters or years."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.checks.rows import measured
from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.calendar_bounds import window_meant

RULE = warning(
    "days-for-months",
    "All measurements of a series are of first or last days of months, quarters or years, which are probably meant.",
    wrong=courier("measurements:", "  - {period: 2026-04-30, value: 95}", "  - {period: 2026-05-31, value: 96}"),
    right=courier("measurements:", "  - {period: 2026-04, value: 95}", "  - {period: 2026-05, value: 96}"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    for document, at, delivery in measured(linked):
        for series in delivery.series:
            periods = [delivery.measurements[position].period for position in series]
            are_days = all(period.days == 1 for period in periods)
            window = window_meant([period.first for period in periods]) if are_days else None
            if window:
                first, last = periods[0], periods[-1]
                bounds = "first" if window.holding(first.first).first == first.first else "last"
                meant = f"`{window.holding(first.first)}` for `{first}` and `{window.holding(last.first)}` for `{last}`"
                yield RULE.at(
                    place_of(document, (*at, series[0], "period")),
                    f"each of the {len(periods)} measurements of this series is of the {bounds} day of a {window}",
                    hint=f"if the whole {window} is meant, write {meant}; leave the days if it was measured on them",
                )
