"""Finds the entity that somebody names on the command line."""

from __future__ import annotations

from difflib import get_close_matches

from cxmap.adapters.cli.stops import CannotRunError
from cxmap.model import KINDS
from cxmap.model.catalogue import Catalogue
from cxmap.model.document import Document
from cxmap.model.ids import Key, kind_and_id


def document_named(name: str, catalogue: Catalogue) -> Document:
    """The document with this key, or with this former id; raises CannotRunError, with a suggestion, where there is none."""
    kind, identity = kind_and_id(name)
    if found := catalogue.documents.get(Key(name)):
        return found
    for entity in catalogue.entities.get(kind, ()):
        if identity in entity.aliases:
            return catalogue.documents[entity.key]
    if any(document.key == name for document in catalogue.drafts):
        raise CannotRunError(f"`{name}` is a draft, which the site does not show")
    raise CannotRunError(f"there is no `{name}`{_suggestion(name, catalogue)}")


def _suggestion(name: str, catalogue: Catalogue) -> str:
    kinds = [kind.kind for kind in KINDS]
    kind, identity = kind_and_id(name)
    same_id = [key for key in catalogue.documents if kind_and_id(key)[1] == (identity or kind)]
    close = same_id or get_close_matches(name, catalogue.documents, n=3)
    if close:
        return f"; do you mean {' or '.join(f'`{key}`' for key in close[:3])}?"
    return "" if kind in kinds and identity else f"; name it as KIND/ID, where KIND is one of {', '.join(kinds)}"
