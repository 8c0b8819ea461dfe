"""The places where a party acts: touchpoints that it owns, helps with, or has a capability at work in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.partner import Partner
from cxmap.model.persona import Persona
from cxmap.model.touchpoint import Contributor, Influence, Layer, Touchpoint
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown


class Part(StrEnum):
    """How a party comes to a touchpoint."""

    OWNED = "owned"
    CONTRIBUTED = "contributed"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Role:
    """One part that a party plays at a touchpoint; `capability` is what it delivers there."""

    part: Part
    is_seen: bool
    influence: Influence | None = None
    does: Markdown | None = None
    capability: EntityLink | None = None


Places = Mapping[Key, tuple[Role, ...]]
"""Live touchpoints, each with the roles of one party there."""


def places_of(site: Site, party: Key) -> Places:
    """Every live touchpoint that a department or partner influences, those it never sees included."""
    places: dict[Key, list[Role]] = {}
    for source in site.sources(party, Touchpoint.kind):
        touchpoint = _live(site, source)
        roles = list(_named(site, touchpoint, party)) if touchpoint else []
        if roles:
            places[source] = roles
    for capability in capabilities_of(site, party):
        role = Role(Part.DELIVERED, is_seen=False, influence=Influence.INDIRECT, capability=site.links[capability])
        for source in site.sources(capability, Touchpoint.kind, "capabilities"):
            if _live(site, source):
                places.setdefault(source, []).append(role)
    return {key: tuple(roles) for key, roles in places.items()}


def met_by(site: Site, key: Key) -> frozenset[Key]:
    """The live touchpoints where a party acts, or that a persona comes to on a journey."""
    if kind_and_id(key)[0] in (Department.kind, Partner.kind):
        return frozenset(places_of(site, key))
    journeys = site.sources(key, Journey.kind, "personas") if kind_and_id(key)[0] == Persona.kind else ()
    found = (site.catalogue.find(Journey, kind_and_id(each)[1]) for each in journeys)
    steps = (key_of(Touchpoint.kind, step) for journey in found if journey for step in journey.touchpoints)
    return frozenset(step for step in steps if _live(site, step))


def keepers(capability: Capability) -> tuple[Key, ...]:
    """Who answers for a capability, and the partners that do some of the work."""
    return (
        key_of(Department.kind, capability.owner),
        *(key_of(Partner.kind, partner) for partner in capability.partners),
    )


def capabilities_of(site: Site, party: Key) -> Iterator[Key]:
    """The live capabilities that a party answers for, or does some of the work of."""
    for source in site.sources(party, Capability.kind):
        capability = site.catalogue.find(Capability, kind_and_id(source)[1])
        if capability and capability.is_live and party in keepers(capability):
            yield source


def _live(site: Site, key: Key) -> Touchpoint | None:
    return site.catalogue.find(Touchpoint, kind_and_id(key)[1]) if site.tally_of(key) else None


def _named(site: Site, touchpoint: Touchpoint, party: Key) -> Iterator[Role]:
    if key_of(Department.kind, touchpoint.owner) == party:
        yield Role(Part.OWNED, touchpoint.layer is Layer.FRONTSTAGE, Influence.DIRECT)
    path = site.links[touchpoint.key].path
    yield from (_contributed(each, touchpoint, path) for each in touchpoint.contributors if each.party == party)


def _contributed(contributor: Contributor, touchpoint: Touchpoint, path: str) -> Role:
    return Role(
        Part.CONTRIBUTED,
        (contributor.layer or touchpoint.layer) is Layer.FRONTSTAGE,
        contributor.influence,
        Markdown(contributor.role, path) if contributor.role else None,
    )
