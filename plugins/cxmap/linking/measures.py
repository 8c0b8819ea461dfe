"""Findings that need the metric, or two fields: a target that looks the wrong way, a value out of its range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import Rule
from cxmap.findings.value_rules import BAD_MEASUREMENT, VALUE_NOT_ALLOWED
from cxmap.model.capability import Capability, Measurement
from cxmap.model.document import Document
from cxmap.model.fields import ends_before
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric, MetricType
from cxmap.model.opportunity import Opportunity
from cxmap.model.party import Party
from cxmap.model.promise import Expectation, Promise
from cxmap.model.shape import Path
from cxmap.model.targets import Operator, Target

Fault = tuple[Path, Finding]

_NEVER_JOINED = (MetricType.PERCENTILE, MetricType.COUNT)


def faults_of_measures(document: Document, documents: Mapping[Key, Document]) -> Iterator[Fault]:
    """The faults of a document's targets and measurements, given the metrics they are about."""
    entity = document.entity
    if isinstance(entity, Promise):
        yield from _target_faults(document, ("expects",), entity.expects, documents)
        for index, expectation in enumerate(entity.expects):
            metric = _metric(expectation.metric, documents)
            at: Path = ("expects", index)
            yield from _off_scale(document, at, metric, VALUE_NOT_ALLOWED, adequate=expectation.adequate)
            yield from _no_window(document, (*at, "over"), expectation, metric)
        yield from _slogan_with_targets(document, entity)
        yield from _over_before_it_begins(document, entity)
        if (remedy := entity.remedy) and remedy.metric and remedy.level is not None:
            metric = _metric(remedy.metric, documents)
            yield from _target_fault(document, ("remedy", remedy.operator.value), remedy.operator, remedy.level, metric)
    elif isinstance(entity, Party) and entity.agreement:
        yield from _target_faults(document, ("agreement", "obligations"), entity.agreement.obligations, documents)
    elif isinstance(entity, Capability):
        for index, delivery in enumerate(entity.delivers):
            metric = _metric(delivery.metric, documents)
            at = ("delivers", index)
            yield from _off_scale(document, at, metric, VALUE_NOT_ALLOWED, designed=delivery.designed)
            yield from _no_percentages(document, (*at, "measurements"), metric)
            yield from _series_faults(document, (*at, "measurements"), delivery.measurements, metric)
    elif isinstance(entity, Opportunity):
        for index, effect in enumerate(entity.would):
            levels = {key: getattr(effect, key) for key in ("designed", "value", "at_least", "at_most")}
            metric = _metric(effect.metric, documents)
            yield from _off_scale(document, ("would", index), metric, VALUE_NOT_ALLOWED, **levels)


def _target_faults(
    document: Document, at: Path, targets: Sequence[Target], documents: Mapping[Key, Document]
) -> Iterator[Fault]:
    for index, target in enumerate(targets):
        metric = _metric(target.metric, documents)
        path: Path = (*at, index, target.operator.value)
        yield from _target_fault(document, path, target.operator, target.level, metric)


def _target_fault(
    document: Document, path: Path, operator: Operator, level: Decimal, metric: Metric | None
) -> Iterator[Fault]:
    if metric is None:
        return
    belongs = Operator.towards(metric.better)
    if operator is belongs:
        yield from _off_scale(document, path[:-1], metric, VALUE_NOT_ALLOWED, **{operator: level})
    else:
        message = f"`{metric.name}` is better when {metric.better.value}, so its target is an `{belongs.value}`"
        hint = f"write `{belongs.value}`, or correct `better` in `{metric.key}`"
        yield path, VALUE_NOT_ALLOWED.at(place_of(document, path), message, hint=hint)


def _no_window(document: Document, path: Path, expectation: Expectation, metric: Metric | None) -> Iterator[Fault]:
    """Figures of which nobody can make one for a longer time."""
    if expectation.over and metric and metric.type in _NEVER_JOINED:
        message = f"`{metric.name}` is a {metric.type}, and the values of several periods make no {metric.type} of all"
        hint = "take `over` out, or promise a share or a mean"
        yield path, VALUE_NOT_ALLOWED.at(place_of(document, path), message, hint=hint)


