"""A new file of each kind: the way to it, and its text, in which every field is explained by the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cxmap.model.descriptions import FieldEntry, manual_of
from cxmap.model.record import Entity, Status
from cxmap.model.typed_examples import example_lines
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import kind_words

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


@dataclass(frozen=True, slots=True)
class Adding:
    """A new file of one kind, and the page of fields on which its text can be copied, where the site has it.

    `words` says what is added, and `anchor` is the place of the text on that page.
    """

    words: str
    folder: str
    path: str
    text: str
    fields: str
    anchor: str


def adding(kind: type[Entity], fields: str = "") -> Adding:
    path = f"{kind.folder}/new-{kind.kind}.md"
    words = kind_words(kind.kind)
    named = f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
    text = template_text(kind, is_brief=True)
    return Adding(named, kind.folder, path, text, fields, f"new-{kind.kind}")


def adding_section(site: Site, kind: type[Entity]) -> Section:
    """A way to the new file: into an editor where the site says where its content is kept, else to the text to copy."""
    return Section("", "kit/add", adding(kind, site.overviews.get("fields", "")))


def template_text(kind: type[Entity], *, is_brief: bool = False) -> str:
    """A file with every field explained: what must be filled in comes first, the rest is commented out.

    A brief one fits into an address: without the fields that every kind has, and with groups as they are typed.
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
    return _HEAD.format(kind=kind.kind, meaning=kind.meaning) + "\n".join((*lines, "---", ""))


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
