"""The budget of a promise that is made for a window: how many cases may still be missed before it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from cxmap.alignment.exact import EXACT, HUNDRED, total
from cxmap.alignment.series import JudgedLevel
from cxmap.alignment.windows import Windows
from cxmap.model.capability import Measurement
from cxmap.model.durations import Period
from cxmap.model.metric import Cases, MetricType
from cxmap.model.promise import Expectation
from cxmap.model.targets import Operator


class BudgetState(StrEnum):
    """Whether the window can still be kept, is kept whatever comes, or can be kept no longer."""

    OPEN = "open"
    SECURED = "secured"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Budget:
    """The cases of the running window so far, and what is left of those that may be missed in all of it.

    `cases` were counted up to `last`, `volume` are those of the whole window; `is_expected` where the promise itself
    says how many. `need` is the share in percent of the remaining cases that must go well, `newest` that of the newest
    row, and `missed`, `allowed` and `left` are numbers of cases. `rows` are those of the window, the oldest first.
    """

    window: str
    cases: int
    volume: int
    is_expected: bool
    missed: Decimal
    allowed: Decimal
    left: Decimal
    need: Decimal
    newest: Decimal
    last: date
    runs_out: date | None
    rows: tuple[Measurement, ...]
    operator: Operator

    @property
    def course(self) -> Iterator[tuple[date, Decimal]]:
        """The cases missed in the window by the end of each of its rows."""
        missed = Decimal(0)
        for row in self.rows:
            missed = EXACT.add(missed, _missed_cases(row, self.operator))
            yield row.period.last, missed

    @property
    def missed_a_day(self) -> Decimal:
        """The cases missed each day if as many come as in the window so far, and as many are missed as last."""
        return _missed_a_day(Period.from_text(self.window), self.last, EXACT.subtract(HUNDRED, self.newest), self.cases)

    @property
    def state(self) -> BudgetState:
        if self.is_expected and self.need > HUNDRED:
            return BudgetState.LOST
        return BudgetState.SECURED if self.need <= 0 else BudgetState.OPEN

    @property
    def is_running_out(self) -> bool:
        """Whether the rest of the window would have to go better than it went last."""
        return self.state is BudgetState.OPEN and self.need > self.newest


def budget_of(windows: Windows, expectation: Expectation) -> Budget | None:
    """The budget of the running window; None where it cannot be computed."""
    running, metric = windows.running, windows.metric
    if running is None or metric.type is not MetricType.SHARE or metric.cases is not Cases.ALL:
        return None
    volume = expectation.volume or _volume_last_year(windows, expectation, running)
    if running.sample is None or volume is None or volume <= running.sample:
        return None
    return _budget(running, expectation, volume)


def _volume_last_year(windows: Windows, expectation: Expectation, running: JudgedLevel) -> int | None:
    before = windows.named(expectation.over.year_before(running.period)) if expectation.over else None
    return before.sample if before else None


def _budget(running: JudgedLevel, expectation: Expectation, volume: int) -> Budget:
    cases = running.sample or 0
    good = total(_good_cases(row, expectation.operator) for row in running.rows)
    target = _good_up(expectation.level, expectation.operator)
    allowed = EXACT.divide(EXACT.multiply(EXACT.subtract(HUNDRED, target), Decimal(volume)), HUNDRED)
    missed = EXACT.subtract(Decimal(cases), good)
    left = EXACT.subtract(allowed, missed)
    needed = EXACT.subtract(EXACT.divide(EXACT.multiply(target, Decimal(volume)), HUNDRED), good)
    newest = _good_up(running.rows[-1].value, expectation.operator)
    return Budget(
        window=running.period.text,
        cases=cases,
        volume=volume,
        is_expected=expectation.volume is not None,
        missed=missed,
        allowed=allowed,
        left=left,
        need=EXACT.divide(EXACT.multiply(needed, HUNDRED), Decimal(volume - cases)),
        newest=newest,
        last=running.last,
        runs_out=None if needed <= 0 else _runs_out(running, left, EXACT.subtract(HUNDRED, newest), cases),
        rows=running.rows,
        operator=expectation.operator,
    )


def _good_up(level: Decimal, operator: Operator) -> Decimal:
    """The share that goes well, of a share that goes well or badly."""
    return level if operator is Operator.AT_LEAST else EXACT.subtract(HUNDRED, level)


def _good_cases(row: Measurement, operator: Operator) -> Decimal:
    return EXACT.divide(EXACT.multiply(_good_up(row.value, operator), Decimal(row.sample or 0)), HUNDRED)


def _missed_cases(row: Measurement, operator: Operator) -> Decimal:
    return EXACT.subtract(Decimal(row.sample or 0), _good_cases(row, operator))


def _missed_a_day(window: Period, last: date, missed_share: Decimal, cases: int) -> Decimal:
    """The cases missed each day if so many come as up to the last day, and such a share, in percent, is missed."""
    days = Decimal((last - window.first).days + 1)
    return EXACT.divide(EXACT.multiply(missed_share, Decimal(cases)), EXACT.multiply(HUNDRED, days))


def _runs_out(running: JudgedLevel, left: Decimal, missed_share: Decimal, cases: int) -> date | None:
    """The day on which nothing is left if cases come and are missed as they did last; None past the window's end."""
    if left <= 0:
        return running.last
    if missed_share <= 0:
        return None
    rest = (running.period.last - running.last).days
    missed_a_day = _missed_a_day(running.period, running.last, missed_share, cases)
    wait = EXACT.divide(left, missed_a_day).to_integral_value(ROUND_CEILING, EXACT)
    return running.last + timedelta(days=int(wait)) if wait <= rest else None
