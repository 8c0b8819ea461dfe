"""Quarantine: the files that a site leaves out as they have errors, and the entities that it does not know then."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from cxmap.findings.finding import Finding
from cxmap.findings.severity import Severity
from cxmap.linking.references import aliases_of
from cxmap.model.catalogue import Catalogue
from cxmap.model.document import Page
from cxmap.model.ids import Key

_HOME_FILE = "index.md"
_HOME_VIEW = "home"


@dataclass(frozen=True, slots=True)
class Quarantine:
    """Files by path, each with the entity that it is, and every key, former ones too, that leads to one of them."""

    files: Mapping[str, Key | None] = field(default_factory=dict)
    keys: frozenset[Key] = frozenset()


def quarantine(
    catalogue: Catalogue, unreadable: Collection[Key], pages: Iterable[Page], faults: Iterable[Finding]
) -> Quarantine:
    """The files with errors, and those of which something is wrong that is told elsewhere; not the site's home."""
    told = tuple(faults)
    errors = [each for each in told if each.severity is Severity.ERROR]
    files: dict[str, Key | None] = {each.place.path: each.place.entity for each in errors}
    entities = {each.place.entity for each in errors}
    told_of = {each.place.path for each in told}
    documents = (*catalogue.documents.values(), *catalogue.drafts)
    left_out = [
        document
        for document in documents
        if document.path in files
        or document.key in entities
        or (errors and document.damaged and document.path not in told_of)
    ]
    files |= {document.path: document.key for document in left_out}
    for path in (_HOME_FILE, *(page.path for page in pages if page.view == _HOME_VIEW)):
        files.pop(path, None)
    known = {document.key for document in documents}
    keys = {document.key for document in left_out} | aliases_of(left_out).keys() | (set(unreadable) - known)
    return Quarantine(dict(sorted(files.items())), frozenset(keys))
