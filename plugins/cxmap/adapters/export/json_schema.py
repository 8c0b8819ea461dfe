"""JSON Schema of what `cxmap export json` writes: the fields from the model, the rest as `json.py` writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxmap.adapters.export.json import VERSION
from cxmap.alignment.budget import BudgetState
from cxmap.alignment.risks import RISKS
from cxmap.insight.may_be_said import MayBeSaid, Reading
from cxmap.model import KINDS, fields
from cxmap.model.descriptions import held_types
from cxmap.model.json_schema import DRAFT, records_in
from cxmap.model.record import OWN_KEYS, Entity, Record
from cxmap.model.schema_values import JsonSchema
from cxmap.model.shape import FieldShape
from cxmap.model.targets import Operator
from cxmap.model.verdicts import Verdict

_STRING: JsonSchema = {"type": "string"}
_NUMBER: JsonSchema = {"type": "number"}
_COUNT: JsonSchema = {"type": "integer", "minimum": 0}
_RATE: JsonSchema = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
_HELD: Mapping[object, JsonSchema] = {
    **dict.fromkeys(
        (fields.Level, fields.LowestLevel, fields.HighestLevel, fields.Amount, fields.Rating, fields.Percentile),
        _NUMBER,
    ),
    **dict.fromkeys((fields.Count, fields.PositiveCount), _COUNT),
    fields.Flag: {"type": "boolean"},
    fields.Day: {"type": "string", "format": "date"},
}
"""All other fields are texts."""


def export_schema() -> JsonSchema:
    """One document for the whole export."""
    return {
        "$schema": DRAFT,
        "title": "Export of a map",
        "description": "The whole map and its verdicts on one day.",
        **_object(_parts()),
        "$defs": dict(_definitions()),
    }


def _parts() -> Mapping[str, JsonSchema]:
    return {
        "version": {"const": VERSION},
        "as_of": {"type": "string", "format": "date"},
        "entities": {
            "type": "object",
            "patternProperties": {f"^{kind.kind}/": _defined(kind) for kind in KINDS},
            "additionalProperties": False,
        },
        "alignment": _list(_object(_pair())),
        "promises": _by_id(
            {**_tally(), "list": _one_of(MayBeSaid, or_null=True), "reading": _one_of(Reading, or_null=True)}
        ),
        "journeys": _by_id(_tally()),
        "touchpoints": _by_id(_tally()),
        "departments": _by_id({**_tally(), "keeps": _counts(), "makes": _counts()}),
        "partners": _by_id({**_tally(), "keeps": _counts(), "makes": _counts()}),
        "capabilities": _by_id({"unpromoted": _list(_STRING), "safe": _list(_safe())}),
        "kept_rate": _RATE,
        "promise_rate": _RATE,
    }


def _pair() -> Mapping[str, JsonSchema]:
    return {
        "promise": _STRING,
        "touchpoint": _STRING,
        "verdict": _one_of(Verdict),
        "reason": _STRING,
        "expectations": _list(_object(_expectation())),
    }


def _expectation() -> Mapping[str, JsonSchema]:
    texts = dict.fromkeys(("metric", "capability", "group", "period", "window"), _or_null("string"))
    numbers = dict.fromkeys(("target", "designed", "value", "low", "high"), _or_null("number"))
    return {
        **texts,
        **numbers,
        "operator": _one_of(Operator, or_null=True),
        "verdict": _one_of(Verdict),
        "risks": _list(_one_of(str(risk) for risk in RISKS)),
        "sample": _or_null("integer"),
        "budget": {"anyOf": [{"type": "null"}, _object(_budget())]},
    }


def _budget() -> Mapping[str, JsonSchema]:
    return {
        "window": _STRING,
        **dict.fromkeys(("cases", "volume"), _COUNT),
        **dict.fromkeys(("missed", "allowed", "left", "need"), _NUMBER),
        "state": _one_of(BudgetState),
        "runs_out": {"type": ["string", "null"], "format": "date"},
    }


def _safe() -> JsonSchema:
    ends = {operator.value: _NUMBER for operator in Operator}
    known = {"metric": _STRING, "group": _or_null("string"), "period": _STRING}
    either = [{"required": [end]} for end in ends]
    return {**_object(known), "properties": {**known, **ends}, "oneOf": either}


def _tally() -> Mapping[str, JsonSchema]:
    return {"verdict": _one_of(Verdict, or_null=True), "counts": _counts()}


def _counts() -> JsonSchema:
    return _object({verdict.value: _COUNT for verdict in Verdict})


def _definitions() -> Iterator[tuple[str, JsonSchema]]:
    """The kinds and the groups of fields inside them, by the names of their classes."""
    for record in (*KINDS, *records_in(KINDS)):
        yield record.__name__, _record(record)


def _record(record: type[Record]) -> JsonSchema:
    held = held_types(record)
    known = {key: _field(shape, held[key]) for key, shape in record.shape.items()}
    needed = [key for key, shape in record.shape.items() if shape.required]
    described: dict[str, object] = {
        "type": "object",
        "properties": known,
        "patternProperties": {f"^{OWN_KEYS}": True},
        "additionalProperties": False,
        "required": needed,
    }
    return {"title": record.kind.capitalize(), **described} if issubclass(record, Entity) else described


def _field(shape: FieldShape, held: object) -> JsonSchema:
    if shape.record:
        value: JsonSchema = _defined(shape.record)
    elif shape.allowed or shape.reference:
        value = _STRING
    else:
        value = _HELD.get(held, _STRING)
    if shape.or_alternatives:
        value = {"anyOf": [value, _list(value)]}
    return _list(value) if shape.many else value


def _object(known: Mapping[str, JsonSchema]) -> JsonSchema:
    """An object with all of these keys and no other."""
    return {"type": "object", "properties": known, "required": list(known), "additionalProperties": False}


def _by_id(known: Mapping[str, JsonSchema]) -> JsonSchema:
    return {"type": "object", "additionalProperties": _object(known)}


def _list(member: JsonSchema) -> JsonSchema:
    return {"type": "array", "items": member}


def _one_of(words: Iterable[str], *, or_null: bool = False) -> JsonSchema:
    return {"enum": [*map(str, words), *([None] if or_null else [])]}


def _or_null(name: str) -> JsonSchema:
    return {"type": [name, "null"]}


def _defined(record: type[Record]) -> JsonSchema:
    return {"$ref": f"#/$defs/{record.__name__}"}
