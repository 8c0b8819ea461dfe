"""Where things stand in a file: composed again on demand, as most files never need it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from cxmap.loading.files.characters import STAND_IN
from cxmap.loading.front_matter.nodes import BLOCKS, FIRST_LINE, children, composed, span_of
from cxmap.model.document import START, Span
from cxmap.model.keys import key_meant
from cxmap.model.record import OWN_KEYS
from cxmap.model.shape import Path


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text of fields begins in its file: its first line, and how far its lines are indented there."""

    line: int = FIRST_LINE
    columns: tuple[int, ...] = ()

    def moved(self, span: Span) -> Span:
        """A place in what would be front matter as one in the file."""
        if self.line == FIRST_LINE and not self.columns:
            return span
        down = self.line - FIRST_LINE
        columns = (span.column + self._indent(span.line), span.end_column + self._indent(span.end_line))
        return Span(span.line + down, columns[0], span.end_line + down, columns[1])

    def _indent(self, line: int) -> int:
        number = line - FIRST_LINE
        return self.columns[number] if 0 <= number < len(self.columns) else 0


@dataclass(frozen=True)
class NodePlaces:
    """Finds values and keys in one front matter, or in another text of fields that begins at `origin`.

    `left_out` are list members that were dropped on linking, by their place in the list as written.
    """

    text: str
    synonyms: Mapping[str, str]
    left_out: frozenset[Path] = field(default=frozenset())
    origin: Origin = field(default=Origin())

    def __reduce__(self) -> tuple[type[NodePlaces], tuple[object, ...]]:
        # The composed nodes are libyaml's: they cannot leave their process, and are soon composed again.
        return NodePlaces, (self.text, self.synonyms, self.left_out, self.origin)

    def of_value(self, path: Path) -> Span:
        _, node = self._nearest(path)
        return self.origin.moved(self._span(node)) if node else START

    def of_key(self, path: Path) -> Span:
        key, node = self._nearest(path)
        return self.origin.moved(span_of(key or node)) if node else START

    def first_key(self, path: Path) -> Span:
        """The first key of the mapping at `path`."""
        _, node = self._nearest(path)
        return self.origin.moved(span_of(node.value[0][0])) if isinstance(node, MappingNode) else self.of_value(path)

    def keys(self, path: Path) -> tuple[str, ...]:
        """The keys of the mapping at `path` that hold something, in order."""
        _, node = self._nearest(path)
        return tuple(self._name(path, str(key)) for key, _ in children(node)) if isinstance(node, MappingNode) else ()

    def as_written(self, path: Path) -> Path:
        found = self._found(path)
        _, node = self._nodes[found]
        return found if isinstance(node, ScalarNode) else self._among_all(path)

    def without(self, dropped: frozenset[Path]) -> NodePlaces:
        return NodePlaces(self.text, self.synonyms, self.left_out | dropped, self.origin)

    def _span(self, node: Node) -> Span:
        """Where a node stands; of a text on lines of its own, all of them."""
        span = span_of(node)
        if not isinstance(node, ScalarNode) or node.style not in BLOCKS:
            return span
        lines = self.text.split("\n")[: node.end_mark.line]
        last = max(number for number, line in enumerate(lines) if line.strip())
        return Span(span.line, span.column, last + FIRST_LINE, len(lines[last]) + 1)

    def _among_all(self, path: Path) -> Path:
        """The path among list members of which none is left out."""
        written: Path = ()
        for step in path if self.left_out else ():
            written = (*written, self._position(written, step) if isinstance(step, int) else step)
        return written or path

    def _position(self, at: Path, step: int) -> int:
        """The place in the list at `at` as written of its member number `step` that is not left out."""
        for dropped in sorted(path[-1] for path in self.left_out if path[:-1] == at and isinstance(path[-1], int)):
            step += dropped <= step
        return step

    def _nearest(self, path: Path) -> tuple[ScalarNode | None, Node | None]:
        """The key, if it has one, and the value at `path`, or of the nearest one around it."""
        return self._nodes[self._found(path)]

    def _found(self, path: Path) -> Path:
        """Where the value at `path` stands in the file, or the nearest one around it."""
        written = self._among_all(path)
        return next(written[:end] for end in range(len(written), -1, -1) if written[:end] in self._nodes)

    @cached_property
    def _nodes(self) -> Mapping[Path, tuple[ScalarNode | None, Node | None]]:
        root = composed(self.text)
        return {(): (None, None)} if root is None else dict(self._below((), None, root))

    def _below(
        self, at: Path, key: ScalarNode | None, node: Node
    ) -> Iterator[tuple[Path, tuple[ScalarNode | None, Node]]]:
        """Of two equal keys only the first counts."""
        yield at, (key, node)
        if isinstance(node, SequenceNode):
            for index, member in children(node):
                yield from self._below((*at, index), None, member)
        seen: set[str] = set()
        for key_node, value in node.value if isinstance(node, MappingNode) else ():
            name = self._name(at, str(key_node.value))
            if name not in seen:
                seen.add(name)
                yield from self._below((*at, name), key_node, value)

    def _name(self, at: Path, written: str) -> str:
        key = written.replace(STAND_IN, "")
        if at and any(isinstance(step, str) and step.startswith(OWN_KEYS) for step in at):
            return key
        key = key_meant(key)
        return key if at else self.synonyms.get(key, key)
