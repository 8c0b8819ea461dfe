"""Completion: names of fields, words, ids by their titles, and the paths of links."""

from __future__ import annotations

import heapq
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from cxmap.adapters.cli.editor.cursor import Cursor
from cxmap.adapters.cli.editor.known_map import KnownMap
from cxmap.adapters.cli.editor.news import EntityNote
from cxmap.model import KINDS, fields
from cxmap.model.descriptions import accepted_words, held_types, manual_of
from cxmap.model.marks import OneOf
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape
from cxmap.model.typed_lines import missing

MOST = 100
_LINK = re.compile(r"\]\(<?(?P<typed>[^()<>\s]*)$")
_GOES_ON = re.compile(r"[\w-]*[ \t]*:")
_STEPS_UP = re.compile(r"^(?:\.{1,2}/)+")


@dataclass(frozen=True, slots=True)
class Choice:
    """One text that may stand at the cursor: how it is shown, and by what it is found."""

    text: str
    label: str
    sort: str
    detail: str = ""
    words: str = ""
    found_by: str = ""
    sign: str = "value"


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices for a text that begins in `column`; where they `are_some`, there may be others with more letters."""

    column: int
    found: tuple[Choice, ...]
    are_some: bool = False


def choices_at(cursor: Cursor, known: KnownMap, rest: str) -> Choices:
    """The choices for the name or the value of a field; `rest` is the line behind the cursor."""
    if cursor.is_kind:
        kinds = (Choice(kind.kind, kind.kind, f"{at:03}", kind.meaning) for at, kind in enumerate(KINDS))
        return Choices(cursor.column, tuple(kinds))
    if cursor.field is None:
        return Choices(cursor.column, tuple(_names(cursor, is_alone=not _GOES_ON.match(rest))))
    words = [
        Choice(word, word, f"0{at:03}", sign="word")
        for at, word in enumerate(_words(cursor.record, cursor.field.key, known))
    ]
    entities = _entities(cursor.field, cursor.typed, known)
    return Choices(cursor.column, (*words, *entities[:MOST]), len(entities) > MOST or not known.is_whole)


def link_choices(path: str, before: str, known: KnownMap) -> Choices | None:
    """The choices for the address of a link in the Markdown file at `path`; None where none is typed."""
    match = _LINK.search(before)
    if not match or ":" in match["typed"] or "#" in match["typed"]:
        return None
    wanted = _STEPS_UP.sub("", match["typed"]).lower()
    found = list(_files(wanted, known))
    shown = heapq.nsmallest(MOST, found, key=lambda each: (each[0], each[1]))
    folder = posixpath.dirname(path)
    shown_links = tuple(_link(address, folder, title) for _, address, title in shown)
    are_some = len(found) > MOST or not known.is_whole
    return Choices(match.start("typed"), shown_links, are_some)


def _names(cursor: Cursor, *, is_alone: bool) -> Iterator[Choice]:
    record = cursor.record
    manual = {field.key: field for field in manual_of(record).fields}
    needed = set(missing(record, dict.fromkeys(cursor.written, "")))
    for at, (key, shape) in enumerate(record.shape.items()):
        if key not in cursor.written:
            detail = f"required: {manual[key].holds}" if key in needed else manual[key].holds
            text = key if not is_alone else f"{key}:" if shape.record else f"{key}: "
            yield Choice(text, key, f"{int(key not in needed)}{at:03}", detail, manual[key].words, sign="name")


def _words(record: type[Record], key: str, known: KnownMap) -> tuple[str, ...]:
    words, is_open = _own_words(record, key)
    return (*words, *(channel for channel in known.channels if is_open and channel not in words))


@cache
def _own_words(record: type[Record], key: str) -> tuple[tuple[str, ...], bool]:
    """The fixed words of a field, and whether the site may add some."""
    shape, held = _innermost(record, key)
    if held is fields.Flag:
        return ("true", "false"), False
    nobody = shape.reference.or_word if shape.reference else None
    is_open = any(isinstance(mark, OneOf) for mark in get_args(held))
    return (*((nobody,) if nobody else ()), *accepted_words(shape, held)), is_open


def _innermost(record: type[Record], key: str) -> tuple[FieldShape, Any]:
    """The field itself, or the one for which a text alone stands in place of its record."""
    shape = record.shape[key]
    if shape.record and shape.record.bare:
        return _innermost(shape.record, shape.record.bare)
    return shape, held_types(record)[key]


def _entities(field: FieldShape, typed: str, known: KnownMap) -> list[Choice]:
    """Those that a field may name, the closest to what is typed first; one more than are shown where there are more."""
    inner = field.record.shape[field.record.bare] if field.record and field.record.bare else field
    reference = inner.reference
    if reference is None:
        return []
    wanted = typed.strip().lower()
    found: list[tuple[int, str, str, EntityNote]] = []
    for kind in (reference.kind, reference.or_kind) if reference.kind else known.kinds:
        is_whole = kind != reference.kind
        for identity, lowered, note in known.of_kind(kind or ""):
            text = f"{kind}/{identity}" if is_whole else identity
            if (rank := _rank(wanted, text, lowered)) is not None:
                found.append((rank, lowered, text, note))
    best = heapq.nsmallest(MOST + 1, found, key=lambda each: each[:3])
    return [_entity(at, text, note) for at, (_, _, text, note) in enumerate(best)]


def _rank(wanted: str, text: str, lowered: str) -> int | None:
    if not wanted or text.startswith(wanted):
        return 0
    if lowered.startswith(wanted):
        return 1
    return 2 if wanted in text or wanted in lowered else None


def _entity(at: int, text: str, note: EntityNote) -> Choice:
    detail = f"{note.title}, a draft" if note.is_draft else note.title
    return Choice(text, text, f"1{at:03}", detail, note.card, f"{text} {note.title}", "entity")


def _files(wanted: str, known: KnownMap) -> Iterable[tuple[int, str, str]]:
    for path in known.files:
        note = known.at_path.get(path)
        title = note.title if note else ""
        if wanted in path.lower() or wanted in title.lower():
            is_close = path.lower().rpartition("/")[2].startswith(wanted) or path.lower().startswith(wanted)
            yield 1 - is_close, path, title


def _link(path: str, folder: str, title: str) -> Choice:
    address = posixpath.relpath(path, folder or ".").replace(" ", "%20")
    return Choice(address, address, path, title, found_by=f"{address} {path} {title}", sign="file")
