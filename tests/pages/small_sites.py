"""Small sites for tests: the promise that is kept, what a case changes in it, and the pages that come of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from cxmap.model.document import START, Body, Page
from cxmap.model.ids import Key, kind_and_id
from cxmap.pages import ENTITY_PAGES, OVERVIEWS
from cxmap.pages.kit.lead import Lead
from cxmap.pages.kit.page import EntityLink, PageView
from cxmap.pages.kit.site import Site, site_of
from cxmap.pages.kit.table import Table
from cxmap.pages.kit.values import Facts
from tests.alignment.small_maps import AS_OF, Changes, small_map


def small_site(changes: Changes, *overviews: str, as_of: date = AS_OF, drafts: bool = False) -> Site:
    """The site of a small map, with an ordinary page for each of these overviews."""
    compiled = small_map(changes, as_of, drafts=drafts)
    pages = (Page(f"{name}.md", name, START, Body("", 1)) for name in overviews)
    return site_of(compiled.catalogue, compiled.alignment, compiled.findings, pages)


def page_of(key: str, changes: Changes | None = None, *, drafts: bool = False) -> PageView:
    return page_on(small_site(changes or {}, drafts=drafts), key)


def page_on(site: Site, key: str) -> PageView:
    return ENTITY_PAGES[kind_and_id(key)[0]](site, site.catalogue.documents[Key(key)])


def overview_of(name: str, changes: Changes | None = None, *overviews: str) -> PageView:
    return OVERVIEWS[name](small_site(changes or {}, *overviews))


def lead_of(page: PageView) -> Lead:
    return next(section.content for section in page.before if isinstance(section.content, Lead))


def content(page: PageView, title: str) -> object:
    """What stands in the section of this title, or under its page's own; None where the page has none."""
    sections = (*page.before, *page.after)
    return next(
        (each.content for each in sections if title in (each.title, getattr(each.content, "caption", ""))), None
    )


def facts(value: object) -> dict[str, str]:
    """Labels and their values as text."""
    assert isinstance(value, Facts)
    return {fact.label: shown(fact.value) for fact in value.facts}


def glance(page: PageView) -> dict[str, str]:
    return {fact.label: shown(fact.value) for fact in lead_of(page).glance}


def rows(table: object) -> list[list[str]]:
    """The heads of a table and its rows as text."""
    assert isinstance(table, Table)
    heads = [column.label for column in table.columns]
    return [heads, *([shown(cell) for cell in row] for row in table.rows)]


def shown(value: object) -> str:
    """All texts in a value, as a reader would meet them; names that lead somewhere in brackets."""
    return " ".join(_texts(value))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, EntityLink):
        yield f"[{value.name}]" + (f" ({value.standing})" if value.standing else "")
    elif isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _texts(member)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("path", "verdict", "start", "in_words", "total"):
                yield from _texts(getattr(value, field.name))
    elif value is not None:
        yield str(value)
