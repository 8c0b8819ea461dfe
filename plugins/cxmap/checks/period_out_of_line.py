"""Measurements whose period lies many years before the others of their series."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.checks.rows import measured
from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap

_LATER = ("  - {period: 2026-05, value: 96}", "  - {period: 2026-06, value: 96}")

RULE = warning(
    "period-out-of-line",
    "A measurement's period lies many years before the others of its series, so its year is probably a slip.",
    wrong=courier("measurements:", "  - {period: 2006-04, value: 91}", *_LATER),
    right=courier("measurements:", "  - {period: 2026-04, value: 91}", *_LATER),
)

_YEARS = 9
"""Hardly anybody measures something again after so long."""
_FEWEST = 3


def check(linked: LinkedMap) -> Iterator[Finding]:
    for document, at, delivery in measured(linked):
        for series in delivery.series:
            if len(series) < _FEWEST:
                continue
            oldest, next_one = (delivery.measurements[position].period for position in series[:2])
            years = next_one.first.year - oldest.last.year
            if years >= _YEARS:
                yield RULE.at(
                    place_of(document, (*at, series[0], "period")),
                    f"`{oldest}` is {years} years before the next period of its series, `{next_one}`",
                    hint="correct the year if it is a slip, or leave it if that is when it was measured",
                )
