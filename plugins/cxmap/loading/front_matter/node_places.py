"""Where things stand in a file: composed again on demand, as most files never need it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from cxmap.loading.files.characters import STAND_IN
from cxmap.loading.front_matter.nodes import BLOCKS, FIRST_LINE, children, composed, is_empty, span_of
from cxmap.loading.front_matter.sections import lines_of_field
from cxmap.model.document import START, Span
from cxmap.model.keys import key_meant
from cxmap.model.record import OWN_KEYS
from cxmap.model.shape import Path
from cxmap.model.typed_lines import BLANK

_MOST_FIELDS = 4
"""How many fields of a file are composed each for itself."""
_Members = Mapping[str | int, tuple[ScalarNode | None, Node]]
"""The keys, where they have one, and the values of a collection."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A root node, and the members of the collections below it that were asked for."""

    node: Node | None
    known: dict[Path, _Members] = field(default_factory=dict)

    def members(self, at: Path, node: Node, name: Callable[[Path, str], str]) -> _Members:
        """The members of the collection at `at`, by key or number; of two equal keys only the first counts."""
        if at not in self.known:
            if isinstance(node, MappingNode):
                keyed = ((name(at, str(key.value)), (key, value)) for key, value in reversed(node.value))
                self.known[at] = dict(keyed)
            else:
                numbered = children(node) if isinstance(node, SequenceNode) else ()
                self.known[at] = {number: (None, member) for number, member in numbered}
        return self.known[at]


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

    def is_empty_key(self, path: Path) -> bool:
        """Whether the key at `path` is written, with nothing behind it."""
        _, node = self._nearest(path[:-1])
        pairs = node.value if isinstance(node, MappingNode) else ()
        return any(is_empty(value) and self._name(path[:-1], str(key.value)) == path[-1] for key, value in pairs)

    def is_left_open(self, path: Path) -> bool:
        """Whether behind the key at `path` stands no more than the blank that hints have."""
        found, _, node = self._found(path)
        return found == path and isinstance(node, ScalarNode) and node.value == BLANK

    def as_written(self, path: Path) -> Path:
        found, _, node = self._found(path)
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
        _, key, node = self._found(path)
        return key, node

    def _found(self, path: Path) -> tuple[Path, ScalarNode | None, Node | None]:
        """Where the value at `path` stands in the file, or the nearest one around it; its key and the value."""
        if path not in self._known:
            self._known[path] = self._looked_up(path)
        return self._known[path]

    @cached_property
    def _known(self) -> dict[Path, tuple[Path, ScalarNode | None, Node | None]]:
        """The answers so far: whoever asks for a place also asks for its name."""
        return {}

    def _looked_up(self, path: Path) -> tuple[Path, ScalarNode | None, Node | None]:
        written = self._among_all(path)
        root = self._part(written[:1])
        key, node = None, root.node
        for end, step in enumerate(written):
            member = root.members(written[:end], node, self._name).get(step) if node else None
            if member is None:
                return written[:end], key, node
            key, node = member
        return written, key, node

    @cached_property
    def _parts(self) -> dict[Path, _Part]:
        """The places asked for so far, by the field at the top; the whole holds all of them."""
        return {}

    def _part(self, at: Path) -> _Part:
        """The whole, or the field at `at` alone: composing the whole costs most, but only once."""
        if at in self._parts:
            return self._parts[at]
        is_alone = at and () not in self._parts and len(self._parts) < _MOST_FIELDS
        lines = lines_of_field(self.text, partial(self._is_named, str(at[0]))) if is_alone else None
        if lines is not None:
            return self._parts.setdefault(at, _Part(composed(lines)))
        if () not in self._parts:
            self._parts[()] = _Part(composed(self.text))
        return self._parts[()]

    def _is_named(self, name: str, key: str) -> bool:
        """Whether a field at the top has a name; most are written as they are called."""
        return key == name or ((not key.islower() or key in self.synonyms) and self._name((), key) == name)

    def _name(self, at: Path, written: str) -> str:
        key = written.replace(STAND_IN, "")
        if at and any(isinstance(step, str) and step.startswith(OWN_KEYS) for step in at):
            return key
        key = key_meant(key)
        return key if at else self.synonyms.get(key, key)
