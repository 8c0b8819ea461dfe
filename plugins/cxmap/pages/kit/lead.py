"""The lead of a page: the answer to its question, before anything else."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxmap.alignment.results import Pair, tally_of, worst_pair
from cxmap.insight.who_acts import acting_on
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.entity_words import standing, standing_sentence
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Counts, Fact, LowPoint, VerdictMark
from cxmap.pages.kit.verdict_words import counts_of, mark_of


@dataclass(frozen=True, slots=True)
class Worst:
    """The pair that gives the page its verdict: the promise and the touchpoint, why, and who acts."""

    promise: EntityLink | None
    touchpoint: EntityLink | None
    reason: str
    acting: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class LeadPain:
    """A pain that comes from whom the page is about, and where customers feel it."""

    title: str
    where: EntityLink


@dataclass(frozen=True, slots=True)
class Lead:
    """The answer, the reason behind it, and what matters most beside it.

    `counted` says what the verdicts are counted at, where the answer counts something else; `worst_label` tells the
    worst pair from what stands above it. `pains` are the worst of those that come from a party.
    """

    quotation: str = ""
    quotation_markdown: str = ""
    summary: str = ""
    standing: str = ""
    standing_because: str = ""
    verdict: VerdictMark | None = None
    answer: str = ""
    low: LowPoint | None = None
    pains: tuple[LeadPain, ...] = ()
    more_pains: int = 0
    worst: Worst | None = None
    worst_label: str = ""
    counts: Counts | None = None
    counted: str = ""
    glance: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The sentence before the verdicts of some pairs, and the one where there are none."""

    judged: str
    none: str = ""


def lead_of(site: Site, entity: Entity, answer: Answer, pairs: tuple[Pair, ...], glance: tuple[Fact, ...] = ()) -> Lead:
    """The lead of an entity that some pairs concern; what is not live has no verdict."""
    worst = worst_pair(pairs) if entity.is_live else None
    tally = tally_of(pairs) if worst else None
    unjudged = "" if standing(entity, site.as_of) else answer.none
    return replace(
        plain_lead(site, entity, answer.judged if worst else unjudged, glance),
        quotation=entity.statement if isinstance(entity, Promise) else "",
        verdict=mark_of(worst.verdict) if worst else None,
        worst=worst_of(site, worst, entity) if worst else None,
        counts=counts_of(tally) if tally and tally.total > 1 else None,
    )


def plain_lead(site: Site, entity: Entity, answer: str = "", glance: tuple[Fact, ...] = ()) -> Lead:
    """The lead of an entity that has no verdict."""
    return Lead(
        summary=entity.summary or "",
        standing=standing(entity, site.as_of),
        standing_because=standing_sentence(entity, site.as_of),
        answer=answer,
        glance=glance,
    )


def worst_of(site: Site, pair: Pair, about: Entity | None = None) -> Worst:
    """A pair as it reads on the page of one of its ends, or on any other."""
    promise, touchpoint = key_of(Promise.kind, pair.promise), key_of(Touchpoint.kind, pair.touchpoint)
    here = about.key if about else None
    return Worst(
        promise=site.link_to(promise) if promise != here else None,
        touchpoint=site.link_to(touchpoint) if touchpoint != here else None,
        reason=pair.reason,
        acting=site.links_to(acting_on(site, pair)),
    )
