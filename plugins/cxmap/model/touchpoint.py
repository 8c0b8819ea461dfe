"""Touchpoints: single contacts between customer and organisation, and the unseen actions behind them."""

from __future__ import annotations

from enum import StrEnum

from cxmap.model.fields import Channel, Flag, Number, Rating, Text, Title
from cxmap.model.ids import (
    AnyKey,
    CapabilityId,
    DepartmentId,
    Key,
    MetricId,
    PartnerId,
    PersonaId,
    PromiseId,
    ResearchId,
    key_of,
)
from cxmap.model.record import Entity, Record


class Layer(StrEnum):
    """Where an action lies; the line of visibility runs under the frontstage."""

    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SUPPORT = "support"


class Control(StrEnum):
    """In whose hands a touchpoint is."""

    OWN = "own"
    SHARED = "shared"
    PARTNER = "partner"
    OUTSIDE = "outside"


class Influence(StrEnum):
    """How a party acts on a touchpoint."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Contributor(Record):
    """A party that has a part in a touchpoint."""

    exactly_one = (("department", "partner"),)

    department: DepartmentId | None = None
    partner: PartnerId | None = None
    influence: Influence | None = None
    layer: Layer | None = None
    role: Text | None = None

    @property
    def party(self) -> Key:
        return key_of("partner", self.partner) if self.partner else key_of("department", self.department or "")


class Experience(Record):
    """What the touchpoint feels like to customers, 1 (bad) to 5 (good), and why."""

    score: Rating | None = None
    ideal: Rating | None = None
    because: Text | None = None
    quote: Text | None = None
    research: tuple[ResearchId, ...] = ()


class PainPoint(Record):
    """What hurts customers here, how badly (1 to 5), and what it comes from."""

    title: Title
    severity: Rating | None = None
    causes: tuple[AnyKey, ...] = ()
    research: tuple[ResearchId, ...] = ()


class Message(Record):
    """A message that fits its moment, and its measured effect."""

    never_both = (("promise", "capability"),)

    trigger: Text
    message: Text
    promise: PromiseId | None = None
    capability: CapabilityId | None = None
    metric: MetricId | None = None
    before: Number | None = None
    after: Number | None = None


class Treatment(Record):
    """How a group of customers is handled differently here."""

    persona: PersonaId
    difference: Text
    promises: tuple[PromiseId, ...] = ()


class Touchpoint(Entity):
    """One contact between customer and organisation, or an unseen action behind one."""

    kind = "touchpoint"
    folder = "touchpoints"
    meaning = "one contact between customer and organisation, or an unseen action behind one"

    title: Title
    owner: DepartmentId
    channel: Channel | None = None
    layer: Layer = Layer.FRONTSTAGE
    control: Control | None = None
    tangibles: tuple[Text, ...] = ()
    moment_of_truth: Flag = False
    recovery: Text | None = None
    contributors: tuple[Contributor, ...] = ()
    experience: Experience | None = None
    promises: tuple[PromiseId, ...] = ()
    capabilities: tuple[CapabilityId, ...] = ()
    measured_by: tuple[MetricId, ...] = ()
    pain_points: tuple[PainPoint, ...] = ()
    messages: tuple[Message, ...] = ()
    treatments: tuple[Treatment, ...] = ()
