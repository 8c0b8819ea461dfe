"""The page of an entity: all that the pages of the kinds have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cxmap.insight.history import KIND_ORDER
from cxmap.model import KINDS
from cxmap.model.catalogue import Link
from cxmap.model.document import Document
from cxmap.model.ids import Key, kind_and_id
from cxmap.pages.kit.entity_fields import field_sections
from cxmap.pages.kit.lead import Lead, plain_lead
from cxmap.pages.kit.page import EntityLink, PageView, Section, folded
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import capitalised, kind_words, said_of

_POINTING = "What points here"


def entity_page(
    site: Site, document: Document, lead: Lead, sections: Iterable[Section] = (), *, told: Collection[str] = ()
) -> PageView:
    """The answer, what its author says, the kind's own sections, all fields not `told` yet, and what points here."""
    return PageView(
        title=document.entity.name,
        description=site.links[document.key].about,
        before=(Section("", "kit/lead", lead),),
        after=(*sections, *field_sections(site, document, told), *_mention_sections(site, document.key)),
    )


def with_rest_folded(page: PageView) -> PageView:
    """The same page, on which all is folded that follows its author's words."""
    return replace(page, after=tuple(each if each.folded else _folded(each) for each in page.after))


_FOLDED = {"Facts": "All else that its file says", _POINTING: "Where the map names it"}


def _folded(section: Section) -> Section:
    return folded(section, _FOLDED.get(section.title, "As its file says"))


def plain_page(site: Site, document: Document) -> PageView:
    """The page of a kind that has no page of its own."""
    return entity_page(site, document, plain_lead(site, document.entity))


@dataclass(frozen=True, slots=True)
class Mentions:
    """The entities of one kind that name something in one of their fields."""

    kind: str
    field: str
    links: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class PointingHere:
    """All that names an entity."""

    mentions: tuple[Mentions, ...]


def _mention_sections(site: Site, key: Key) -> Iterator[Section]:
    """Nothing where nothing names it."""
    if mentions := tuple(_mentions(site, key)):
        yield Section(_POINTING, "kit/mentions", PointingHere(mentions))


_KINDS: Mapping[str, type[Any]] = {kind.kind: kind for kind in KINDS}


def _mentions(site: Site, key: Key) -> Iterator[Mentions]:
    groups: dict[tuple[str, str], dict[Key, None]] = {}
    for link in site.pointing_at(key):
        groups.setdefault((kind_and_id(link.source)[0], _field(link)), {})[link.source] = None
    for kind, field in sorted(groups, key=lambda group: (KIND_ORDER[group[0]], group[1])):
        links = site.links_to(sorted(groups[kind, field], key=site.by_name))
        yield Mentions(capitalised(kind_words(kind, len(links))), field, links)


def _field(link: Link) -> str:
    """`stages: touchpoints` for `stages[1].touchpoints[0]`."""
    record, said = _KINDS[kind_and_id(link.source)[0]], []
    for step in link.path:
        if isinstance(step, str):
            field = record.shape[step]
            said.append(said_of(field))
            record = field.record or record
    return ": ".join(said)
