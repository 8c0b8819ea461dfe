"""The parties on a journey's map: in which lane each stands, and where one hands over to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from cxmap.insight.journey_columns import Group
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.partner import Partner
from cxmap.model.touchpoint import Contributor, Control, Influence, Layer, Touchpoint
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown
from cxmap.pages.kit.words import joined

_IN_OTHER_HANDS = {Control.PARTNER: "a partner that is not named", Control.OUTSIDE: "somebody outside, not named"}


@dataclass(frozen=True, slots=True)
class Part:
    """A party that has a part in a touchpoint; `warning` says what is amiss with it."""

    form: ClassVar[str] = "part"

    party: EntityLink
    role: Markdown | None
    notes: tuple[str, ...]
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts at a touchpoint; where nobody is named, the words for whom it must be."""

    party: EntityLink | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class HandOff:
    """The acting party changes from one touchpoint to the next."""

    form: ClassVar[str] = "hand-off"

    giver: Actor
    taker: Actor


def hand_offs(site: Site, groups: tuple[Group, ...]) -> Mapping[int, HandOff]:
    """Where on a journey one party hands over to another, by the number of the column that takes over."""
    columns = [column for group in groups for column in group.columns]
    actors = [(column.number, _actor(site, column.touchpoint)) for column in columns]
    return {number: HandOff(giver, taker) for (_, giver), (number, taker) in pairwise(actors) if giver != taker}


def parts_seen(site: Site, touchpoint: Touchpoint) -> Iterator[Part]:
    return _parts(site, touchpoint, Layer.FRONTSTAGE)


def parts_backstage(site: Site, touchpoint: Touchpoint) -> Iterator[Part]:
    return _parts(site, touchpoint, Layer.BACKSTAGE)


def parts_in_support(site: Site, touchpoint: Touchpoint) -> Iterator[Part]:
    return _parts(site, touchpoint, Layer.SUPPORT)


def unseen_partners(site: Site, touchpoint: Touchpoint) -> Iterator[Part]:
    """Partners that customers do not see: those that have a part, and those behind a capability that is at work."""
    named = [each for each in touchpoint.contributors if each.partner]
    for contributor in named:
        if not _is_seen(contributor, touchpoint):
            yield from _part(site, touchpoint, contributor)
    known = {contributor.party for contributor in named}
    for key, capabilities in _partners_of_capabilities(site, touchpoint).items():
        if key not in known and (link := site.link_to(key)):
            yield Part(link, None, (f"through {joined(capabilities)}",), _warning(site, key))


def layer_of(contributor: Contributor, touchpoint: Touchpoint) -> Layer:
    """Where a part lies; unsaid, what acts directly lies where the touchpoint does, and all else in support."""
    if contributor.layer:
        return contributor.layer
    return touchpoint.layer if contributor.influence is Influence.DIRECT else Layer.SUPPORT


def _actor(site: Site, touchpoint: Touchpoint) -> Actor:
    """The owner, or the partner in whose hands the touchpoint is."""
    words = _IN_OTHER_HANDS.get(touchpoint.control) if touchpoint.control else None
    if words is None:
        return Actor(site.link_to(key_of(Department.kind, touchpoint.owner)))
    acting = (each for each in touchpoint.contributors if each.partner and each.influence is not Influence.INDIRECT)
    partner = next(acting, None)
    return Actor(site.link_to(partner.party)) if partner else Actor(None, words)


def _parts(site: Site, touchpoint: Touchpoint, layer: Layer) -> Iterator[Part]:
    """The owner where the touchpoint itself lies, then who else acts there; unseen partners have their own lane."""
    if touchpoint.layer is layer and (owner := site.link_to(key_of(Department.kind, touchpoint.owner))):
        yield Part(owner, None, ("owner",))
    for contributor in touchpoint.contributors:
        is_here = layer_of(contributor, touchpoint) is layer
        if is_here and (contributor.department or layer is Layer.FRONTSTAGE):
            yield from _part(site, touchpoint, contributor)


def _part(site: Site, touchpoint: Touchpoint, contributor: Contributor) -> Iterator[Part]:
    link = site.link_to(contributor.party)
    if link is None:
        return
    path = site.links[touchpoint.key].path
    influence = str(contributor.influence) if contributor.influence else ""
    notes = ("partner" if contributor.partner and _is_seen(contributor, touchpoint) else "", influence)
    role = Markdown(contributor.role, path) if contributor.role else None
    yield Part(link, role, tuple(filter(None, notes)), _warning(site, contributor.party))


def _is_seen(contributor: Contributor, touchpoint: Touchpoint) -> bool:
    return layer_of(contributor, touchpoint) is Layer.FRONTSTAGE


def _partners_of_capabilities(site: Site, touchpoint: Touchpoint) -> Mapping[Key, tuple[str, ...]]:
    """The partners that do some of the work, each with the names of the capabilities in which they do it."""
    found: dict[Key, tuple[str, ...]] = {}
    capabilities = (site.catalogue.find(Capability, identity) for identity in touchpoint.capabilities)
    for capability in filter(None, capabilities):
        for key in (key_of(Partner.kind, partner) for partner in capability.partners):
            found[key] = (*found.get(key, ()), capability.name)
    return found


def _warning(site: Site, key: Key) -> str:
    partner = site.catalogue.entity(key)
    if not isinstance(partner, Partner):
        return ""
    is_bound = partner.agreement is not None and partner.agreement.is_valid_on(site.as_of)
    return "" if is_bound else "no valid agreement"
