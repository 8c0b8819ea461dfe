"""Front matter as nearly everybody writes it, in which nothing is wrong: read without looking for what is."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from yaml import MappingNode, Node, ScalarNode

from cxmap.loading.nodes import BLOCKS, is_empty
from cxmap.model.record import OWN_KEYS


def is_usual(root: MappingNode, synonyms: Set[str]) -> bool:
    """Whether each key is a plain name that stands once, and is neither a synonym nor the organisation's own."""
    return _has_usual_keys(root) and synonyms.isdisjoint(key.value for key, _ in root.value)


def usual_values(node: Node) -> Any:
    """The values of nodes in which nothing is wrong."""
    if isinstance(node, ScalarNode):
        # The line break after a block belongs to nobody's text.
        return node.value.rstrip("\n") if node.style in BLOCKS else node.value
    if isinstance(node, MappingNode):
        return {key.value: usual_values(value) for key, value in node.value if not is_empty(value)}
    return [usual_values(member) for member in node.value if not is_empty(member)]


def _has_usual_keys(node: Node) -> bool:
    if isinstance(node, ScalarNode):
        return True
    if not isinstance(node, MappingNode):
        return all(_has_usual_keys(member) for member in node.value)
    names = {key.value for key, _ in node.value if isinstance(key, ScalarNode)}
    if len(names) < len(node.value) or any(name.startswith(OWN_KEYS) or not name.strip() for name in names):
        return False
    return all(_has_usual_keys(value) for _, value in node.value)
