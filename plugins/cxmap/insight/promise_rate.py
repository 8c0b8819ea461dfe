"""The promise rate: how many of the promises that customers feel are kept, today and in the past."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from math import ceil

from cxmap.alignment.align import pairs_on
from cxmap.alignment.comparison import renamed
from cxmap.alignment.results import Pair, worst_pairs
from cxmap.alignment.snapshots import Where
from cxmap.insight.former_verdicts import ended_periods
from cxmap.insight.history import History, State, hidden_ends
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.durations import CalendarWindow, Period
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict

_QUARTERS = 4
"""Each costs as much as the verdicts of today."""


@dataclass(frozen=True, slots=True)
class PromiseRate:
    """How many of some promises are kept wherever customers feel them; there is at least one."""

    kept: int
    total: int

    @property
    def percent(self) -> int:
        """Whole, rounded down: 100 only where every promise is kept."""
        return 100 * self.kept // self.total

    def short_of(self, goal: Decimal) -> int:
        """How many promises more must be kept to reach a goal in percent."""
        return max(ceil(goal * self.total / 100) - self.kept, 0)


@dataclass(frozen=True, slots=True)
class FormerVerdicts:
    """The verdicts of a former day, by the ids of today; the day is called by the name of its state or period."""

    name: str
    day: date
    verdicts: Mapping[Where, Verdict]

    def by_touchpoint(self) -> VerdictsByTouchpoint:
        """To be asked once for many journeys."""
        places: defaultdict[str, dict[Where, Verdict]] = defaultdict(dict)
        for where, verdict in self.verdicts.items():
            places[where[1]][where] = verdict
        return VerdictsByTouchpoint(self.name, places)


@dataclass(frozen=True, slots=True)
class VerdictsByTouchpoint:
    """The verdicts of a former day by the touchpoints where promises are felt."""

    name: str
    places: Mapping[str, Mapping[Where, Verdict]]

    def rate_at(self, touchpoints: Iterable[str]) -> PromiseRate | None:
        """The rate of the promises that are felt at some touchpoints; None where none is."""
        felt = (self.places[touchpoint] for touchpoint in touchpoints if touchpoint in self.places)
        return rate_of({where: verdict for verdicts in felt for where, verdict in verdicts.items()})


def rate_of(verdicts: Mapping[Where, Verdict]) -> PromiseRate | None:
    """The rate of some promises; None of none."""
    is_kept: dict[str, bool] = {}
    for (promise, _), verdict in verdicts.items():
        is_kept[promise] = is_kept.get(promise, True) and verdict.counts_as_kept
    return PromiseRate(sum(is_kept.values()), len(is_kept)) if is_kept else None


def verdicts_of(pairs: Iterable[Pair]) -> Mapping[Where, Verdict]:
    return {(pair.promise, pair.touchpoint): pair.verdict for pair in pairs}


def former_days(
    judged: JudgedMap, history: History, quarters: Mapping[str, Mapping[Where, Verdict]]
) -> tuple[FormerVerdicts, ...]:
    """The former days that are known, the oldest first: the states that are compared, else the ends of quarters.

    Left out is a state in which a mistake hides verdicts, and one that was judged on the same day as today's.
    """
    states = [state for state in history.former if state.day < judged.as_of and _is_whole(state)]
    if states:
        by_day = {state.day: _former_state(judged, state) for state in states}
        return tuple(found for _, found in sorted(by_day.items()))
    days = {name: Period.from_text(name).last for name in quarters}
    return tuple(FormerVerdicts(name, days[name], verdicts) for name, verdicts in quarters.items())


def former_quarters(judged: JudgedMap) -> Mapping[str, Mapping[Where, Verdict]]:
    """The verdicts at the ends of the last quarters, by today's rules and content, the oldest first.

    They go back as far as whatever is known of a promise today was known of it then. Where the figures begin, its rate
    would rise for no other reason than that somebody began to measure.
    """
    if judged.alignment.undecided:
        return {}
    known_now = _known(judged.alignment.pairs)
    everything = frozenset(promise.id for promise in judged.catalogue.all(Promise))
    found: dict[str, Mapping[Where, Verdict]] = {}
    for period in islice(_quarters(judged.as_of), _QUARTERS):
        pairs = pairs_on(judged.catalogue, period.last, judged.alignment.readings, everything)
        if known_now.intersection(pair.promise for pair in pairs) - _known(pairs) or not pairs:
            break
        found[str(period)] = verdicts_of(pairs)
    return dict(reversed(found.items()))


def _quarters(as_of: date) -> Iterator[Period]:
    """Those that ended before a day, the newest first."""
    return (period for period in ended_periods(CalendarWindow.QUARTER, as_of) if period.last < as_of)


def _known(pairs: Iterable[Pair]) -> frozenset[str]:
    """The promises of which something is known wherever they are felt."""
    return frozenset(pair.promise for pair in worst_pairs(pairs) if pair.verdict is not Verdict.UNVERIFIED)


def _is_whole(state: State) -> bool:
    snapshot = state.snapshot
    return not (snapshot.errors or snapshot.undecided or snapshot.unsure)


def _former_state(judged: JudgedMap, state: State) -> FormerVerdicts:
    """In which no draft has a part, as in all that is said of former states."""
    hidden = frozenset(hidden_ends(judged))
    snapshot = renamed(state.snapshot, judged.catalogue.former)
    return FormerVerdicts(
        state.name or str(state.made_on),
        state.day,
        {
            where: found.verdict
            for where, found in snapshot.judged.items()
            if hidden.isdisjoint((key_of(Promise.kind, where[0]), key_of(Touchpoint.kind, where[1])))
        },
    )
