"""Numbers with a unit, and levels of another name: what the metric beside them makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cxmap.findings.finding import Finding, field_name
from cxmap.findings.value_rules import BAD_MEASUREMENT, UNKNOWN_FIELD, WRONG_TYPE
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Better, Metric, MetricType
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape, Path
from cxmap.model.slips.bounds import LOWEST, bound_in
from cxmap.model.slips.durations import MINUTES
from cxmap.model.slips.keys import called_here
from cxmap.model.slips.numbers import Quantity, is_percent, part_in, quantity_in
from cxmap.model.slips.slip import Slip, one_of

_RULES = (WRONG_TYPE.id, BAD_MEASUREMENT.id, UNKNOWN_FIELD.id)
_DECISIVE = ("unit", "type", "scale", "better")
_FINEST = 10_000
"""A number with more than four decimals is nobody's."""


def with_units(
    findings: Sequence[Finding], documents: Mapping[Key, Document], strays: Iterable[Document]
) -> Iterator[Finding]:
    """The findings; those about numbers in a metric's unit, and about targets, say what that makes of them."""
    faulty = [document for document in (*documents.values(), *strays) if document.faults]
    levels = {place: slip for document in faulty for place, slip in _slips(document, documents)}
    for finding in findings:
        slip = levels.get((finding.place.path, finding.place.field)) if finding.rule in _RULES else None
        yield replace(finding, hint=slip.hint, suggestion=slip.suggestion) if slip else finding


def _slips(document: Document, documents: Mapping[Key, Document]) -> Iterator[tuple[tuple[str, str | None], Slip]]:
    for path in document.faults:
        shape = _shape_at(document.record, path)
        text, metric = _written_at(document, path) if shape and shape.in_unit else (None, None)
        known = _metric(document, metric, documents)
        if shape is None and (named := _level(document, path, documents)):
            yield (document.path, field_name(path)), named
        elif known and isinstance(text, str) and (slip := _slip(str(path[-1]), " ".join(text.split()), known)):
            yield (document.path, field_name(path)), slip


def _level(document: Document, path: Path, documents: Mapping[Key, Document]) -> Slip | None:
    """`target: 95` is a lowest or a highest level, as the good side of the metric beside it has it."""
    around = _shape_at(document.record, path[:-1])
    names = tuple(key for key in LOWEST if around and around.record and key in around.record.shape)
    if len(names) < len(LOWEST) or called_here(str(path[-1]), names) != names:
        return None
    entry, _ = _written_at(document, path[:-1])
    if taken := next((name for name in names if name in (entry or ())), None):
        return Slip(f"`{taken}` says the level already: take one of the two out")
    found = _metric(document, _written_at(document, (*path[:-1], "metric"))[0], documents)
    if found is None:
        return None
    name = next(key for key, is_lowest in LOWEST.items() if is_lowest == (found.better is Better.HIGHER))
    return Slip(f"it is called `{name}` here, as `{found.id}` is better when {found.better}", name)


def _shape_at(record: type[Record] | None, path: Path) -> FieldShape | None:
    """The field at a path, if there is one: what is wrong may be no field at all."""
    shape = None
    for step in path:
        if isinstance(step, str):
            shape = record.shape.get(step) if record else None
            record = shape.record if shape else None
    return shape


def _written_at(document: Document, path: Path) -> tuple[Any, Any]:
    """The value at a path, and the metric that is named nearest to it."""
    value: Any = document.values
    metric = None
    for step in path:
        metric = value.get("metric", metric) if isinstance(value, Mapping) else metric
        inside = step in value if isinstance(value, Mapping) else isinstance(step, int) and step < len(value)
        if not inside:
            return None, None
        value = value[step]
    return value, metric


def _metric(document: Document, identity: Any, documents: Mapping[Key, Document]) -> Metric | None:
    """The metric in whose unit a number is; a metric's own numbers are in its own."""
    found = documents.get(key_of(Metric.kind, identity)) if isinstance(identity, str) else document
    if found is None or not isinstance(found.entity, Metric) or not found.damaged.isdisjoint(_DECISIVE):
        return None
    return found.entity


def _slip(key: str, text: str, metric: Metric) -> Slip | None:
    bound = bound_in(text)
    slip = _of_number(bound.number if bound else text, metric)
    return bound.in_field(key, slip) if bound and slip else slip


def _of_number(text: str, metric: Metric) -> Slip | None:
    if quantity := quantity_in(text):
        return _of_quantity(quantity, metric)
    if part := part_in(text):
        return _of_part(*part, metric)
    return None


def _of_quantity(quantity: Quantity, metric: Metric) -> Slip | None:
    if not quantity.unit:
        fitting = [reading for reading in quantity.readings if _is_possible(Decimal(reading), metric)]
        is_clear = len(quantity.readings) > 1 and len(fitting) == 1 and Decimal(fitting[0]) % 1
        return one_of(fitting) if is_clear else None
    times = _times(quantity.unit, metric)
    if times == 1:
        return one_of(quantity.readings, ", without the unit")
    converted = [_plain(Fraction(reading) * times) for reading in quantity.readings] if times else []
    if len(converted) == 1 and converted[0]:
        return Slip(f"write `{converted[0]}`, in {metric.unit}, without the unit", converted[0])
    return Slip(f"the numbers of `{metric.id}` are in {metric.unit}: write this one so, without a unit")


def _times(unit: str, metric: Metric) -> Fraction | None:
    """By what a number in a unit is multiplied to be in the metric's; None where nobody can tell."""
    if is_percent(unit):
        return Fraction(1) if metric.type is MetricType.SHARE or is_percent(metric.unit) else None
    one, other = unit.strip().lower(), metric.unit.strip().lower()
    if one.removesuffix("s") == other.removesuffix("s"):
        return Fraction(1)
    return Fraction(MINUTES[one], MINUTES[other]) if one in MINUTES and other in MINUTES else None


def _of_part(part: int, whole: int, metric: Metric) -> Slip | None:
    """`9/10` is 90 where the unit is percent, and 9 on a scale that ends with 10."""
    if metric.type is MetricType.SHARE or is_percent(metric.unit):
        percent = _plain(Fraction(100 * part, whole))
        return Slip(f"write `{percent}`, in percent", percent) if percent else None
    if metric.scale and metric.scale.high == whole:
        return Slip(f"write `{part}`; the scale stands in the metric", str(part))
    return None


def _is_possible(number: Decimal, metric: Metric) -> bool:
    if metric.scale:
        return metric.scale.low <= number <= metric.scale.high
    return metric.type is not MetricType.SHARE or 0 <= number <= 100  # percent


def _plain(number: Fraction) -> str:
    """The number in digits; nothing where it has no end."""
    if (number * _FINEST).denominator != 1:
        return ""
    return format((Decimal(number.numerator) / number.denominator).normalize(), "f")
