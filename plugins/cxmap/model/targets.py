"""A target: a metric with the least or the most it may be."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from cxmap.model.fields import HighestLevel, LowestLevel
from cxmap.model.ids import MetricId
from cxmap.model.metric import Better
from cxmap.model.record import Record


class Operator(StrEnum):
    """Which side of a target is good."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"

    @classmethod
    def towards(cls, better: Better) -> Operator:
        """The operator that belongs to a metric's direction."""
        return cls.AT_LEAST if better is Better.HIGHER else cls.AT_MOST

    @property
    def opposite(self) -> Operator:
        return Operator.AT_MOST if self is Operator.AT_LEAST else Operator.AT_LEAST

    def is_met(self, value: Decimal, target: Decimal) -> bool:
        return value >= target if self is Operator.AT_LEAST else value <= target


class Target(Record):
    """A level on a metric, in the metric's unit."""

    exactly_one = (("at_least", "at_most"),)
    key_fields = ("metric",)

    metric: MetricId = Field(examples=["on-time", "calls-about-parcels"])
    """What is measured."""
    at_least: LowestLevel | None = Field(default=None, examples=["95"])
    """The lowest level that still counts as kept, in the metric's unit."""
    at_most: HighestLevel | None = Field(default=None, examples=[None, "20"])
    """The highest level that still counts as kept, in the metric's unit."""

    @property
    def operator(self) -> Operator:
        return Operator.AT_LEAST if self.at_least is not None else Operator.AT_MOST

    @property
    def level(self) -> Decimal:
        """The target itself; one side is always given, as nothing is computed from a target without."""
        return next(level for level in (self.at_least, self.at_most) if level is not None)
