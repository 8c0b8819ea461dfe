"""Months that are written as other houses write a year across two calendar years: `2011-12`."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.checks.rows import measured
from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.durations import Period
from cxmap.model.slips.fiscal_years import can_be_month_too, year_across

RULE = warning(
    "month-or-year",
    "The only months of a series look like years across two calendar years, as `2011-12` does.",
    wrong=courier("measurements:", "  - {period: 2010-11, value: 91}", "  - {period: 2011-12, value: 93}"),
    right=courier(
        "measurements:",
        "  - {period: 2010-07-01..2011-06-30, value: 91}",
        "  - {period: 2011-07-01..2012-06-30, value: 93}",
    ),
)

_LONGEST_MONTH = 31
_JULY = 7


def check(linked: LinkedMap) -> Iterator[Finding]:
    for document, at, delivery in measured(linked):
        for series in delivery.series:
            periods = {position: delivery.measurements[position].period for position in series}
            found = [position for position, period in periods.items() if can_be_month_too(period.text)]
            others = (period for position, period in periods.items() if position not in found)
            # Where months or days stand beside it, it is one of them.
            if found and all(period.days > _LONGEST_MONTH for period in others):
                first = periods[found[0]]
                more = f", as are {len(found) - 1} more" if len(found) > 1 else ""
                yield RULE.at(
                    place_of(document, (*at, found[0], "period")),
                    f"`{first}` is read as a month{more}, and may be meant as a year across two calendar years",
                    hint=f"write {_days(first)} for a year that starts in July, or leave it if the month is meant",
                )


def _days(period: Period) -> str:
    year = year_across(period.text)
    return f"`{year and year.days(_JULY)}`"
