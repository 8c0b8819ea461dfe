"""How amounts, targets, periods, verdicts and their changes read in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cxmap.alignment.comparison import Turn
from cxmap.alignment.exact import LONGEST_WRITTEN, rounded_safely
from cxmap.alignment.series import JudgedLevel
from cxmap.model.metric import Metric
from cxmap.model.targets import Operator
from cxmap.model.verdicts import Verdict

_LONGEST_SHOWN = LONGEST_WRITTEN + len("-.")
_PERCENT = ("%", "percent", "per cent")
_SIDES = {Operator.AT_LEAST: "at least", Operator.AT_MOST: "at most"}

_TURNS = {Turn.WORSE: "Got worse", Turn.BETTER: "Got better", Turn.NEW: "New", Turn.GONE: "No longer felt"}


def amount(value: Decimal | None, metric: Metric) -> str:
    """`95.3 %`, `1.5 days`, `nothing`: the number as it was written, in the metric's unit."""
    if value is None:
        return "nothing"
    unit = "%" if is_percent(metric) else metric.unit
    return f"{_shown(value, metric)} {unit}".rstrip()


def rounded_off(value: Decimal) -> Decimal:
    """A computed number as it is shown; one that was written stays as it is."""
    return value if len(f"{value:f}") <= _LONGEST_SHOWN else round(value, 2)


def _shown(value: Decimal, metric: Metric) -> str:
    """The number as it was written; one that was computed has many digits, and is rounded to the bad side."""
    written = f"{value:f}"
    if len(written) <= _LONGEST_SHOWN:
        return written
    return f"{rounded_safely(Operator.towards(metric.better), value, 2):f}"


def distance_words(distance: Decimal, metric: Metric) -> str:
    """`1.5 points`, `0.3 days`: how far two numbers of a metric lie apart."""
    if not is_percent(metric):
        return amount(distance, metric)
    return f"{distance:f} {'point' if distance == 1 and distance.as_tuple().exponent == 0 else 'points'}"


def is_percent(metric: Metric) -> bool:
    """Whether the metric's numbers are in percent, so that they differ by points."""
    return metric.unit.lower() in _PERCENT


def shown_end(level: JudgedLevel, operator: Operator) -> Decimal:
    """The end of an interval that is worse for a target: as it was written, or rounded if it was computed."""
    end = level.unfavourable(operator)
    is_written = len(level.rows) == 1 and level.rows[0].low is not None
    return end if is_written else rounded_safely(operator, end)


def cases_of(number: Decimal | int) -> str:
    """`26,640 cases`, `1 case`: a number of cases, rounded down."""
    whole = int(number)
    return f"{whole:,} case{'' if whole == 1 else 's'}"


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


def plain_words(identity: str) -> str:
    """An id of somebody's own as words."""
    return identity.replace("-", " ")


def listed(names: Sequence[str], most: int = 5) -> str:
    """`a`, `a and b`, `a, b and c`; of many only the first few, and how many more there are."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
