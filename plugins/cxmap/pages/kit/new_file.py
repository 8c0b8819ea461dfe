"""The text of a new file of each kind: every field with its explanation, made from the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.model.manual import FieldEntry, manual_of
from cxmap.model.record import Entity

_COMMON = frozenset(Entity.model_fields)
_HEAD = """\
---
# A new {kind}: {meaning}.
# The file's name becomes its id, by which others refer to it: lower-case letters, digits and hyphens.
# Write behind the colons. To use a field with a # before its name, take that # away; the rest may go.
"""


def template_text(kind: type[Entity], *, is_brief: bool = False) -> str:
    """A file with every field explained: what must be filled in comes first, the rest is commented out.

    A brief one fits into an address: without the fields that every kind has, and what lies inside others.
    """
    fields = sorted(manual_of(kind).fields, key=lambda field: not field.is_required and field.key in _COMMON)
    lines = [line for field in fields if field.is_required for line in _lines(field, "")]
    lines.append("")
    for field in fields:
        if not (field.is_required or (is_brief and field.key in _COMMON)):
            explanation, *written = _lines(field, "")
            lines += [explanation, *(f"#{line}" for line in written[: 1 if is_brief else None])]
    return _HEAD.format(kind=kind.kind, meaning=kind.meaning) + "\n".join((*lines, "---", ""))


def _lines(field: FieldEntry, indent: str, bullet: str = "") -> Iterator[str]:
    """The explanation of a field, its key, and the fields inside it."""
    must = ", required" if field.is_required else ""
    yield f"{indent}# {field.words} ({field.holds}{must})"
    yield f"{indent}{bullet}{field.key}:{_value(field)}"
    if field.inner:
        yield from (f"{indent}  # {demand}" for demand in field.inner.demands)
        yield from _inner_lines(field.inner.fields, f"{indent}{' ' * len(bullet)}  ", is_listed=field.is_list)


def _inner_lines(fields: Iterable[FieldEntry], indent: str, *, is_listed: bool) -> Iterator[str]:
    first, *others = sorted(fields, key=lambda field: not field.is_required)
    yield from _lines(first, indent, "- " if is_listed else "")
    for field in others:
        yield from _lines(field, indent + ("  " if is_listed else ""))


def _value(field: FieldEntry) -> str:
    """What counts where nothing is written; an empty value counts as nothing."""
    if field.default:
        return f" {field.default}"
    return " []" if field.is_list and not field.inner else ""
