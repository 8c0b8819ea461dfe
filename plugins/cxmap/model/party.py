"""What departments and partners have in common: needs, what they give and get, what they are rewarded for."""

from __future__ import annotations

from cxmap.model.fields import Address, Rating, Text, Title
from cxmap.model.ids import AnyKey, MetricId
from cxmap.model.record import Entity, Record


class Contact(Record):
    """How to reach a party: a team, not a person."""

    name: Title | None = None
    email: Title | None = None
    url: Address | None = None


class Need(Record):
    """What a party needs, and how well the need is met."""

    need: Text
    met: Rating | None = None


class Incentive(Record):
    """What a party is rewarded for."""

    reward: Text
    metric: MetricId | None = None


class Party(Entity):
    """A department or a partner."""

    title: Title
    contact: Contact | None = None
    needs: tuple[Need, ...] = ()
    gives: tuple[Text, ...] = ()
    gets: tuple[Text, ...] = ()
    conflicts_with: tuple[AnyKey, ...] = ()
    incentives: tuple[Incentive, ...] = ()
