"""Root causes: what lies behind pains and broken promises, and which cause lies behind most of them?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cxmap.alignment.results import tally_of
from cxmap.insight.dependents import Strength, Weight, is_weak, weights_of
from cxmap.insight.root_causes import (
    Extent,
    FeltPain,
    Reach,
    TroubledPromise,
    behind,
    felt_pains,
    reaches,
    troubled_promises,
)
from cxmap.insight.who_acts import acting_on_cause
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.opportunity import Opportunity
from cxmap.pages.kit.entity_words import strength_words, strengths_told
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.index_page import overview
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, cut, table_of
from cxmap.pages.kit.values import NOTHING, Figure, VerdictMark, Words
from cxmap.pages.kit.verdict_words import counts_of, mark_of
from cxmap.pages.kit.words import counted, joined, kind_words

MOST_CAUSES = 60
MOST_TROUBLES = 200
MOST_CAPABILITIES = 100
MOST_NAMED = 12
"""How many pains, promises and journeys are named; the sentence above them counts all."""

_Reaches = Mapping[Key, Reach]


@dataclass(frozen=True, slots=True)
class CauseLine:
    """One cause of a pain or a broken promise, what lies behind it, and how much else it lies behind."""

    cause: EntityLink
    behind: tuple[EntityLink, ...]
    shared: str


@dataclass(frozen=True, slots=True)
class TroubleRow:
    """A pain or a promise in trouble: its name, where it is felt, how bad it is, and its causes."""

    places: tuple[EntityLink, ...]
    causes: tuple[CauseLine, ...]
    title: str = ""
    promise: EntityLink | None = None
    severity: str = ""
    verdict: VerdictMark | None = None


@dataclass(frozen=True, slots=True)
class Troubles:
    """The worst first; `nothing` stands where a cause is not known."""

    caption: str
    rows: tuple[TroubleRow, ...]
    nothing: str
    note: str


@dataclass(frozen=True, slots=True)
class CauseCard:
    """A cause, how far it reaches, who can act on it, and what would be done about it.

    The `sentence` counts what it is named as a cause of, `relied` what is reached besides through what relies on it.
    """

    cause: EntityLink
    kind: str
    weak: str
    sentence: str
    relied: str
    pains: tuple[tuple[str, EntityLink], ...]
    promises: tuple[EntityLink, ...]
    journeys: tuple[EntityLink, ...]
    acting: tuple[EntityLink, ...]
    opportunities: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class Causes:
    """The causes that reach furthest."""

    cards: tuple[CauseCard, ...]
    note: str


def build(site: Site) -> PageView:
    pains, promises = felt_pains(site), troubled_promises(site)
    found = reaches(site, pains, promises)
    return overview(
        *_causes(site, found),
        *_pains(site, pains, found),
        *_promises(site, promises, found),
        *_capabilities(site),
        without="No pain is written down, and no promise is in trouble.",
    )


def _causes(site: Site, found: _Reaches) -> Iterator[Section]:
    if found:
        causes = cut(found.items(), site.most(MOST_CAUSES))
        note = f"{counted(causes.more, 'cause', 'causes')} more reach less far." if causes.more else ""
        cards = tuple(_card(site, key, reach) for key, reach in causes.shown)
        yield Section("What lies behind most", "root_causes/causes", Causes(cards, note))


def _card(site: Site, key: Key, reach: Reach) -> CauseCard:
    capability = site.catalogue.entity(key)
    return CauseCard(
        cause=site.links[key],
        kind=kind_words(kind_and_id(key)[0]),
        weak=_weak(site, capability) if isinstance(capability, Capability) else "",
        sentence=_extent_words(reach.said),
        relied=_extent_words(reach.relied),
        pains=tuple(
            (title, site.links[touchpoint]) for touchpoint, title in cut(reach.said.pains, site.most(MOST_NAMED)).shown
        ),
        promises=site.links_to(cut(reach.said.promises, site.most(MOST_NAMED)).shown),
        journeys=site.links_to(cut(reach.said.journeys, site.most(MOST_NAMED)).shown),
        acting=site.links_to(acting_on_cause(site, key)),
        opportunities=site.links_to(site.sources(key, Opportunity.kind, "addresses")),
    )


def _extent_words(extent: Extent) -> str:
    """`2 pains, 2 touchpoints and 1 journey`; nothing of nothing."""
    parts = (
        (len(extent.pains), "pain", "pains"),
        (len(extent.touchpoints), "touchpoint", "touchpoints"),
        (len(extent.promises), "promise in trouble or at risk", "promises in trouble or at risk"),
        (len(extent.journeys), "journey", "journeys"),
    )
    return joined(counted(*part) for part in parts if part[0])


def _pains(site: Site, pains: tuple[FeltPain, ...], found: _Reaches) -> Iterator[Section]:
    if pains:
        shown = cut(pains, site.most(MOST_TROUBLES))
        rows = (
            TroubleRow(
                places=(site.links[each.touchpoint.key],),
                causes=_lines(site, each.causes, found),
                title=each.pain.title,
                severity=rating_words(each.pain.severity),
            )
            for each in shown.shown
        )
        yield _troubles("From pain to cause", "Pains and their causes", rows, shown.more)


def _promises(site: Site, promises: tuple[TroubledPromise, ...], found: _Reaches) -> Iterator[Section]:
    if promises:
        shown = cut(promises, site.most(MOST_TROUBLES))
        rows = (
            TroubleRow(
                places=site.links_to(each.touchpoints),
                causes=_lines(site, each.causes, found),
                promise=site.links[each.promise],
                verdict=mark_of(each.worst.verdict),
            )
            for each in shown.shown
        )
        yield _troubles("From promise to cause", "Promises and their causes", rows, shown.more)


def _troubles(title: str, caption: str, rows: Iterable[TroubleRow], more: int) -> Section:
    note = f"Not shown here: {more:,} more." if more else ""
    return Section(title, "root_causes/troubles", Troubles(caption, tuple(rows), "Nobody has written down why.", note))


def _lines(site: Site, causes: Iterable[Key], found: _Reaches) -> tuple[CauseLine, ...]:
    return tuple(
        CauseLine(site.links[cause], site.links_to(behind(site, cause)), _shared(found[cause].said)) for cause in causes
    )


def _shared(extent: Extent) -> str:
    parts = ((len(extent.pains), "pain", "pains"), (len(extent.promises), "promise", "promises"))
    is_shared = len(extent.pains) + len(extent.promises) > 1
    return f"behind {joined(counted(*part) for part in parts if part[0])} in all" if is_shared else ""


def _capabilities(site: Site) -> Iterator[Section]:
    """A section where there are capabilities, those first on which most rests."""
    shown = cut(weights_of(site), site.most(MOST_CAPABILITIES))
    if shown.total:
        note = "The importance is the sum over the journeys that need it, as far as anybody has rated them."
        note = " ".join(filter(None, (note, shown.of_all("capabilities"))))
        table = table_of(site, "Capabilities by what rests on them", _CAPABILITIES, shown.shown, note=note)
        any_weak = any(is_weak(site, weight.capability) for weight in shown.shown)
        legend = strengths_told([Strength.WEAK_LINK] if any_weak else [])
        yield Section("Capabilities on which most rests", "kit/table", replace(table, legend=legend))


def _weak(site: Site, capability: Capability) -> str:
    return strength_words(Strength.WEAK_LINK) if is_weak(site, capability) else ""


_CAPABILITIES: Columns[Weight] = (
    Column("Capability", lambda site, each: site.links[each.capability.key], Holds.NAME),
    Column("Importance of its journeys", lambda _, each: Figure(f"{each.importance:f}"), Holds.NUMBER),
    Column("Promises", lambda _, each: Figure(f"{each.promises:,}"), Holds.NUMBER),
    Column("Touchpoints", lambda _, each: Figure(f"{each.touchpoints:,}"), Holds.NUMBER),
    Column(
        "Verdicts that rest on it",
        lambda _, each: counts_of(tally_of(each.pairs)) if each.pairs else NOTHING,
        Holds.VERDICT,
    ),
    Column("Standing", lambda site, each: Words(_weak(site, each.capability))),
)
