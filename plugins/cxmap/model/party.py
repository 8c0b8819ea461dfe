"""Fields that departments and partners share: needs, what they give and get, what they are rewarded for."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from cxmap.model.fields import Address, Day, Mailbox, Rating, Text, Title
from cxmap.model.ids import AnyKey, Key, MetricId
from cxmap.model.marks import Said
from cxmap.model.record import Entity, Record
from cxmap.model.targets import Target


class Contact(Record):
    """The ways to reach a party: a team, not a person."""

    name: Title | None = Field(default=None, examples=["The last mile desk"])
    """The team to ask for."""
    email: Mailbox | None = Field(default=None, examples=["last-mile@example.com"])
    """Its shared mailbox."""
    url: Address | None = Field(default=None, examples=["https://www.example.com/last-mile"])
    """Its page, channel or form."""
    handle: Title | None = None
    """Its name on the Git host, such as `@last-mile`."""


class Need(Record):
    """A need, and how well it is met."""

    bare = "need"

    need: Text = Field(examples=["To know a day ahead how many parcels come"])
    """What is needed: by a party to do its part, by customers to reach their goal."""
    met: Rating | None = Field(default=None, examples=["3"])
    """How well that is met today, from 1 (not at all) to 5 (fully)."""


class Incentive(Record):
    """A reward of a party."""

    reward: Text = Field(examples=["A bonus for parcels handed over in an hour"])
    """What it gets a bonus, praise or a budget for."""
    metric: MetricId | None = Field(default=None, examples=["drops-per-hour"])
    """The measure that decides on it."""


class Conflict(Record):
    """A tension of a party with another one."""

    bare = "with"

    with_: AnyKey = Field(alias="with", examples=["department/marketing"])
    """With whom it is in tension."""
    because: Text | None = Field(default=None, examples=["It gains by promising early; we pay for being early."])
    """In what their interests pull apart."""


class Obligation(Target):
    """A level on a metric that an agreement binds a party to."""


class Agreement(Record):
    """The levels that a party is obliged to, and until when."""

    title: Title = Field(examples=["Rural rounds 2025 to 2027"])
    """What the contract is called."""
    url: Address | None = Field(default=None, examples=["https://www.example.com/contracts/rural-rounds"])
    """Where it is kept."""
    until: Day | None = Field(default=None, examples=["2027-12-31"])
    """The last day on which it holds; none means that it has no end."""
    obligations: tuple[Obligation, ...] = ()
    """The levels that it binds the party to."""

    def is_valid_on(self, day: date) -> bool:
        return self.until is None or day <= self.until


class Party(Entity):
    """A department or a partner."""

    title: Title
    """What the party calls itself."""
    contact: Contact | None = None
    """How to reach a team that can answer."""
    needs: tuple[Need, ...] = ()
    """What it needs from the others, and how well it gets that."""
    gives: tuple[Text, ...] = ()
    """What it brings in."""
    gets: tuple[Text, ...] = ()
    """What it has from taking part."""
    conflicts_with: Annotated[tuple[Conflict, ...], Said("tension with")] = ()
    """With whom it is in tension: their interests pull the other way."""
    incentives: tuple[Incentive, ...] = ()
    """What it is rewarded for."""
    agreement: Agreement | None = None
    """What it has bound itself to; a department's changes no verdict."""

    @property
    def in_tension_with(self) -> tuple[Key, ...]:
        return tuple(Key(each.with_) for each in self.conflicts_with)
