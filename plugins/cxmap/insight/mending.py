"""Mending: the opportunities that address a promise or what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from cxmap.alignment.reliance import reached, relied_on
from cxmap.alignment.results import Pair
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric
from cxmap.model.opportunity import Opportunity, OpportunityState
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint

_ORDER: tuple[OpportunityState | None, ...] = (
    OpportunityState.DOING,
    OpportunityState.PLANNED,
    OpportunityState.IDEA,
    None,
    OpportunityState.DONE,
)
"""What is nearest to help comes first; dropped ones are not among them."""


@dataclass(frozen=True, slots=True)
class Mend:
    """An opportunity, and what it addresses of all that a promise rests on."""

    opportunity: Opportunity
    addressed: tuple[Key, ...]

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Those that are on their way first, then those that help much, then those that cost little."""
        opportunity = self.opportunity
        impact, effort = int(opportunity.impact or 0), int(opportunity.effort or 0)
        return (_ORDER.index(opportunity.state), -impact, effort or 9, opportunity.id)


def mends_of(judged: JudgedMap, promise: Promise) -> tuple[Mend, ...]:
    """The live opportunities that address a promise, or its touchpoints, measures, capabilities and partners."""
    found: dict[Key, dict[Key, None]] = {}
    for key in behind_promise(judged, promise):
        for source in judged.sources(key, Opportunity.kind, "addresses"):
            found.setdefault(source, {})[key] = None
    mends = (_mend(judged, source, tuple(keys)) for source, keys in found.items())
    return tuple(sorted((each for each in mends if each), key=lambda each: each.order))


def behind_promise(judged: JudgedMap, promise: Promise) -> tuple[Key, ...]:
    """The promise, and all that decides whether it is kept, each once: the nearest first."""
    pairs = judged.pairs_of(promise.key)
    at_work = dict.fromkeys(
        key_of(Capability.kind, each.capability) for pair in pairs for each in pair.judgements if each.capability
    )
    capabilities = (*at_work, *reached(at_work, partial(_relied_on, judged)))
    found = (
        promise.key,
        *(key_of(Touchpoint.kind, pair.touchpoint) for pair in pairs),
        *(key_of(Metric.kind, each.metric) for each in promise.expects),
        *capabilities,
        *(partner for key in capabilities for partner in _partners_of(judged, key)),
        *(partner for pair in pairs for partner in _partners_at(judged, pair)),
    )
    return tuple(dict.fromkeys(found))


def _mend(judged: JudgedMap, key: Key, addressed: tuple[Key, ...]) -> Mend | None:
    opportunity = judged.catalogue.entity(key)
    is_open = isinstance(opportunity, Opportunity) and opportunity.is_live and opportunity.state in _ORDER
    return Mend(opportunity, addressed) if is_open and isinstance(opportunity, Opportunity) else None


def _relied_on(judged: JudgedMap, key: Key) -> tuple[Key, ...]:
    capability = judged.catalogue.entity(key)
    found = relied_on(judged.catalogue, capability) if isinstance(capability, Capability) else ()
    return tuple(key_of(Capability.kind, each) for each in found)


def _partners_of(judged: JudgedMap, key: Key) -> Iterator[Key]:
    capability = judged.catalogue.entity(key)
    if isinstance(capability, Capability):
        yield from (key_of(Partner.kind, each) for each in capability.partners)


def _partners_at(judged: JudgedMap, pair: Pair) -> Iterator[Key]:
    touchpoint = judged.catalogue.find(Touchpoint, pair.touchpoint)
    for each in touchpoint.contributors if touchpoint else ():
        if each.partner and each.helps_with(pair.promise):
            yield each.party
