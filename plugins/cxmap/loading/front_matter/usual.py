"""Front matter as nearly everybody writes it, in which nothing is wrong: read without looking for what is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from yaml import MappingNode, Node, ScalarNode

from cxmap.loading.front_matter.nodes import BLOCKS


class _UnusualError(Exception):
    """A key that is no plain name, or that stands twice."""


def usual_values(root: MappingNode, synonyms: Collection[str]) -> dict[str, Any] | None:
    """The values by key; None unless each key is a plain name that stands once, and none of these synonyms."""
    try:
        values = _mapping(root)
    except _UnusualError:
        return None
    if synonyms and any(key.value in synonyms for key, _ in root.value):
        return None
    return values


def _mapping(node: MappingNode) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, member in node.value:
        if not isinstance(key, ScalarNode) or not key.value.strip():
            raise _UnusualError
        value = _value(member)
        if value is not None:
            values[key.value] = value
    if len(values) < len(node.value) and len({key.value for key, _ in node.value}) < len(node.value):
        raise _UnusualError
    return values


def _value(node: Node) -> Any:
    """The value of a node, or None where nothing is written."""
    if isinstance(node, ScalarNode):
        text: str = node.value
        if not text or text.isspace():
            return None
        # The line break after a block belongs to nobody's text.
        return text.rstrip("\n") if node.style in BLOCKS else text
    if isinstance(node, MappingNode):
        return _mapping(node) if node.value else None
    return [value for member in node.value if (value := _value(member)) is not None] or None
