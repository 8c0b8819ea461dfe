"""Arithmetic on numbers as their authors wrote them: in decimal, and never rounded unasked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import reduce

from cxmap.model.targets import Operator

# Authored numbers have at most 30 characters, so that no sum of their products needs more digits. A quotient of such
# sums that is not the same as an authored number differs from it long before the last of these digits.
EXACT = Context(prec=100)
HUNDRED = Decimal(100)
LONGEST_WRITTEN = 30
"""Authored numbers have no more digits than this; computed ones nearly always do."""


def further(operator: Operator, level: Decimal, distance: Decimal) -> Decimal:
    """The level so much past another one, in the direction that an operator calls good."""
    return EXACT.add(level, distance) if operator is Operator.AT_LEAST else EXACT.subtract(level, distance)


def continued(before: Decimal, last: Decimal) -> Decimal:
    """The value that follows if the step from one value to the last is taken once more."""
    return EXACT.subtract(EXACT.add(last, last), before)


def total(numbers: Iterable[Decimal]) -> Decimal:
    return reduce(EXACT.add, numbers, Decimal(0))


def weighted_mean(values: Iterable[Decimal], weights: Sequence[int]) -> Decimal:
    """The mean of some values, each counted as often as its weight says."""
    weighted = (EXACT.multiply(value, Decimal(weight)) for value, weight in zip(values, weights, strict=True))
    return EXACT.divide(total(weighted), Decimal(sum(weights)))


def rounded_safely(operator: Operator, value: Decimal, decimals: int = 1) -> Decimal:
    """Rounded to the side on which a promise of that level is easier to keep."""
    rounding = ROUND_FLOOR if operator is Operator.AT_LEAST else ROUND_CEILING
    return value.quantize(Decimal(1).scaleb(-decimals), rounding, EXACT)


def decimals_of(value: Decimal) -> int:
    """How many decimals a number has, zeros at its end aside."""
    text = f"{value:f}"
    return len(text.partition(".")[2].rstrip("0"))


def significant(value: Decimal | float) -> Decimal:
    """A computed number rounded to twelve significant digits, an authored one as it was written."""
    if isinstance(value, Decimal) and len(value.as_tuple().digits) <= LONGEST_WRITTEN:
        return value
    return Context(prec=12).plus(Decimal(value)).normalize()


def rounded(value: Decimal) -> Decimal:
    """A number of cases, or a share, with at most four decimals."""
    number = value.quantize(Decimal("0.0001"), context=EXACT)
    whole = number.to_integral_value(context=EXACT)
    return whole if number == whole else number.normalize(EXACT)
