"""Promises: statements, in ads or elsewhere, that set an expectation."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from cxmap.model.fields import Address, Day, Flag, Number, Text, Title
from cxmap.model.ids import DepartmentId, PersonaId
from cxmap.model.record import Entity, Record, Status
from cxmap.model.targets import Target


class Publication(Record):
    """Where a promise was published, and when."""

    where: Text
    url: Address | None = None
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None


class Expectation(Target):
    """What customers may expect: a target on a metric, and the least that they accept."""

    adequate: Number | None = None


class CompetingOffer(Record):
    """What a competitor says on the same matter."""

    name: Title | None = None
    statement: Title | None = None
    url: Address | None = None


class Promise(Entity):
    """A statement that sets an expectation."""

    kind = "promise"
    folder = "promises"
    meaning = "a statement, in ads or elsewhere, that sets an expectation"

    status: Status = Status.LIVE
    statement: Title
    made_by: DepartmentId
    explicit: Flag = True
    published: tuple[Publication, ...] = ()
    personas: tuple[PersonaId, ...] = ()
    qualifier: Text | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None
    expects: tuple[Expectation, ...] = ()
    competitors: tuple[CompetingOffer, ...] = ()

    @property
    def name(self) -> str:
        return self.title or self.statement

    def is_live_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return self.is_live and begun and (self.valid_until is None or day <= self.valid_until)
