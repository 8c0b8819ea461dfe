"""Sheets: tables whose cells are texts, numbers, days or yes and no, before anybody writes them to a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cxmap.adapters.export.json import fields_of
from cxmap.alignment.results import Alignment, Judgement, Pair
from cxmap.compiler import Map
from cxmap.findings.formats.json_text import JsonValue, json_text
from cxmap.insight.judged_map import JudgedMap
from cxmap.model import KINDS
from cxmap.model.catalogue import Catalogue
from cxmap.model.record import Entity

Cell = str | int | Decimal | float | date | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under heads."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheet_of(name: str, records: tuple[Mapping[str, Cell], ...], heads: tuple[str, ...]) -> Sheet:
    """A sheet of records; what a record does not have stays empty."""
    return Sheet(name, heads, tuple(tuple(record.get(head) for head in heads) for record in records))


ALIGNMENT = "alignment"

_BETWEEN = "; "
_JSON = ("[", "{")
# No text in JSON holds a newline as it is.
_IN_LINES = re.compile(r"\n *|(?<=, ) +")

_ALIGNMENT: Mapping[str, Callable[[Pair, Judgement], Cell]] = {
    "promise": lambda pair, _: pair.promise,
    "touchpoint": lambda pair, _: pair.touchpoint,
    "verdict": lambda pair, _: str(pair.verdict),
    "reason": lambda pair, _: pair.reason,
    "metric": lambda _, judgement: judgement.metric,
    "operator": lambda _, judgement: str(judgement.operator) if judgement.operator else None,
    "target": lambda _, judgement: judgement.target,
    "capability": lambda _, judgement: judgement.capability,
    "expectation_verdict": lambda _, judgement: str(judgement.verdict),
    "risks": lambda _, judgement: "; ".join(map(str, judgement.risks)),
    "designed": lambda _, judgement: judgement.designed,
    "value": lambda _, judgement: judgement.value,
    "low": lambda _, judgement: judgement.low,
    "high": lambda _, judgement: judgement.high,
    "sample": lambda _, judgement: judgement.sample,
    "period": lambda _, judgement: judgement.period,
}


def map_sheets(judged: Map | JudgedMap) -> tuple[Sheet, ...]:
    """The sheets of all kinds, by the names of their folders, and the alignment."""
    kinds = (_kind_sheet(judged.catalogue, kind) for kind in KINDS)
    return (*kinds, _alignment_sheet(judged.alignment))


def _kind_sheet(catalogue: Catalogue, kind: type[Entity]) -> Sheet:
    entities = catalogue.entities.get(kind.kind, ())
    records = tuple({"id": entity.id, **_cells(entity)} for entity in entities)
    own = sorted({head for record in records for head in record} - {"id", *kind.shape})
    return sheet_of(kind.folder, records, ("id", *kind.shape, *own))


def _cells(entity: Entity) -> Mapping[str, Cell]:
    """Lists of own keys are JSON, as nobody else could tell them from texts."""
    shapes = type(entity).shape
    return {
        key: cell_of(value, shapes[key].record) if key in shapes else _own_cell(value)
        for key, value in fields_of(entity).items()
    }


def cell_of(value: JsonValue, record: type[Any] | None = None) -> Cell:
    """A list of texts as one text, if it can be read back; what has parts of its own as JSON."""
    if value is None or isinstance(value, str | int | float | Decimal):
        return value
    if not isinstance(value, Mapping):
        texts = [_text_alone(member, record) for member in value]
        if all(isinstance(text, str) and _BETWEEN.strip() not in text for text in texts):
            joined = _BETWEEN.join(map(str, texts))
            if joined == joined.strip() and not joined.startswith(_JSON):
                return joined
    return _own_cell(value)


def _own_cell(value: JsonValue) -> Cell:
    if value is None or isinstance(value, str | int | float | Decimal):
        return value
    return _IN_LINES.sub("", json_text(value).strip().replace(",\n", ", "))


def _text_alone(value: JsonValue, record: type[Any] | None) -> JsonValue:
    """The only text of a group of fields that holds nothing but what it is about."""
    is_lone = isinstance(value, Mapping) and record is not None and list(value) == [record.lone]
    return next(iter(value.values())) if isinstance(value, Mapping) and is_lone else value


def _alignment_sheet(alignment: Alignment) -> Sheet:
    judged = ((pair, judgement) for pair in alignment.pairs for judgement in pair.judgements)
    return Sheet(
        ALIGNMENT, tuple(_ALIGNMENT), tuple(tuple(cell(*each) for cell in _ALIGNMENT.values()) for each in judged)
    )
