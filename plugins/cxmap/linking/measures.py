"""Findings that need the metric: a target that looks the wrong way, a value out of its range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import Rule
from cxmap.findings.value_rules import BAD_MEASUREMENT, VALUE_NOT_ALLOWED
from cxmap.model.capability import Capability, Measurement
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric, MetricType
from cxmap.model.opportunity import Opportunity
from cxmap.model.party import Party
from cxmap.model.promise import Promise
from cxmap.model.shape import Path
from cxmap.model.targets import Operator, Target

Fault = tuple[Path, Finding]


def faults_of_measures(document: Document, documents: Mapping[Key, Document]) -> Iterator[Fault]:
    """The faults of a document's targets and measurements, given the metrics they are about."""
    entity = document.entity
    if isinstance(entity, Promise):
        yield from _target_faults(document, ("expects",), entity.expects, documents)
        for index, expectation in enumerate(entity.expects):
            metric = _metric(expectation.metric, documents)
            yield from _no_shares(
                document, ("expects", index), metric, VALUE_NOT_ALLOWED, adequate=expectation.adequate
            )
    elif isinstance(entity, Party) and entity.agreement:
        yield from _target_faults(document, ("agreement", "obligations"), entity.agreement.obligations, documents)
    elif isinstance(entity, Capability):
        for index, delivery in enumerate(entity.delivers):
            metric = _metric(delivery.metric, documents)
            at: Path = ("delivers", index)
            yield from _no_shares(document, at, metric, VALUE_NOT_ALLOWED, designed=delivery.designed)
            yield from _series_faults(document, (*at, "measurements"), delivery.measurements, metric)
    elif isinstance(entity, Opportunity):
        for index, effect in enumerate(entity.would):
            levels = {key: getattr(effect, key) for key in ("designed", "value", "at_least", "at_most")}
            metric = _metric(effect.metric, documents)
            yield from _no_shares(document, ("would", index), metric, VALUE_NOT_ALLOWED, **levels)


def _target_faults(
    document: Document, at: Path, targets: Sequence[Target], documents: Mapping[Key, Document]
) -> Iterator[Fault]:
    for index, target in enumerate(targets):
        metric = _metric(target.metric, documents)
        if metric is None:
            continue
        path: Path = (*at, index, target.operator.value)
        belongs = Operator.towards(metric.better)
        if target.operator is belongs:
            yield from _no_shares(document, path[:-1], metric, VALUE_NOT_ALLOWED, **{target.operator: target.level})
        else:
            message = f"`{metric.name}` is better when {metric.better.value}, so its target is an `{belongs.value}`"
            hint = f"write `{belongs.value}`, or correct `better` in `{metric.key}`"
            yield path, VALUE_NOT_ALLOWED.at(place_of(document, path), message, hint=hint)


def _series_faults(
    document: Document, at: Path, series: Sequence[Measurement], metric: Metric | None
) -> Iterator[Fault]:
    seen: set[tuple[date, date]] = set()
    for index, measurement in enumerate(series):
        days = (measurement.period.first, measurement.period.last)
        if days in seen:
            path: Path = (*at, index, "period")
            message = f"`{measurement.period}` is measured here already"
            yield path, BAD_MEASUREMENT.at(place_of(document, path), message, hint="keep one value a period")
        seen.add(days)
        levels = {"value": measurement.value, "low": measurement.low, "high": measurement.high}
        yield from _no_shares(document, (*at, index), metric, BAD_MEASUREMENT, **levels)


def _no_shares(
    document: Document, at: Path, metric: Metric | None, rule: Rule, **levels: Decimal | None
) -> Iterator[Fault]:
    """The levels of a share that are none."""
    if metric is None or metric.type is not MetricType.SHARE:
        return
    for key, level in levels.items():
        if level is not None and not 0 <= level <= 100:
            message = f"`{metric.name}` is a share, which lies between 0 and 100"
            yield (*at, key), rule.at(place_of(document, (*at, key)), message, hint="write it in percent")


def _metric(identity: str | None, documents: Mapping[Key, Document]) -> Metric | None:
    """A metric in whose direction and type nothing is wrong."""
    document = documents.get(key_of(Metric.kind, identity)) if identity else None
    if document is None or not document.damaged.isdisjoint(("better", "type")):
        return None
    return document.entity if isinstance(document.entity, Metric) else None
