"""Fields that departments and partners share: needs, what they give and get, what they are rewarded for."""

from __future__ import annotations

from typing import Annotated

from cxmap.model.fields import Address, Rating, Text, Title
from cxmap.model.ids import AnyKey, MetricId
from cxmap.model.marks import Said
from cxmap.model.record import Entity, Record


class Contact(Record):
    """The ways to reach a party: a team, not a person."""

    name: Title | None = None
    """The team to ask for."""
    email: Title | None = None
    """Its shared mailbox."""
    url: Address | None = None
    """Its page, channel or form."""


class Need(Record):
    """A need of a party, and how well it is met."""

    need: Text
    """What the party must have to do its part."""
    met: Rating | None = None
    """How well it gets that today, from 1 (not at all) to 5 (fully)."""


class Incentive(Record):
    """A reward of a party."""

    reward: Text
    """What it gets a bonus, praise or a budget for."""
    metric: MetricId | None = None
    """The measure that decides on it."""


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
    conflicts_with: Annotated[tuple[AnyKey, ...], Said("tension with")] = ()
    """With whom it is in tension: their interests pull the other way."""
    incentives: tuple[Incentive, ...] = ()
    """What it is rewarded for."""
