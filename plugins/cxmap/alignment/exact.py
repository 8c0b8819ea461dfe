"""Arithmetic on numbers as their authors wrote them: in decimal, and never rounded unasked."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from cxmap.model.targets import Operator

# Authored numbers have at most 30 characters, so that no sum or difference of some of them needs more digits.
EXACT = Context(prec=80)
TENTH = Decimal("0.1")


def further(operator: Operator, level: Decimal, distance: Decimal) -> Decimal:
    """The level so much past another one, in the direction that an operator calls good."""
    return EXACT.add(level, distance) if operator is Operator.AT_LEAST else EXACT.subtract(level, distance)


def continued(before: Decimal, last: Decimal) -> Decimal:
    """The value that follows if the step from one value to the last is taken once more."""
    return EXACT.subtract(EXACT.add(last, last), before)


def rounded_safely(operator: Operator, value: Decimal) -> Decimal:
    """One decimal, rounded to the side on which a promise of that level is easier to keep."""
    rounding = ROUND_FLOOR if operator is Operator.AT_LEAST else ROUND_CEILING
    return value.quantize(TENTH, rounding, EXACT)
