"""Changed values as the map understood them: `93.9 % of 12,000 in Q3 2026`, made by the types of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxmap.insight.entity_changes import EntityChange, Fate, FieldChange
from cxmap.insight.value_words import ValueWords, typed_words
from cxmap.model.capability import Measurement, Proof
from cxmap.model.catalogue import Catalogue
from cxmap.model.document import Document
from cxmap.model.ids import Key
from cxmap.model.metric import Metric
from cxmap.model.record import IDENTITY, OWN_KEYS, Record
from cxmap.model.shape import FieldShape, Path
from cxmap.model.targets import Target

_AS_ONE = (Measurement, Proof, Target)
"""Records that are told in one sentence, whichever of their fields is another."""
_OWN = "fields of your own"
_TOLD_APART = (IDENTITY, "aliases", "title", "statement")
"""Fields of a new entity that its name tells."""


@dataclass(frozen=True, slots=True)
class UnderstoodValue:
    """A value in words, as it was and as it is; None where there was none, or is none any more.

    `path` is that of the change, or of the record around it that is told in one sentence.
    """

    path: Path
    subject: str
    old: str | None = None
    new: str | None = None


def understood_values(change: EntityChange, old: Catalogue, new: Catalogue) -> tuple[UnderstoodValue, ...]:
    """The values of an entity that are others than before, in the order in which they stand."""
    before = _FileThen(old, old.documents.get(change.former or change.key))
    after = _FileThen(new, new.documents.get(change.key))
    fields = change.fields
    if change.fate is Fate.NEW and after.document:
        values = after.document.values.items()
        fields = tuple(FieldChange((key,), None, value) for key, value in values if key not in _TOLD_APART)
    return tuple(dict.fromkeys(_understood(field, before, after) for field in fields))


def _understood(field: FieldChange, before: _FileThen, after: _FileThen) -> UnderstoodValue:
    old = before.words(field.former, field.old) if field.former else None
    path = after.whole(field.path)
    is_there = field.new is not None or path != field.path
    new = after.words(field.path, field.new) if is_there else None
    if field.former and (not is_there or after.is_faulty(path)):
        return UnderstoodValue(path, before.subject(before.whole(field.former)), old, new)
    return UnderstoodValue(path, after.subject(path), old, new)


@dataclass(frozen=True, slots=True)
class _FileThen:
    """An entity's file in one of the two states, and the names of all others there."""

    catalogue: Catalogue
    document: Document | None

    def whole(self, path: Path) -> Path:
        """The path of the record around a value that is told in one sentence; else that of the value."""
        for length, value in enumerate(self._values(path), 1):
            if isinstance(value, _AS_ONE) and not self.is_faulty(path[:length]):
                return path[:length]
        return path

    def is_faulty(self, path: Path) -> bool:
        faults = self.document.faults if self.document else ()
        return any(fault[: len(path)] == path or path[: len(fault)] == fault for fault in faults)

    def words(self, path: Path, typed: Any) -> str | None:
        """The value at a path, or the sentence that it belongs to."""
        whole = self.whole(path)
        if typed is None and whole == path:
            return None
        if self.is_faulty(whole):
            return f"“{typed_words(typed)}”, which cannot be read"
        values = list(self._values(whole))
        if self.document is None or len(values) < len(whole):
            return typed_words(typed)
        metric = self.document.entity if isinstance(self.document.entity, Metric) else None
        told = ValueWords(self.catalogue, metric)
        for value in values:
            told = told.beside(value)
        return told.of(_shape_at(type(self.document.entity), whole), values[-1])

    def subject(self, path: Path) -> str:
        """The fields and the named members of lists on the way to a value: `Getting it, touchpoints`."""
        record = type(self.document.entity) if self.document else Record
        return ", ".join(_steps(ValueWords(self.catalogue), record, path, list(self._values(path))))

    def _values(self, path: Path) -> Iterator[Any]:
        """The values on the way to a place, as far as it was read."""
        value: Any = self.document.entity if self.document else None
        for step in path:
            if isinstance(value, Record) and step in value.shape:
                value = getattr(value, value.shape[str(step)].attribute)
            elif isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return
            yield value


def _steps(names: ValueWords, record: type[Record], path: Path, values: Sequence[Any]) -> Iterator[str]:
    """A word for each step that says something: a member's name says more than the list in which it stands."""
    said = ""
    for place, step in enumerate(path):
        value = values[place] if place < len(values) else None
        if isinstance(step, str):
            if said:
                yield said
            shape = record.shape.get(step)
            record = (shape.record if shape else None) or Record
            said = shape.words if shape else _OWN if step == OWN_KEYS else step
        elif isinstance(value, Measurement):
            said = ""
        elif isinstance(value, Record) and place < len(path) - 1:
            said = names.name_of(value) or f"{said} {step + 1}"
    if said:
        yield said


def _shape_at(record: type[Record], path: Path) -> FieldShape | None:
    """The field at a path that leads to a value that was read."""
    shape = None
    for step in path:
        if isinstance(step, str):
            shape = record.shape.get(step)
            record = (shape.record if shape else None) or record
    return shape


def understood_by_key(
    changes: Sequence[EntityChange], old: Catalogue, new: Catalogue
) -> Mapping[Key, tuple[UnderstoodValue, ...]]:
    """Of each changed entity what was understood of it."""
    return {change.key: understood_values(change, old, new) for change in changes}
