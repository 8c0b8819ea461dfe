"""The map as pages see it: names that lead somewhere, and where its overviews stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxmap.alignment.results import Alignment
from cxmap.findings.finding import Finding
from cxmap.insight.history import NO_HISTORY, History
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.catalogue import Catalogue
from cxmap.model.document import Document, Page
from cxmap.model.ids import Key
from cxmap.pages.kit.about import PlainWords, about
from cxmap.pages.kit.entity_words import standing
from cxmap.pages.kit.page import EntityLink


@dataclass(frozen=True, slots=True)
class Site(JudgedMap):
    """The judged map with what readers see of it; make it once with `site_of`."""

    findings: tuple[Finding, ...]
    links: Mapping[Key, EntityLink]
    overviews: Mapping[str, str]
    """The file of the first page that shows an overview, by the overview's name."""
    history: History = NO_HISTORY

    def link_to(self, key: Key) -> EntityLink | None:
        """The entity's name as a link; None for what the site does not show."""
        return self.links.get(key)

    def links_to(self, keys: Iterable[Key]) -> tuple[EntityLink, ...]:
        """The names of those that the site shows, each once, in the order given."""
        return tuple(link for key in dict.fromkeys(keys) if (link := self.links.get(key)))


def site_of(
    catalogue: Catalogue, alignment: Alignment, findings: Iterable[Finding], pages: Iterable[Page] = ()
) -> Site:
    """The site of a compiled map; all indexes are built here, once."""
    words = PlainWords()
    links = {key: _link(document, catalogue, alignment, words) for key, document in catalogue.documents.items()}
    overviews: dict[str, str] = {}
    for page in sorted(pages, key=lambda page: page.path):
        if page.view:
            overviews.setdefault(page.view, page.path)
    return Site(catalogue, alignment, tuple(findings), links, overviews)


def _link(document: Document, catalogue: Catalogue, alignment: Alignment, words: PlainWords) -> EntityLink:
    entity = document.entity
    return EntityLink(
        key=entity.key,
        name=entity.name,
        path=document.path,
        about=about(entity, catalogue, alignment, words),
        standing=standing(entity, alignment.as_of),
    )
