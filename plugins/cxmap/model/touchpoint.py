"""Touchpoints: single contacts between customer and organisation, and the unseen actions behind them."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from pydantic import Field

from cxmap.model.fields import Channel, Flag, Level, Rating, Text, Title
from cxmap.model.ids import (
    NOBODY,
    OWNER,
    AnyKey,
    CapabilityId,
    DepartmentId,
    Key,
    MetricId,
    OwnerOrNobody,
    PartnerId,
    PersonaId,
    PromiseId,
    ResearchId,
    key_of,
)
from cxmap.model.record import Entity, Record
from cxmap.model.words import FixedWord


class Layer(FixedWord):
    """Where an action lies; the line of visibility runs under the frontstage."""

    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SUPPORT = "support"


class Control(FixedWord):
    """In whose hands a touchpoint is."""

    OWN = "own"
    SHARED = "shared"
    PARTNER = "partner"
    OUTSIDE = "outside"


class Influence(FixedWord):
    """The way in which a party acts on a touchpoint."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Contributor(Record):
    """A party that has a part in a touchpoint."""

    exactly_one = (("department", "partner"),)

    department: DepartmentId | None = Field(default=None, examples=["last-mile"])
    """The internal party that has a part in this touchpoint."""
    partner: PartnerId | None = Field(default=None, examples=[None, "dunlin-vans"])
    """The external party that has a part in this touchpoint."""
    influence: Influence | None = Field(default=None, examples=["direct", "direct"])
    """`direct` if its work is what customers meet, `indirect` if it only makes that work possible."""
    layer: Layer | None = None
    """Where its part lies: seen by customers (`frontstage`) or unseen (`backstage`, `support`)."""
    role: Text | None = Field(default=None, examples=["Plans the rounds", "Drives the rural rounds"])
    """What it does for this touchpoint, in a few words."""
    promises: tuple[PromiseId, ...] = ()
    """The promises made here that it helps to keep; none named means all."""

    def helps_with(self, promise: str) -> bool:
        """Whether it has a part in keeping a promise here."""
        return not self.promises or promise in self.promises

    @cached_property
    def party(self) -> Key:
        return key_of("partner", self.partner) if self.partner else key_of("department", self.department or "")


class Experience(Record):
    """The customers' feeling at the touchpoint, 1 (bad) to 5 (good), and its reason."""

    score: Rating | None = Field(default=None, examples=["3"])
    """How customers find it today, from 1 (bad) to 5 (good)."""
    ideal: Rating | None = Field(default=None, examples=["5"])
    """How they should find it, from 1 (bad) to 5 (good)."""
    because: Text | None = Field(default=None, examples=["Nobody can say when the van comes."])
    """Why customers find it so."""
    quote: Text | None = Field(default=None, examples=["I took a day off, and then a card was in the letterbox."])
    """What a customer said about it, word for word."""
    research: tuple[ResearchId, ...] = Field(default=(), examples=["[parcel-diaries]"])
    """The studies that the score and the reason come from."""

    @property
    def is_assumed(self) -> bool:
        """Whether no study is behind the score."""
        return self.score is not None and not self.research


class PainPoint(Record):
    """A pain of customers here, how bad it is (1 to 5), and its causes."""

    title: Title = Field(examples=["The bell is not heard"])
    """What goes wrong for customers, in a few words."""
    severity: Rating | None = Field(default=None, examples=["4"])
    """How badly it hurts, from 1 (hardly) to 5 (badly)."""
    causes: tuple[AnyKey, ...] = Field(default=(), examples=["[capability/parcel-rounds, partner/dunlin-vans]"])
    """What on the map it comes from, such as a capability, a partner or another touchpoint."""
    research: tuple[ResearchId, ...] = Field(default=(), examples=["[parcel-diaries]"])
    """The studies in which it was found."""


class Message(Record):
    """A message that fits its moment, and its measured effect."""

    never_both = (("promise", "capability"),)

    trigger: Text = Field(examples=["The parcel will be later than was said."])
    """What the customer says or does that makes it the right moment."""
    message: Text = Field(examples=["Your parcel comes tomorrow between 9 and 11."])
    """What is then said, as the customer hears it."""
    promise: PromiseId | None = Field(default=None, examples=["next-day"])
    """The promise that the message repeats."""
    capability: CapabilityId | None = None
    """The capability that the message makes known."""
    metric: MetricId | None = Field(default=None, examples=["calls-about-parcels"])
    """The measure by which the message's effect was seen."""
    before: Level | None = Field(default=None, examples=["31"])
    """That measure before the message was used, in its unit."""
    after: Level | None = Field(default=None, examples=["12"])
    """That measure since the message has been used, in its unit."""


class Treatment(Record):
    """A different treatment of a group of customers here."""

    persona: PersonaId = Field(examples=["islander"])
    """The customers who are treated differently."""
    difference: Text = Field(examples=["The ferry takes a day longer, and the page says so."])
    """What is different for them."""
    promises: tuple[PromiseId, ...] = Field(default=(), examples=["[two-days-to-islands]"])
    """What they alone are promised here."""


class Touchpoint(Entity):
    """One contact between customer and organisation, or an unseen action behind one."""

    kind = "touchpoint"
    folder = "touchpoints"
    meaning = "one contact between customer and organisation, or an unseen action behind one"

    required_unless: ClassVar = {"owner": ("control", Control.OUTSIDE)}

    title: Title
    """What customers meet here, or what is done unseen."""
    owner: OwnerOrNobody | None = None
    """Who answers for the touchpoint, whoever does the work; `nobody` where nobody does."""
    channels: tuple[Channel, ...] = Field(default=(), alias="channel")
    """The medium through which customers meet it, or several."""
    layer: Layer = Layer.FRONTSTAGE
    """`frontstage` is what customers see; below the line of visibility lie `backstage` and `support`."""
    control: Control | None = None
    """In whose hands it is: your `own`, `shared`, a `partner`'s, or `outside` anybody's you work with."""
    tangibles: tuple[Text, ...] = ()
    """What customers see, hold or take home."""
    doing: tuple[Text, ...] = ()
    """What customers do here."""
    thinking: tuple[Text, ...] = ()
    """What goes through their minds."""
    feeling: tuple[Text, ...] = ()
    """How they feel."""
    duration: Text | None = None
    """How long it takes them, such as `half a minute`."""
    moment_of_truth: Flag = False
    """Whether this is make-or-break: what happens here decides how customers remember it all."""
    recovery: Text | None = None
    """What is done for the customer when it goes wrong."""
    contributors: tuple[Contributor, ...] = ()
    """The departments and partners that have a part in it, seen and unseen."""
    experience: Experience | None = None
    """What it feels like to customers, and why."""
    promises: tuple[PromiseId, ...] = ()
    """The promises that customers expect to be kept here."""
    capabilities: tuple[CapabilityId, ...] = ()
    """What delivery has at work here; verdicts are reached through these."""
    measured_by: tuple[MetricId, ...] = ()
    """The measures that tell how this touchpoint does."""
    pain_points: tuple[PainPoint, ...] = ()
    """What hurts customers here."""
    messages: tuple[Message, ...] = ()
    """Messages that fit a moment here, with the effect they had."""
    treatments: tuple[Treatment, ...] = ()
    """How some groups of customers are handled differently here."""

    @cached_property
    def answering(self) -> Key | None:
        """The department that answers for it; None where nobody does, or nobody is named."""
        return OWNER.key_of(self.owner) if self.owner not in (None, NOBODY) else None
