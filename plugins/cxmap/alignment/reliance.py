"""Reliance: which capabilities rely on which; there is no way through one that is not live."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from cxmap.model.capability import Capability
from cxmap.model.catalogue import Catalogue
from cxmap.model.ids import Key, kind_and_id

Node = TypeVar("Node", bound=Hashable)


def relied_on(catalogue: Catalogue, capability: Capability) -> tuple[str, ...]:
    """The capabilities that one relies on directly, but for those that are not live; some may be unreadable."""
    found = ((identity, catalogue.find(Capability, identity)) for identity in dict.fromkeys(capability.relies_on))
    return tuple(identity for identity, entity in found if entity is None or entity.is_live)


def relying_on(catalogue: Catalogue, key: Key) -> tuple[Key, ...]:
    """The live capabilities that rely on one directly."""
    links = (link for link in catalogue.links_to.get(key, ()) if link.path[0] == "relies_on")
    found = (catalogue.find(Capability, kind_and_id(link.source)[1]) for link in links)
    return tuple(dict.fromkeys(entity.key for entity in found if entity and entity.is_live))


def reached(start: Iterable[Node], step: Callable[[Node], Iterable[Node]]) -> tuple[Node, ...]:
    """All to which steps lead, at any depth and the nearest first, without those from which they start."""
    first = dict.fromkeys(start)
    known = dict.fromkeys(first)
    waiting = [*first]
    for node in waiting:  # grows on the way
        further = [each for each in dict.fromkeys(step(node)) if each not in known]
        known |= dict.fromkeys(further)
        waiting += further
    return tuple(waiting[len(first) :])
