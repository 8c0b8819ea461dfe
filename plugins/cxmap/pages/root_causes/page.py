"""Root causes: what lies behind pains and broken promises, and which cause lies behind most of them?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxmap.insight.root_causes import Pain, Reach, Trouble, behind, pains_of, reaches, troubles_of
from cxmap.insight.who_acts import acting_on_cause
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.opportunity import Opportunity
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.index_page import overview
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.strength import WEAK_LINK
from cxmap.pages.kit.values import VerdictMark
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import counted, joined, kind_words
from cxmap.pages.root_causes.ranked_capabilities import capability_section

MOST_CAUSES = 60
MOST_TROUBLES = 200
MOST_NAMED = 12
"""How many pains, promises and journeys are named; the sentence above them counts all."""


@dataclass(frozen=True, slots=True)
class CauseLine:
    """One cause of a pain or a broken promise, what lies behind it, and how much else it lies behind."""

    cause: EntityLink
    behind: tuple[EntityLink, ...]
    shared: str


@dataclass(frozen=True, slots=True)
class TroubleRow:
    """A pain or a promise in trouble: its name, where it is felt, how bad it is, and its causes."""

    title: str
    promise: EntityLink | None
    places: tuple[EntityLink, ...]
    severity: str
    verdict: VerdictMark | None
    causes: tuple[CauseLine, ...]


@dataclass(frozen=True, slots=True)
class Troubles:
    """The worst first; `nothing` stands where a cause is not known."""

    caption: str
    rows: tuple[TroubleRow, ...]
    nothing: str
    note: str


@dataclass(frozen=True, slots=True)
class CauseCard:
    """A cause, how far it reaches, who can act on it, and what would be done about it."""

    cause: EntityLink
    kind: str
    weak: str
    sentence: str
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
    pains, troubles = pains_of(site), troubles_of(site)
    reach = reaches(site, pains, troubles)
    return overview(
        *_causes(site, reach),
        *_pains(site, pains, reach),
        *_promises(site, troubles, reach),
        *capability_section(site),
        without="No pain is written down, and no promise is in trouble.",
    )


def _causes(site: Site, reach: Mapping[Key, Reach]) -> Iterator[Section]:
    if reach:
        cards = tuple(_card(site, key, found) for key, found in list(reach.items())[:MOST_CAUSES])
        rest = len(reach) - len(cards)
        note = f"{counted(rest, 'cause', 'causes')} more reach less far." if rest else ""
        yield Section("What lies behind most", "root_causes/causes", Causes(cards, note))


def _card(site: Site, key: Key, reach: Reach) -> CauseCard:
    kind, identity = kind_and_id(key)
    parts = (
        (len(reach.pains), "pain", "pains"),
        (len(reach.touchpoints), "touchpoint", "touchpoints"),
        (len(reach.promises), "promise in trouble", "promises in trouble"),
        (len(reach.journeys), "journey", "journeys"),
    )
    return CauseCard(
        cause=site.links[key],
        kind=kind_words(kind),
        weak=WEAK_LINK if kind == Capability.kind and identity in site.alignment.weak else "",
        sentence=f"Behind {joined(counted(*part) for part in parts if part[0])}",
        pains=tuple((title, site.links[touchpoint]) for touchpoint, title in list(reach.pains)[:MOST_NAMED]),
        promises=site.links_to(reach.promises)[:MOST_NAMED],
        journeys=site.links_to(reach.journeys)[:MOST_NAMED],
        acting=site.links_to(acting_on_cause(site, key)),
        opportunities=site.links_to(site.sources(key, Opportunity.kind, "addresses")),
    )


def _pains(site: Site, pains: tuple[Pain, ...], reach: Mapping[Key, Reach]) -> Iterator[Section]:
    if pains:
        rows = tuple(
            TroubleRow(
                title=pain.pain.title,
                promise=None,
                places=(site.links[pain.touchpoint.key],),
                severity=rating_words(pain.pain.severity),
                verdict=None,
                causes=tuple(_line(site, cause, reach) for cause in pain.causes),
            )
            for pain in pains[:MOST_TROUBLES]
        )
        yield Section("From pain to cause", "root_causes/troubles", _shown("Pains and their causes", rows, len(pains)))


def _promises(site: Site, troubles: tuple[Trouble, ...], reach: Mapping[Key, Reach]) -> Iterator[Section]:
    if troubles:
        rows = tuple(
            TroubleRow(
                title="",
                promise=site.links[trouble.promise],
                places=site.links_to(trouble.touchpoints),
                severity="",
                verdict=mark_of(trouble.worst.verdict),
                causes=tuple(_line(site, cause, reach) for cause in trouble.causes),
            )
            for trouble in troubles[:MOST_TROUBLES]
        )
        yield Section(
            "From promise to cause", "root_causes/troubles", _shown("Promises and their causes", rows, len(troubles))
        )


def _shown(caption: str, rows: tuple[TroubleRow, ...], total: int) -> Troubles:
    note = f"Not shown here: {total - len(rows):,} more." if total > len(rows) else ""
    return Troubles(caption, rows, "Nobody has written down why.", note)


def _line(site: Site, cause: Key, reach: Mapping[Key, Reach]) -> CauseLine:
    found = reach[cause]
    parts = ((len(found.pains), "pain", "pains"), (len(found.promises), "promise", "promises"))
    is_shared = sum(count for count, *_ in parts) > 1
    shared = f"behind {joined(counted(*part) for part in parts if part[0])} in all" if is_shared else ""
    return CauseLine(site.links[cause], site.links_to(behind(site, cause)), shared)
