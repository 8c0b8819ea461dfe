"""The places where a party acts: touchpoints that it owns, helps with, or has a capability at work in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cxmap.alignment.results import Pair, by_promise, worst_pair
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Contributor, Influence, Layer, Touchpoint


class Part(StrEnum):
    """How a party comes to a touchpoint, the closest way first."""

    OWNED = "owned"
    CONTRIBUTED = "contributed"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Role:
    """One part that a party plays at a touchpoint: what it does, as inline Markdown, or what it delivers with.

    `promises` are those that it helps to keep there; none named means all.
    """

    part: Part
    is_seen: bool
    influence: Influence | None = None
    does: str | None = None
    capability: Key | None = None
    promises: tuple[str, ...] = ()

    def helps_with(self, promise: str) -> bool:
        return not self.promises or promise in self.promises


Places = Mapping[Key, tuple[Role, ...]]
"""Live touchpoints, each with the roles of one party there."""


def places_of(judged: JudgedMap, party: Key) -> Places:
    """Every live touchpoint that a department or partner influences, those it never sees included."""
    places: dict[Key, list[Role]] = {}
    for touchpoint in judged.referring(Touchpoint, party):
        if judged.tally_of(touchpoint.key) and (roles := list(_named(touchpoint, party))):
            places[touchpoint.key] = roles
    for capability in capabilities_of(judged, party):
        role = Role(Part.DELIVERED, is_seen=False, influence=Influence.INDIRECT, capability=capability)
        for source in judged.sources(capability, Touchpoint.kind, "capabilities"):
            if judged.tally_of(source):
                places.setdefault(source, []).append(role)
    return {key: tuple(roles) for key, roles in places.items()}


def met_by(judged: JudgedMap, key: Key) -> frozenset[Key]:
    """The live touchpoints where a party acts, or that a persona comes to on a journey."""
    if kind_and_id(key)[0] in (Department.kind, Partner.kind):
        return frozenset(places_of(judged, key))
    journeys = judged.referring(Journey, key, "personas")
    steps = (key_of(Touchpoint.kind, step) for each in journeys if each.is_live for step in each.touchpoints)
    return frozenset(step for step in steps if judged.tally_of(step))


def keepers(capability: Capability) -> tuple[Key, ...]:
    """Who answers for a capability, and the partners that do some of the work."""
    return (
        key_of(Department.kind, capability.owner),
        *(key_of(Partner.kind, partner) for partner in capability.partners),
    )


def capabilities_of(judged: JudgedMap, party: Key) -> Iterator[Key]:
    """The live capabilities that a party answers for, or does some of the work of."""
    for capability in judged.referring(Capability, party):
        if capability.is_live and party in keepers(capability):
            yield capability.key


def layer_of(contributor: Contributor, touchpoint: Touchpoint) -> Layer:
    """Where a part lies; unsaid, what acts directly lies where the touchpoint does, and all else in support."""
    if contributor.layer:
        return contributor.layer
    return touchpoint.layer if contributor.influence is Influence.DIRECT else Layer.SUPPORT


def standing_behind(judged: JudgedMap, touchpoint: Touchpoint) -> Places:
    """The parties behind a touchpoint with their roles there: its owner, who contributes, who delivers what it uses."""
    found = (judged.catalogue.find(Capability, each) for each in dict.fromkeys(touchpoint.capabilities))
    capabilities = [each for each in found if each and each.is_live]
    parties = (
        *filter(None, (touchpoint.answering,)),
        *(each.party for each in touchpoint.contributors),
        *(party for capability in capabilities for party in keepers(capability)),
    )
    return {
        party: (*_named(touchpoint, party), *_delivering(capabilities, party))
        for party in dict.fromkeys(parties)
        if judged.shows(party)
    }


def touchpoints_behind(linked: LinkedMap) -> Counter[Key]:
    """How many live touchpoints each party stands behind, in one pass over all of them."""
    keeping = {each.id: keepers(each) for each in linked.live(Capability)}
    found: Counter[Key] = Counter()
    for touchpoint in linked.live(Touchpoint):
        parties = {key for identity in touchpoint.capabilities for key in keeping.get(identity, ())}
        parties.update(each.party for each in touchpoint.contributors)
        parties.update(filter(None, (touchpoint.answering,)))
        found.update(parties)
    return found


def keepers_of(judged: JudgedMap, pair: Pair) -> tuple[Key, ...]:
    """Who keeps a promise at a touchpoint: first who delivers, then who answers for the place or helps there."""
    capabilities = (judged.catalogue.find(Capability, each.capability) for each in pair.judgements)
    found = [party for capability in capabilities if capability for party in keepers(capability)]
    touchpoint = judged.catalogue.find(Touchpoint, pair.touchpoint)
    assert touchpoint
    helping = (each.party for each in touchpoint.contributors if each.helps_with(pair.promise))
    return tuple(dict.fromkeys((*found, *filter(None, (touchpoint.answering,)), *helping)))


def is_seen(roles: tuple[Role, ...]) -> bool:
    """Whether customers see a party at a touchpoint in any of its roles there."""
    return any(role.is_seen for role in roles)


@dataclass(frozen=True, slots=True)
class Deed:
    """A party's role at a touchpoint, or a capability with which it delivers."""

    touchpoint: Key | None = None
    role: Role | None = None
    capability: Key | None = None


