"""The promises that rest on a party, and what it does for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.alignment.results import Pair, worst_pair
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.places import Part, Places, Role, keepers
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint


@dataclass(frozen=True, slots=True)
class Deed:
    """A party's role at a touchpoint, or a capability with which it delivers; neither where it makes the promise."""

    touchpoint: Key | None = None
    role: Role | None = None
    capability: Key | None = None


@dataclass(frozen=True, slots=True)
class HelpedPromise:
    """A promise with its pairs in which the party has a part."""

    promise: Key
    pairs: tuple[Pair, ...]
    worst: Pair

    @property
    def order(self) -> tuple[int, str]:
        """The worst first."""
        return (self.worst.verdict.rank, self.promise)


def promises_helped_by(judged: JudgedMap, party: Key) -> tuple[HelpedPromise, ...]:
    """All promises that rest on a party, the worst first."""
    pairs_of: dict[str, list[Pair]] = {}
    for pair in judged.pairs_of(party):
        pairs_of.setdefault(pair.promise, []).append(pair)
    found = (
        HelpedPromise(key_of(Promise.kind, promise), tuple(pairs), worst_pair(pairs) or pairs[0])
        for promise, pairs in pairs_of.items()
    )
    return tuple(sorted(found, key=lambda each: each.order))


def deeds_for(judged: JudgedMap, party: Key, helped: HelpedPromise, places: Places) -> tuple[Deed, ...]:
    """The deeds of a party for a promise, each once: making it, acting where it is felt, delivering it."""
    return tuple(dict.fromkeys(_deeds(judged, party, helped, places)))


def _deeds(judged: JudgedMap, party: Key, helped: HelpedPromise, places: Places) -> Iterator[Deed]:
    promise = judged.catalogue.entity(helped.promise)
    if isinstance(promise, Promise) and key_of(Department.kind, promise.made_by) == party:
        yield Deed()
    for pair in helped.pairs:
        touchpoint = key_of(Touchpoint.kind, pair.touchpoint)
        for role in places.get(touchpoint, ()):
            if role.part is not Part.DELIVERED:
                yield Deed(touchpoint, role)
    for identity in (each.capability for pair in helped.pairs for each in pair.judgements if each.capability):
        capability = judged.catalogue.find(Capability, identity)
        if capability and party in keepers(capability):
            yield Deed(capability=capability.key)
