"""Front matter and views with current ids in their references, and without what only drafts hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from cxmap.linking.drafts import NO_DRAFTS, Drafts
from cxmap.linking.references import WrittenReference
from cxmap.model.block import Block
from cxmap.model.document import Document, WrittenBlock
from cxmap.model.neutral import with_neutral_values
from cxmap.model.record import Entity, Record
from cxmap.model.shape import Path


def rewritten(
    document: Document,
    current: Mapping[Path, str],
    left_out: Collection[Path],
    context: Mapping[str, Any],
    drafts: Drafts = NO_DRAFTS,
) -> Document:
    """The document with some references renamed and some left out, each with the smallest part that needs it.

    No text in it names drafts.
    """
    kind = type(document.entity)
    dropped = frozenset(_droppable(kind, path) for path in left_out)
    values = _rebuilt(document.values, (), current, dropped)
    values = _unnamed(values, document.path, drafts) if drafts else values
    if values == document.values:
        return document
    return replace(
        document,
        entity=with_neutral_values(kind, values, document.damaged, context),
        values=values,
        places=document.places.without(frozenset(path for path in dropped if isinstance(path[-1], int))),
        tables={
            _renumbered(path, dropped): rows
            for path, rows in document.tables.items()
            if dropped.isdisjoint(path[:depth] for depth in range(1, len(path) + 1))
        },
        faults=frozenset(_renumbered(path, dropped) for path in document.faults),
    )


def record_at(kind: type[Record], path: Path) -> type[Record]:
    """The record that holds the value at `path`."""
    record = kind
    for step in path[:-1]:
        if isinstance(step, str) and (inner := record.shape[step].record):
            record = inner
    return record


LinkedBlock = tuple[WrittenBlock, tuple[WrittenReference, ...]]
"""A block and all references in it."""


def linked_blocks(
    blocks: Iterable[LinkedBlock], is_left_out: Callable[[WrittenReference], bool], context: Mapping[str, Any]
) -> Mapping[str, Mapping[str, Block | None]]:
    """The content of each block, by its file and its text.

    None stands for a block that asks for nothing but drafts. Blocks in which something is wrong are not there.
    """
    linked: dict[str, dict[str, Block | None]] = {}
    for written, references in blocks:
        if written.block and all(reference.target for reference in references):
            shown = _current(written, references, is_left_out, context)
            linked.setdefault(written.path, {})[written.text] = shown
    return linked


def _droppable(kind: type[Entity], path: Path) -> Path:
    """The smallest part of front matter around `path` that can be left out."""
    while len(path) > 1 and isinstance(path[-1], str):
        record = record_at(kind, path)
        key = path[-1]
        if not record.is_needed(key):
            break
        path = path[:-1]
    return path


def _rebuilt(value: Any, at: Path, current: Mapping[Path, str], dropped: Collection[Path]) -> Any:
    if isinstance(value, Mapping):
        return {
            key: _rebuilt(member, (*at, key), current, dropped)
            for key, member in value.items()
            if (*at, key) not in dropped
        }
    if isinstance(value, list):
        return [
            _rebuilt(member, (*at, index), current, dropped)
            for index, member in enumerate(value)
            if (*at, index) not in dropped
        ]
    return current.get(at, value)


def _unnamed(value: Any, path: str, drafts: Drafts) -> Any:
    if isinstance(value, str):
        return drafts.unnamed(path, value)
    if isinstance(value, Mapping):
        return {key: _unnamed(member, path, drafts) for key, member in value.items()}
    return [_unnamed(member, path, drafts) for member in value] if isinstance(value, list) else value


def _renumbered(path: Path, dropped: Collection[Path]) -> Path:
    """Where a part stands once others before it are left out."""
    return tuple(
        step - sum((*path[:depth], earlier) in dropped for earlier in range(step)) if isinstance(step, int) else step
        for depth, step in enumerate(path)
    )


def _current(
    written: WrittenBlock,
    references: Iterable[WrittenReference],
    is_left_out: Callable[[WrittenReference], bool],
    context: Mapping[str, Any],
) -> Block | None:
    """With a filter of which nothing is left, a block would show what nobody asked for."""
    values = dict(written.values)
    current: dict[str, list[str]] = {}
    for reference in references:
        members = current.setdefault(str(reference.path[0]), [])
        if reference.target and not is_left_out(reference):
            members.append(reference.written_as(reference.target))
    if not all(current.values()):
        return None
    return Block.model_validate(values | current, context=context)