@dataclass(frozen=True, slots=True)
class HelpedPromise:
    """A promise with the pairs of it that the party helps to keep."""

    promise: Key
    pairs: tuple[Pair, ...]
    worst: Pair

    @property
    def order(self) -> tuple[int, str]:
        """The worst first."""
        return (self.worst.verdict.rank, self.promise)


def promises_helped_by(judged: JudgedMap, party: Key) -> tuple[HelpedPromise, ...]:
    """All promises that a party helps to keep, the worst first."""
    found = (
        HelpedPromise(key_of(Promise.kind, promise), pairs, worst_pair(pairs) or pairs[0])
        for promise, pairs in by_promise(judged.kept_by(party)).items()
    )
    return tuple(sorted(found, key=lambda each: each.order))


def deeds_for(judged: JudgedMap, party: Key, helped: HelpedPromise, places: Places) -> tuple[Deed, ...]:
    """The deeds of a party for a promise, each once: acting where it is felt, delivering it."""
    return tuple(dict.fromkeys(_deeds(judged, party, helped, places)))


def _named(touchpoint: Touchpoint, party: Key) -> Iterator[Role]:
    if touchpoint.answering == party:
        yield Role(Part.OWNED, touchpoint.layer is Layer.FRONTSTAGE, Influence.DIRECT)
    for each in touchpoint.contributors:
        if each.party == party:
            is_frontstage = layer_of(each, touchpoint) is Layer.FRONTSTAGE
            yield Role(Part.CONTRIBUTED, is_frontstage, each.influence, each.role, promises=each.promises)


def _delivering(capabilities: Iterable[Capability], party: Key) -> Iterator[Role]:
    for each in capabilities:
        if party in keepers(each):
            yield Role(Part.DELIVERED, is_seen=False, influence=Influence.INDIRECT, capability=each.key)


def _deeds(judged: JudgedMap, party: Key, helped: HelpedPromise, places: Places) -> Iterator[Deed]:
    for pair in helped.pairs:
        touchpoint = key_of(Touchpoint.kind, pair.touchpoint)
        for role in places.get(touchpoint, ()):
            if role.part is not Part.DELIVERED and role.helps_with(pair.promise):
                yield Deed(touchpoint, role)
    for identity in (each.capability for pair in helped.pairs for each in pair.judgements if each.capability):
        capability = judged.catalogue.find(Capability, identity)
        if capability and party in keepers(capability):
            yield Deed(capability=capability.key)
