"""Where things stand in a file: composed again on demand, as most files never need it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from yaml import MappingNode, Node, ScalarNode

from cxmap.loading.nodes import children, composed, span_of
from cxmap.model.document import START, Span
from cxmap.model.shape import Path


@dataclass(frozen=True)
class NodePlaces:
    """Finds values and keys in one front matter.

    `left_out` are list members that were dropped on loading or linking, by their place in the list as written.
    """

    text: str
    synonyms: Mapping[str, str]
    left_out: frozenset[Path] = field(default=frozenset())

    def of_value(self, path: Path) -> Span:
        found = START
        for _, node in self._on_the_way(path):
            found = span_of(node)
        return found

    def of_key(self, path: Path) -> Span:
        found = START
        for key, node in self._on_the_way(path):
            found = span_of(key or node)
        return found

    def first_key(self, path: Path) -> Span:
        """The first key of the mapping at `path`."""
        node = self._node(path)
        return span_of(node.value[0][0]) if isinstance(node, MappingNode) and node.value else self.of_value(path)

    def order_of_keys(self, path: Path) -> tuple[str, ...]:
        """The keys of the mapping at `path` as written."""
        node = self._node(path)
        return tuple(str(key) for key, _ in children(node)) if isinstance(node, MappingNode) else ()

    def without(self, dropped: frozenset[Path]) -> NodePlaces:
        return NodePlaces(self.text, self.synonyms, self.left_out | dropped)

    @cached_property
    def _root(self) -> Node | None:
        return composed(self.text)

    def _node(self, path: Path) -> Node | None:
        """The node at `path`, or the nearest one around it."""
        return ([self._root] + [node for _, node in self._on_the_way(path)])[-1]

    def _on_the_way(self, path: Path) -> Iterator[tuple[ScalarNode | None, Node]]:
        """Each step's key, if it has one, and value, as far as the path leads."""
        node = self._root
        written: Path = ()
        for step in path:
            if isinstance(step, int):
                index, node = self._member(node, written, step)
                written = (*written, index)
                key = None
            else:
                key, node = self._entry(node, step, is_top=not written)
                written = (*written, step)
            if node is None:
                return
            yield key, node

    def _member(self, node: Node | None, at: Path, position: int) -> tuple[int, Node | None]:
        members = (
            []
            if node is None
            else [(int(index), member) for index, member in children(node) if (*at, index) not in self.left_out]
        )
        return members[position] if position < len(members) else (position, None)

    def _entry(self, node: Node | None, key: str, *, is_top: bool) -> tuple[ScalarNode | None, Node | None]:
        for key_node, value in node.value if isinstance(node, MappingNode) else ():
            written = key_node.value
            if key == (self.synonyms.get(written, written) if is_top else written):
                return key_node, value
        return None, None
