"""One sentence about an entity: shown when a reader points at a link."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cxmap.alignment.results import Alignment, tally_of
from cxmap.alignment.wording import verdict_words
from cxmap.insight.who_acts import owner_of
from cxmap.model.catalogue import Catalogue
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.pages.kit.verdict_words import counts_words
from cxmap.pages.kit.words import capitalised, kind_words

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