def _slogan_with_targets(document: Document, promise: Promise) -> Iterator[Fault]:
    if promise.is_slogan and promise.expects and document.damaged.isdisjoint(("reads_as", "expects")):
        message = "a slogan promises nothing that can be measured, so it has no `expects`"
        hint = "take `expects` out, or write how customers understand the sentence: `reads_as: every`"
        yield ("expects",), VALUE_NOT_ALLOWED.at(place_of(document, ("expects",)), message, hint=hint)


def _over_before_it_begins(document: Document, promise: Promise) -> Iterator[Fault]:
    first, last = promise.valid_from, promise.valid_until
    if first and last and last < first and document.damaged.isdisjoint(("valid_from", "valid_until")):
        problem, hint = ends_before(first, since="valid_from", until="valid_until")
        at = ("valid_until",)
        yield at, VALUE_NOT_ALLOWED.at(place_of(document, at), f"`{last}` {problem}", hint=hint)


def _series_faults(
    document: Document, at: Path, series: Sequence[Measurement], metric: Metric | None
) -> Iterator[Fault]:
    seen: dict[tuple[date, date, str | None], int] = {}
    for index, measurement in enumerate(series):
        days = (measurement.period.first, measurement.period.last, measurement.group)
        if days in seen:
            path: Path = (*at, index, "period")
            yield path, _measured_twice(document, path, series[seen[days]], measurement, (*at, seen[days]))
        seen.setdefault(days, index)
        levels = {"value": measurement.value, "low": measurement.low, "high": measurement.high}
        yield from _off_scale(document, (*at, index), metric, BAD_MEASUREMENT, **levels)


def _measured_twice(
    document: Document, path: Path, earlier: Measurement, measurement: Measurement, at: Path
) -> Finding:
    """Two rows of the same days: one of them is of other days, or of a group, or is not needed."""
    line = place_of(document, (*at, "period")).span.line
    group = f" for `{measurement.group}`" if measurement.group else ""
    message = f"`{measurement.period}` is measured here already{group}, on line {line} with {earlier.value}"
    hint = "if this row is about other days, correct its `period`; if about other customers, give it their `group`"
    if measurement.value == earlier.value:
        hint = f"if it is the same figure, delete one of the two; {hint}"
    return BAD_MEASUREMENT.at(place_of(document, path), message, hint=hint)


def _no_percentages(document: Document, at: Path, metric: Metric | None) -> Iterator[Fault]:
    """Percent signs in a table whose metric is in something else."""
    rows = document.tables.get(at)
    if metric is None or rows is None or _is_in_percent(metric):
        return
    for index, line in enumerate(rows.lines):
        if line in rows.in_percent:
            path: Path = (*at, index, "value")
            message = f"a percent sign stands here, but `{metric.name}` is in {metric.unit}"
            hint = f"write the figure in {metric.unit}, or name the metric in percent that this table is about"
            yield path, BAD_MEASUREMENT.at(place_of(document, path), message, hint=hint)


def _is_in_percent(metric: Metric) -> bool:
    unit = metric.unit.lower()
    return metric.type is MetricType.SHARE or "%" in unit or "percent" in unit or "per cent" in unit


def _off_scale(
    document: Document, at: Path, metric: Metric | None, rule: Rule, **levels: Decimal | None
) -> Iterator[Fault]:
    """The levels that a metric cannot have: of a share, or of one with a scale."""
    if metric is None or not (metric.type is MetricType.SHARE or metric.scale):
        return
    for key, level in levels.items():
        if level is not None and (fault := _fault_of_level(metric, level)):
            message, hint = fault
            yield (*at, key), rule.at(place_of(document, (*at, key)), message, hint=hint)


def _fault_of_level(metric: Metric, level: Decimal) -> tuple[str, str] | None:
    if metric.type is MetricType.SHARE and not 0 <= level <= 100:
        return f"`{metric.name}` is a share, which lies between 0 and 100", "write it in percent"
    if metric.scale and not metric.scale.low <= level <= metric.scale.high:
        message = f"`{metric.name}` lies between {metric.scale.low} and {metric.scale.high}"
        return message, f"correct the number, or the `scale` in `{metric.key}`"
    return None


def _metric(identity: str | None, documents: Mapping[Key, Document]) -> Metric | None:
    """A metric in whose direction and type nothing is wrong."""
    document = documents.get(key_of(Metric.kind, identity)) if identity else None
    if document is None or not document.damaged.isdisjoint(("better", "type", "scale")):
        return None
    return document.entity if isinstance(document.entity, Metric) else None
