"""Keys with nothing behind them, and the text before them, of which a comma inside `{ }` may have cut them off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yaml import MappingNode, Node, ScalarNode

from cxmap.loading.front_matter.nodes import is_empty, span_of
from cxmap.model.document import Span
from cxmap.model.shape import Path


@dataclass(frozen=True, slots=True)
class BareKey:
    """A key of the mapping at `at` with nothing behind it.

    Inside `{ }`, `before` is the key whose unquoted text stands right before it; `whole` is that text together with
    this key and those like it in between, and `whole_span` its place.
    """

    at: Path
    name: str
    span: Span
    before: str = ""
    whole: str = ""
    whole_span: Span | None = None


def bare_keys(node: MappingNode, at: Path, lines: Sequence[str]) -> Iterator[BareKey]:
    """The keys of one mapping with nothing behind them."""
    start: ScalarNode | None = None
    before = ""
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            start = None
        elif not is_empty(value):
            start = value if node.flow_style and _may_be_cut(value) else None
            before = key.value
        elif start is None or start.start_mark.line != key.end_mark.line:
            yield BareKey(at, key.value, span_of(key))
        else:
            first, last = span_of(start), span_of(key)
            whole = Span(first.line, first.column, last.end_line, last.end_column)
            text = lines[start.start_mark.line][first.column - 1 : last.end_column - 1]
            yield BareKey(at, key.value, last, before, text, whole)


def _may_be_cut(node: Node) -> bool:
    """Whether the comma behind a value may have been meant as a part of it: quotes and brackets end where they end."""
    return isinstance(node, ScalarNode) and not node.style
