"""A touchpoint: what is promised here, and what can we deliver?"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.wording import target_amount
from cxmap.insight.variance import DifferingTarget, differing_targets
from cxmap.model.document import Document
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.entity_page import entity_page
from cxmap.pages.kit.entity_words import HANDS, channel_words, seen_words
from cxmap.pages.kit.facts import known, links_fact, text_fact
from cxmap.pages.kit.index_page import links_cell, owner_value
from cxmap.pages.kit.judgement_table import promised_sections
from cxmap.pages.kit.lead import Answer, lead_of
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, table_of
from cxmap.pages.kit.values import NOTHING, Fact, Value, Words
from cxmap.pages.kit.words import counted


def build(site: Site, document: Document) -> PageView:
    touchpoint = document.entity
    assert isinstance(touchpoint, Touchpoint)
    pairs = site.pairs_of(touchpoint.key)
    are_felt = counted(len(pairs), "promise is", "promises are")
    owner = owner_value(site, touchpoint)
    glance = known(
        (
            Fact("Owner", owner) if owner != NOTHING else None,
            text_fact("Channel", channel_words(touchpoint)),
            text_fact("Seen by customers", seen_words(touchpoint)),
            text_fact("In whose hands", HANDS[touchpoint.control] if touchpoint.control else ""),
            text_fact("Experience", experience_words(touchpoint)),
            text_fact("Moment of truth", "make-or-break" if touchpoint.moment_of_truth else ""),
            links_fact(site, "Part of", site.sources(touchpoint.key, Journey.kind)),
        )
    )
    lead = lead_of(site, touchpoint, Answer(f"{are_felt} felt here", _unpromised(touchpoint)), pairs, glance)
    sections = (*promised_sections(site, pairs, of=Touchpoint.kind), *_differing_targets(site, touchpoint))
    return entity_page(site, document, lead, sections)


def experience_words(touchpoint: Touchpoint) -> str:
    """`4 of 5, ideally 5`; nothing where nobody knows how it feels."""
    felt = touchpoint.experience
    if felt is None or felt.score is None:
        return ""
    return f"{felt.score:f} of 5" + (f", ideally {felt.ideal:f}" if felt.ideal is not None else "")


def _unpromised(touchpoint: Touchpoint) -> str:
    return (
        "No verdict: none of the promises made here is live and judged."
        if touchpoint.promises
        else "Nothing is promised here."
    )


def _differing_targets(site: Site, touchpoint: Touchpoint) -> Iterator[Section]:
    """A section where some are promised more than others."""
    targets = tuple(differing_targets(site, touchpoint))
    if targets:
        title = "Promised differently here"
        yield Section(title, "kit/table", table_of(site, title, _TARGETS, targets))


def _target(_site: Site, apart: DifferingTarget) -> Value:
    return Words(target_amount(apart.expectation.operator, apart.expectation.level, apart.metric))


def _whom(site: Site, apart: DifferingTarget) -> Value:
    return links_cell(site, apart.personas) if apart.personas else Words("everybody")


_TARGETS: Columns[DifferingTarget] = (
    Column("Measure", lambda site, each: site.links[each.metric.key], Holds.NAME),
    Column("Promised", _target),
    Column("Promise", lambda site, each: site.links[each.promise.key]),
    Column("To whom", _whom),
)
