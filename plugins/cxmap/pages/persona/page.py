"""A persona: who is this, where does it hurt them, what do we promise them, and is it kept?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxmap.alignment.results import Pair, tally_of, worst_pair, worst_pairs
from cxmap.insight.lives import journeys_of, pains_on, promised_to, studies_of
from cxmap.insight.promise_rate import rate_of, verdicts_of
from cxmap.model.document import Document
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.research import Research
from cxmap.model.touchpoint import Touchpoint, Treatment
from cxmap.pages.kit.entity_fields import told_whole
from cxmap.pages.kit.entity_page import entity_page, with_rest_folded
from cxmap.pages.kit.entity_words import heard_words, study_age
from cxmap.pages.kit.exchange import exchange_of
from cxmap.pages.kit.facts import known, markdown_fact
from cxmap.pages.kit.felt import PainsFelt, pain_felt
from cxmap.pages.kit.index_page import Nothing, links_cell, verdicts_cell
from cxmap.pages.kit.lead import Lead, plain_lead
from cxmap.pages.kit.long_list import LongList
from cxmap.pages.kit.page import PageView, Section, folded
from cxmap.pages.kit.register_link import register_link
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, table_of
from cxmap.pages.kit.values import NOTHING, Fact, FiguredText, Markdown, Several, Value, Words
from cxmap.pages.kit.verdict_words import counts_of
from cxmap.pages.kit.words import in_words
from cxmap.pages.persona.journeys import journeys_section
from cxmap.pages.persona.sentences import (
    COUNTED,
    NO_PROMISE_FELT,
    NOBODY_ASKED,
    kept_sentence,
    made_words,
    rest_of_pains,
    rest_of_promises,
    rest_of_studies,
)

_PROMISED = LongList("What they are promised", "kit/table", 6, "What else they are promised", rest_of_promises)
_PAINS = LongList("What hurts them, and why", "kit/pains", 6, "What else hurts them", rest_of_pains)
_HEARD = LongList("Who was heard on their journeys", "kit/table", 5, "Who else was heard there", rest_of_studies)
_TOLD = ("gets", "gives", "goals", "needs", "quote", "segment")
"""The fields that the lead and the sections tell whole."""


def build(site: Site, document: Document) -> PageView:
    persona = document.entity
    assert isinstance(persona, Persona)
    journeys, promised = journeys_of(site, persona), promised_to(site, persona)
    lead = _lead(site, persona, promised)
    rest = tuple(_treated(site, persona))
    page = with_rest_folded(entity_page(site, document, lead, rest, told=told_whole(persona, _TOLD)))
    sections = (
        journeys_section(site, journeys),
        Section("What they need, give and get", "kit/exchange", exchange_of(site, persona, "they")),
        *_promises(site, promised),
        *_pains(site, journeys),
        *_heard(site, journeys),
    )
    return replace(page, before=(*page.before, *sections))


def _lead(site: Site, persona: Persona, promised: tuple[Promise, ...]) -> Lead:
    """Their own words, how many of the promises to them are kept, and who they are."""
    path = site.links[persona.key].path
    felt = tuple(pair for each in promised for pair in site.pairs_of(each.key))
    rate = rate_of(verdicts_of(felt))
    words = made_words(promised)
    aims = tuple(Markdown(goal, path) for goal in persona.goals)
    glance = known(
        (
            markdown_fact("Who they are", persona.segment, path),
            Fact("What they want to get done", Several(aims)) if aims else None,
            Fact("Promised to them", register_link(site, words, concerned=persona.key) or Words(words)),
        )
    )
    lead = plain_lead(site, persona, kept_sentence(rate) if rate else NO_PROMISE_FELT, glance)
    counts = counts_of(tally_of(worst_pairs(felt))) if felt else None
    return replace(lead, quotation_markdown=persona.quote or "", counts=counts, counted=COUNTED)


def _promises(site: Site, promised: tuple[Promise, ...]) -> Iterator[Section]:
    """All that the register shows for them, in its order."""
    return _PROMISED.sections(promised, lambda some: table_of(site, _PROMISED.title, _PROMISES, some))


def _why(site: Site, promise: Promise) -> Value:
    worst: Pair | None = worst_pair(site.pairs_of(promise.key))
    return FiguredText(worst.reason) if worst else NOTHING


_PROMISES: Columns[Promise] = (
    Column("Promise", lambda site, each: site.links[each.key], Holds.NAME),
    Column("Verdicts where it is felt", verdicts_cell, Holds.VERDICT),
    Column("Why", _why, Holds.PROSE),
)


def _pains(site: Site, journeys: tuple[Journey, ...]) -> Iterator[Section]:
    pains = tuple(pain_felt(site, pain, where.key) for where, pain in pains_on(site, journeys))
    return _PAINS.sections(pains, PainsFelt)


def _heard(site: Site, journeys: tuple[Journey, ...]) -> Iterator[Section]:
    """The studies behind their journeys."""
    found = studies_of(site, journeys)
    yield from _HEARD.sections(found, lambda some: table_of(site, _HEARD.title, _STUDIES, some))
    if not found:
        yield Section(_HEARD.title, "kit/nothing", Nothing(NOBODY_ASKED))


_STUDIES: Columns[tuple[Research, tuple[Journey, ...]]] = (
    Column("Study", lambda site, each: site.links[each[0].key], Holds.NAME),
    Column("How", lambda _, each: Words(in_words(each[0].method))),
    Column("Heard", lambda _, each: Words(heard_words(each[0]) or "nobody")),
    Column("Age", lambda site, each: Words(study_age(each[0], site.as_of))),
    Column("For", lambda site, each: links_cell(site, (journey.key for journey in each[1])), Holds.PROSE),
)


def _treated(site: Site, persona: Persona) -> Iterator[Section]:
    """A section where they are treated differently from others."""
    found = [
        (touchpoint, treatment)
        for touchpoint in site.referring(Touchpoint, persona.key, "treatments")
        for treatment in touchpoint.treatments
        if treatment.persona == persona.id
    ]
    if found:
        title = "What is different for them"
        section = Section(title, "kit/table", table_of(site, title, _TREATMENTS, found))
        yield folded(section, "Where they are treated differently from other customers")


_TREATMENTS: Columns[tuple[Touchpoint, Treatment]] = (
    Column("Where", lambda site, each: site.links[each[0].key], Holds.NAME),
    Column(
        "What is different", lambda site, each: Markdown(each[1].difference, site.links[each[0].key].path), Holds.PROSE
    ),
    Column(
        "Promised to them alone",
        lambda site, each: links_cell(site, (key_of(Promise.kind, name) for name in each[1].promises)),
    ),
)
