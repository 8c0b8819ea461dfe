"""Measurements of days that have not come yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cxmap.alignment.wording import listed
from cxmap.checks.rows import measured
from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.capability import Measurement
from cxmap.model.durations import Period

RULE = warning(
    "period-to-come",
    "A measurement is of a period that has not begun, so its value counts nowhere.",
    wrong=courier("measurements:", "  - {period: 2027-05, value: 96}"),
    right=courier("measurements:", "  - {period: 2026-05, value: 96}"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    for document, at, delivery in measured(linked):
        rows = delivery.measurements
        early = [index for index, row in enumerate(rows) if row.period.first > linked.as_of]
        if early:
            periods = listed([f"`{rows[index].period}`" for index in early])
            counting = "has not begun, so that its value counts" if len(early) == 1 else "have not begun and count"
            yield RULE.at(
                place_of(document, (*at, early[0], "period")),
                f"on {linked.as_of} {periods} {counting} nowhere",
                hint=_hint(rows, rows[early[0]], linked.as_of),
            )


def _hint(rows: Sequence[Measurement], row: Measurement, as_of: date) -> str:
    meant = _year_meant(rows, row, as_of)
    return f"{f'do you mean `{meant}`? ' if meant else ''}correct the period, or write the row when it is over"


def _year_meant(rows: Sequence[Measurement], row: Measurement, as_of: date) -> str | None:
    """The newest period of the same name that is over, where no row is of it and the year may be a slip."""
    if row.period.first.year == as_of.year:
        return None
    for year in (as_of.year, as_of.year - 1):
        try:
            period = Period.from_text(f"{year:04}{row.period.text[4:]}")
        except ValueError:
            continue
        if period.last <= as_of:
            is_free = all((each.period.first, each.group) != (period.first, row.group) for each in rows)
            return period.text if is_free else None
    return None
