"""Values and samples that are ten, a hundred or a thousand times their neighbours, or such a part of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import median_low

from cxmap.checks.rows import measured
from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.capability import Delivery
from cxmap.model.metric import Metric, MetricType

_BEFORE = ("measurements:", "  - {period: 2026-04, value: 96.1}", "  - {period: 2026-05, value: 95.8}")

RULE = warning(
    "value-out-of-line",
    "A value or a sample is ten times its neighbours in the series, or a tenth, a hundredth or the like of them.",
    wrong=courier(*_BEFORE, "  - {period: 2026-06, value: 9.59}"),
    right=courier(*_BEFORE, "  - {period: 2026-06, value: 95.9}"),
)

_SLIPS: Mapping[Fraction, str] = {
    Fraction(10): "ten times",
    Fraction(100): "a hundred times",
    Fraction(1000): "a thousand times",
    Fraction(1, 10): "a tenth of",
    Fraction(1, 100): "a hundredth of",
    Fraction(1, 1000): "a thousandth of",
}
_ALIKE = Decimal("1.4")
"""How many times the middle one of its neighbours, or which part of it, one may be that tells of the value."""
_NEAR = Fraction(6, 5)
"""How far outside its neighbours the value without its slip may lie."""
_FEWEST, _SIDE = 2, 2
_FAR = 4
"""Nothing is out of line where not even this lies between the least and the most."""
_FEW = 5
"""Of whole numbers below this, ten times as many is no surprise."""


def check(linked: LinkedMap) -> Iterator[Finding]:
    for document, at, delivery in measured(linked):
        for index, words, others in _out_of_line(linked, delivery):
            row = delivery.measurements[index]
            yield RULE.at(
                place_of(document, (*at, index, "value")),
                f"`{row.value}` in `{row.period}` is about {words} its neighbours, {_range(others)}",
                hint="look at the decimal point and the unit: correct the number, or leave it if it is right",
            )
        for index, words, samples in _samples_out_of_line(delivery):
            row = delivery.measurements[index]
            yield RULE.at(
                place_of(document, (*at, index, "sample")),
                f"the sample of `{row.period}`, `{row.sample}`, is about {words} those beside it, {_range(samples)}",
                hint="count its digits: correct the number, or leave it if it is right",
            )


def _out_of_line(linked: LinkedMap, delivery: Delivery) -> Iterator[tuple[int, str, Sequence[Decimal]]]:
    """The rows that are out of line, how far, and the values beside them."""
    for series in delivery.series:
        values = [delivery.measurements[index].value for index in series]
        spread = values if delivery.designed is None else (*values, delivery.designed)
        if max(spread) < min(spread) * _FAR:
            continue
        for place, index in enumerate(series):
            beside = _beside(values, place)
            if len(beside) == 1 and delivery.designed is not None:
                beside = (*beside, delivery.designed)
            others = _alike(beside)
            words = _slip(values[place], others) if others else None
            if words and not _is_fraction(linked, delivery, values[place]):
                yield index, words, others


def _samples_out_of_line(delivery: Delivery) -> Iterator[tuple[int, str, Sequence[Decimal]]]:
    """The rows whose samples are out of line among rows of the same length, how far, and the samples beside them."""
    rows = delivery.measurements
    for series in delivery.series:
        by_length: defaultdict[int, list[tuple[int, Decimal]]] = defaultdict(list)
        for index in series:
            if sample := rows[index].sample:
                by_length[rows[index].period.length].append((index, Decimal(sample)))
        for sampled in by_length.values():
            samples = [each for _, each in sampled]
            if max(samples) < min(samples) * _FAR:
                continue
            for place, (index, size) in enumerate(sampled):
                others = _alike(_beside(samples, place))
                if others and (words := _slip(size, others)):
                    yield index, words, others


def _beside(values: Sequence[Decimal], place: int) -> tuple[Decimal, ...]:
    """Two values on either side; at an end of the series more on the other side."""
    start = max(0, min(place - _SIDE, len(values) - 2 * _SIDE - 1))
    return tuple(value for at, value in enumerate(values[start : start + 2 * _SIDE + 1], start) if at != place)


def _alike(others: Sequence[Decimal]) -> Sequence[Decimal]:
    """The neighbours that are alike: two at least, and of more all but one, as that may be a slip itself."""
    middle = median_low(others) if others else Decimal(0)
    near = [each for each in others if each > 0 and middle <= each * _ALIKE and each <= middle * _ALIKE]
    return near if len(near) >= max(_FEWEST, len(others) - 1) else ()


def _slip(value: Decimal, others: Sequence[Decimal]) -> str | None:
    """How many times its neighbours a value is, where that is a power of ten and they are alike; else None."""
    low, high = Fraction(min(others)), Fraction(max(others))
    if value <= 0:
        return None
    if high < _FEW and all(each == each.to_integral_value() for each in (value, *others)):
        return None
    return next(
        (words for times, words in _SLIPS.items() if low / _NEAR <= Fraction(value) / times <= high * _NEAR), None
    )


def _is_fraction(linked: LinkedMap, delivery: Delivery, value: Decimal) -> bool:
    """Whether it is a share between 0 and 1, which another rule tells of."""
    metric = linked.catalogue.find(Metric, delivery.metric)
    return value <= 1 and metric is not None and metric.type is MetricType.SHARE


def _range(values: Sequence[Decimal]) -> str:
    low, high = min(values), max(values)
    return f"{low}" if low == high else f"{low} to {high}"
