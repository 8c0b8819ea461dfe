"""The manual of a record: all that an author needs to know of each field, gathered from the model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cxmap.model.descriptions import defaults, demands, described, examples, holdings
from cxmap.model.record import Record


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
            is_required=shape.required,
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
