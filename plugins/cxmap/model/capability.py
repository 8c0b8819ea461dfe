"""Capabilities: what delivery can do, and the proof of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from cxmap.model.fields import Day, Number, OrTable, PeriodText, SampleSize, Text, Title
from cxmap.model.ids import CapabilityId, DepartmentId, MetricId, PartnerId, PromiseId, ResearchId
from cxmap.model.record import Entity, Record


class ProofVerdict(StrEnum):
    """What a proof says of a promise that no number measures."""

    KEPT = "kept"
    BROKEN = "broken"


class Measurement(Record):
    """A value in the metric's unit, over a period; low and high are the ends of its interval."""

    value_rule = "bad-measurement"

    period: PeriodText
    value: Number
    sample: SampleSize | None = None
    low: Number | None = None
    high: Number | None = None
    source: Text | None = None

    @model_validator(mode="after")
    def _interval_around_the_value(self) -> Self:
        if (self.low is None) != (self.high is None):
            alone = "low" if self.high is None else "high"
            raise PydanticCustomError("bad-measurement", "stands alone; `low` and `high` come together", {"at": alone})
        if self.low is not None and self.high is not None and not self.low <= self.value <= self.high:
            raise PydanticCustomError("bad-measurement", "is not between `low` and `high`", {"at": "value"})
        return self


class Proof(Record):
    """One day's answer to whether a promise was kept."""

    verdict: ProofVerdict
    on: Day
    research: ResearchId | None = None
    note: Text | None = None


class Delivery(Record):
    """The level a capability delivers on a metric, or its proof of a promise that no number measures."""

    exactly_one = (("metric", "promise"),)
    key_fields = ("metric", "promise")
    never_both = (("promise", "designed"), ("promise", "measurements"), ("metric", "proof"))

    metric: MetricId | None = None
    designed: Number | None = None
    measurements: Annotated[tuple[Measurement, ...], OrTable()] = ()
    promise: PromiseId | None = None
    proof: tuple[Proof, ...] = ()


class Capability(Entity):
    """What delivery can do."""

    kind = "capability"
    folder = "capabilities"
    meaning = "what delivery can do, and the proof of it"

    title: Title
    owner: DepartmentId
    partners: tuple[PartnerId, ...] = ()
    relies_on: tuple[CapabilityId, ...] = ()
    delivers: tuple[Delivery, ...] = ()
