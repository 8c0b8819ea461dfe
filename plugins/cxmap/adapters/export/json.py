"""The whole map and its verdicts as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cxmap.alignment.results import Alignment, Judgement, Pair, SafeLevel
from cxmap.compiler import Map
from cxmap.findings.formats.json_text import JsonValue, json_text
from cxmap.model.capability import Capability
from cxmap.model.ids import kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.record import Entity, Record
from cxmap.model.touchpoint import Touchpoint

VERSION = 1
FILE_NAME = "cxmap.json"


def exported(compiled: Map) -> Mapping[str, bytes]:
    """One file that holds everything."""
    return {FILE_NAME: json_text(map_value(compiled)).encode()}


def map_value(compiled: Map) -> JsonValue:
    catalogue, alignment = compiled.catalogue, compiled.alignment
    capabilities = (capability for capability in catalogue.all(Capability) if capability.is_live)
    return {
        "version": VERSION,
        "as_of": compiled.as_of.isoformat(),
        "entities": {key: fields_of(document.entity) for key, document in catalogue.documents.items()},
        "alignment": [_pair(pair) for pair in alignment.pairs],
        "promises": _tallies(alignment, Promise),
        "journeys": _tallies(alignment, Journey),
        "touchpoints": _tallies(alignment, Touchpoint),
        "capabilities": {capability.id: _capability(alignment, capability.id) for capability in capabilities},
        "kept_rate": alignment.kept_rate,
    }


def fields_of(record: Record) -> Mapping[str, JsonValue]:
    """Every field that was written or has a default, by the key that authors write; own `x-` keys among them."""
    return dict(_fields(record))


def _pair(pair: Pair) -> JsonValue:
    return {
        "promise": pair.promise,
        "touchpoint": pair.touchpoint,
        "verdict": pair.verdict.value,
        "reason": pair.reason,
        "expectations": [_expectation(judgement) for judgement in pair.judgements],
    }


def _expectation(judgement: Judgement) -> JsonValue:
    return {
        "metric": judgement.metric,
        "operator": judgement.operator,
        "target": judgement.target,
        "capability": judgement.capability,
        "verdict": judgement.verdict.value,
        "risks": [str(risk) for risk in judgement.risks],
        "designed": judgement.designed,
        "value": judgement.value,
        "low": judgement.low,
        "high": judgement.high,
        "sample": judgement.sample,
        "period": judgement.period,
    }


def _tallies(alignment: Alignment, kind: type[Entity]) -> JsonValue:
    return {
        identity: {"verdict": tally.verdict, "counts": {verdict.value: n for verdict, n in tally.counts.items()}}
        for key, tally in alignment.tallies.items()
        for its_kind, identity in (kind_and_id(key),)
        if its_kind == kind.kind
    }


def _capability(alignment: Alignment, identity: str) -> JsonValue:
    return {"unpromoted": identity in alignment.unpromoted, "safe": _safe(alignment.safe.get(identity, ()))}


def _safe(levels: Iterable[SafeLevel]) -> JsonValue:
    return [{"metric": level.metric, level.operator.value: level.level, "period": level.period} for level in levels]


def _fields(record: Record) -> Iterator[tuple[str, JsonValue]]:
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if name != "own" and not field.exclude and value is not None and value != ():
            yield field.alias or name, _plain(value)
    for key, value in record.own.items():
        yield key, _plain(value)


# What a field may hold is decided by the model, and own keys may hold anything.
def _plain(value: Any) -> JsonValue:
    if isinstance(value, Record):
        return fields_of(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(member) for key, member in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(member) for member in value]
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | Decimal):
        return value
    return str(value)
