"""Promises: statements, in ads or elsewhere, that set an expectation."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from cxmap.model.fields import Address, Day, Flag, Number, Text, Title
from cxmap.model.ids import MAKER, Key, MakerId, PersonaId, TouchpointId
from cxmap.model.record import Entity, Record, Status
from cxmap.model.targets import Target


class Publication(Record):
    """Where a promise was published, and when."""

    where: Text
    """The advertisement, page, sign or document that says it."""
    touchpoint: TouchpointId | None = None
    """The touchpoint at which customers come across it."""
    url: Address | None = None
    """Where it can be read."""
    from_: Day | None = Field(default=None, alias="from")
    """The first day on which it was out."""
    until: Day | None = None
    """The last day on which it is out."""

    def is_out_on(self, day: date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


class Expectation(Target):
    """A target on a metric that customers may expect, and the least that they accept."""

    adequate: Number | None = None
    """The least that customers accept, in the metric's unit; it changes no verdict."""


class CompetingOffer(Record):
    """A competitor's statement on the same matter."""

    name: Title | None = None
    """Who says it."""
    statement: Title | None = None
    """What they say, word for word."""
    url: Address | None = None
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
    made_by: MakerId
    """The department that says it, or a partner as `partner/id`."""
    explicit: Flag = True
    """False for what nobody says, but price, packaging or habit lets customers expect."""
    published: tuple[Publication, ...] = ()
    """Where customers read or hear it, and since when."""
    personas: tuple[PersonaId, ...] = ()
    """The customers to whom it is made; none means all."""
    qualifier: Text | None = None
    """The small print that limits it."""
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
        return self.title or self.statement

    @property
    def maker(self) -> Key:
        """The department or the partner that says it."""
        return MAKER.key_of(self.made_by)

    def is_live_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return self.is_live and begun and (self.valid_until is None or day <= self.valid_until)
