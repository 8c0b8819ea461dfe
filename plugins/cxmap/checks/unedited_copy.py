"""Files that were copied and never edited: two entities of one kind that say the same."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.document import Document
from cxmap.model.promise import Promise
from cxmap.model.record import IDENTITY, Status

RULE = note(
    "unedited-copy",
    "Two files of one kind say the same, word for word.",
    wrong=written("departments/last-mile-copy.md", "title: Last mile"),
    right=written("departments/night-shift.md", "title: Night shift"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    alike: defaultdict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in linked.catalogue.documents.values():
        is_promise = isinstance(document.entity, Promise)  # Of these it is told sooner: `said-twice`.
        if not (is_promise or document.is_draft or document.entity.status is Status.RETIRED):
            alike[document.kind, document.entity.name].append(document)
    for group in alike.values():
        yield from _copies(group)


def _copies(group: list[Document]) -> Iterator[Finding]:
    first_saying: dict[str, Document] = {}
    # Names of copies are longer: `doorstep-2`, `doorstep-copy`.
    for document in sorted(group, key=lambda each: (len(each.entity.id), each.path)) if len(group) > 1 else ():
        first = first_saying.setdefault(_said(document), document)
        if first is not document:
            yield RULE.at(
                place_of(document, (next(key for key in document.values if key != IDENTITY),)),
                f"`{document.entity.id}` says word for word what `{first.entity.id}` says",
                hint=f"write what sets it apart, or keep `{first.entity.id}` alone and name that one",
            )


def _said(document: Document) -> str:
    """All that a file says, but for the names that it goes by."""
    fields = {key: value for key, value in document.values.items() if key not in (IDENTITY, "aliases")}
    return json.dumps([fields, document.body.text.split()], sort_keys=True)
