"""Each field's purpose and its possible values, in words: read from the model when asked, never on import."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import pairwise
from textwrap import dedent
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from cxmap.model import fields
from cxmap.model.ids import Reference
from cxmap.model.marks import OneOf
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape, shape_of

_HELD: Mapping[Any, str] = {
    fields.Title: "text",
    fields.Text: "text with inline Markdown",
    fields.Level: "number",
    fields.LowestLevel: "number",
    fields.HighestLevel: "number",
    fields.Amount: "number, 0 or more",
    fields.Rating: "number from 1 to 5",
    fields.Percentile: "number above 0 and below 100",
    fields.Count: "whole number, 0 or more",
    fields.PositiveCount: "whole number, 1 or more",
    fields.Flag: "`true` or `false`",
    fields.Day: "day, as `2026-10-31`",
    fields.DurationText: "duration, such as `90 days`",
    fields.PeriodText: "period, such as `2026-10` or `2026-Q3`",
    fields.Address: "address",
    fields.Mailbox: "email address",
    fields.FormerId: "id",
    fields.Scale: "lowest and highest value, as `0..10`",
    fields.OwnId: "word of your own, written like an id",
    fields.DayOrTime: "day, behind it the time if you like",
    fields.ThemeFile: "the name of a file of the theme",
    fields.AddressEnd: "text",
    fields.Weight: "number, 0 or more",
    Any: "anything",
}


_EXAMPLES: Mapping[Any, str] = {
    fields.Level: "95.5",
    fields.LowestLevel: "95.5",
    fields.HighestLevel: "95.5",
    fields.Amount: "3",
    fields.Rating: "4",
    fields.Percentile: "95",
    fields.Count: "12",
    fields.PositiveCount: "1200",
    fields.Flag: "true",
    fields.Day: "2026-10-31",
    fields.DurationText: "90 days",
    fields.PeriodText: "2026-10",
    fields.Address: "https://www.example.com/",
    fields.Mailbox: "team@example.com",
    fields.FormerId: "former-id",
    fields.Scale: "0..10",
    fields.OwnId: "islands",
    fields.DayOrTime: "2026-10-31",
    fields.ThemeFile: "material/star",
    fields.AddressEnd: "help-me",
    fields.Weight: "2",
}


_TWO = 2


def described(record: type[Record]) -> Mapping[str, str]:
    """The meaning of each key of this record, inherited ones included: the sentence that stands below the field."""
    words: dict[str, str] = {}
    for ancestor in reversed(record.__mro__):
        if issubclass(ancestor, Record):
            words.update(_written_in(ancestor))
    return {shape.key: words[name] for name, shape in _shapes(record) if name in words}


def holdings(record: type[Record]) -> Mapping[str, str]:
    """The values of each key of this record: `text`, `number from 1 to 5`, `list: touchpoint id`, one of a few."""
    types = held_types(record)
    return {key: ("list: " if shape.many else "") + _held(shape, types[key]) for key, shape in record.shape.items()}


def examples(record: type[Record]) -> Mapping[str, str]:
    """A value of each key whose values have a form: no texts, ids of others or fields of their own."""
    types = held_types(record)
    found = ((shape, _example(shape, types[key])) for key, shape in record.shape.items())
    return {shape.key: f"[{value}]" if shape.many else value for shape, value in found if value}


def held_types(record: type[Record]) -> Mapping[str, Any]:
    """The type of one value of each key: without the list around it, and without the None of what may be left out."""
    types = get_type_hints(record, include_extras=True)
    return {shape.key: _member_type(types[name]) for name, shape in _shapes(record)}


def accepted_words(shape: FieldShape, held: Any) -> tuple[str, ...]:
    """The fixed words that a value of this type may be; not every kind takes each."""
    return tuple(word for word in shape.allowed if _accepts(held, word))


def defaults(record: type[Record]) -> Mapping[str, str]:
    """The value that counts where nothing is written, for the keys that have one."""
    values = ((shape, record.model_fields[name].default) for name, shape in _shapes(record))
    return {shape.key: _plain(value) for shape, value in values if not (shape.required or value in (None, ()))}


def demands(record: type[Record]) -> Iterator[str]:
    """The rules between the keys of a record, a sentence each."""
    for keys in record.exactly_one:
        *before, last = (f"`{key}`" for key in keys)
        yield f"Write one of {', '.join(before)} and {last}, not {'both' if len(keys) == _TWO else 'several'}."
    for about, ways in record.ways.items():
        beside = " or ".join(" and ".join(f"`{key}`" for key in way) for way in ways)
        yield f"Beside `{about}` stands {beside}."
    for key, (other, value) in record.required_unless.items():
        yield f"`{key}` may be left out only where `{other}` is `{value}`."
    if record.bare:
        yield f"A text alone stands for `{record.bare}`."
    for first, second in record.never_both:
        yield f"`{first}` and `{second}` exclude each other."
    for key, (first, second) in record.exactly_one_with:
        yield f"Write one of `{first}` and `{second}` beside `{key}`, and neither without it."
    for key in record.key_fields:
        parted = f" for each `{record.parted_by}`, and one without" if record.parted_by else ""
        yield f"Each `{key}` has one entry in the list{parted}."
    for shape in record.shape.values():
        for other in shape.synonyms:
            yield f"`{other}` is read as `{shape.key}`."


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """One field: what it holds, what to write, what counts where nothing is written, and a value that would do.

    `points_to` is the kind whose ids it takes, `inner` the manual of the fields inside it.
    """

    key: str
    is_required: bool
    is_list: bool
    holds: str
    words: str
    default: str
    example: str
    points_to: str
    inner: Manual | None


@dataclass(frozen=True, slots=True)
class Manual:
    """All fields of a record in the model's order, and what they ask of each other."""

    words: str
    fields: tuple[FieldEntry, ...]
    demands: tuple[str, ...]


