"""The page of an entity: all that the pages of the kinds have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cxmap.model.document import Document
from cxmap.pages.kit.entity_fields import field_sections
from cxmap.pages.kit.lead import Lead, plain_lead
from cxmap.pages.kit.mentions import mention_section
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site


def entity_page(
    site: Site, document: Document, lead: Lead, sections: Iterable[Section] = (), *, told: Collection[str] = ()
) -> PageView:
    """The answer, what its author says, the kind's own sections, all fields not `told` yet, and what points here."""
    return PageView(
        title=document.entity.name,
        description=site.links[document.key].about,
        before=(Section("", "kit/lead", lead),),
        after=(*sections, *field_sections(site, document, told), mention_section(site, document.key)),
    )


def plain_page(site: Site, document: Document) -> PageView:
    """The page of a kind that has no page of its own."""
    return entity_page(site, document, plain_lead(site, document.entity))
