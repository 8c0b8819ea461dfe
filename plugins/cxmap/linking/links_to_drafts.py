"""Texts that lead readers to a draft, or name one by its path: the site shows neither it nor its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.link_rules import LINK_TO_DRAFT
from cxmap.linking.drafts import Drafts
from cxmap.model.document import Document, Page, Span, WrittenLink
from cxmap.model.shape import Path

_FRONT_MATTER = 2
"""The line on which front matter begins."""

_COMMENT = re.compile(r"(?:^|\s)#.*")
_HINT = "take it out until the draft is live, or make the draft live"


def links_to_drafts(sources: Iterable[Document | Page], drafts: Drafts) -> Iterator[Finding]:
    """The notes of all of them in files that the site shows, one a line."""
    for source in sources if drafts else ():
        if source.path not in drafts.paths:
            yield from _in_source(source, drafts)


def is_to_draft(path: str, link: WrittenLink, drafts: Drafts) -> bool:
    """Whether a link, or what only looks like one, leads to a draft."""
    is_name = link.typed.startswith("[[") and link.address.partition("#")[0] in drafts.words
    return is_name or drafts.at(path, link.address)


def _in_source(source: Document | Page, drafts: Drafts) -> Iterator[Finding]:
    told: set[tuple[int, Path]] = set()
    for link in source.links:
        if is_to_draft(source.path, link, drafts) and (link.span.line, link.at) not in told:
            told.add((link.span.line, link.at))
            message = "this leads to a draft, which the site does not show: readers see the words alone"
            place = Place(source.path, link.span, source.key, field_name(link.at))
            yield LINK_TO_DRAFT.at(place, message, hint=_HINT)
    for number, line in _lines(source):
        named = drafts.places_in(line) if (number, ()) not in told else []
        for start, end in named[:1]:
            span = Span(number, start + 1, number, end + 1)
            message = "this names a draft, which the site does not show: readers see `…` in its place"
            yield LINK_TO_DRAFT.at(Place(source.path, span, source.key), message, hint=_HINT)


def _lines(source: Document | Page) -> Iterator[tuple[int, str]]:
    """The lines of a body, and those of a page's front matter without comments; an entity has its references there."""
    if isinstance(source, Page):
        for number, line in enumerate(source.front_matter.split("\n"), start=_FRONT_MATTER):
            yield number, _COMMENT.sub("", line)
    yield from enumerate(source.body.text.split("\n"), start=source.body.first_line)
