"""The configuration of Sveltia CMS: each kind a collection, each field a form field, from the model alone."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from cxmap.model import KINDS, fields
from cxmap.model.descriptions import FieldEntry, accepted_words, held_types, manual_of
from cxmap.model.ids import Reference
from cxmap.model.marks import OneOf
from cxmap.model.record import Entity, Record
from cxmap.model.shape import FieldShape

FORMAT = "cxmap-frontmatter"
WRITTEN_BEFORE = "written_before"
"""The hidden field that holds front matter as it was before."""
_NAMING = ("title", "statement")
_FLAGS = ("true", "false")
FormField = dict[str, Any]


def cms_configuration(content: str, backend: Mapping[str, object]) -> Mapping[str, Any]:
    """All kinds, in the content folder at a path from the repository's root."""
    return {
        "backend": dict(backend),
        "media_folder": posixpath.join(content, "assets"),
        "public_folder": "/assets",
        "output": {"omit_empty_optional_fields": True},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [_collection(kind, content) for kind in KINDS],
    }


def _collection(kind: type[Entity], content: str) -> Mapping[str, Any]:
    named = _naming(kind)
    return {
        "name": kind.folder,
        "label": kind.folder.capitalize(),
        "label_singular": kind.kind.capitalize(),
        "description": f"{kind.meaning[0].upper()}{kind.meaning[1:]}.",
        "folder": posixpath.join(content, kind.folder),
        "extension": "md",
        "format": FORMAT,
        "identifier_field": named,
        "slug": f"{{{{{named}}}}}",
        "fields": [
            *_form(kind),
            {"name": "body", "label": "Text", "widget": "text", "required": False, "hint": "In Markdown."},
            {"name": WRITTEN_BEFORE, "widget": "hidden"},
        ],
    }


def _naming(kind: type[Entity]) -> str:
    """The field of which the id of a new file is made."""
    return next((key for key in reversed(_NAMING) if key in kind.shape and kind.shape[key].required), _NAMING[0])


def _form(record: type[Record]) -> Iterator[FormField]:
    types = held_types(record)
    for entry in manual_of(record).fields:
        shape = record.shape[entry.key]
        # A list that may stand in a CSV file stays in the text: a form would write over the file's path.
        if not shape.or_table:
            yield _common(entry) | _widget(shape, types[entry.key])


def _common(entry: FieldEntry) -> FormField:
    label = entry.key.replace("_", " ").capitalize()
    return {"name": entry.key, "label": label, "required": entry.is_required, "hint": f"{entry.words} ({entry.holds})"}


def _widget(shape: FieldShape, held: Any) -> FormField:
    if shape.record:
        inner = list(_form(shape.record))
        return {"widget": "list" if shape.many else "object", "fields": inner}
    if shape.reference and _is_of_one_kind(shape.reference) and not shape.or_alternatives:
        return _several(shape, _relation(str(shape.reference.kind)))
    if shape.reference is None and shape.allowed and not any(isinstance(mark, OneOf) for mark in get_args(held)):
        return _several(shape, {"widget": "select", "options": list(accepted_words(shape, held))})
    if held is fields.Flag:
        return {"widget": "select", "options": list(_FLAGS)}
    if held is fields.Day:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    return {"widget": "list"} if shape.many else {"widget": "text" if shape.markdown else "string"}


def _several(shape: FieldShape, widget: FormField) -> FormField:
    return widget | {"multiple": True} if shape.many else widget


def _relation(kind: str) -> FormField:
    pointed = next(each for each in KINDS if each.kind == kind)
    shown = _naming(pointed)
    return {
        "widget": "relation",
        "collection": pointed.folder,
        "value_field": "{{slug}}",
        "display_fields": [shown],
        "search_fields": [shown],
    }


def _is_of_one_kind(reference: Reference) -> bool:
    return bool(reference.kind) and not reference.or_kind and not reference.or_word
