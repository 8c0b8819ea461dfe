"""What only a metric can tell: whether a target looks the right way, and a value lies in its range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import Rule
from cxmap.findings.rules import BAD_MEASUREMENT, VALUE_NOT_ALLOWED
from cxmap.model.capability import Capability, Measurement
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric, MetricType
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.shape import Path
from cxmap.model.targets import Operator, Target

Fault = tuple[Path, Finding]


def faults_of_measures(document: Document, documents: Mapping[Key, Document]) -> Iterator[Fault]:
    """What is wrong with a document's targets and measurements, given the metrics they are about."""
    entity = document.entity
    if isinstance(entity, Promise) and "expects" not in document.damaged:
        yield from _target_faults(document, ("expects",), entity.expects, documents)
    elif isinstance(entity, Partner) and entity.agreement and "agreement" not in document.damaged:
        yield from _target_faults(document, ("agreement", "obligations"), entity.agreement.obligations, documents)
    elif isinstance(entity, Capability) and "delivers" not in document.damaged:
        for index, delivery in enumerate(entity.delivers):
            metric = _metric(delivery.metric, documents)
            at: Path = ("delivers", index)
            if delivery.designed is not None and _is_no_share(metric, delivery.designed):
                yield _no_share(document, (*at, "designed"), VALUE_NOT_ALLOWED)
            yield from _series_faults(document, (*at, "measurements"), delivery.measurements, metric)


def _target_faults(
    document: Document, at: Path, targets: Sequence[Target], documents: Mapping[Key, Document]
) -> Iterator[Fault]:
    for index, target in enumerate(targets):
        metric = _metric(target.metric, documents)
        if metric is None:
            continue
        path: Path = (*at, index, target.operator.value)
        belongs = Operator.towards(metric.better)
        if target.operator is not belongs:
            yield (
                path,
                VALUE_NOT_ALLOWED.at(
                    place_of(document, path),
                    f"`{metric.name}` is better when {metric.better.value}, so its target is an `{belongs.value}`",
                    hint=f"write `{belongs.value}`, or correct `better` in `{metric.key}`",
                ),
            )
        elif _is_no_share(metric, target.level):
            yield _no_share(document, path, VALUE_NOT_ALLOWED)


def _series_faults(
    document: Document, at: Path, series: Sequence[Measurement], metric: Metric | None
) -> Iterator[Fault]:
    seen: set[tuple[object, object]] = set()
    for index, measurement in enumerate(series):
        days = (measurement.period.first, measurement.period.last)
        if days in seen:
            path: Path = (*at, index, "period")
            message = f"`{measurement.period}` is measured here already"
            yield path, BAD_MEASUREMENT.at(place_of(document, path), message, hint="keep one value a period")
        seen.add(days)
        if _is_no_share(metric, measurement.value):
            yield _no_share(document, (*at, index, "value"), BAD_MEASUREMENT)


def _is_no_share(metric: Metric | None, value: Decimal) -> bool:
    return metric is not None and metric.type is MetricType.SHARE and not 0 <= value <= 100


def _no_share(document: Document, path: Path, rule: Rule) -> Fault:
    message = "this is a share, which lies between 0 and 100"
    return path, rule.at(place_of(document, path), message, hint="write it in percent")


def _metric(identity: str | None, documents: Mapping[Key, Document]) -> Metric | None:
    document = documents.get(key_of(Metric.kind, identity)) if identity else None
    usable = document is not None and document.damaged.isdisjoint(("better", "type"))
    return document.entity if usable and document and isinstance(document.entity, Metric) else None
