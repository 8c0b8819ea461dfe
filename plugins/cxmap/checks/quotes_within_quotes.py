"""Texts that bring quotes of their own where the site puts some, and names that are shown with theirs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.document import Document
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.shape import Path
from cxmap.model.slips.odd_texts import OPENING_QUOTES
from cxmap.model.touchpoint import Touchpoint

RULE = note(
    "quotes-within-quotes",
    "A text is written between quotes, which are shown as a part of it, or once more.",
    wrong=written("promises/by-noon.md", "statement: “There by noon”", "made_by: last-mile"),
    right=written("promises/by-noon.md", "statement: There by noon", "made_by: last-mile"),
)

_CLOSING = '"“”‟‘’«»‹›'
_ANY = frozenset(OPENING_QUOTES + _CLOSING) - {"’"}

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")

_BETWEEN_QUOTES = ("statement", "quote")
"""What the site puts quotes around itself, at the top of an entity."""

_Text = tuple[Path, str | None]


def check(linked: LinkedMap) -> Iterator[Finding]:
    for promise in linked.catalogue.all(Promise):
        yield from _quoted(linked, promise, _texts_of(promise))
    for touchpoint in linked.catalogue.all(Touchpoint):
        if touchpoint.experience and touchpoint.experience.quote:
            yield from _quoted(linked, touchpoint, ((("experience", "quote"), touchpoint.experience.quote),))
    for persona in linked.catalogue.all(Persona):
        yield from _quoted(linked, persona, ((("quote",), persona.quote),))
    for document in (each for each in linked.catalogue.documents.values() if each.has_odd_texts):
        for at, text in _names_in(document):
            if (bare := _without_quotes(text)) and linked.catalogue.is_sound(document.key, str(at[0])):
                yield _found(document, at, f"the quotes around `{text}` are shown as a part of it", bare)


def _names_in(document: Document) -> Iterator[tuple[Path, str]]:
    """The title, the unit, the tags, and all else at the top that is neither an id nor Markdown."""
    for key in _names_of(document.record):
        value = document.values.get(key)
        if isinstance(value, list):
            yield from (((key, position), text) for position, text in enumerate(value) if isinstance(text, str))
        elif isinstance(value, str):
            yield (key,), value


@cache
def _names_of(kind: type[Entity]) -> tuple[str, ...]:
    other = ("record", "reference", "allowed", "markdown", "address")
    fields = (key for key, shape in kind.shape.items() if not any(getattr(shape, each) for each in other))
    return tuple(key for key in fields if key not in _BETWEEN_QUOTES)


def _texts_of(promise: Promise) -> Iterator[_Text]:
    yield ("statement",), promise.statement
    for position, publication in enumerate(promise.published):
        yield ("published", position, "text"), publication.text
    for position, offer in enumerate(promise.competitors):
        yield ("competitors", position, "statement"), offer.statement


def _quoted(
    linked: LinkedMap, entity: Promise | Touchpoint | Persona, texts: Iterator[_Text] | tuple[_Text, ...]
) -> Iterator[Finding]:
    for at, text in texts:
        if text and (bare := _without_quotes(text)) and linked.catalogue.is_sound(entity.key, str(at[0])):
            message = f"the quotes around `{text}` are shown as a part of it, between those that the site adds"
            yield _found(linked.catalogue.documents[entity.key], at, message, bare)


def _found(document: Document, at: Path, message: str, bare: str) -> Finding:
    hint = "take them off: only the words between them"
    return RULE.at(place_of(document, at), message, hint=hint, suggestion=json.dumps(bare, ensure_ascii=False))


def _without_quotes(text: str) -> str | None:
    """The words between the quotes in which a text stands as a whole; None where it stands in none."""
    text = text.strip()
    if text[:1] not in OPENING_QUOTES and text[:1] != "'":
        return None
    bare = text[1:-1].strip()
    if bare and text[0] == text[-1] == "'" and "'" not in _APOSTROPHE.sub("", bare):
        return bare
    is_quoted = bare != "" and text[0] in OPENING_QUOTES and text[-1] in _CLOSING
    return bare if is_quoted and _ANY.isdisjoint(bare) else None
