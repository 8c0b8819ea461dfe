"""Capabilities: what delivery can do, and the proof of it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cxmap.model.fields import Address, Day, Level, OwnId, PeriodText, PositiveCount, Text, Title, before_it_begins
from cxmap.model.ids import CapabilityId, DepartmentId, MetricId, PartnerId, PromiseId, ResearchId
from cxmap.model.marks import OrTable
from cxmap.model.record import Entity, Record
from cxmap.model.words import FixedWord


class ProofVerdict(FixedWord):
    """The answer of a proof about a promise that no number measures."""

    KEPT = "kept"
    BROKEN = "broken"


class Measurement(Record):
    """A value in the metric's unit, over a period; low and high are the ends of its interval."""

    value_rule = "bad-measurement"

    period: PeriodText = Field(examples=["2026-Q2", "2026-Q3"])
    """The day, week, month, quarter, half, year or span that the value is about."""
    value: Level = Field(examples=["95.8", "93.4"])
    """What was measured, in the metric's unit."""
    sample: PositiveCount | None = Field(default=None, examples=["12000", "12000"])
    """How many cases were looked at; for a share this gives an interval."""
    low: Level | None = None
    """The lower end of the interval around the value; goes with `high`."""
    high: Level | None = None
    """The upper end of the interval around the value; goes with `low`."""
    group: OwnId | None = None
    """The customers or places that the value is about, where that is not all: a word of your own, such as `islands`."""
    source: Text | None = Field(default=None, examples=["Scans", "Scans"])
    """Where the value comes from."""

    @model_validator(mode="after")
    def _interval_around_the_value(self) -> Self:
        if (self.low is None) != (self.high is None):
            alone = "low" if self.high is None else "high"
            raise _bad("is one end alone", "give `low` and `high` together, or neither", at=alone)
        if self.low is not None and self.high is not None and not self.low <= self.value <= self.high:
            raise _bad("is not between `low` and `high`", "correct the value, or the ends around it", at="value")
        return self


def _bad(problem: str, hint: str, *, at: str) -> PydanticCustomError:
    return PydanticCustomError("bad-measurement", "{problem}", {"problem": problem, "hint": hint, "at": at})


class Proof(Record):
    """One day's answer to whether a promise was kept."""

    verdict: ProofVerdict = Field(examples=["kept"])
    """Whether the promise turned out to be `kept` or `broken`."""
    on: Day = Field(examples=["2026-07-14"])
    """The day on which it turned out so."""
    valid_until: Day | None = None
    """The last day on which it counts; without it a proof counts for 365 days."""
    research: ResearchId | None = None
    """The study that showed it."""
    by: Text | None = Field(default=None, examples=["Customer care"])
    """Who found it out."""
    url: Address | None = None
    """Where the report is kept."""
    scope: Text | None = None
    """What was looked at, where that is not all."""
    excludes: tuple[OwnId, ...] = ()
    """Whom and what it leaves out, in words of your own that promises and metrics use too."""
    note: Text | None = Field(default=None, examples=["All twelve test claims had one name from beginning to end."])
    """How it showed, in a sentence."""

    @model_validator(mode="after")
    def _counting_for_a_time(self) -> Self:
        if self.valid_until and self.valid_until < self.on:
            raise before_it_begins(self.on, since="on", until="valid_until")
        return self


class Delivery(Record):
    """The level a capability delivers on a metric, or its proof of a promise that no number measures."""

    exactly_one = (("metric", "promise"),)
    key_fields = ("metric", "promise")
    never_both = (("promise", "designed"), ("promise", "measurements"), ("metric", "proof"))

    metric: MetricId | None = Field(default=None, examples=["on-time"])
    """What is measured of it."""
    designed: Level | None = Field(default=None, examples=["97"])
    """The level that it was built to reach, in the metric's unit."""
    measurements: Annotated[tuple[Measurement, ...], OrTable()] = ()
    """What it has reached, period by period."""
    promise: PromiseId | None = Field(default=None, examples=[None, "one-name"])
    """The promise that it keeps, where no number can measure it."""
    proof: tuple[Proof, ...] = ()
    """The days on which somebody found out whether that promise is kept."""

    @cached_property
    def series(self) -> tuple[tuple[int, ...], ...]:
        """The measurements of each group, as positions, the oldest first."""
        by_group: defaultdict[str | None, list[int]] = defaultdict(list)
        rows = self.measurements
        for position in sorted(range(len(rows)), key=lambda each: (rows[each].period.last, rows[each].period.days)):
            by_group[rows[position].group].append(position)
        return tuple(map(tuple, by_group.values()))


class AgreedPromise(Record):
    """A promise as delivery agreed to it; once its wording or a target is another, the print no longer fits."""

    key_fields = ("promise",)

    promise: PromiseId = Field(examples=["next-day"])
    """The promise that was agreed to."""
    on: Day = Field(examples=["2026-02-16"])
    """The day on which that was."""
    by: Title | None = Field(default=None, examples=["Last mile"])
    """Who agreed, for the capability."""
    print_: Title = Field(alias="print", examples=["4b1d09ac"])
    """The fingerprint of its wording and its targets on that day, written by a command and never by hand."""


class Capability(Entity):
    """An ability of delivery, with the evidence for it."""

    kind = "capability"
    folder = "capabilities"
    meaning = "what delivery can do, and the proof of it"

    title: Title
    """What delivery can do, in a few words."""
    owner: DepartmentId
    """Who answers for it."""
    partners: tuple[PartnerId, ...] = ()
    """The external parties that do some of the work."""
    relies_on: tuple[CapabilityId, ...] = ()
    """The capabilities without which this one fails."""
    delivers: tuple[Delivery, ...] = ()
    """What it is built for and has reached, metric by metric, or its proof of a promise."""
    agreed: tuple[AgreedPromise, ...] = ()
    """The promises that delivery has agreed to keep with it."""
