"""The measure bar: what was promised, what customers accept, and what was measured, on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cxmap.alignment.results import Judgement
from cxmap.alignment.wording import amount, during, target_amount
from cxmap.model.metric import Metric, MetricType
from cxmap.model.promise import Promise
from cxmap.pages.charts.scales import shown
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site

_ROOM = 1.15
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class MeasureMark:
    """One level on the bar: its words, and where it stands in percent of the width."""

    words: str
    at: str


@dataclass(frozen=True, slots=True)
class MeasureBar:
    """A measure with its levels; `start` is where zero is, from which the measured value is drawn to the right."""

    metric: EntityLink | None
    said: str
    start: str
    length: str
    measured: MeasureMark
    promised: MeasureMark
    accepted: MeasureMark | None


def measure_bar(site: Site, promise: Promise, judgement: Judgement) -> MeasureBar | None:
    """The bar of a judgement; None where nothing was measured against a target."""
    metric = site.catalogue.find(Metric, judgement.metric)
    if metric is None or judgement.expectation is None or judgement.value is None:
        return None
    expectation = promise.expects[judgement.expectation]
    levels = [judgement.value, expectation.level, *([expectation.adequate] if expectation.adequate is not None else [])]
    scale = _scale(metric, levels)
    period = f" {during(judgement.period)}" if judgement.period else ""
    measured = MeasureMark(f"{amount(judgement.value, metric)}{period}", scale.at(judgement.value))
    operator = expectation.operator
    promised = MeasureMark(target_amount(operator, expectation.level, metric), scale.at(expectation.level))
    accepted = None
    if expectation.adequate is not None:
        accepted = MeasureMark(target_amount(operator, expectation.adequate, metric), scale.at(expectation.adequate))
    start, end = sorted((scale.of(Decimal(0)), scale.of(judgement.value)))
    return MeasureBar(
        metric=site.link_to(metric.key),
        said=_said(measured, promised, accepted),
        start=shown(start),
        length=shown(end - start),
        measured=measured,
        promised=promised,
        accepted=accepted,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    lowest: float
    highest: float

    def of(self, level: Decimal) -> float:
        return _WHOLE * (float(level) - self.lowest) / (self.highest - self.lowest)

    def at(self, level: Decimal) -> str:
        return shown(self.of(level))


def _scale(metric: Metric, levels: list[Decimal]) -> _Scale:
    """From zero to the whole of a share, or to a little more than the highest level."""
    if metric.type is MetricType.SHARE:
        return _Scale(0, _WHOLE)
    lowest, highest = min(0.0, *map(float, levels)) * _ROOM, max(0.0, *map(float, levels)) * _ROOM
    return _Scale(lowest, highest if highest > lowest else lowest + 1)


def _said(measured: MeasureMark, promised: MeasureMark, accepted: MeasureMark | None) -> str:
    """`Measured: 91.5 % in 2026-Q3. Promised: at least 93 %. Customers accept: at least 90 %.`"""
    least = f" Customers accept: {accepted.words}." if accepted else ""
    return f"Measured: {measured.words}. Promised: {promised.words}.{least}"
