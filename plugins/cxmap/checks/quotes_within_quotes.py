"""Texts that the site puts between quotes, and that bring quotes of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.shape import Path
from cxmap.model.touchpoint import Touchpoint

RULE = note(
    "quotes-within-quotes",
    "A text is written between quotes, and the site puts it between quotes once more.",
    wrong=written("promises/by-noon.md", "statement: “There by noon”", "made_by: last-mile"),
    right=written("promises/by-noon.md", "statement: There by noon", "made_by: last-mile"),
)

_OPENING = '"“”„‟‘‚«»‹›'
_CLOSING = '"“”‟‘’«»‹›'
_ANY = frozenset(_OPENING + _CLOSING) - {"’"}

_Text = tuple[Path, str | None]


def check(judged: JudgedMap) -> Iterator[Finding]:
    for promise in judged.catalogue.all(Promise):
        yield from _quoted(judged, promise, _texts_of(promise))
    for touchpoint in judged.catalogue.all(Touchpoint):
        if touchpoint.experience:
            yield from _quoted(judged, touchpoint, ((("experience", "quote"), touchpoint.experience.quote),))
    for persona in judged.catalogue.all(Persona):
        yield from _quoted(judged, persona, ((("quote",), persona.quote),))


def _texts_of(promise: Promise) -> Iterator[_Text]:
    yield ("statement",), promise.statement
    for position, publication in enumerate(promise.published):
        yield ("published", position, "text"), publication.text
    for position, offer in enumerate(promise.competitors):
        yield ("competitors", position, "statement"), offer.statement


def _quoted(
    judged: JudgedMap, entity: Promise | Touchpoint | Persona, texts: Iterator[_Text] | tuple[_Text, ...]
) -> Iterator[Finding]:
    for at, text in texts:
        if text and (bare := _without_quotes(text)) and judged.catalogue.is_sound(entity.key, str(at[0])):
            yield RULE.at(
                place_of(judged.catalogue.documents[entity.key], at),
                f"the quotes around `{text}` are shown as a part of it, between those that the site adds",
                hint="take them off: only the words between them",
                suggestion=json.dumps(bare, ensure_ascii=False),
            )


def _without_quotes(text: str) -> str | None:
    """The words between the quotes in which a text stands as a whole; None where it stands in none."""
    text = text.strip()
    bare = text[1:-1].strip()
    is_quoted = bare != "" and text[0] in _OPENING and text[-1] in _CLOSING
    return bare if is_quoted and _ANY.isdisjoint(bare) else None
