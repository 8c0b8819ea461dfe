"""Rows of tables as entities: their cells in the fields that a mapping names, and the journeys on which they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cxmap.loading.foreign.column_targets import ID, JOURNEY, STAGE, targets_of
from cxmap.loading.foreign.entity_names import EntityNames, ForeignEntity
from cxmap.loading.foreign.foreign_tables import ForeignTable
from cxmap.loading.foreign.import_mappings import TableMapping
from cxmap.loading.front_matter.written_fields import WrittenValue
from cxmap.model.ids import NOBODY, Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.record import OWN_KEYS, Entity, Status
from cxmap.model.shape import FieldShape
from cxmap.model.slips.blanks import is_blank, is_blank_text
from cxmap.model.touchpoint import Touchpoint

_OF_WORDS = re.compile(r"[;,\n|]|\s/\s")
_OF_TEXTS = re.compile(r"[;\n]")
_BULLET = re.compile(r"^\s*(?:[-–•*]\s+)?")
_NOT_FIELDS = (ID, JOURNEY, STAGE)
_STATUS, _TITLE, _OWNER = "status", "title", "owner"


@dataclass(slots=True)
class ImportedRows:
    """The entities of all rows; of what could not become one, the reasons, each with the places of its rows."""

    entities: list[ForeignEntity] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(default_factory=dict)
    drafts: dict[str, list[str]] = field(default_factory=dict)
    """Entities that lack something required, by what it is."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its place, its entity's id, and its texts by the fields that they fill."""

    place: str
    kind: type[Entity]
    id: str
    texts: Mapping[str, str]


def row_entities(tables: Sequence[tuple[ForeignTable, TableMapping]], names: EntityNames) -> ImportedRows:
    """The entities in tables; those that rows only name are made too, and nothing that is there already."""
    made = ImportedRows()
    there = frozenset(names.taken)
    # All are known by name before the first reference is looked up.
    rows = [row for table, mapping in tables for row in _named_rows(table, mapping, names, there, made)]
    written: set[Key] = set()
    for row in rows:
        key = key_of(row.kind.kind, row.id)
        if key not in written:
            made.entities.append(_complete(_entity(row, names), made))
            written.add(key)
    made.entities += (_complete(journey, made) for journey in _journeys(rows, names, there, made))
    made.entities += names.named_only.values()
    return made


def _named_rows(
    table: ForeignTable, mapping: TableMapping, names: EntityNames, there: frozenset[Key], made: ImportedRows
) -> Iterator[_Row]:
    kind = mapping.kind
    known: dict[str, _Row] = {}
    above: dict[str, str] = {}
    targets = targets_of(kind)
    for number, cells in table.rows:
        texts = _texts(table.cells(cells), mapping, targets)
        # Spreadsheets often name a journey or a stage once, in a cell above those that belong to it.
        above |= {target: texts[target] for target in (JOURNEY, STAGE) if target in texts}
        texts = {**texts, **(above if JOURNEY in above or STAGE in above else {})}
        place = f"{table.name}, row {number}"
        name = texts.get(_TITLE) or texts.get("statement") or texts.get(ID)
        if not name:
            made.left_out.setdefault("rows without a name", []).append(place)
            continue
        found = names.find(kind.kind, texts.get(ID) or name)
        if found and key_of(kind.kind, found) in there:
            made.left_out.setdefault(f"a {kind.kind} that is on the map already", []).append(place)
            continue
        row = _Row(place, kind, "", texts)
        if (earlier := known.get(name)) and _says_nothing_new(row, earlier):
            yield replace(row, id=earlier.id)
            continue
        row = replace(row, id=names.add(kind.kind, name, texts.get(ID, "")))
        known.setdefault(name, row)
        yield row


def _texts(
    cells: Mapping[str, str], mapping: TableMapping, targets: Mapping[str, tuple[FieldShape, ...]]
) -> dict[str, str]:
    """The texts of a row by field, and those that hold for every row."""
    said = {target: cells[head] for head, target in mapping.columns.items() if head in cells}
    filled = {target: text for target, text in said.items() if not _is_blank(target, text, targets)}
    return {**{target: text for target, text in mapping.every_row.items() if text}, **filled}


def _is_blank(target: str, text: str, targets: Mapping[str, tuple[FieldShape, ...]]) -> bool:
    shapes = targets.get(target)
    has_form = shapes is not None and not shapes[-1].markdown and target not in (_TITLE, "statement")
    return is_blank(text) if has_form else is_blank_text(text)


def _says_nothing_new(row: _Row, earlier: _Row) -> bool:
    """Whether a touchpoint only stands at another place of a journey."""
    said = {target: text for target, text in row.texts.items() if target not in (JOURNEY, STAGE)}
    return row.kind is Touchpoint and JOURNEY in row.texts and said.items() <= earlier.texts.items()


