"""Words for values of the model: numbers in their unit, days and periods written out, targets, names for references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from cxmap.alignment.wording import amount, plain_words, target_amount
from cxmap.model.capability import Measurement
from cxmap.model.catalogue import Catalogue
from cxmap.model.durations import Period
from cxmap.model.keys import KIND
from cxmap.model.metric import Metric, MetricType
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape
from cxmap.model.targets import Target

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_HALVES = {"1": "first", "2": "second"}
_IN_SENTENCE = ("metric", "period", "value", "sample", "low", "high", "group", "at_least", "at_most")
"""Fields that the sentences about measurements and targets tell."""


def day_words(day: date) -> str:
    """`31 October 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def period_words(period: Period) -> str:
    """`in Q3 2026`, `in October 2026`, `on 31 October 2026`, `from 1 April 2025 to 31 March 2026`."""
    year, _, part = period.text.partition("-")
    if ".." in period.text:
        return f"from {day_words(period.first)} to {day_words(period.last)}"
    if period.first == period.last:
        return f"on {day_words(period.first)}"
    if not part:
        return f"in {year}"
    if part.startswith("Q"):
        return f"in {part} {year}"
    if part.startswith("H"):
        return f"in the {_HALVES[part[1:]]} half of {year}"
    if part.startswith("W"):
        return f"in week {int(part[1:])} of {year}, from {day_words(period.first)}"
    return f"in {_MONTHS[period.first.month - 1]} {year}"


def typed_words(value: Any) -> str:
    """A value as it is typed, on one line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {typed_words(member)}" for key, member in value.items() if key != KIND)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(typed_words, value))}]"
    return str(value)


@dataclass(frozen=True, slots=True)
class ValueWords:
    """Words for values beside which a metric is named, or none."""

    catalogue: Catalogue
    metric: Metric | None = None

    def beside(self, value: Any) -> ValueWords:
        """Words for what stands in a value: a record may name the metric in whose unit its numbers are."""
        named = getattr(value, "metric", None)
        found = self.catalogue.find(Metric, named) if isinstance(named, str) else None
        return ValueWords(self.catalogue, found) if found else self

    def of(self, shape: FieldShape | None, value: Any) -> str:
        """Words for a value of a field, or for a member of its list."""
        if isinstance(value, Record):
            return self._record(value)
        if isinstance(value, tuple):
            return ", ".join(self.of(shape, member) for member in value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Decimal | int | float):
            return self._number(shape, value)
        if isinstance(value, str):
            return self._text(shape, value)
        return day_words(value) if isinstance(value, date) else typed_words(value)

    def name_of(self, record: Record) -> str:
        """The text by which a member of a list is known: what parts it from the others, else what it must have."""
        keys = record.key_fields or tuple(key for key, shape in record.shape.items() if shape.required)
        found = ((record.shape[key], getattr(record, record.shape[key].attribute)) for key in keys)
        named = next(((shape, value) for shape, value in found if value is not None), None)
        return self.of(*named).strip("“”") if named else ""

    def _number(self, shape: FieldShape | None, value: Decimal | float) -> str:
        if isinstance(value, Decimal):
            return amount(value, self.metric) if shape and shape.in_unit and self.metric else f"{value:f}"
        return f"{value:,}"

    def _text(self, shape: FieldShape | None, value: str) -> str:
        """A word of a closed set, the name of an entity, or what somebody wrote, between quotes."""
        if isinstance(value, StrEnum):
            return plain_words(value)
        if not shape or not shape.reference:
            return f"“{value}”"
        entity = self.catalogue.entity(shape.reference.key_of(value))
        return entity.name if entity else value

    def _record(self, record: Record) -> str:
        """Its sentence, or its fields; a metric that it names gives its numbers their unit."""
        words = self.beside(record)
        told: tuple[str, ...] = ()
        if isinstance(record, Measurement):
            told = (_measured(record, words.metric),)
        elif isinstance(record, Target):
            told = (_promised(record, words.metric),)
        return ", ".join((*told, *words._fields(record, _IN_SENTENCE if told else ())))

    def _fields(self, record: Record, told: Sequence[str]) -> Iterator[str]:
        """The other fields that say something, each with its name."""
        fields = type(record).model_fields
        for key, shape in record.shape.items():
            value = getattr(record, shape.attribute)
            if key not in told and value != fields[shape.attribute].get_default():
                alone = key == record.bare or key in record.key_fields
                words = self.of(shape, value)
                yield words if alone else f"{shape.words}: {words}"


def _measured(measured: Measurement, metric: Metric | None) -> str:
    """`93.9 % of 12,000 in Q3 2026`, `1.5 days in May 2026 (sample of 300; between 1.2 days and 1.9 days)`."""
    numbers = (each for each in (measured.value, measured.low, measured.high) if each is not None)
    value, *ends = (amount(each, metric) if metric else f"{each:f}" for each in numbers)
    sample = f"{measured.sample:,}" if measured.sample else ""
    if sample and metric and metric.type is MetricType.SHARE:
        value, sample = f"{value} of {sample}", ""
    beside = (f"sample of {sample}" if sample else "", f"between {' and '.join(ends)}" if ends else "")
    brackets = "; ".join(filter(None, beside))
    said = f"{value} {period_words(measured.period)}{_for_group(measured.group)}"
    return f"{said} ({brackets})" if brackets else said


def _promised(target: Target, metric: Metric | None) -> str:
    """`at least 95 % (Parcels on time)`."""
    side = target.operator.replace("_", " ")
    said = target_amount(target.operator, target.level, metric) if metric else f"{side} {target.level:f}"
    return f"{said} ({metric.name if metric else target.metric}){_for_group(getattr(target, 'group', None))}"


def _for_group(group: str | None) -> str:
    return f" for {plain_words(group)}" if group else ""
