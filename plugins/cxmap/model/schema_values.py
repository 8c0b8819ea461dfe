"""JSON Schema of single values: of a text as it is typed, and of the number or flag that YAML makes of such a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxmap.model import fields
from cxmap.model.ids import LONGEST_ID, Reference
from cxmap.model.marks import OneOf
from cxmap.model.shape import FieldShape

JsonSchema = Mapping[str, object]

_STRING = "string"
_NUMBER = ("number", _STRING)
_WHOLE = ("integer", _STRING)
_TEXT = (_STRING, "number", "boolean")
_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DIGITS = r"[0-9]+(\.[0-9]+)?"
_LEVEL: JsonSchema = {"type": _NUMBER, "pattern": rf"^[+-]?{_DIGITS}$"}
_PERIODS = ("[0-9]{4}", "[0-9]{4}-[0-9]{2}", "[0-9]{4}-[Ww][0-9]{2}", "[0-9]{4}-[Qq][1-4]", "[0-9]{4}-[Hh][12]", _DAY)

# Bounds hold for numbers and patterns for texts: JSON Schema asks each only of what it is about.
_VALUES: Mapping[Any, JsonSchema] = {
    fields.Title: {"type": _TEXT},
    fields.Text: {"type": _TEXT, "x-markdown": True},
    fields.Level: _LEVEL,
    fields.LowestLevel: _LEVEL,
    fields.HighestLevel: _LEVEL,
    fields.Amount: {"type": _NUMBER, "minimum": 0, "pattern": rf"^\+?{_DIGITS}$"},
    fields.Rating: {
        "type": _NUMBER,
        "minimum": 1,
        "maximum": 5,
        "pattern": r"^\+?0*([1-4](\.[0-9]+)?|5(\.0+)?)$",
    },
    fields.Percentile: {
        "type": _NUMBER,
        "exclusiveMinimum": 0,
        "exclusiveMaximum": 100,
        "pattern": r"^\+?0*([1-9][0-9]?(\.[0-9]+)?|0?\.0*[1-9][0-9]*)$",
    },
    fields.Count: {"type": _WHOLE, "minimum": 0, "pattern": r"^\+?[0-9]+$"},
    fields.PositiveCount: {"type": _WHOLE, "minimum": 1, "pattern": r"^\+?0*[1-9][0-9]*$"},
    fields.Flag: {"enum": (True, False, "true", "false", "yes", "no")},
    fields.Day: {"type": _STRING, "format": "date", "pattern": f"^{_DAY}$"},
    fields.DurationText: {"type": _STRING, "pattern": "^0*[1-9][0-9]{0,8} (day|week|month|year)s?$"},
    fields.PeriodText: {"type": _WHOLE, "pattern": rf"^({'|'.join(_PERIODS)}|{_DAY}\.\.{_DAY})$"},
    fields.Scale: {"type": _STRING, "pattern": rf"^[+-]?{_DIGITS}\.\.[+-]?{_DIGITS}$"},
    fields.Address: {"type": _STRING},
    fields.Mailbox: {"type": _STRING, "format": "email"},
    fields.FormerId: {"type": _WHOLE, "maxLength": LONGEST_ID, "pattern": f"^{_ID}$"},
    fields.OwnId: {"type": _WHOLE, "maxLength": LONGEST_ID, "pattern": f"^{_ID}$"},
}


def value_schema(shape: FieldShape, held: Any, words: tuple[str, ...]) -> JsonSchema:
    """The schema of one value of this type; of a fixed word, the `words` that are accepted."""
    if shape.reference:
        return _reference_schema(shape.reference)
    if not shape.allowed:
        return _VALUES[held]
    is_closed = not any(isinstance(mark, OneOf) for mark in getattr(held, "__metadata__", ()))
    # A site may add words of its own.
    return {"enum": words} if is_closed else {"anyOf": ({"enum": words}, {"type": _STRING})}


def _reference_schema(reference: Reference) -> JsonSchema:
    """An id of a kind that exists, which only the map can say."""
    kind_and_id = f"{reference.or_kind or '[a-z]+'}/{_ID}"
    forms = (*((_ID,) if reference.kind else ()), *((kind_and_id,) if reference.or_kind or not reference.kind else ()))
    schema: dict[str, object] = {
        "type": _WHOLE if reference.kind else _STRING,
        "pattern": f"^({'|'.join(forms)})$" if len(forms) > 1 else f"^{forms[0]}$",
        "x-reference": reference.kind or "any",
    }
    if reference.or_kind:
        schema["x-or-reference"] = reference.or_kind
    if reference.or_word:
        schema["x-or-word"] = reference.or_word
    return schema
