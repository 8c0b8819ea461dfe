"""The parties at the touchpoints of a journey: in which layer each acts, and where one hands over to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxmap.insight.journey_columns import StageColumns, groups_of, passages
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.places import layer_of
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.partner import Partner
from cxmap.model.touchpoint import Contributor, Control, Influence, Layer, Touchpoint

_IN_OTHER_HANDS = (Control.PARTNER, Control.OUTSIDE)


@dataclass(frozen=True, slots=True)
class Participant:
    """A party that has a part in a touchpoint: as its owner, as a contributor, or `through` its capabilities there."""

    party: Key
    layer: Layer
    contributor: Contributor | None = None
    through: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts at a touchpoint; where nobody is named, in whose hands it is."""

    party: Key | None
    control: Control | None = None


@dataclass(frozen=True, slots=True)
class HandOff:
    """The acting party changes from one touchpoint to the next."""

    giver: Actor
    taker: Actor


def hand_offs(judged: JudgedMap, groups: tuple[StageColumns, ...]) -> Mapping[int, HandOff]:
    """Where on a journey one party hands over to another, by the number of the column that takes over."""
    found: dict[int, HandOff] = {}
    for (_, number), hand_off in hand_offs_between(judged, groups).items():
        found.setdefault(number, hand_off)
    return found


def hand_offs_at_steps(judged: JudgedMap, groups: tuple[StageColumns, ...]) -> Mapping[tuple[int, str], HandOff]:
    """The same by the step and the touchpoint that take over, which stay what they are where columns are left out."""
    found = hand_offs(judged, groups)
    columns = (column for group in groups for column in group.columns if column.number in found)
    return {(column.step, column.touchpoint.id): found[column.number] for column in columns}


def hand_offs_between(judged: JudgedMap, groups: tuple[StageColumns, ...]) -> Mapping[tuple[int, int], HandOff]:
    """All of them, by both columns: where alternatives lead to a touchpoint, several parties may hand it over."""
    columns = [column for group in groups for column in group.columns]
    actors = {column.number: _actor(judged, column.touchpoint) for column in columns}
    turns = {
        (one.number, other.number): HandOff(actors[one.number], actors[other.number])
        for one, other in passages(columns)
    }
    return {turn: each for turn, each in turns.items() if each.giver != each.taker}


def journeys_of_hand_offs(
    judged: JudgedMap, couple: tuple[Key, Key], places: Mapping[Key, Iterable[Key]]
) -> tuple[Key, ...]:
    """The live journeys on which one of two parties hands over to the other, by name; `places` are where each acts."""
    one, other = (_journeys_through(judged, places[party]) for party in couple)
    return tuple(sorted(filter(lambda key: _hands_over(judged, key, set(couple)), one & other), key=judged.by_name))


def participants_in(judged: JudgedMap, touchpoint: Touchpoint, layer: Layer) -> Iterator[Participant]:
    """The owner where the touchpoint itself lies, then who else acts there; unseen partners are told apart."""
    owner = touchpoint.answering
    if owner and touchpoint.layer is layer and judged.shows(owner):
        yield Participant(owner, layer)
    for each in touchpoint.contributors:
        is_here = layer_of(each, touchpoint) is layer and (each.department or layer is Layer.FRONTSTAGE)
        if is_here and judged.shows(each.party):
            yield Participant(each.party, layer, each)


def unseen_partners(judged: JudgedMap, touchpoint: Touchpoint) -> Iterator[Participant]:
    """Partners that customers do not see: those that have a part, and those behind a capability that is at work."""
    named = [each for each in touchpoint.contributors if each.partner]
    for each in named:
        layer = layer_of(each, touchpoint)
        if layer is not Layer.FRONTSTAGE and judged.shows(each.party):
            yield Participant(each.party, layer, each)
    known = {each.party for each in named}
    for key, capabilities in _partners_of_capabilities(judged, touchpoint).items():
        if key not in known and judged.shows(key):
            yield Participant(key, Layer.SUPPORT, through=capabilities)


def _actor(judged: JudgedMap, touchpoint: Touchpoint) -> Actor:
    """The owner, or the partner in whose hands the touchpoint is."""
    if touchpoint.control not in _IN_OTHER_HANDS:
        owner = touchpoint.answering
        return Actor(owner if owner and judged.shows(owner) else None)
    acting = (each for each in touchpoint.contributors if each.partner and each.influence is not Influence.INDIRECT)
    partner = next(acting, None)
    if partner is None:
        return Actor(None, touchpoint.control)
    return Actor(partner.party if judged.shows(partner.party) else None)


def _journeys_through(judged: JudgedMap, touchpoints: Iterable[Key]) -> set[Key]:
    return {journey for touchpoint in touchpoints for journey in judged.sources(touchpoint, Journey.kind)}


def _hands_over(judged: JudgedMap, key: Key, couple: set[Key]) -> bool:
    journey = judged.catalogue.find(Journey, kind_and_id(key)[1])
    if journey is None or not journey.is_live:
        return False
    met = hand_offs_between(judged, groups_of(judged, journey)).values()
    return any({each.giver.party, each.taker.party} == couple for each in met)


def _partners_of_capabilities(judged: JudgedMap, touchpoint: Touchpoint) -> Mapping[Key, tuple[Key, ...]]:
    """The partners that do some of the work, each with the capabilities in which they do it."""
    found: dict[Key, tuple[Key, ...]] = {}
    capabilities = (judged.catalogue.find(Capability, identity) for identity in touchpoint.capabilities)
    for capability in filter(None, capabilities):
        for key in (key_of(Partner.kind, partner) for partner in capability.partners):
            found[key] = (*found.get(key, ()), capability.key)
    return found
