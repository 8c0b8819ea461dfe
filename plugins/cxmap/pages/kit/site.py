"""The map as pages see it: names that lead somewhere, a sentence about each, and where its overviews stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cxmap.alignment.results import Alignment, tally_of
from cxmap.alignment.snapshots import Where
from cxmap.alignment.wording import verdict_words
from cxmap.findings.finding import Finding
from cxmap.findings.pieces import TICK
from cxmap.insight.former_verdicts import FormerVerdict, former_verdicts
from cxmap.insight.history import NO_HISTORY, History
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.promise_rate import former_quarters
from cxmap.insight.who_acts import owner_of
from cxmap.model.catalogue import Catalogue
from cxmap.model.document import Document, Page
from cxmap.model.ids import Key
from cxmap.model.later import Later
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.source import OwnSeverity
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.entity_words import standing
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.room import WHOLE, Room
from cxmap.pages.kit.verdict_words import counts_words
from cxmap.pages.kit.words import capitalised, kind_words


@dataclass(frozen=True, slots=True)
class Site(JudgedMap):
    """The judged map with what readers see of it; make it once with `site_of`."""

    findings: tuple[Finding, ...]
    links: Mapping[Key, EntityLink]
    overviews: Mapping[str, str]
    """The file of the first page that shows an overview, by the overview's name."""
    history: History = NO_HISTORY
    former: Mapping[str, tuple[FormerVerdict, ...]] = field(default_factory=dict)
    """The verdicts of the last periods, by promise."""
    quarters: Mapping[str, Mapping[Where, Verdict]] = field(default_factory=dict)
    """The verdicts at the ends of the last quarters, as far as nothing is missing there, the oldest first."""
    goal: Decimal | None = None
    """The promise rate, in percent, that the site wants to reach."""
    left_out: Mapping[str, Key | None] = field(default_factory=dict)
    """The files that are left out as they have errors, each with the entity that it is."""
    severities: tuple[OwnSeverity, ...] = ()
    """Those that the site gives rules itself."""
    ticked: tuple[str, ...] = ()
    """Names and paths that hold backticks, which findings write between backticks."""
    room: Room = WHOLE

    def with_room(self, room: Room) -> Site:
        """The same site for a page whose lists must be shorter than usual."""
        return self if room == self.room else replace(self, room=room)

    def most(self, usual: int, least: int = 3) -> int:
        """How long a list may be that has at most so many entries as usual; the `least` are always shown."""
        return self.room.most(usual, least)

    def link_to(self, key: Key) -> EntityLink | None:
        """The entity's name as a link; None for what the site does not show."""
        return self.links.get(key)

    def links_to(self, keys: Iterable[Key]) -> tuple[EntityLink, ...]:
        """The names of those that the site shows, each once, in the order given."""
        return tuple(link for key in dict.fromkeys(keys) if (link := self.links.get(key)))


def site_of(
    catalogue: Catalogue,
    alignment: Alignment,
    findings: Iterable[Finding],
    pages: Iterable[Page] = (),
) -> Site:
    """The site of a compiled map; all indexes are built here, once."""
    found = tuple(findings)
    words = PlainWords()
    links = {key: _link(document, catalogue, alignment, words) for key, document in catalogue.documents.items()}
    overviews: dict[str, str] = {}
    for page in sorted(pages, key=lambda page: page.path):
        if page.view:
            overviews.setdefault(page.view, page.path)
    judged = JudgedMap(catalogue, alignment)
    former = Later(lambda: former_verdicts(judged))
    quarters = Later(lambda: former_quarters(judged))
    ticked = tuple(_ticked(catalogue, found))
    return Site(catalogue, alignment, found, links, overviews, former=former, quarters=quarters, ticked=ticked)


def _ticked(catalogue: Catalogue, findings: Iterable[Finding]) -> Iterator[str]:
    names = ((document.entity.name, document.path) for document in catalogue.documents.values())
    paths = (finding.place.path for finding in findings)
    return (name for name in dict.fromkeys((*chain.from_iterable(names), *paths)) if TICK in name)


_LONGEST = 160
_VERBS: Mapping[type[Entity], str] = {Promise: "made by", Partner: "managed by"}
_SPECIAL = re.compile(r"[\\`*_\[\]<>&!\n]")
_DEEPEST = 20
_BREAKS = ("softbreak", "hardbreak")


class PlainWords:
    """Inline Markdown as plain words; make one for a whole site, as making one costs more than reading a text."""

    def __init__(self) -> None:
        self._markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})

    def of(self, text: str) -> str:
        """The words of a text: without stars, without where its links lead."""
        if not _SPECIAL.search(text):
            return text
        return "".join(map(_plain, self._markdown.parseInline(text)))


def about(entity: Entity, catalogue: Catalogue, alignment: Alignment, words: PlainWords) -> str:
    """The kind, who stands behind it, its verdict, and what its author says of it."""
    who = _responsible(entity, catalogue)
    head = capitalised(kind_words(entity.kind)) + (f", {who}" if who else "")
    return ". ".join(filter(None, (head, _verdict(entity, alignment), _said(entity, words))))


def _link(document: Document, catalogue: Catalogue, alignment: Alignment, words: PlainWords) -> EntityLink:
    entity = document.entity
    return EntityLink(
        key=entity.key,
        name=entity.name,
        path=document.path,
        about=about(entity, catalogue, alignment, words),
        standing=standing(entity, alignment.as_of),
    )


def _responsible(entity: Entity, catalogue: Catalogue) -> str:
    owner = owner_of(entity)
    department = catalogue.entity(owner) if owner and owner != entity.key else None
    return f"{_VERBS.get(type(entity), 'owner:')} {department.name}" if department else ""


def _verdict(entity: Entity, alignment: Alignment) -> str:
    pairs = alignment.pairs_of.get(entity.key, ()) if entity.is_live else ()
    if len(pairs) == 1:
        return capitalised(verdict_words(pairs[0].verdict))
    return capitalised(counts_words(tally_of(pairs).counts)) if pairs else ""


def _said(entity: Entity, words: PlainWords) -> str:
    """The first words of what the entity says of itself."""
    text = f"“{entity.statement}”" if isinstance(entity, Promise) and entity.title else words.of(entity.summary or "")
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _plain(token: Token) -> str:
    if token.type in _BREAKS:
        return " "
    # What is inside a picture are the words that stand for it.
    return "".join(map(_plain, token.children)) if token.children else token.content
