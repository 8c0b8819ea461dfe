"""Blocks of views whose references lead somewhere: by current ids, and without what only drafts hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cxmap.linking.references import WrittenReference
from cxmap.model.block import Block
from cxmap.model.document import WrittenBlock

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
