"""Sentences: all that whoever wants to say a promise must know: in what words, since when, what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise, takewhile

from cxmap.alignment import risks
from cxmap.alignment.results import Judgement, Pair, worst_pair
from cxmap.alignment.series import rows_until
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.may_be_said import MayBeSaid, may_be_said
from cxmap.insight.true_wording import Boldness, TrueWording, carried_claims, true_wording, words_as_said
from cxmap.insight.who_acts import acting_on
from cxmap.insight.would_change import would_change
from cxmap.model.capability import Capability, Measurement
from cxmap.model.durations import Period
from cxmap.model.ids import Key
from cxmap.model.promise import Promise
from cxmap.model.record import Status
from cxmap.model.verdicts import Verdict

OFFERED = (MayBeSaid.SAFE, MayBeSaid.QUALIFIED)
"""The lists whose sentences are for use."""
_MENDED_BY_WORDS = (risks.WORDING, risks.MISMATCH, risks.UNSTEADY)
"""The risks of a sentence that a true one does not have: its level is safe, and it says what the figures are about."""
_IN_WORDS = (MayBeSaid.STOP, MayBeSaid.UNPROVEN, MayBeSaid.REWORD)
"""The lists on which whoever makes the promise has to act."""


class Turning(StrEnum):
    """The event from which on a sentence stands where it does."""

    MISSED = "missed"
    MET = "met"
    OVER = "over"
    PLANNED = "planned"
    PUBLISHED = "published"


_TURNINGS = {
    Turning.MISSED: "missed since",
    Turning.MET: "met since",
    Turning.OVER: "over since",
    Turning.PLANNED: "planned from",
    Turning.PUBLISHED: "published since",
}


@dataclass(frozen=True, slots=True)
class Since:
    """The day or period of such an event; `values` are those since then, all of which missed or met the target.

    They come from that many `series`. `has_gaps`: whether for a part of the time since then there is no value.
    """

    turning: Turning
    when: str
    values: int = 0
    has_gaps: bool = False
    series: int = 1

    @property
    def in_words(self) -> str:
        """`met since 2026-Q2, by all 6 values of 2 series, without a gap`."""
        first, _, _ = self.when.partition("..")
        all_of_them = "both" if self.values == 2 else f"all {self.values}"
        of_each = f" of {self.series} series" if self.series > 1 else ""
        gaps = "; part of that time was not measured" if self.has_gaps else ", without a gap"
        times = f", by {all_of_them} values{of_each}{gaps}" if self.values > 1 else ""
        return f"{_TURNINGS[self.turning]} {first}{times}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A promise as something to say.

    `instead` is the strongest true sentence, where it is not the published one; `has_figures` says whether anybody can
    tell what the figures carry. `would_change` are the things that
    would have to happen for a better answer. `stays_at_risk`: whether something puts the promise at risk that
    `instead` does not mend.
    """

    promise: Promise
    listed: MayBeSaid
    as_said: TrueWording
    instead: TrueWording | None
    since: Since | None
    has_figures: bool
    would_change: tuple[str, ...]
    acting: tuple[Key, ...]
    stays_at_risk: bool

    @property
    def is_offered(self) -> bool:
        """Whether it may be copied as it stands: it is no stronger than its figures."""
        return self.listed in OFFERED and (self.instead is None or self.instead.boldness is not Boldness.WEAKER)


def sentence_of(judged: JudgedMap, promise: Promise) -> Sentence | None:
    """None for a promise that stands in no list."""
    listed = may_be_said(judged, promise)
    if listed is None:
        return None
    found = None if _is_over(judged, promise) else true_wording(judged, promise)
    return Sentence(
        promise=promise,
        listed=listed,
        as_said=words_as_said(promise),
        instead=found if found and found.boldness is not Boldness.AS_SAID else None,
        since=_since(judged, promise),
        has_figures=bool(carried_claims(judged, promise)),
        would_change=would_change(judged, promise),
        acting=_acting(judged, promise, listed),
        stays_at_risk=any(_stays_at_risk(each) for pair in judged.pairs_of(promise.key) for each in pair.judgements),
    )


def _stays_at_risk(judgement: Judgement) -> bool:
    """Whether it would still be at risk in words that say no more than its safe level."""
    # A sample that is too small is within the safe level; a window of which too little is known is not.
    is_mended = (*_MENDED_BY_WORDS, *((risks.SAMPLING,) if judgement.window is None else ()))
    return any(risk not in is_mended for risk in judgement.risks)


