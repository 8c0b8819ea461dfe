"""Capabilities by how much rests on them: the importance of journeys, promises, touchpoints."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.results import tally_of
from cxmap.insight.dependents import Weight, weights_of
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


def capability_section(site: Site) -> Iterator[Section]:
    """A section where there are capabilities, those first on which most rests."""
    ranked = weights_of(site)
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


def _row(site: Site, weight: Weight) -> tuple[Value, ...]:
    return (
        site.links[weight.capability.key],
        Figure(f"{weight.importance:f}"),
        Figure(f"{weight.promises:,}"),
        Figure(f"{weight.touchpoints:,}"),
        counts_of(tally_of(weight.pairs)) if weight.pairs else NOTHING,
        Words(_weak(site, weight)),
    )


def _weak(site: Site, weight: Weight) -> str:
    return WEAK_LINK if weight.capability.id in site.alignment.weak else ""
