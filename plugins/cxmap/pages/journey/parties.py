"""The parties on a journey's map: what stands in the lanes of those who act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from cxmap.insight.agreements import has_valid_agreement
from cxmap.insight.hand_offs import Actor, HandOff, Participant, participants_in, unseen_partners
from cxmap.model.ids import Key
from cxmap.model.partner import Partner
from cxmap.model.touchpoint import Control, Layer, Touchpoint
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown
from cxmap.pages.kit.words import joined

_IN_OTHER_HANDS = {Control.PARTNER: "a partner that is not named", Control.OUTSIDE: "somebody outside, not named"}


@dataclass(frozen=True, slots=True)
class PartEntry:
    """A party that has a part in a touchpoint; `warning` says what is amiss with it."""

    form: ClassVar[str] = "part"

    party: EntityLink
    role: Markdown | None
    notes: tuple[str, ...]
    warning: str = ""


@dataclass(frozen=True, slots=True)
class ActorName:
    """Who acts at a touchpoint; where nobody is named, the words for whom it must be."""

    party: EntityLink | None
    words: str = ""

    @property
    def name(self) -> str:
        return self.party.name if self.party else self.words or "somebody not named"


@dataclass(frozen=True, slots=True)
class HandOffEntry:
    """The acting party changes from one touchpoint to the next."""

    form: ClassVar[str] = "hand-off"

    giver: ActorName
    taker: ActorName

    @property
    def in_words(self) -> str:
        return f"{self.giver.name} to {self.taker.name}"


def hand_off_entry(site: Site, hand_off: HandOff) -> HandOffEntry:
    return HandOffEntry(_named(site, hand_off.giver), _named(site, hand_off.taker))


def parts_in(layer: Layer) -> Callable[[Site, Touchpoint], Iterator[PartEntry]]:
    """The parties that act in a layer of a touchpoint."""
    return lambda site, touchpoint: (_part(site, touchpoint, each) for each in participants_in(site, touchpoint, layer))


def parts_of_unseen_partners(site: Site, touchpoint: Touchpoint) -> Iterator[PartEntry]:
    return (_part(site, touchpoint, each) for each in unseen_partners(site, touchpoint))


def _part(site: Site, touchpoint: Touchpoint, participant: Participant) -> PartEntry:
    link, contributor = site.links[participant.party], participant.contributor
    if participant.through:
        names = joined(site.links[key].name for key in participant.through)
        return PartEntry(link, None, (f"through {names}",), _warning(site, participant.party))
    if contributor is None:
        return PartEntry(link, None, ("owner",))
    is_seen_partner = contributor.partner and participant.layer is Layer.FRONTSTAGE
    notes = ("partner" if is_seen_partner else "", str(contributor.influence or ""))
    role = Markdown(contributor.role, site.links[touchpoint.key].path) if contributor.role else None
    return PartEntry(link, role, tuple(filter(None, notes)), _warning(site, participant.party))


def _named(site: Site, actor: Actor) -> ActorName:
    if actor.party:
        return ActorName(site.links[actor.party])
    return ActorName(None, _IN_OTHER_HANDS[actor.control] if actor.control else "")


def _warning(site: Site, key: Key) -> str:
    partner = site.catalogue.entity(key)
    return "no valid agreement" if isinstance(partner, Partner) and not has_valid_agreement(site, partner) else ""
