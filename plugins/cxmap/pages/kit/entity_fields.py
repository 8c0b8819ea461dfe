"""The fields that an author wrote, made readable from the model's own shape: there is no second list of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from cxmap.alignment.wording import amount
from cxmap.model.document import Document
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.record import Entity, Record
from cxmap.model.shape import FieldShape
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import MOST_ROWS, Head, Holds, Table, cut
from cxmap.pages.kit.upkeep import upkeep_facts
from cxmap.pages.kit.values import NOTHING, Fact, Facts, Figure, Markdown, Several, Typed, Value, Words, web_link
from cxmap.pages.kit.words import in_words, label_of, number_words, own_label

NAMES = frozenset(("title", "summary"))
"""Fields that head the page, and need not be said again."""
_COMMON = frozenset(Entity.model_fields)


@dataclass(frozen=True, slots=True)
class Context:
    """Where fields are read: the site, their file, and the metric in whose unit numbers are written."""

    site: Site
    path: str
    metric: Metric | None = None


def field_sections(site: Site, document: Document, told: Collection[str] = ()) -> Iterator[Section]:
    """A list of facts, then a table for each list of records; without what the page has `told` already."""
    context = Context(site, document.path)
    facts: list[Fact] = []
    tables: list[Section] = []
    for field, value in written(document.entity):
        if field.key in NAMES or field.key in told:
            continue
        if field.record and field.many and not _is_links(field.record) and not all(map(_is_bare, value)):
            table = record_table(label_of(field), field.record, value, context)
            tables.append(Section(label_of(field), "kit/table", table))
        else:
            facts.append(Fact(label_of(field), value_of(field, value, context)))
    facts += own_facts(document.entity)
    facts += (Fact("Id", Typed(document.entity.id)), *upkeep_facts(site, document))
    yield Section("Facts", "kit/facts", Facts(tuple(facts)))
    yield from tables


def written(record: Record) -> Iterator[tuple[FieldShape, Any]]:
    """The fields that hold something an author wrote, in the model's order; those that every kind has come last."""
    fields = type(record).model_fields.items()
    for name, field in sorted(fields, key=lambda entry: entry[0] in _COMMON) if isinstance(record, Entity) else fields:
        shape = record.shape.get(field.alias or name)
        value = getattr(record, name)
        if shape and name in record.model_fields_set and value not in (None, "", ()):
            yield shape, value


def value_of(field: FieldShape, value: Any, context: Context) -> Value:
    """The value of a field as readers see it."""
    if isinstance(value, tuple):
        return Several(tuple(value_of(field, member, context) for member in value))
    if isinstance(value, Record):
        inner = value.shape[value.bare] if value.bare and _is_bare(value) else None
        return value_of(inner, _bare_text(value), context) if inner else _record_value(value, context)
    if field.reference:
        key = key_of(field.reference.kind, value) if field.reference.kind else value
        return context.site.link_to(key) or Words(value)
    if field.address:
        return web_link(value, context.path)
    return Markdown(value, context.path) if field.markdown else _plain(field, value, context.metric)


def record_table(caption: str, record: type[Record], records: tuple[Record, ...], context: Context) -> Table:
    """A row for each record, and a column for each field that at least one of them has."""
    shown = cut(records, context.site.most(MOST_ROWS))
    rows = [dict(_labelled(each, context)) for each in shown.shown]
    used = {label for row in rows for label in row}
    fields = {label_of(field): field for field in record.shape.values()}
    labels = [*(label for label in fields if label in used), *sorted(used - fields.keys())]
    return Table(
        caption=caption,
        columns=tuple(Head(label, _holds(fields.get(label))) for label in labels),
        rows=tuple(tuple(row.get(label, NOTHING) for label in labels) for row in rows),
        note=shown.note("row", "rows"),
    )


def told_whole(entity: Entity, names: Iterable[str]) -> frozenset[str]:
    """Those of some fields in which no record has keys of the organisation's own, which only all facts tell."""
    return frozenset(name for name in names if not any(each.own for each in _records(getattr(entity, name, ()))))


def own_facts(record: Record) -> Iterator[Fact]:
    """The organisation's own `x-` keys, exactly as typed."""
    for key, value in record.own.items():
        yield Fact(own_label(key), _own_value(value))


def _records(value: object) -> Iterator[Record]:
    """The records in a field, at any depth."""
    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, Record):
            yield each
            yield from (inner for name in type(each).model_fields for inner in _records(getattr(each, name)))


def _labelled(record: Record, context: Context) -> Iterator[tuple[str, Value]]:
    inner = _within(record, context)
    for field, value in written(record):
        yield label_of(field), value_of(field, value, inner)
    for fact in own_facts(record):
        yield fact.label, fact.value


def _record_value(record: Record, context: Context) -> Value:
    if _is_links(type(record)):
        title, address = (value for _, value in written(record))
        return replace(web_link(address, context.path), text=title)
    return Facts(tuple(Fact(label, value) for label, value in _labelled(record, context)))


def _is_bare(record: Record) -> bool:
    """Whether a record says no more than a text alone would."""
    said = [field.key for field, _ in written(record)]
    return said == [record.bare] and not record.own


def _bare_text(record: Record) -> str:
    return "".join(value for _, value in written(record))


def _is_links(record: type[Record]) -> bool:
    """Whether a record is no more than the title of an address."""
    return tuple(record.shape) == ("title", "url")


def _within(record: Record, context: Context) -> Context:
    metric = context.site.catalogue.find(Metric, getattr(record, "metric", None))
    return replace(context, metric=metric) if metric else context


def _plain(field: FieldShape, value: Any, metric: Metric | None) -> Value:
    if isinstance(value, bool):
        return Words("yes" if value else "no")
    if isinstance(value, Decimal) and metric:
        return Figure(amount(value, metric))
    if isinstance(value, Decimal | int):
        return Figure(number_words(value))
    if isinstance(value, str):
        return Words(in_words(value) if isinstance(value, StrEnum) or field.allowed else value)
    return Figure(str(value))


def _holds(field: FieldShape | None) -> Holds:
    return Holds.PROSE if field and field.markdown else Holds.TEXT


def _own_value(value: Any) -> Value:
    if isinstance(value, Mapping):
        return Facts(tuple(Fact(own_label(str(key)), _own_value(member)) for key, member in value.items()))
    if isinstance(value, list | tuple):
        return Several(tuple(_own_value(member) for member in value))
    return Words(str(value))
