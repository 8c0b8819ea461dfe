"""What the pages of all kinds have in common: the fields that were written, and what points here."""

from __future__ import annotations

from collections.abc import Collection

from cxmap.model.document import Document
from cxmap.views.page import PageView, Section
from cxmap.views.parts.fields import field_sections
from cxmap.views.parts.mentions import mention_section
from cxmap.views.site import Site


def build(site: Site, document: Document) -> PageView:
    return PageView(document.entity.name, document.entity.summary or "", (), common_sections(site, document))


def common_sections(site: Site, document: Document, told: Collection[str] = ()) -> tuple[Section, ...]:
    """The end of every entity's page: all fields but those `told` before, and the links that lead here."""
    return (*field_sections(site, document, told), mention_section(site, document.key))
