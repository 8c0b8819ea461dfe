"""Fields: what can be written about each kind, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.model import KINDS
from cxmap.model.block import Block, BlockView
from cxmap.model.content_format import FORMAT, FormatChapter, FormatEntry
from cxmap.model.descriptions import FieldEntry, Manual, manual_of
from cxmap.model.record import Entity, Record
from cxmap.model.typed_examples import example_lines
from cxmap.pages.kit.index_page import by_name, reference
from cxmap.pages.kit.new_file import Adding, adding
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Table, table_of
from cxmap.pages.kit.values import Markdown, Words
from cxmap.pages.kit.words import capitalised, kind_words

_EVERY = "Every kind"
_VIEWS = "Views in a page of your own"
_CHOICE = "What such a view can show"
_EXAMPLE = ("```cxmap", "view: promises", "title: What we talk about on Mondays", "verdict: [broken, at-risk]", "```")
_BLOCK_VIEWS: Columns[BlockView] = (
    Column("view", lambda _, view: Words(view.value), Holds.NAME),
    Column("Shows", lambda _, view: Words(view.meaning), Holds.PROSE),
    Column("Narrowed down by", lambda _, view: Words(", ".join(view.filters)), Holds.PROSE),
)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field; `example` is a value that would do, `inner` leads to the fields inside it."""

    key: str
    anchor: str
    is_required: bool
    holds: str
    words: str
    default: str
    example: str
    inner: str


@dataclass(frozen=True, slots=True)
class FieldTable:
    """The fields of a record; the one of a kind itself has no name, and follows the kind's heading.

    `example` are the lines of such a record as they are typed, in the fields around it.
    """

    name: str
    anchor: str
    words: str
    example: tuple[str, ...]
    rows: tuple[FieldRow, ...]
    demands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindFields:
    """All fields of a kind: its own and those of the records inside; what it is, and where its files lie.

    `example` are the lines of one, where no file of its own is one.
    """

    meaning: str
    folder: str
    sample: EntityLink | None
    new: Adding | None
    tables: tuple[FieldTable, ...]
    example: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormatRules:
    """A chapter of the content format: a table where it has entries, and sentences."""

    table: Table
    notes: tuple[str, ...]


def build(site: Site) -> PageView:
    every = KindFields("", "", None, None, tuple(_tables(site, Entity, "every-kind", manual_of(Entity))))
    kinds = (_section(site, kind) for kind in KINDS)
    return reference(Section(_EVERY, "fields/fields", every), *kinds, *_format(site), *_blocks(site))


def _section(site: Site, kind: type[Entity]) -> Section:
    sample = next((site.links[each.key] for each in by_name(site, site.catalogue.all(kind))), None)
    tables = tuple(_tables(site, kind, kind.kind, manual_of(kind)))
    fields = KindFields(f"{capitalised(kind.meaning)}.", f"{kind.folder}/", sample, adding(kind), tables)
    return Section(capitalised(kind_words(kind.kind)), "fields/fields", fields)


def _format(site: Site) -> Iterator[Section]:
    for chapter in FORMAT:
        table = table_of(site, chapter.title, _format_columns(chapter), chapter.entries)
        yield Section(chapter.title, "fields/format", FormatRules(table, chapter.notes))


def _format_columns(chapter: FormatChapter) -> Columns[FormatEntry]:
    name, example, words = chapter.heads
    return (
        Column(name, lambda _, entry: Words(entry.name), Holds.NAME),
        Column(example, lambda _, entry: Markdown(entry.example, "")),
        Column(words, lambda _, entry: Markdown(entry.words, ""), Holds.PROSE),
    )


def _blocks(site: Site) -> Iterator[Section]:
    manual = manual_of(Block)
    tables = tuple(_tables(site, Block, Block.kind, manual))
    words = " ".join(manual.words.split())
    yield Section(_VIEWS, "fields/fields", KindFields(words, "", None, None, tables, _EXAMPLE))
    yield Section(_CHOICE, "kit/table", table_of(site, _CHOICE, _BLOCK_VIEWS, BlockView))


def _tables(
    site: Site, topmost: type[Record], anchor: str, manual: Manual, keys: tuple[str, ...] = ()
) -> Iterator[FieldTable]:
    """The fields of a record without those that every kind has, then those of the records inside it.

    `keys` lead to the record from the topmost one.
    """
    common = () if keys or topmost is Entity else manual_of(Entity).fields
    fields = [field for field in manual.fields if field not in common]
    rows = tuple(_row(site, field, f"{anchor}-{_slug(field.key)}") for field in fields)
    example = tuple(example_lines(topmost, keys)) if keys else ()
    yield FieldTable(" › ".join(keys), f"{anchor}-fields" if keys else "", manual.words, example, rows, manual.demands)
    for field, row in zip(fields, rows, strict=True):
        if field.inner:
            yield from _tables(site, topmost, row.anchor, field.inner, (*keys, field.key))


def _row(site: Site, field: FieldEntry, anchor: str) -> FieldRow:
    return FieldRow(
        key=field.key,
        anchor=anchor,
        is_required=field.is_required,
        holds=field.holds,
        words=field.words,
        default=field.default,
        example=_example(site, field),
        inner=f"{anchor}-fields" if field.inner else "",
    )


def _example(site: Site, field: FieldEntry) -> str:
    """A value as it may be written; for a reference an id of this very map."""
    if field.points_to:
        ids = sorted(each.id for each in site.catalogue.entities.get(field.points_to, ()) if each.is_live)
        return f"[{ids[0]}]" if ids and field.is_list else ids[0] if ids else ""
    return field.example


def _slug(key: str) -> str:
    return key.replace("_", "-")
