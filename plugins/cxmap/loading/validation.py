"""From texts to an entity: pydantic judges, and every complaint becomes a finding at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.rule import Rule
from cxmap.findings.rules import (
    BY_ID,
    REQUIRED_FIELD,
    UNKNOWN_FIELD,
    VALUE_NOT_ALLOWED,
    WRONG_TYPE,
)
from cxmap.findings.suggest import did_you_mean, nearest
from cxmap.loading.places import NodePlaces
from cxmap.model.document import START
from cxmap.model.ids import Key
from cxmap.model.record import IDENTITY, Entity, Record
from cxmap.model.shape import FieldShape, Path

_EXPECTED = {
    "string_type": "one text",
    "tuple_type": "a list",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
}
_PLACEHOLDERS: tuple[Any, ...] = ("", [], "0001-01-01")


@dataclass(frozen=True, slots=True)
class Written:
    """Whose front matter is judged, and where to find things in it."""

    path: str
    key: Key
    places: NodePlaces


def complaints(kind: type[Entity], error: ValidationError, written: Written) -> Iterator[tuple[Path, Finding]]:
    """Each complaint as the path it is about and its finding; a misspelt required key is one complaint."""
    details = error.errors(include_url=False, include_context=True)
    unknown = {
        detail["loc"]: nearest(str(detail["loc"][-1]), _free_keys(kind, detail["loc"][:-1], written))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    misspelt = {(*path[:-1], meant) for path, meant in unknown.items() if meant}
    for detail in details:
        path = detail["loc"]
        if detail["type"] == "extra_forbidden":
            yield path, _unknown_field(kind, path, unknown[path], written)
        elif detail["type"] == "missing":
            if path not in misspelt:
                yield path, required(kind, path, written)
        else:
            yield path, _bad_value(kind, detail, written)


def required(kind: type[Entity], path: Path, written: Written) -> Finding:
    """The finding for a field that must be written."""
    owner = path[:-1]
    span = written.places.first_key(owner) if owner else START
    holder = f"`{field_name(owner)}`" if owner else f"this {kind.kind}"
    return REQUIRED_FIELD.at(
        Place(written.path, span, written.key, field_name(path)),
        f"{holder} has no `{path[-1]}`",
        hint=f"write `{path[-1]}: …` here",
    )


def salvaged(
    kind: type[Entity], values: Mapping[str, Any], damaged: frozenset[str], context: Mapping[str, Any]
) -> Entity:
    """The entity with neutral values in place of its damaged fields, so that the rest of it can be checked."""
    kept = {key: value for key, value in values.items() if key not in damaged}
    for field in kind.shape.values():
        if field.required and field.key not in kept:
            kept[field.key] = _placeholder(kind, field, kept, context)
    return kind.model_validate(kept, context=context)


def record_at(kind: type[Entity], path: Path) -> type[Record]:
    """The record that holds the value at `path`."""
    record: type[Record] = kind
    for step in path[:-1]:
        field = record.shape.get(step) if isinstance(step, str) else None
        record = field.record if field is not None and field.record is not None else record
    return record


def _placeholder(kind: type[Entity], field: FieldShape, kept: Mapping[str, Any], context: Mapping[str, Any]) -> Any:
    for candidate in (*field.allowed[:1], *_PLACEHOLDERS):
        try:
            kind.model_validate({**kept, field.key: candidate}, context=context)
        except ValidationError as error:
            if any(detail["loc"][:1] == (field.key,) for detail in error.errors(include_url=False)):
                continue
        return candidate
    raise AssertionError(f"no neutral value fits {kind.kind}.{field.key}")


def _free_keys(kind: type[Entity], path: Path, written: Written) -> tuple[str, ...]:
    """The keys that the record at `path` knows and its author has not written yet."""
    taken = written.places.order_of_keys(path)
    return tuple(key for key in record_at(kind, (*path, "")).shape if key not in taken)


def _unknown_field(kind: type[Entity], path: Path, meant: str | None, written: Written) -> Finding:
    holder = f"`{field_name(path[:-1])}`" if path[:-1] else f"a {kind.kind}"
    known = [key for key in record_at(kind, path).shape if key != IDENTITY]
    return UNKNOWN_FIELD.at(
        Place(written.path, written.places.of_key(path), written.key, field_name(path)),
        f"`{path[-1]}` is no field of {holder}",
        hint=did_you_mean(meant, known, otherwise="begin a key of your own with `x-`"),
        suggestion=meant,
    )


def _bad_value(kind: type[Entity], detail: ErrorDetails, written: Written) -> Finding:
    path, context = detail["loc"], detail.get("ctx", {})
    record = record_at(kind, path)
    if "at" in context:
        path = (*path, context["at"])
        record = record_at(kind, path)
    rule, message, allowed = _judged(detail, record, path)
    if record.value_rule and rule in (WRONG_TYPE, VALUE_NOT_ALLOWED):
        rule = BY_ID[record.value_rule]
    value = detail["input"]
    shown = f"`{value}` " if isinstance(value, str) and len(value) <= 80 else "this "
    suggestion = nearest(value, allowed) if isinstance(value, str) and allowed else None
    hint = did_you_mean(suggestion, allowed, otherwise="") if allowed else _hint(detail)
    if detail["type"] == "tuple_type" and isinstance(value, str) and "\n" not in value:
        suggestion = f"[{value}]"
    place = Place(written.path, written.places.of_value(path), written.key, field_name(path))
    return rule.at(place, shown + message, hint=hint, suggestion=suggestion)


def _judged(detail: ErrorDetails, record: type[Record], path: Path) -> tuple[Rule, str, tuple[str, ...]]:
    """The rule, what is the case, and the allowed words where there is a list of them."""
    context = detail.get("ctx", {})
    if detail["type"] in BY_ID:
        allowed = tuple(context["allowed"].split("\n")) if "allowed" in context else ()
        return BY_ID[detail["type"]], detail["msg"], allowed
    if detail["type"] == "enum":
        step = path[-1] if isinstance(path[-1], str) else path[-2]
        return VALUE_NOT_ALLOWED, "is not allowed here", record.shape[str(step)].allowed
    return WRONG_TYPE, f"is not {_EXPECTED[detail['type']]}", ()


def _hint(detail: ErrorDetails) -> str:
    if detail["type"] == "tuple_type":
        return "write a list: each entry on a line of its own after `- `, or all of them in `[ ]`"
    if detail["type"] == "string_type":
        return "write one text; put quotes around it if it begins with `[` or `{`"
    if detail["type"] in ("model_type", "model_attributes_type"):
        return "write its fields below it, two spaces further right, with a space after each colon"
    expected = detail.get("ctx", {}).get("expected")
    return f"write {expected}" if expected else "correct the value"