def _is_over(judged: JudgedMap, promise: Promise) -> bool:
    return promise.status is Status.RETIRED or promise.is_over_on(judged.as_of)


def _acting(judged: JudgedMap, promise: Promise, listed: MayBeSaid) -> tuple[Key, ...]:
    """Who makes it, where words must change; and who acts on the place that decides."""
    worst = worst_pair(judged.pairs_of(promise.key))
    maker = (promise.maker,) if worst is None or listed in _IN_WORDS else ()
    return tuple(dict.fromkeys((*maker, *(acting_on(judged, worst) if worst else ()))))


def _since(judged: JudgedMap, promise: Promise) -> Since | None:
    if promise.is_over_on(judged.as_of):
        return Since(Turning.OVER, str(promise.valid_until))
    pairs = judged.pairs_of(promise.key)
    worst = worst_pair(pairs)
    is_known = worst is not None and worst.verdict is not Verdict.UNVERIFIED
    if worst and is_known and (runs := _runs(judged, pairs, worst.worst, promise.valid_from)):
        return _measured_since(runs)
    if promise.valid_from and promise.valid_from > judged.as_of:
        return Since(Turning.PLANNED, str(promise.valid_from))
    begun = [each.from_ for each in promise.published if each.is_out_on(judged.as_of) and each.from_]
    return Since(Turning.PUBLISHED, str(min(begun))) if begun else None


@dataclass(frozen=True, slots=True)
class _Run:
    """The newest values of a series, the newest first, all of which met a target, or all of which missed it."""

    is_met: bool
    rows: tuple[Measurement, ...]


def _runs(judged: JudgedMap, pairs: Iterable[Pair], worst: Judgement, since: date | None) -> tuple[_Run, ...]:
    """That of the worst judgement; where it is met, those of all judged series, if they are met as well."""
    run = _run(judged, worst, since)
    if run is None or not run.is_met:
        return (run,) if run else ()
    by_series = {
        (each.metric, each.capability, each.group): each for pair in pairs for each in pair.judgements if each.is_judged
    }
    runs = tuple(filter(None, (_run(judged, each, since) for each in by_series.values())))
    return runs if all(each.is_met for each in runs) else ()


def _run(judged: JudgedMap, judgement: Judgement, since: date | None) -> _Run | None:
    """None where nothing was measured since it is promised."""
    operator, target = judgement.operator, judgement.target
    rows = [row for row in _rows_until(judged, judgement) if since is None or row.period.last >= since]
    if operator is None or target is None or not rows:
        return None
    is_met = operator.is_met(rows[-1].value, target)
    alike = takewhile(lambda row: operator.is_met(row.value, target) is is_met, reversed(rows))
    return _Run(is_met, tuple(alike))


def _measured_since(runs: Sequence[_Run]) -> Since:
    """Since which value all have missed the target, or since which all of all series have met it."""
    begin = max((run.rows[-1].period for run in runs), key=lambda period: (period.first, period.last))
    rows = [tuple(row for row in run.rows if row.period.last >= begin.last) for run in runs]
    return Since(
        turning=Turning.MET if runs[0].is_met else Turning.MISSED,
        when=begin.text,
        values=sum(map(len, rows)),
        has_gaps=any(not each or each[-1].period.first > begin.last for each in rows)
        or any(_has_gap(earlier.period, later.period) for each in rows for later, earlier in pairwise(each)),
        series=sum(map(bool, rows)),
    )


def _has_gap(earlier: Period, later: Period) -> bool:
    return later.first - earlier.last > timedelta(days=1)


def _rows_until(judged: JudgedMap, judgement: Judgement) -> tuple[Measurement, ...]:
    """The rows of the judged series up to the judged one, the oldest first."""
    capability = judged.catalogue.find(Capability, judgement.capability)
    if capability is None or judgement.measured_on is None:
        return ()
    delivered = next((each for each in capability.delivers if each.metric and each.metric == judgement.metric), None)
    rows = (row for row in (delivered.measurements if delivered else ()) if row.group == judgement.group)
    return tuple(
        row
        for row in rows_until(rows, judgement.measured_on)
        if judgement.window or row.period.last < judgement.measured_on or row.period.text == judgement.period
    )
