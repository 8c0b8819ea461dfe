"""Upkeep: whom to ask about an entity, when it is to be reviewed, and when it was last changed."""

from __future__ import annotations

from datetime import date

from cxmap.insight.reviews_due import next_review
from cxmap.insight.who_acts import owner_of
from cxmap.model.department import Department
from cxmap.model.document import Document
from cxmap.model.record import Entity
from cxmap.pages.kit.addresses import web_link
from cxmap.pages.kit.facts import known, text_fact
from cxmap.pages.kit.history_words import last_change
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Fact, Several, Value, Words
from cxmap.pages.kit.words import counted


def upkeep_facts(site: Site, document: Document) -> tuple[Fact, ...]:
    change = last_change(site.history, document)
    return known(
        (
            _asking_fact(site, document.entity),
            text_fact("Next review", review_words(document.entity, site.as_of)),
            Fact("Last changed", change) if change else None,
        )
    )


def review_words(entity: Entity, as_of: date) -> str:
    """`by 2027-01-31, in 77 days`; nothing where no review is wanted."""
    day = next_review(entity)
    if day is None:
        return ""
    if entity.reviewed is None:
        return f"now: it should be reviewed every {entity.review_every}, and never was"
    days = (day - as_of).days
    if days < 0:
        return f"overdue since {day}, {counted(-days, 'day', 'days')} ago"
    return f"by {day}, in {counted(days, 'day', 'days')}" if days else f"today, {day}"


def _asking_fact(site: Site, entity: Entity) -> Fact | None:
    """Where to ask about an entity; a department says that itself."""
    owner = owner_of(entity)
    department = site.catalogue.entity(owner) if owner and owner != entity.key else None
    link = site.link_to(department.key) if department else None
    if not link or not isinstance(department, Department) or not department.contact:
        return None
    contact, path = department.contact, link.path
    ways: list[Value] = [Words(contact.name)] if contact.name else []
    if contact.email:
        ways.append(web_link(f"mailto:{contact.email}", path))
    if contact.url:
        ways.append(web_link(contact.url, path))
    return Fact("Questions to", Several((link, *ways)))
