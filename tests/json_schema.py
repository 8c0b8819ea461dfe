"""As much of JSON Schema, draft 2020-12, as our schemas use; any other keyword is an error of the test."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
ANNOTATIONS = ("$schema", "$defs", "title", "description", "default", "examples", "deprecated", "format")


def faults(schema: Any, value: Any, root: Any = None, at: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """The places, with the keyword, at which a value is not as the schema says."""
    root = schema if root is None else root
    if isinstance(schema, bool):
        yield from () if schema else [(*at, "false")]
        return
    for keyword in schema:
        if keyword in ANNOTATIONS or keyword.startswith("x-") or keyword in ("then", "else"):
            continue
        yield from _KEYWORDS[keyword](schema, value, root, at)


def fits(schema: Any, value: Any, root: Any) -> bool:
    return next(faults(schema, value, root), None) is None


def is_of(value: Any, name: str) -> bool:
    is_truth = isinstance(value, bool)
    return is_truth == (name == "boolean") and isinstance(value, _TYPES[name])


def _type(schema: Any, value: Any, _root: Any, at: Any) -> Iterator[Any]:
    names = (
        schema["type"]
        if isinstance(schema["type"], Sequence) and not isinstance(schema["type"], str)
        else [schema["type"]]
    )
    if not any(is_of(value, name) for name in names):
        yield (*at, "type")


def _pattern(schema: Any, value: Any, _root: Any, at: Any) -> Iterator[Any]:
    if isinstance(value, str) and not re.search(schema["pattern"], value):
        yield (*at, "pattern")


def _max_length(schema: Any, value: Any, _root: Any, at: Any) -> Iterator[Any]:
    if isinstance(value, str) and len(value) > schema["maxLength"]:
        yield (*at, "maxLength")


def _bounds(schema: Any, value: Any, _root: Any, at: Any) -> Iterator[Any]:
    if is_of(value, "number"):
        is_low = value < schema.get("minimum", value) or value <= schema.get("exclusiveMinimum", value - 1)
        if is_low or value > schema.get("maximum", value) or value >= schema.get("exclusiveMaximum", value + 1):
            yield (*at, "bounds")


def _enum(schema: Any, value: Any, _root: Any, at: Any) -> Iterator[Any]:
    if not any(value == each and type(value) is type(each) for each in schema["enum"]):
        yield (*at, "enum")


def _const(schema: Any, value: Any, _root: Any, at: Any) -> Iterator[Any]:
    if value != schema["const"]:
        yield (*at, "const")


def _ref(schema: Any, value: Any, root: Any, at: Any) -> Iterator[Any]:
    yield from faults(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, root, at)


def _any_of(schema: Any, value: Any, root: Any, at: Any) -> Iterator[Any]:
    if not any(fits(each, value, root) for each in schema["anyOf"]):
        yield (*at, "anyOf")


def _one_of(schema: Any, value: Any, root: Any, at: Any) -> Iterator[Any]:
    if sum(fits(each, value, root) for each in schema["oneOf"]) != 1:
        yield (*at, "oneOf")


def _all_of(schema: Any, value: Any, root: Any, at: Any) -> Iterator[Any]:
    for each in schema["allOf"]:
        yield from faults(each, value, root, at)


def _not(schema: Any, value: Any, root: Any, at: Any) -> Iterator[Any]:
    if fits(schema["not"], value, root):
        yield (*at, "not")


def _if(schema: Any, value: Any, root: Any, at: Any) -> Iterator[Any]:
    yield from faults(schema.get("then" if fits(schema["if"], value, root) else "else", True), value, root, at)


def _required(schema: Any, value: Any, _root: Any, at: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from ((*at, key, "required") for key in schema["required"] if key not in value)


def _properties(schema: Any, value: Any, root: Any, at: Any) -> Iterator[Any]:
    for key, each in schema["properties"].items():
        if isinstance(value, dict) and key in value:
            yield from faults(each, value[key], root, (*at, key))


def _additional(schema: Any, value: Any, root: Any, at: Any) -> Iterator[Any]:
    """Keys that are neither known nor of a known pattern: forbidden, or as another schema says."""
    known, patterns, others = (
        schema.get("properties", ()),
        schema.get("patternProperties", ()),
        schema["additionalProperties"],
    )
    for key in value if isinstance(value, dict) else ():
        if key in known or any(re.search(pattern, key) for pattern in patterns):
            continue
        if others is False:
            yield (*at, key, "additionalProperties")
        else:
            yield from faults(others, value[key], root, (*at, key))


def _patterns(schema: Any, value: Any, root: Any, at: Any) -> Iterator[Any]:
    for key in value if isinstance(value, dict) else ():
        for pattern, each in schema["patternProperties"].items():
            if re.search(pattern, key):
                yield from faults(each, value[key], root, (*at, key))


def _items(schema: Any, value: Any, root: Any, at: Any) -> Iterator[Any]:
    for index, member in enumerate(value if isinstance(value, list) else ()):
        yield from faults(schema["items"], member, root, (*at, index))


_KEYWORDS: Mapping[str, Any] = {
    "type": _type,
    "pattern": _pattern,
    "maxLength": _max_length,
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _bounds),
    "enum": _enum,
    "const": _const,
    "$ref": _ref,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "allOf": _all_of,
    "not": _not,
    "if": _if,
    "required": _required,
    "properties": _properties,
    "patternProperties": _patterns,
    "additionalProperties": _additional,
    "items": _items,
}
