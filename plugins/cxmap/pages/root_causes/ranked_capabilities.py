"""Capabilities by how much rests on them: the importance of journeys, promises, touchpoints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cxmap.alignment.results import Pair, tally_of
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.strength import WEAK_LINK, strengths_told
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import NOTHING, Figure, Value, Words
from cxmap.pages.kit.verdict_words import counts_of

MOST_ROWS = 100
_COLUMNS = (
    Head("Capability", Holds.NAME),
    Head("Importance of its journeys", Holds.NUMBER),
    Head("Promises", Holds.NUMBER),
    Head("Touchpoints", Holds.NUMBER),
    Head("Verdicts that rest on it", Holds.VERDICT),
    Head("Standing"),
)


@dataclass(frozen=True, slots=True)
class _Weight:
    """All that rests on a capability, through those that rely on it too."""

    capability: Capability
    importance: Decimal
    pairs: tuple[Pair, ...]
    touchpoints: int

    @property
    def promises(self) -> int:
        return len({pair.promise for pair in self.pairs})

    @property
    def order(self) -> tuple[Decimal, int, int, str]:
        return (-self.importance, -self.promises, -self.touchpoints, self.capability.id)


def capability_section(site: Site) -> Iterator[Section]:
    """A section where there are capabilities, those first on which most rests."""
    live = [capability for capability in site.catalogue.all(Capability) if capability.is_live]
    ranked = sorted((_weight(site, capability) for capability in live), key=lambda weight: weight.order)
    if ranked:
        rest = f" {MOST_ROWS} of {len(ranked):,} capabilities." if len(ranked) > MOST_ROWS else ""
        note = f"The importance is the sum over the journeys that need it, as far as anybody has rated them.{rest}"
        rows = tuple(_row(site, weight) for weight in ranked[:MOST_ROWS])
        table = Table(
            "Capabilities by what rests on them",
            _COLUMNS,
            rows,
            note=note,
            legend=strengths_told(tuple(_weak(site, weight) for weight in ranked[:MOST_ROWS])),
        )
        yield Section("Capabilities on which most rests", "kit/table", table)


def _weight(site: Site, capability: Capability) -> _Weight:
    group = _relying_on(site, capability.key)
    sources = (source for key in group for source in site.sources(key, Touchpoint.kind, "capabilities"))
    touchpoints = [source for source in dict.fromkeys(sources) if site.tally_of(source)]
    journeys = dict.fromkeys(each for key in touchpoints for each in site.sources(key, Journey.kind, "stages"))
    found = (site.catalogue.find(Journey, kind_and_id(key)[1]) for key in journeys)
    return _Weight(
        capability=capability,
        importance=sum((each.importance for each in found if each and each.is_live and each.importance), Decimal(0)),
        pairs=tuple({(pair.promise, pair.touchpoint): pair for key in group for pair in site.pairs_of(key)}.values()),
        touchpoints=len(touchpoints),
    )


def _relying_on(site: Site, key: Key) -> tuple[Key, ...]:
    """The capability and all that rely on it, at any depth."""
    found = {key: None}
    waiting = [key]
    while waiting:
        for source in site.sources(waiting.pop(), Capability.kind, "relies_on"):
            if source not in found:
                found[source] = None
                waiting.append(source)
    return tuple(found)


def _row(site: Site, weight: _Weight) -> tuple[Value, ...]:
    return (
        site.links[weight.capability.key],
        Figure(f"{weight.importance:f}"),
        Figure(f"{weight.promises:,}"),
        Figure(f"{weight.touchpoints:,}"),
        counts_of(tally_of(weight.pairs)) if weight.pairs else NOTHING,
        Words(_weak(site, weight)),
    )


def _weak(site: Site, weight: _Weight) -> str:
    return WEAK_LINK if weight.capability.id in site.alignment.weak else ""
