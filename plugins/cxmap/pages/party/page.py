"""A department or a partner, *your part*: which promises do I help to keep?"""

from __future__ import annotations

from dataclasses import replace

from cxmap.model.department import Department
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.entity_page import entity_page
from cxmap.pages.kit.facts import count_fact, known, link_fact, text_fact
from cxmap.pages.kit.judgement_table import promised_sections
from cxmap.pages.kit.lead import Answer, lead_of
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.standing import agreement_words
from cxmap.pages.kit.values import Fact
from cxmap.pages.party import your_part
from cxmap.pages.party.without_promises import unrested


def build(site: Site, document: Document) -> PageView:
    party = document.entity
    pairs = site.pairs_of(party.key)
    answer = Answer(your_part.answer(site, party.key), "" if pairs else unrested(site, party.key))
    glance = _of_partner(site, party) if isinstance(party, Partner) else _of_department(site, party.key)
    lead = lead_of(site, party, answer, pairs, glance)
    if lead.counts:
        lead = replace(lead, counted=your_part.counted_words(pairs))
    sections = (*your_part.sections(site, document), *promised_sections(site, pairs))
    return entity_page(site, document, lead, sections, told=your_part.told(document))


def _of_department(site: Site, key: Key) -> tuple[Fact, ...]:
    department = site.catalogue.find(Department, kind_and_id(key)[1])
    parent = department.parent if department else None
    return known(
        (
            link_fact(site, "Part of", key_of(Department.kind, parent or "")),
            count_fact("Promises made", site.count_live(key, Promise.kind, "made_by")),
            count_fact("Touchpoints owned", site.count_live(key, Touchpoint.kind, "owner")),
            count_fact("Touchpoints helped", site.count_live(key, Touchpoint.kind, "contributors")),
        )
    )


def _of_partner(site: Site, partner: Partner) -> tuple[Fact, ...]:
    return known(
        (
            link_fact(site, "Managed by", key_of(Department.kind, partner.managed_by or "")),
            text_fact("Agreement", agreement_words(partner, site.as_of)),
            count_fact("Touchpoints helped", site.count_live(partner.key, Touchpoint.kind, "contributors")),
        )
    )