# Kept, as a record never changes and reading its source takes longer than building a page of the site.
@cache
def manual_of(record: type[Record]) -> Manual:
    held, words, counting, shown = holdings(record), described(record), defaults(record), examples(record)
    fields = tuple(
        FieldEntry(
            key=key,
            is_required=shape.required or key in record.required_unless,
            is_list=shape.many,
            holds=held[key],
            words=words[key],
            default=counting.get(key, ""),
            example=shown.get(key, ""),
            points_to=shape.reference.kind or "" if shape.reference else "",
            inner=manual_of(shape.record) if shape.record else None,  # type: ignore[arg-type]  # classes are hashable
        )
        for key, shape in record.shape.items()
    )
    return Manual(str(record.__doc__), fields, tuple(demands(record)))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value.value if isinstance(value, Enum) else value)


def _example(shape: FieldShape, held: Any) -> str:
    if shape.record or shape.reference:
        return ""
    return next(iter(accepted_words(shape, held)), "") or _EXAMPLES.get(held, "")


def _shapes(record: type[Record]) -> Iterator[tuple[str, FieldShape]]:
    for name, field in record.model_fields.items():
        shape = shape_of(name, field)
        if shape.key in record.shape:
            yield name, shape


# Kept, as what most records have in common stands in two classes, whose source would be read for each of them.
@cache
def _written_in(record: type[Record]) -> Mapping[str, str]:
    """The fields that a class itself defines, each with the text that follows it."""
    definition = ast.parse(dedent(inspect.getsource(record))).body[0]
    assert isinstance(definition, ast.ClassDef)
    return {
        field.target.id: text
        for field, follower in pairwise(definition.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and (text := _text_of(follower))
    }


def _text_of(statement: ast.stmt) -> str | None:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return inspect.cleandoc(str(statement.value.value))
    return None


def _held(shape: FieldShape, held: Any) -> str:
    if shape.record:
        bare = f"a text for `{shape.record.bare}`, or " if shape.record.bare else ""
        return f"{bare}fields of its own" + (", or the path of a CSV file" if shape.or_table else "")
    if shape.reference:
        return _names(shape.reference) + (
            ", or a list of several that are alternatives" if shape.or_alternatives else ""
        )
    if not shape.allowed:
        return _HELD[held]
    words = ", ".join(f"`{word}`" for word in accepted_words(shape, held))
    may_add = any(isinstance(mark, OneOf) for mark in get_args(held))
    others = ", or one that the site adds" if may_add else ""
    return f"one of {words}{others}" + ("; any other text counts as `other`" if shape.is_open else "")


def _names(reference: Reference) -> str:
    if not reference.kind:
        return "`kind/id` of anything"
    or_kind = f", or `{reference.or_kind}/id`" if reference.or_kind else ""
    return f"{reference.kind} id{or_kind}" + (f", or `{reference.or_word}`" if reference.or_word else "")


def _member_type(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType, tuple):
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def _accepts(held: Any, word: str) -> bool:
    try:
        TypeAdapter(held).validate_python(word)
    except ValidationError:
        return False
    return True
