"""One sentence about an entity: shown when a reader points at a link."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.alignment.results import Alignment, tally_of
from cxmap.alignment.wording import verdict_words
from cxmap.insight.who_acts import owner_of
from cxmap.model.catalogue import Catalogue
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.pages.kit.plain_words import PlainWords
from cxmap.pages.kit.verdict_words import counts_words
from cxmap.pages.kit.words import capitalised, kind_words

_LONGEST = 160
_VERBS: Mapping[type[Entity], str] = {Promise: "made by", Partner: "managed by"}


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
