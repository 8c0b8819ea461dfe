"""The shape of a record: what each key may hold, read from the pydantic fields and from nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AliasChoices, BaseModel
from pydantic.fields import FieldInfo

from cxmap.model.fields import Address
from cxmap.model.ids import Reference
from cxmap.model.marks import InlineMarkdown, InUnitOfMetric, OneOf, OrAlternatives, OrTable, Said
from cxmap.model.slips.slip import LONG_DASHES

Path = tuple[str | int, ...]
"""The way to a value in front matter: keys, and positions in lists from 0."""

_ADDRESS_MARK = Address.__metadata__[0]  # type: ignore[attr-defined]  # `Annotated` hides it from the checker


@dataclass(frozen=True, slots=True)
class FieldShape:
    """The form of one key of a record: its type, and whether it is required or a list.

    `is_open` says that other words than those `allowed` may stand, `in_unit` that a metric gives the number's unit.
    `examples` are its values, as they are typed, in one entry after the other of an example; None where it is not.
    `attribute` is the name by which a record that was read has it.
    """

    key: str
    synonyms: tuple[str, ...]
    required: bool
    many: bool
    record: type[Any] | None
    reference: Reference | None
    markdown: bool
    address: bool
    or_table: bool
    or_alternatives: bool
    is_open: bool
    once: bool
    in_unit: bool
    allowed: tuple[str, ...]
    said: str = ""
    examples: tuple[str | None, ...] = ()
    attribute: str = ""

    @property
    def words(self) -> str:
        """The name of the field within a sentence."""
        return self.said or self.key.replace("_", " ").replace("-", " ")

    def may_stand_alone(self, text: str) -> bool:
        """Whether a text stands for a list of one: not ids with a comma between them, which are several."""
        is_list_of_texts = self.many and (self.record is None or self.record.bare is not None)
        is_slip = text.lstrip()[:1] in LONG_DASHES or (self.reference is not None and "," in text)
        return is_list_of_texts and not is_slip


def shape_of(name: str, field: FieldInfo, once: Collection[str] = ()) -> FieldShape:
    """The shape of a field; `once` names those whose value may stand only once in a list of such records."""
    kinds, marks = _opened(field.annotation, tuple(field.metadata))
    choices = field.validation_alias.choices if isinstance(field.validation_alias, AliasChoices) else ()
    names = tuple(str(choice) for choice in choices)
    enums = tuple(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum))
    tables = tuple(mark for mark in marks if isinstance(mark, OneOf))
    return FieldShape(
        key=names[0] if names else (field.alias or name),
        synonyms=names[1:],
        required=field.is_required(),
        many=tuple in kinds,
        record=next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None),
        reference=next((mark for mark in marks if isinstance(mark, Reference)), None),
        markdown=any(isinstance(mark, InlineMarkdown) for mark in marks),
        address=_ADDRESS_MARK in marks,
        or_table=any(isinstance(mark, OrTable) for mark in marks),
        or_alternatives=any(isinstance(mark, OrAlternatives) for mark in marks),
        is_open=any(table.may_stand for table in tables),
        once=name in once,
        in_unit=any(isinstance(mark, InUnitOfMetric) for mark in marks),
        said=next((mark.words for mark in marks if isinstance(mark, Said)), ""),
        examples=tuple(field.examples or ()),
        attribute=name,
        allowed=tables[0].values if tables else tuple(str(member) for enum in enums for member in enum),
    )


Fields = Callable[[type[Any]], Mapping[str, FieldShape]]
"""Which keys of a record matter: those that hold what is looked for, or records that do."""


def values_at(
    record: type[Any], fields: Fields, values: Mapping[str, Any], at: Path = ()
) -> list[tuple[Path, FieldShape, str]]:
    """The texts in a mapping of front matter with their places and shapes; what does not fit is passed over."""
    found: list[tuple[Path, FieldShape, str]] = []
    _gather(fields, fields(record), values, at, found)
    return found


def _gather(
    fields: Fields,
    looked_at: Mapping[str, FieldShape],
    values: Mapping[str, Any],
    at: Path,
    found: list[tuple[Path, FieldShape, str]],
) -> None:
    for key, value in values.items():
        field = looked_at.get(key)
        if field is None:
            continue
        if isinstance(value, str):
            if not field.many:
                found.append(((*at, key), field, value))
            continue
        inner = fields(field.record) if field.record else None
        # Most are simple lists: on a large map, a call that only numbers their members would be felt.
        is_simple = field.many and not field.or_alternatives and isinstance(value, list)
        members: Iterable[tuple[Any, Any]] = enumerate(value) if is_simple else _members(field, value, (*at, key))
        for step, member in members:
            place = (*at, key, step) if is_simple else step
            if isinstance(member, str):
                found.append((place, field, member))
            elif inner is not None and isinstance(member, dict):
                _gather(fields, inner, member, place, found)


def in_full(record: type[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Front matter in which lists, and the records in them, are written out where a text stands for them."""
    full = dict(values)
    for key, field in record.brief.items():
        if key in full:
            full[key] = _in_full(field, full[key])
    return full


def _in_full(field: FieldShape, value: Any) -> Any:
    if isinstance(value, str) and field.may_stand_alone(value):
        value = [value]
    if not field.record:
        return value
    if isinstance(value, list):
        return [_record_in_full(field.record, member) for member in value]
    return _record_in_full(field.record, value)


def _record_in_full(record: type[Any], value: Any) -> Any:
    if isinstance(value, str) and record.bare:
        return {record.bare: value}
    return in_full(record, value) if record.brief and isinstance(value, Mapping) else value


def records_at(
    record: type[Any], fields: Fields, values: Mapping[str, Any], at: Path = ()
) -> Iterator[tuple[Path, type[Any], Mapping[str, Any]]]:
    """The mappings of front matter with their place and the record each should be, the outermost first."""
    yield at, record, values
    for key, field in fields(record).items():
        if field.record and key in values:
            for place, member in _members(field, values[key], (*at, key)):
                if isinstance(member, Mapping):
                    yield from records_at(field.record, fields, member, place)


def _members(field: FieldShape, value: Any, at: Path) -> Sequence[tuple[Path, Any]]:
    """The value of a field, or each of its list; nothing where one of them stands in place of the other."""
    if not field.many:
        return ((at, value),)
    members = [((*at, index), member) for index, member in enumerate(value)] if isinstance(value, list) else ()
    if not field.or_alternatives:
        return members
    return [inner for place, member in members for inner in _alternatives(member, place)]


def _alternatives(value: Any, at: Path) -> Sequence[tuple[Path, Any]]:
    return [((*at, index), member) for index, member in enumerate(value)] if isinstance(value, list) else ((at, value),)


def _opened(annotation: Any, marks: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The plain types inside an annotation, and all marks found on the way."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *own = get_args(annotation)
        return _opened(inner, (*marks, *own))
    if origin in (Union, UnionType, tuple):
        kinds: tuple[Any, ...] = (tuple,) if origin is tuple else ()
        for part in get_args(annotation):
            if part is not Ellipsis and part is not type(None):
                found, marks = _opened(part, marks)
                kinds += found
        return kinds, marks
    return (annotation,), marks
