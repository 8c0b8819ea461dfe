"""JSON Schema of front matter, made from the model: for forms, for editors of text, and for other programs.

It says what one file can say of itself. Whether ids exist, and what files say of each other, only a check can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cxmap.model import KINDS
from cxmap.model.descriptions import FieldEntry, accepted_words, held_types, manual_of
from cxmap.model.keys import KIND
from cxmap.model.record import OWN_KEYS, Entity, Record
from cxmap.model.schema_values import JsonSchema, value_schema
from cxmap.model.shape import FieldShape

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FLAGS: Mapping[str, bool] = {"true": True, "false": False}
_DEFINITIONS = "$defs"


def kind_schema(kind: type[Entity]) -> JsonSchema:
    """One document for the files of a kind."""
    return {"$schema": DRAFT, **_entity(kind), _DEFINITIONS: _definitions([kind])}


def map_schema() -> JsonSchema:
    """One document for the files of all kinds, each kind by its name among the definitions."""
    kinds = {kind.kind: _entity(kind) for kind in KINDS}
    return {
        "$schema": DRAFT,
        "title": "Front matter",
        "description": "The fields of one file of the map.",
        "anyOf": [_defined(name) for name in kinds],
        _DEFINITIONS: kinds | dict(_definitions(KINDS)),
    }


def _entity(kind: type[Entity]) -> JsonSchema:
    described = _record(kind, kind.kind.capitalize(), f"{kind.meaning[0].upper()}{kind.meaning[1:]}.")
    named = {"const": kind.kind, "description": "The kind, where the folder does not say it."}
    return {**described, "properties": {**described["properties"], KIND: named}}


def _definitions(kinds: Iterable[type[Record]]) -> Mapping[str, JsonSchema]:
    """The groups of fields inside these, by their names."""
    found: dict[str, JsonSchema] = {}
    for record in records_in(kinds):
        if record.__name__ not in found:
            found[record.__name__] = _record(record, _title(record.__name__), manual_of(record).words)
    return found


def records_in(kinds: Iterable[type[Record]]) -> Iterator[type[Record]]:
    for kind in kinds:
        for shape in kind.shape.values():
            if shape.record:
                yield shape.record
                yield from records_in([shape.record])


def _defined(name: str) -> JsonSchema:
    return {"$ref": f"#/{_DEFINITIONS}/{name}"}


def _record(record: type[Record], title: str, words: str) -> dict[str, Any]:
    types = held_types(record)
    properties = {
        field.key: _field(record.shape[field.key], field, types[field.key]) for field in manual_of(record).fields
    }
    others = {other: properties[key] | {"deprecated": True} for other, key in record.synonyms.items()}
    schema: dict[str, Any] = {
        "title": title,
        "description": " ".join(words.split()),
        "type": "object",
        "properties": properties | others,
        "patternProperties": {f"^{OWN_KEYS}": True},
        "additionalProperties": False,
    }
    known_otherwise = set(record.synonyms.values())
    if required := [key for key, shape in record.shape.items() if shape.required and key not in known_otherwise]:
        schema["required"] = required
    if conditions := list(_conditions(record)):
        schema["allOf"] = conditions
    return schema


def _conditions(record: type[Record]) -> Iterator[JsonSchema]:
    """The rules between the keys of a record, as `demands` of the descriptions has them in words."""
    yield from (_one_of((key, other)) for other, key in record.synonyms.items() if record.shape[key].required)
    for keys in record.exactly_one:
        yield _one_of(keys)
    for keys in record.never_both:
        yield {"not": {"required": keys}}
    for key, (other, value) in record.required_unless.items():
        exempt = {"required": [other], "properties": {other: {"const": str(value)}}}
        yield {"anyOf": [{"required": [key]}, exempt]}
    for key, keys in record.exactly_one_with:
        yield {"if": {"required": [key]}, "then": _one_of(keys), "else": {"not": _any_of(keys)}}
    for key, ways in record.ways.items():
        yield {"if": {"required": [key]}, "then": _one_way(record, key, ways)}


def _one_of(keys: Sequence[str]) -> JsonSchema:
    return {"oneOf": [{"required": [key]} for key in keys]}


def _any_of(keys: Sequence[str]) -> JsonSchema:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _one_way(record: type[Record], about: str, ways: Sequence[Sequence[str]]) -> JsonSchema:
    """One way whole, and nothing beside it that belongs to no whole one."""
    known = dict.fromkeys(key for way in ways for key in way)
    strange = [key for key in record.shape if key not in known and key != about]
    whole = [
        {"if": {"required": [key]}, "then": {"anyOf": [{"required": way} for way in ways if key in way]}}
        for key in known
    ]
    return {"anyOf": [{"required": way} for way in ways], "not": _any_of(strange), "allOf": whole}


def _field(shape: FieldShape, field: FieldEntry, held: Any) -> dict[str, Any]:
    schema: dict[str, Any] = {"title": _title(field.key), "description": field.words}
    schema |= _values(shape, held)
    if field.default:
        schema["default"] = _FLAGS.get(field.default, field.default)
    if shown := _examples(shape, field):
        schema["examples"] = shown
    return schema


def _values(shape: FieldShape, held: Any) -> JsonSchema:
    """One value, or a list; a text alone may stand for a list of one."""
    if not shape.record:
        one = value_schema(shape, held, accepted_words(shape, held))
        member = {"anyOf": [one, {"type": "array", "items": one}]} if shape.or_alternatives else one
        return {"anyOf": [{"type": "array", "items": member}, one]} if shape.many else one
    alone = value_schema(bare, *_held_by(shape.record, bare)) if (bare := _bare(shape)) else None
    group = _defined(shape.record.__name__)
    member = {"anyOf": [group, alone]} if alone else group
    if not shape.many:
        return member
    listed = {"type": "array", "items": member}
    if shape.or_table:
        return {"anyOf": [listed, {"type": "string", "pattern": r"\.[Cc][Ss][Vv]$"}]}
    return {"anyOf": [listed, alone]} if alone else listed


def _bare(shape: FieldShape) -> FieldShape | None:
    """The field for which a text alone stands in place of the whole group."""
    key = shape.record.bare if shape.record else None
    return shape.record.shape[key] if shape.record and key else None


def _held_by(record: type[Any], shape: FieldShape) -> tuple[Any, tuple[str, ...]]:
    held = held_types(record)[shape.key]
    return held, accepted_words(shape, held)


def _examples(shape: FieldShape, field: FieldEntry) -> list[object]:
    """Values that would do, each as it is typed."""
    if shape.record:
        return []
    typed = [value for value in shape.examples if value] or [value for value in (field.example,) if value]
    if not shape.many:
        return list(dict.fromkeys(typed))
    return [value.strip("[]").split(", ") for value in typed if value.rfind("[") == 0]


def _title(name: str) -> str:
    """`reads_as` and `PainPoint` as words."""
    spaced = "".join(f" {sign}" if sign.isupper() else sign for sign in name).strip().replace("_", " ")
    return spaced.capitalize()
