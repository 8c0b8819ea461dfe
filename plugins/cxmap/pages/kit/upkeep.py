"""Upkeep: whom to ask about an entity, when it is to be reviewed, and when it was last changed."""

from __future__ import annotations

from datetime import date

from cxmap.insight.history import Commit, State, is_uncommitted, last_commit
from cxmap.insight.reviews_due import next_review
from cxmap.insight.who_acts import owner_of
from cxmap.model.document import Document
from cxmap.model.party import Party
from cxmap.model.record import Entity
from cxmap.pages.kit.facts import known, text_fact
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Fact, LastChange, Several, Value, Words, web_link
from cxmap.pages.kit.words import counted


def upkeep_facts(site: Site, document: Document) -> tuple[Fact, ...]:
    change = last_change(site, document)
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


_NOT_COMMITTED = LastChange("", "not committed yet")


def last_change(site: Site, document: Document) -> LastChange | None:
    """None where nobody knows."""
    if is_uncommitted(site.history, document):
        return change_of(site, None)
    commit = last_commit(site.history, document)
    return change_of(site, commit) if commit else None


def change_of(site: Site, commit: Commit | None) -> LastChange:
    """A commit as readers see it; without one the change is yet to be committed."""
    if commit is None:
        return _NOT_COMMITTED
    by = site.link_to(commit.by) if commit.by else None
    return LastChange(str(commit.day), commit.subject, commit.short_id, commit.address, by)


def share_moved(share: int, before: State) -> str:
    """`on 2026-11-21 it was 17 %`, `unchanged since 2026-Q2`; nothing where nobody knows what it was."""
    was = before.snapshot.told.share if before.snapshot.told else None
    if was is None:
        return ""
    if was == share:
        return f"unchanged since {before.name or before.made_on}"
    return f"{f'in {before.name}' if before.name else f'on {before.made_on}'} it was {was} %"


def _asking_fact(site: Site, entity: Entity) -> Fact | None:
    """Where to ask about an entity; a department says that itself."""
    owner = owner_of(entity)
    department = site.catalogue.entity(owner) if owner and owner != entity.key else None
    link = site.link_to(department.key) if department else None
    if not link or not isinstance(department, Party) or not department.contact:
        return None
    contact, path = department.contact, link.path
    ways: list[Value] = [Words(contact.name)] if contact.name else []
    if contact.email:
        ways.append(web_link(f"mailto:{contact.email}", path))
    if contact.url:
        ways.append(web_link(contact.url, path))
    return Fact("Questions to", Several((link, *ways)))
