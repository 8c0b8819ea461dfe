"""A study: what did we learn, from whom, and how far can it be trusted?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxmap.insight.study_evidence import FeltThere, ProvedBy, StudyEvidence, evidence_of
from cxmap.model.document import Document
from cxmap.model.research import Research
from cxmap.pages.kit.entity_fields import told_whole
from cxmap.pages.kit.entity_page import entity_page, with_rest_folded
from cxmap.pages.kit.entity_words import heard_words, study_age
from cxmap.pages.kit.facts import known, links_fact, text_fact
from cxmap.pages.kit.felt import PainsFelt, ScalePlace, markdown_of, pain_felt, scale_place
from cxmap.pages.kit.index_page import Nothing, verdicts_cell
from cxmap.pages.kit.lead import Lead, plain_lead
from cxmap.pages.kit.long_list import LongList
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, table_of
from cxmap.pages.kit.values import NOTHING, Fact, Figure, Markdown, Value, Words, web_link
from cxmap.pages.study.sentences import (
    NOTHING_FOUND,
    heard_sentence,
    more_findings,
    more_pains,
    more_places,
    rests_words,
    trust_words,
)

_TOLD = ("date", "findings", "heard", "method", "url")
"""The fields that the lead and the sections tell."""
_LEARNED = "What we learned"
_FINDINGS = LongList(_LEARNED, "study/findings", 8, "What else we learned", more_findings)
_PLACES = LongList("Where it says how it feels", "study/places", 6, "Where else it says how it feels", more_places)
_PAINS = LongList("The pains that it found", "kit/pains", 6, "More pains that it found", more_pains)


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of a study, in its own words."""

    findings: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class BackedPlace:
    """A touchpoint whose score a study is behind: how it is felt and why, and how the promises there fare."""

    touchpoint: EntityLink
    verdicts: Value
    now: ScalePlace | None
    ideal: ScalePlace | None
    because: Markdown | None
    quote: Markdown | None


@dataclass(frozen=True, slots=True)
class BackedPlaces:
    """Touchpoints, the lowest score first."""

    places: tuple[BackedPlace, ...]


def build(site: Site, document: Document) -> PageView:
    study = document.entity
    assert isinstance(study, Research)
    evidence = evidence_of(site, study)
    page = entity_page(site, document, _lead(site, study, evidence), told=told_whole(study, _TOLD))
    page = with_rest_folded(page)
    return replace(page, before=(*page.before, *_findings(study, document.path), *_backed(site, study, evidence)))


def _lead(site: Site, study: Research, evidence: StudyEvidence) -> Lead:
    """Whom it heard and how, how old that is, and what rests on it."""
    report = web_link(study.url, site.links[study.key].path) if study.url else None
    glance = known(
        (
            text_fact("Finished", f"{study.date}, {study_age(study, site.as_of)}"),
            text_fact("How far to trust it", trust_words(study)),
            text_fact("It stands behind", rests_words(evidence)),
            links_fact(site, "Journeys drawn from it", (each.key for each in evidence.journeys)),
            Fact("Report", report) if report else None,
        )
    )
    return plain_lead(site, study, heard_sentence(study, heard_words(study)), glance)


def _findings(study: Research, path: str) -> Iterator[Section]:
    found = tuple(Markdown(text, path) for text in study.findings)
    yield from _FINDINGS.sections(found, Findings)
    if not found:
        yield Section(_LEARNED, "kit/nothing", Nothing(NOTHING_FOUND))


def _backed(site: Site, study: Research, evidence: StudyEvidence) -> Iterator[Section]:
    """All that it is evidence for."""
    places = tuple(_place(site, each) for each in evidence.felt)
    yield from _PLACES.sections(places, BackedPlaces)
    pains = tuple(pain_felt(site, pain, where.key, but=study.id) for where, pain in evidence.pains)
    yield from _PAINS.sections(pains, PainsFelt)
    if evidence.proofs:
        title = "What it proves"
        yield Section(title, "kit/table", table_of(site, title, _PROOFS, evidence.proofs))


def _place(site: Site, there: FeltThere) -> BackedPlace:
    link = site.links[there.touchpoint.key]
    return BackedPlace(
        touchpoint=link,
        verdicts=verdicts_cell(site, there.touchpoint),
        now=scale_place(there.felt.score),
        ideal=scale_place(there.felt.ideal),
        because=markdown_of(there.felt.because, link.path),
        quote=markdown_of(there.felt.quote, link.path),
    )


def _note(site: Site, proved: ProvedBy) -> Value:
    return markdown_of(proved.proof.note, site.links[proved.capability.key].path) or NOTHING


_PROOFS: Columns[ProvedBy] = (
    Column("Promise", lambda site, each: site.links[each.promise.key], Holds.NAME),
    Column("It was", lambda _, each: Words(each.proof.verdict)),
    Column("On", lambda _, each: Figure(str(each.proof.on))),
    Column("How it showed", _note, Holds.PROSE),
    Column("Verdicts today", lambda site, each: verdicts_cell(site, each.promise), Holds.VERDICT),
)
