"""Promises: statements, in ads or elsewhere, that set an expectation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Self

from pydantic import Field, model_validator

from cxmap.model.durations import CalendarWindow
from cxmap.model.fields import (
    Address,
    Day,
    Flag,
    HighestLevel,
    Level,
    LowestLevel,
    OwnId,
    PositiveCount,
    Text,
    Title,
    before_it_begins,
)
from cxmap.model.ids import MAKER, Key, MakerId, MetricId, PersonaId, TouchpointId
from cxmap.model.record import Entity, Record, Status
from cxmap.model.targets import Operator, Target
from cxmap.model.words import FixedWord


class ReadsAs(FixedWord):
    """How customers understand a promise."""

    EVERY = "every"
    MOST = "most"
    UP_TO = "up-to"
    FROM = "from"
    AVERAGE = "average"
    STATED = "stated"
    SLOGAN = "slogan"


class Basis(FixedWord):
    """Who demands a promise."""

    OWN = "own"
    LAW = "law"
    REGULATOR = "regulator"
    SECTOR = "sector"


class Publication(Record):
    """Where a promise was published, and when."""

    where: Text = Field(examples=["Home page", "Poster at bus stops"])
    """The advertisement, page, sign or document that says it."""
    touchpoint: TouchpointId | None = Field(default=None, examples=[None, "bus-stop-poster"])
    """The touchpoint at which customers come across it."""
    text: Text | None = Field(default=None, examples=[None, "Ordered today, here tomorrow."])
    """The wording there, where it differs from the statement."""
    url: Address | None = Field(default=None, examples=["https://www.example.com/"])
    """Where it can be read."""
    from_: Day | None = Field(default=None, alias="from", examples=["2026-03-02", "2026-04-01"])
    """The first day on which it was out."""
    until: Day | None = Field(default=None, examples=[None, "2026-06-30"])
    """The last day on which it is out."""

    @model_validator(mode="after")
    def _out_on_some_day(self) -> Self:
        if self.from_ and self.until and self.until < self.from_:
            raise before_it_begins(self.from_, since="from", until="until")
        return self

    def is_out_on(self, day: date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


class Expectation(Target):
    """A target on a metric that customers may expect, and the least that they accept."""

    key_fields = ("metric",)
    parted_by = "group"

    over: CalendarWindow | None = None
    """The calendar window for which it is promised; its values are then taken together."""
    volume: PositiveCount | None = None
    """How many cases are expected in such a window."""
    group: OwnId | None = None
    """The customers or places whose figures alone it is held against: the `group` of a measurement."""
    adequate: Level | None = Field(default=None, examples=["90"])
    """The least that customers accept, in the metric's unit; it changes no verdict."""


class Remedy(Record):
    """An answer to customers for whom the promise is not kept."""

    exactly_one_with = (("metric", ("at_least", "at_most")),)

    text: Text = Field(examples=["Whoever waits longer gets the postage back within 5 days."])
    """What is done for them, as they are told it."""
    metric: MetricId | None = Field(default=None, examples=["refund-days"])
    """What is measured of it."""
    at_least: LowestLevel | None = None
    """The lowest level at which it counts as done, in the metric's unit."""
    at_most: HighestLevel | None = Field(default=None, examples=["5"])
    """The highest level at which it counts as done, in the metric's unit."""

    @property
    def operator(self) -> Operator:
        return Operator.AT_LEAST if self.at_least is not None else Operator.AT_MOST

    @property
    def level(self) -> Decimal | None:
        return self.at_most if self.at_least is None else self.at_least


class CompetingOffer(Record):
    """A competitor's statement on the same matter."""

    name: Title | None = Field(default=None, examples=["Swift Parcels"])
    """Who says it."""
    statement: Title | None = Field(default=None, examples=["Next day, or it is free."])
    """What they say, word for word."""
    url: Address | None = Field(default=None, examples=["https://swift.example.com/"])
    """Where they say it."""


class Promise(Entity):
    """A statement that sets an expectation."""

    kind = "promise"
    folder = "promises"
    meaning = "a statement, in ads or elsewhere, that sets an expectation"

    status: Status = Status.LIVE
    """As for all kinds, and `planned` for a promise that is not made yet."""
    statement: Title
    """The promise as it was published, word for word."""
    reads_as: ReadsAs = ReadsAs.EVERY
    """How customers understand it: what share of them must get it; `stated` if the sentence names the share itself."""
    made_by: MakerId
    """The department that says it, or a partner as `partner/id`."""
    basis: Basis = Basis.OWN
    """Who demands it: yourselves, a law, a regulator or your sector."""
    explicit: Flag = True
    """False for what nobody says, but price, packaging or habit lets customers expect."""
    published: tuple[Publication, ...] = ()
    """Where customers read or hear it, and since when."""
    personas: tuple[PersonaId, ...] = ()
    """The customers to whom it is made; none means all."""
    qualifier: Text | None = None
    """The small print that limits it."""
    excludes: tuple[OwnId, ...] = ()
    """Whom and what it leaves out, in words of your own, such as `islands` or `december`."""
    counts_from: OwnId | None = None
    """When the clock starts, in a word of your own, such as `order` or `dispatch`."""
    remedy: Remedy | None = None
    """What is done for customers for whom it is not kept."""
    valid_from: Day | None = None
    """The first day on which it holds."""
    valid_until: Day | None = None
    """The last day on which it holds."""
    expects: tuple[Expectation, ...] = ()
    """What it lets customers expect, as targets that can be measured."""
    competitors: tuple[CompetingOffer, ...] = ()
    """What others say on the same matter."""

    @property
    def name(self) -> str:
        return self.title or self.statement or self.id

    @property
    def maker(self) -> Key:
        """The department or the partner that says it."""
        return MAKER.key_of(self.made_by)

    @property
    def is_slogan(self) -> bool:
        return self.reads_as is ReadsAs.SLOGAN

    def is_over_on(self, day: date) -> bool:
        return self.valid_until is not None and self.valid_until < day

    def is_live_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return self.is_live and begun and (self.valid_until is None or day <= self.valid_until)
