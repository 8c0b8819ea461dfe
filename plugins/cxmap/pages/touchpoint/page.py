"""A touchpoint: what is promised here, and what can we deliver?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxmap.alignment.results import Pair
from cxmap.alignment.wording import target_amount
from cxmap.insight.variance import DifferingTarget, differing_targets
from cxmap.model.document import Document
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.kit.entity_fields import told_whole
from cxmap.pages.kit.entity_page import entity_page, with_rest_folded
from cxmap.pages.kit.entity_words import HANDS, channel_words, seen_words, standing
from cxmap.pages.kit.facts import known, links_fact, text_fact
from cxmap.pages.kit.index_page import links_cell, owner_value
from cxmap.pages.kit.lead import plain_lead
from cxmap.pages.kit.page import PageView, Section, folded
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, table_of
from cxmap.pages.kit.values import NOTHING, Fact, Value, Words
from cxmap.pages.touchpoint.behind import behind_sections
from cxmap.pages.touchpoint.elsewhere import resting_counts, resting_sections, resting_words, said_sections, said_words
from cxmap.pages.touchpoint.lived import lived_sections
from cxmap.pages.touchpoint.promised import held_section

_TOLD = ("contributors", "doing", "duration", "experience", "feeling", "pain_points", "recovery", "thinking")
"""The fields that the sections tell whole."""


def build(site: Site, document: Document) -> PageView:
    touchpoint = document.entity
    assert isinstance(touchpoint, Touchpoint)
    pairs = site.pairs_of(touchpoint.key) if touchpoint.is_live else ()
    elsewhere = (*said_sections(site, touchpoint), *_resting(site, touchpoint, pairs))
    lead = plain_lead(site, touchpoint, _answer(site, touchpoint, pairs), _glance(site, touchpoint))
    if not pairs and touchpoint.is_live:
        lead = replace(lead, counts=resting_counts(site, touchpoint))
    rest = (*(elsewhere if pairs else ()), *_differing_targets(site, touchpoint))
    sections = (*_behind(site, touchpoint), *(folded(each, _FOLDED[each.title]) for each in rest))
    page = with_rest_folded(entity_page(site, document, lead, sections, told=told_whole(touchpoint, _TOLD)))
    lived = tuple(lived_sections(site, touchpoint))
    first = (held_section(site, pairs), *page.before) if pairs else (*page.before, *elsewhere)
    return replace(page, before=(*first, *lived))


_FOLDED = {
    "What it says": "Promises that are said here, and kept or not elsewhere",
    "Promises that rest on it": "Promises that are felt elsewhere, and need what is done here",
    "Promised differently here": "To whom more is promised than to others",
}


def _behind(site: Site, touchpoint: Touchpoint) -> Iterator[Section]:
    for each in behind_sections(site, touchpoint):
        yield folded(each, "In front of and behind the line of visibility, partners too")


def _glance(site: Site, touchpoint: Touchpoint) -> tuple[Fact, ...]:
    owner = owner_value(site, touchpoint)
    return known(
        (
            Fact("Owner", owner) if owner != NOTHING else None,
            text_fact("Channel", channel_words(touchpoint)),
            text_fact("Seen by customers", seen_words(touchpoint)),
            text_fact("In whose hands", HANDS[touchpoint.control] if touchpoint.control else ""),
            text_fact("Moment of truth", "make-or-break" if touchpoint.moment_of_truth else ""),
            links_fact(site, "Part of", site.sources(touchpoint.key, Journey.kind)),
        )
    )


def _resting(site: Site, touchpoint: Touchpoint, pairs: tuple[Pair, ...]) -> Iterator[Section]:
    """Told where nothing else is, and of what customers do not see."""
    if touchpoint.is_live and (not pairs or touchpoint.layer is not Layer.FRONTSTAGE):
        yield from resting_sections(site, touchpoint)


def _answer(site: Site, touchpoint: Touchpoint, pairs: tuple[Pair, ...]) -> str:
    """The sentence about promises where none is felt here; the rows say it where some are."""
    if pairs or standing(touchpoint, site.as_of):
        return ""
    found = " ".join(filter(None, (said_words(site, touchpoint), resting_words(site, touchpoint))))
    if touchpoint.promises:
        return found or "No verdict: none of the promises made here is live and judged."
    return found or "Nothing is promised here."


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
