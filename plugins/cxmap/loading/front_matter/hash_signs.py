"""Texts that a `#` cuts short: YAML takes the rest of the line for a comment, and says nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from yaml import MappingNode, Node, ScalarNode

from cxmap.loading.front_matter.nodes import FIRST_LINE
from cxmap.model.document import Span

_HASH = re.compile(r"[ \t](#)(?=\S)")
_BEFORE_A_MEMBER = (",", "[", "{")

Position = tuple[int, int]


def swallowed_by_hash(text: str, root: Node) -> Span | None:
    """The first `#` that follows or begins an unquoted text, and is no comment to its author."""
    if "#" not in text or not _HASH.search(text):
        return None
    scalars = tuple(_scalars(root))
    # Where an unquoted text ends, an empty one included, a comment can only cut it.
    ends = {_end(scalar) for scalar in scalars if not scalar.style}
    quoted = sorted((_start(scalar), _end(scalar)) for scalar in scalars if scalar.style)
    for number, line in enumerate(text.split("\n")):
        sign = next((match for match in _HASH.finditer(line) if not _within((number, match.start(1)), quoted)), None)
        if sign:
            before = line[: sign.start()].rstrip()
            if (number, len(before)) in ends or before.endswith(_BEFORE_A_MEMBER):
                return Span(number + FIRST_LINE, sign.start(1) + 1, number + FIRST_LINE, sign.end(1) + 1)
    return None


def _within(position: Position, quoted: Sequence[tuple[Position, Position]]) -> bool:
    earlier = bisect_right(quoted, (position, position)) - 1
    return earlier >= 0 and position < quoted[earlier][1]


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    else:
        for member in chain.from_iterable(node.value) if isinstance(node, MappingNode) else node.value:
            yield from _scalars(member)


def _start(node: Node) -> Position:
    return node.start_mark.line, node.start_mark.column


def _end(node: Node) -> Position:
    return node.end_mark.line, node.end_mark.column
