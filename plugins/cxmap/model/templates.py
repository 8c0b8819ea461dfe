"""Templates: the text of a new file of each kind, in which every field is explained by the model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cxmap.model.descriptions import FieldEntry, manual_of
from cxmap.model.record import Entity, Status
from cxmap.model.typed_examples import example_lines

_COMMON = frozenset(Entity.model_fields)
_HEAD = """\
---
# A new {kind}: {meaning}.
# The file's name becomes its id, by which others refer to it: lower-case letters, digits and hyphens.
# Write behind the colons. To use a field with a # before its name, take that # away; the rest may go.
# What stands there already is made up, or counts anyway: put your own in its place.
# It begins as a draft: not on the site, and what it lacks is a note. Take that line away when all of it holds.
"""
_STATUS = "status"
_TITLE_LINE = re.compile(r"^#?title:.*$", re.MULTILINE)
# A single word may stand for nothing, or for yes and no.
_WORDS = re.compile(r"[^\W\d_]+(?:[ -][^\W_]+)+")


def template_text(kind: type[Entity], *, is_brief: bool = False, title: str = "") -> str:
    """A file with every field explained: what must be filled in comes first, the rest is commented out.

    A brief one fits into an address: without the fields that every kind has, and with groups as they are typed. A
    `title` stands in its place.
    """
    status, *fields = sorted(manual_of(kind).fields, key=_rank)
    lines = [*_lines(replace(status, default=Status.DRAFT), "")]
    lines += [line for field in fields if field.is_required for line in _lines(field, "")]
    lines.append("")
    for field in fields:
        if not (field.is_required or (is_brief and field.key in _COMMON)):
            explanation, *written = _lines(field, "")
            shown = example_lines(kind, (field.key,)) if is_brief and field.inner else written
            lines += [explanation, *(f"#{line}" for line in shown)]
    text = _HEAD.format(kind=kind.kind, meaning=kind.meaning) + "\n".join((*lines, "---", ""))
    return _TITLE_LINE.sub(lambda _: f"title: {_typed(title)}", text, count=1) if title else text


def _typed(text: str) -> str:
    """A text as YAML reads it back: in quotes, unless it is words alone."""
    return text if _WORDS.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _rank(field: FieldEntry) -> tuple[bool, bool]:
    """The status comes first, and what else every kind has last, unless it is required."""
    return field.key != _STATUS, not field.is_required and field.key in _COMMON


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
