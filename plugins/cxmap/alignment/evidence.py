"""Evidence: what one series has to say on a target, once the rows or the window that are judged are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, pairwise

from cxmap.alignment.budget import Budget, budget_of
from cxmap.alignment.exact import HUNDRED, continued
from cxmap.alignment.series import MOST_RECENT, GroupSeries, JudgedLevel, level_of
from cxmap.alignment.windows import Windows, windows_of
from cxmap.model.durations import CalendarWindow
from cxmap.model.promise import Expectation
from cxmap.model.targets import Operator


@dataclass(frozen=True, slots=True)
class Evidence:
    """The levels that are judged, and what is known around them.

    `recent` are the newest four fresh values of the newest row's length, `latest` the newest four of that length,
    fresh or not, both the newest first. With windows they are the values of those that are over.
    """

    series: GroupSeries
    judged: tuple[JudgedLevel, ...]
    recent: tuple[Decimal, ...]
    latest: tuple[Decimal, ...]
    windows: Windows | None = None
    budget: Budget | None = None

    @property
    def running(self) -> JudgedLevel | None:
        """The window that is judged while it is running."""
        return next((each for each in self.judged if each.is_window and each.period.last > self.series.as_of), None)

    def is_left_to_the_budget(self, level: JudgedLevel, operator: Operator, target: Decimal) -> bool:
        """Whether a window misses a target so far, and can still reach it before it ends."""
        return (
            level is self.running
            and not operator.is_met(level.value, target)
            and self.budget is not None
            and self.budget.need <= HUNDRED
        )

    def next_value(self, operator: Operator) -> Decimal | None:
        """Where three steps for the worse in a row are heading; None where there are none."""
        gets_worse = all(not operator.is_met(later, earlier) for later, earlier in pairwise(self.latest))
        return continued(self.latest[1], self.latest[0]) if len(self.latest) == MOST_RECENT and gets_worse else None


def evidence_of_rows(series: GroupSeries) -> Evidence:
    """The evidence on promises that are made for no window."""
    newest = series.newest
    if newest is None:
        return Evidence(series, (), (), ())
    length = newest.period.length
    return Evidence(
        series=series,
        judged=tuple(level_of(row, series.metric) for row in series.judged_rows()),
        recent=tuple(row.value for row in series.recent_fresh(length)),
        latest=tuple(row.value for row in islice(series.of_length(length), MOST_RECENT)),
    )


def evidence_of_windows(series: GroupSeries, over: CalendarWindow, expectation: Expectation) -> Evidence:
    """The evidence on a promise that is made for calendar windows."""
    windows = windows_of(series, over)
    judged = windows.judged()
    recent: tuple[Decimal, ...] = ()
    latest: tuple[Decimal, ...] = ()
    if judged is not None and judged is not windows.running:
        newest = windows.over[: -MOST_RECENT - 1 : -1]
        latest = tuple(each.value for each in newest)
        recent = tuple(each.value for each in newest if windows.is_fresh(each))
    return Evidence(series, (judged,) if judged else (), recent, latest, windows, budget_of(windows, expectation))
