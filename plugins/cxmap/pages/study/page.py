"""A study: how it was done, whom it heard, and what on the map rests on it."""

from __future__ import annotations

from cxmap.model.document import Document
from cxmap.model.research import Research
from cxmap.pages.kit.entity_page import entity_page
from cxmap.pages.kit.entity_words import heard_words
from cxmap.pages.kit.facts import known, text_fact
from cxmap.pages.kit.lead import plain_lead
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import capitalised, counted, in_words


def build(site: Site, document: Document) -> PageView:
    study = document.entity
    assert isinstance(study, Research)
    rest = counted(site.count_sources(study.key), "part of the map rests", "parts of the map rest")
    glance = known(
        (
            text_fact("Date", study.date),
            text_fact("Heard", heard_words(study)),
        )
    )
    answer = f"{capitalised(in_words(study.method))}: {rest} on it"
    lead = plain_lead(site, study, answer, glance)
    return entity_page(site, document, lead)
