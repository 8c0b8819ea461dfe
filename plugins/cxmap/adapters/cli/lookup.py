"""Finds the entity that somebody names on the command line."""

from __future__ import annotations

from cxmap.adapters.cli.stops import CannotRunError
from cxmap.findings.suggest import nearest
from cxmap.model import KINDS
from cxmap.model.catalogue import Catalogue
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of, kind_and_id

_KINDS = tuple(kind.kind for kind in KINDS)


def document_named(name: str, catalogue: Catalogue) -> Document:
    """The document with this key or former id; raises CannotRunError, with a suggestion, where there is none."""
    kind, identity = kind_and_id(name)
    if found := catalogue.documents.get(Key(name)):
        return found
    for entity in catalogue.entities.get(kind, ()):
        if identity in entity.aliases:
            return catalogue.documents[entity.key]
    if any(document.key == name for document in catalogue.drafts):
        raise CannotRunError(f"`{name}` is a draft, which the site does not show")
    raise CannotRunError(f"there is no `{name}`; {_advice(name, catalogue)}")


def _advice(name: str, catalogue: Catalogue) -> str:
    kind, _ = kind_and_id(name)
    # People also write a bare id, a folder for its kind, or the path of the file.
    identity = name.rpartition("/")[2].removesuffix(".md")
    close = [key for key in map(key_of, _KINDS, [identity] * len(_KINDS)) if key in catalogue.documents]
    ids = [entity.id for entity in catalogue.entities.get(kind, ())]
    if not close and (near := nearest(identity, ids)):
        close = [key_of(kind, near)]
    if close:
        return f"did you mean {' or '.join(f'`{key}`' for key in close)}?"
    if kind in _KINDS and "/" in name:
        return f"its file would be in `{_folder(kind)}/`"
    return f"name it as KIND/ID, where KIND is one of {', '.join(_KINDS)}"


def _folder(kind: str) -> str:
    return next(known.folder for known in KINDS if known.kind == kind)
