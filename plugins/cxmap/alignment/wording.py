"""How amounts, targets, periods, verdicts and their changes read in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cxmap.alignment.comparison import Turn
from cxmap.model.metric import Metric
from cxmap.model.targets import Operator
from cxmap.model.verdicts import Verdict

_PERCENT = ("%", "percent", "per cent")
_SIDES = {Operator.AT_LEAST: "at least", Operator.AT_MOST: "at most"}

_TURNS = {Turn.WORSE: "Got worse", Turn.BETTER: "Got better", Turn.NEW: "New", Turn.GONE: "No longer felt"}


def amount(value: Decimal | None, metric: Metric) -> str:
    """`95.3 %`, `1.5 days`, `nothing`: the number as it was written, in the metric's unit."""
    if value is None:
        return "nothing"
    unit = "%" if is_percent(metric) else metric.unit
    return f"{value:f} {unit}".rstrip()


def is_percent(metric: Metric) -> bool:
    """Whether the metric's numbers are in percent, so that they differ by points."""
    return metric.unit.lower() in _PERCENT


def target_amount(operator: Operator, level: Decimal, metric: Metric) -> str:
    """`at least 95 %`."""
    return f"{_SIDES[operator]} {amount(level, metric)}"


def during(period: str) -> str:
    """`in 2026-Q3`, `on 2026-10-31`, `from 2025-04-01 to 2026-03-31`."""
    first, _, last = period.partition("..")
    if last:
        return f"from {first} to {last}"
    return f"on {period}" if period.count("-") == 2 else f"in {period}"


def verdict_words(verdict: Verdict) -> str:
    """`at risk`, `over-promised`."""
    return "at risk" if verdict is Verdict.AT_RISK else str(verdict)


def turn_words(turn: Turn) -> str:
    """`Got worse`, `No longer felt`."""
    return _TURNS[turn]


def listed(names: Sequence[str], most: int = 5) -> str:
    """`a`, `a and b`, `a, b and c`; of many only the first few, and how many more there are."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
