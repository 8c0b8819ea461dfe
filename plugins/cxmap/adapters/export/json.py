"""The whole map and its verdicts as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cxmap.alignment.budget import Budget
from cxmap.alignment.exact import rounded, significant
from cxmap.alignment.results import Alignment, Judgement, Pair, SafeLevel, Tally, tally_of
from cxmap.compiler import Map
from cxmap.findings.formats.json_text import JsonValue, json_text
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.may_be_said import may_be_said, reading_of
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.record import Entity, Record
from cxmap.model.touchpoint import Touchpoint

VERSION = 2
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
        "promises": _promises(JudgedMap(catalogue, alignment)),
        "journeys": _tallies(alignment, Journey),
        "touchpoints": _tallies(alignment, Touchpoint),
        "departments": _parties(alignment, Department),
        "partners": _parties(alignment, Partner),
        "capabilities": {capability.id: _capability(alignment, capability.id) for capability in capabilities},
        "kept_rate": alignment.kept_rate,
        "promise_rate": alignment.promise_rate,
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
        "group": judgement.group,
        "verdict": judgement.verdict.value,
        "risks": [str(risk) for risk in judgement.risks],
        "designed": judgement.designed,
        "value": _number(judgement.value),
        "low": _number(judgement.low),
        "high": _number(judgement.high),
        "sample": judgement.sample,
        "period": judgement.period,
        "window": judgement.window,
        "budget": _budget(judgement.budget) if judgement.budget else None,
    }


def _number(value: Decimal | float | None) -> JsonValue:
    """An authored number as it was written, a computed one with twelve digits."""
    return significant(value) if value is not None else None


def _budget(budget: Budget) -> JsonValue:
    return {
        "window": budget.window,
        "cases": budget.cases,
        "volume": budget.volume,
        "missed": rounded(budget.missed),
        "allowed": rounded(budget.allowed),
        "left": rounded(budget.left),
        "need": rounded(budget.need),
        "state": budget.state.value,
        "runs_out": budget.runs_out.isoformat() if budget.runs_out else None,
    }


def _promises(judged: JudgedMap) -> JsonValue:
    """The live ones, and those that stand in a list."""
    found = {}
    for promise in judged.catalogue.all(Promise):
        tally, listed = judged.tally_of(promise.key), may_be_said(judged, promise)
        if tally or listed:
            values = {"list": listed.value if listed else None, "reading": reading_of(judged, promise)}
            found[promise.id] = {**_tally(tally or tally_of(())), **values}
    return found


def _tallies(alignment: Alignment, kind: type[Entity]) -> JsonValue:
    return {kind_and_id(key)[1]: _tally(tally) for key, tally in _of_kind(alignment, kind)}


def _parties(alignment: Alignment, kind: type[Entity]) -> JsonValue:
    return {
        kind_and_id(key)[1]: {
            **_tally(tally),
            "keeps": _counts(tally_of(alignment.kept_by.get(key, ()))),
            "makes": _counts(tally_of(alignment.made_by.get(key, ()))),
        }
        for key, tally in _of_kind(alignment, kind)
    }


def _of_kind(alignment: Alignment, kind: type[Entity]) -> Iterable[tuple[Key, Tally]]:
    return ((key, tally) for key, tally in alignment.tallies.items() if kind_and_id(key)[0] == kind.kind)


def _tally(tally: Tally) -> Mapping[str, JsonValue]:
    return {"verdict": tally.verdict, "counts": _counts(tally)}


def _counts(tally: Tally) -> JsonValue:
    return {verdict.value: count for verdict, count in tally.counts.items()}


def _capability(alignment: Alignment, identity: str) -> JsonValue:
    safe = alignment.safe.get(identity, ())
    return {"unpromoted": alignment.unpromoted.get(identity, ()), "safe": [_safe(level) for level in safe]}


def _safe(level: SafeLevel) -> JsonValue:
    return {
        "metric": level.metric,
        "group": level.group,
        level.operator.value: level.level,
        "period": level.period,
    }


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