def _entity(row: _Row, names: EntityNames) -> ForeignEntity:
    targets = targets_of(row.kind)
    values: dict[str, WrittenValue] = {}
    groups: dict[str, dict[str, tuple[FieldShape, str]]] = {}
    for target, text in row.texts.items():
        if target in targets:
            shape, *below = targets[target]
            if below:
                groups.setdefault(shape.key, {})[below[0].key] = below[0], text
            else:
                values[shape.key] = _value(shape, text, names)
        elif target.startswith(OWN_KEYS):
            values[target] = text
    for key, group in groups.items():
        values[key] = _group(row.kind.shape[key], group, names)
    return ForeignEntity(row.kind, row.id, values, row.place)


def _group(shape: FieldShape, group: Mapping[str, tuple[FieldShape, str]], names: EntityNames) -> WrittenValue:
    """A group of fields; where one column alone fills a list of them, each line of a cell is one."""
    (key, (inner, text)), *others = group.items()
    if shape.many and not others and not (inner.reference or inner.many):
        return [{key: part} for part in _parts(text, _OF_TEXTS)]
    values = {key: _value(inner, text, names) for key, (inner, text) in group.items()}
    return [values] if shape.many else values


def _value(shape: FieldShape, text: str, names: EntityNames) -> WrittenValue:
    reference = shape.reference
    if reference:
        whole = names.find(reference.kind or "", text)
        parts = _parts(text, _OF_WORDS) if shape.many and not whole else [text]
        ids = [names.id_for(reference, part) for part in parts]
        return list(dict.fromkeys(ids)) if shape.many else ids[0]
    if shape.many:
        return _parts(text, _OF_WORDS if shape.allowed else _OF_TEXTS)
    return text if shape.markdown else " ".join(text.split())


def _parts(text: str, between: re.Pattern[str]) -> list[str]:
    parts = (" ".join(_BULLET.sub("", part).split()) for part in between.split(text))
    return [part for part in parts if part]


def _journeys(
    rows: Sequence[_Row], names: EntityNames, there: frozenset[Key], made: ImportedRows
) -> Iterator[ForeignEntity]:
    """The journeys that rows name, with their stages and touchpoints in the order of the rows."""
    journeys: dict[str, list[_Row]] = {}
    for row in rows:
        if JOURNEY in row.texts:
            journeys.setdefault(row.texts[JOURNEY], []).append(row)
    for title, members in journeys.items():
        found = names.find(Journey.kind, title)
        if found and key_of(Journey.kind, found) in there:
            left = f"places on the journey `{found}`, which is on the map already: add them to its stages"
            made.left_out.setdefault(left, []).extend(row.place for row in members)
            continue
        # A table of journeys beside this one may say more of it.
        known = next((each for each in made.entities if found and each.key == key_of(Journey.kind, found)), None)
        if known:
            made.entities.remove(known)
        yield _journey(title, members, known, names)


def _journey(title: str, rows: Sequence[_Row], known: ForeignEntity | None, names: EntityNames) -> ForeignEntity:
    stages: dict[str, list[str]] = {}
    for row in rows:
        at = stages.setdefault(row.texts.get(STAGE, title), [])
        at += [row.id] * (row.id not in at)
    values: dict[str, WrittenValue] = {
        **(known.values if known else {_TITLE: title}),
        "stages": [{"name": name, "touchpoints": ids} for name, ids in stages.items()],
    }
    if values.get(_STATUS) == Status.DRAFT and _OWNER in values:
        del values[_STATUS]
    owners = Counter(row.texts[_OWNER] for row in rows if row.texts.get(_OWNER, NOBODY).lower() != NOBODY)
    reference = Journey.shape[_OWNER].reference
    if _OWNER not in values and owners and reference:
        values[_OWNER] = names.id_for(reference, owners.most_common(1)[0][0])
    identity = known.id if known else names.find(Journey.kind, title) or names.add(Journey.kind, title)
    return ForeignEntity(Journey, identity, values, rows[0].place)


def _complete(entity: ForeignEntity, made: ImportedRows) -> ForeignEntity:
    """The entity as a draft, where it lacks what it cannot do without."""
    values, kind = entity.values, entity.kind
    lacks = [key for key, shape in kind.shape.items() if shape.required and key not in values]
    lacks += [
        key for key, (other, word) in kind.required_unless.items() if key not in values and values.get(other) != word
    ]
    if not lacks:
        return entity
    for key in lacks:
        made.drafts.setdefault(f"{kind.kind} without `{key}`", []).append(entity.found_in)
    return replace(entity, values={**values, _STATUS: Status.DRAFT.value})
