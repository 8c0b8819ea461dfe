"""A new file of each kind: the way to it, and its text, in which every field is explained by the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.model.descriptions import FieldEntry, manual_of
from cxmap.model.record import Entity
from cxmap.model.typed_lines import BLANK, field_lines
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.words import kind_words

_COMMON = frozenset(Entity.model_fields)
_HEAD = """\
---
# A new {kind}: {meaning}.
# The file's name becomes its id, by which others refer to it: lower-case letters, digits and hyphens.
# Write behind the colons. To use a field with a # before its name, take that # away; the rest may go.
"""


@dataclass(frozen=True, slots=True)
class Adding:
    """A new file of one kind; `words` says what the link adds."""

    words: str
    path: str
    text: str


def adding(kind: type[Entity]) -> Adding:
    path = f"{kind.folder}/new-{kind.kind}.md"
    words = kind_words(kind.kind)
    return Adding(f"{'an' if words[0] in 'aeiou' else 'a'} {words}", path, template_text(kind, is_brief=True))


def adding_section(kind: type[Entity]) -> Section:
    """A link that opens the new file where the content is kept; nothing where the site does not say where that is."""
    return Section("", "kit/add", adding(kind))


def template_text(kind: type[Entity], *, is_brief: bool = False) -> str:
    """A file with every field explained: what must be filled in comes first, the rest is commented out.

    A brief one fits into an address: without the fields that every kind has, and inside others with what they need.
    """
    fields = sorted(manual_of(kind).fields, key=lambda field: not field.is_required and field.key in _COMMON)
    lines = [line for field in fields if field.is_required for line in _lines(field, "")]
    lines.append("")
    for field in fields:
        if not (field.is_required or (is_brief and field.key in _COMMON)):
            explanation, *written = _lines(field, "")
            shown = _typed(kind, field) if is_brief and field.inner else written
            lines += [explanation, *(f"#{line}" for line in shown)]
    return _HEAD.format(kind=kind.kind, meaning=kind.meaning) + "\n".join((*lines, "---", ""))


def _typed(kind: type[Entity], field: FieldEntry) -> Iterator[str]:
    """A field that holds groups, as it is typed, with nothing behind the keys."""
    yield from (line.replace(BLANK, "").rstrip() for line in field_lines(kind.shape[field.key]))


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
    """The value that counts where nothing is written; an empty value counts as nothing."""
    if field.default:
        return f" {field.default}"
    return " []" if field.is_list and not field.inner else ""
