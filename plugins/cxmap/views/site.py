"""The compiled map as views see it: names that lead somewhere, and what points at what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cxmap.alignment.results import Alignment, Pair, SafeLevel, Tally
from cxmap.findings.finding import Finding
from cxmap.model.catalogue import Catalogue, Link
from cxmap.model.document import Document, Page
from cxmap.model.ids import Key, kind_and_id
from cxmap.views.history import NO_HISTORY, History
from cxmap.views.page import EntityLink
from cxmap.views.parts.about import about
from cxmap.views.parts.plain_words import PlainWords
from cxmap.views.parts.standing import standing


@dataclass(frozen=True, slots=True)
class Site:
    """All that a view may look at; make it once with `site_of`."""

    catalogue: Catalogue
    alignment: Alignment
    findings: tuple[Finding, ...]
    links: Mapping[Key, EntityLink]
    overviews: Mapping[str, str]
    """The file of the first page that shows an overview, by the overview's name."""
    history: History = NO_HISTORY

    @property
    def as_of(self) -> date:
        return self.alignment.as_of

    def link_to(self, key: Key) -> EntityLink | None:
        """The entity's name as a link; None for what the site does not show."""
        return self.links.get(key)

    def links_to(self, keys: Iterable[Key]) -> tuple[EntityLink, ...]:
        """The names of those that the site shows, each once, in the order given."""
        return tuple(link for key in dict.fromkeys(keys) if (link := self.links.get(key)))

    def pairs_of(self, key: Key) -> tuple[Pair, ...]:
        return self.alignment.pairs_of.get(key, ())

    def safe_level(self, capability: str, metric: str) -> SafeLevel | None:
        """What a capability can be relied on for in a metric; None where nothing was measured lately."""
        levels = self.alignment.safe.get(capability, ())
        return next((level for level in levels if level.metric == metric), None)

    def tally_of(self, key: Key) -> Tally | None:
        """What a live entity comes to; None for all others."""
        return self.alignment.tallies.get(key)

    def pointing_at(self, key: Key) -> tuple[Link, ...]:
        return self.catalogue.links_to.get(key, ())

    def sources(self, key: Key, kind: str, field: str | None = None) -> Iterator[Key]:
        """The entities of a kind that point at one, by the top-level field that does; each once."""
        found = (
            link.source
            for link in self.pointing_at(key)
            if kind_and_id(link.source)[0] == kind and field in (None, link.path[0])
        )
        yield from dict.fromkeys(found)


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
