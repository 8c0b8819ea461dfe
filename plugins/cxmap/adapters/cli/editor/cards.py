"""The card of an entity in an editor: its title, its verdict, and the reasons for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxmap.adapters.cli.editor.news import EntityNote
from cxmap.compiler import Map
from cxmap.model.document import Document
from cxmap.model.ids import Key

_MOST_PAIRS = 3
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|!"})


def notes_of(compiled: Map) -> Mapping[Key, EntityNote]:
    """All entities, drafts included."""
    catalogue = compiled.catalogue
    documents = (*catalogue.documents.values(), *catalogue.drafts)
    return {document.key: _note(document, compiled) for document in documents}


def _note(document: Document, compiled: Map) -> EntityNote:
    entity = document.entity
    card = "\n\n".join(_parts(document, compiled))
    return EntityNote(document.key, entity.name, document.path, card, entity.is_draft)


def _parts(document: Document, compiled: Map) -> Iterator[str]:
    entity, alignment = document.entity, compiled.alignment
    state = "" if entity.is_live else f", {entity.status}"
    yield f"**{plain(entity.name)}** (`{document.key}`{state})"
    if entity.summary:
        yield plain(" ".join(entity.summary.split()))
    tally = alignment.tallies.get(document.key)
    if tally and tally.verdict:
        counts = ", ".join(f"{count} {verdict}" for verdict, count in tally.counts.items() if count)
        yield f"Verdict on {compiled.as_of}: **{tally.verdict}** ({counts})"
    elif tally:
        yield "No verdict: no live promise meets a live touchpoint here"
    pairs = sorted(alignment.pairs_of.get(document.key, ()), key=lambda pair: pair.verdict.rank)
    for pair in pairs[:_MOST_PAIRS]:
        yield f"- *{pair.verdict}*: {plain(pair.reason)} (`{pair.promise}` on `{pair.touchpoint}`)"
    if len(pairs) > _MOST_PAIRS:
        yield f"- and {len(pairs) - _MOST_PAIRS} more: `cxmap show {document.key}`"


def plain(text: str) -> str:
    """A text that Markdown shows as it was typed."""
    return text if text.replace(" ", "").isalnum() else text.translate(_SIGNS)
