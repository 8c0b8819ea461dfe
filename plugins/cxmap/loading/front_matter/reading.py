"""Front matter as plain texts, lists and mappings, with everything that YAML would swallow reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.front_matter_rules import BAD_CHARACTER, DUPLICATE_KEY, YAML_SYNTAX
from cxmap.findings.value_rules import WRONG_TYPE
from cxmap.loading.files.characters import STAND_IN, bad_characters, named
from cxmap.loading.front_matter.bare_keys import BareKey, bare_keys
from cxmap.loading.front_matter.mending import Mended, mended
from cxmap.loading.front_matter.nodes import BLOCKS, children, is_empty, span_of
from cxmap.loading.front_matter.usual import usual_values
from cxmap.model.ids import Key
from cxmap.model.keys import key_meant
from cxmap.model.record import OWN_KEYS, Record
from cxmap.model.shape import Path


@dataclass(slots=True)
class FrontMatter:
    """The content of one file's front matter; `values` is None where it cannot be read at all.

    `faults` are the places of values that are not as their author meant them; `bare` are keys with nothing behind
    them, which count as not written if they are fields. `text` is the text that was read; where `is_broken`, it is not
    the one that was written, and a fault at the empty path says that fields may be written which nobody can see.
    One that `is_usual` has no odd text in it.
    """

    values: dict[str, Any] | None
    findings: list[Finding] = field(default_factory=list)
    faults: set[Path] = field(default_factory=set)
    bare: list[BareKey] = field(default_factory=list)
    text: str = ""
    is_broken: bool = False
    is_usual: bool = False


def read_front_matter(
    path: str, text: str, entity: Key | None, synonyms: Mapping[str, str], record: type[Record] | None = None
) -> FrontMatter:
    """Reads the text between the two lines of `---` as the fields of a record.

    `synonyms` are other names for top-level keys. Reading goes on behind what cannot be read.
    """
    if (usual := usual_values(text, synonyms)) is not None:
        return FrontMatter(usual, text=text, is_usual=True)
    found = mended(text, record)
    findings = [
        mistake.rule.at(
            Place(path, mistake.span, entity), mistake.message, hint=mistake.hint, suggestion=mistake.suggestion
        )
        for mistake in found.mistakes
    ]
    if not found.whole:
        return FrontMatter(None, findings)
    root = found.root
    if root is None or is_empty(root):
        return FrontMatter({}, findings, text=found.text, is_broken=bool(found.touched))
    if not isinstance(root, MappingNode):
        return _no_mapping(path, entity, root)
    reader = _Reader(path, found, entity, synonyms)
    values = reader.mapping(root, ())
    reader.findings += findings
    return FrontMatter(
        None if reader.unreadable else values,
        reader.findings,
        reader.faults | reader.hidden(root),
        reader.bare,
        found.text,
        bool(found.touched),
    )


class _Reader:
    """Turns one file's nodes into values, and remembers what was wrong on the way."""

    def __init__(self, path: str, source: Mended, entity: Key | None, synonyms: Mapping[str, str]) -> None:
        text = source.text
        self._source = source
        self._path, self._entity, self._synonyms = path, entity, synonyms
        self._may_hide = "\\" in text or STAND_IN in text
        self._may_own = OWN_KEYS in text.lower()
        self._lines = text.split("\n")
        self.bare: list[BareKey] = []
        self.findings: list[Finding] = []
        self.faults: set[Path] = set()
        self.unreadable = False

    def mapping(self, node: MappingNode, at: Path) -> dict[str, Any]:
        """The values of a mapping by key; those of the organisation's own keys stand together under one."""
        values = self._entries(node, at)
        own = {key: values.pop(key) for key in tuple(values) if key.startswith(OWN_KEYS)} if self._may_own else {}
        return values | {OWN_KEYS: own} if own else values

    def _entries(self, node: MappingNode, at: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        seen: set[str] = set()
        is_own, has_bare, lost_dash = _is_own(at), False, False
        may_begin_entry = not node.flow_style and bool(at) and isinstance(at[-1], int)
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode) or is_empty(key_node):
                self._no_name(key_node)
                continue
            name = key_node.value.replace(STAND_IN, "")
            key = name if is_own else key_meant(name)
            key = key if at else self._synonyms.get(key, key)
            if self._may_hide:
                self._visible(key_node, key_node.value, (*at, key))
            has_bare = has_bare or is_empty(value_node)
            if node.flow_style and is_empty(value_node):
                continue
            if key in seen:
                # Where a lost dash is told, it is why the keys below it stand there again.
                if not lost_dash:
                    lost_dash = may_begin_entry and key == next(iter(values), None)
                    self._twice(key_node, (*at, key), may_begin_entry=may_begin_entry, lost_dash=lost_dash)
                self.faults.add((*at, key))
                continue
            seen.add(key)
            if not isinstance(value_node, MappingNode | SequenceNode) or value_node.flow_style:
                self._note_touched(key_node, value_node, (*at, key))
            value = self._value(value_node, (*at, key))
            if value is not None:
                values[key] = value
        if has_bare:
            self.bare += bare_keys(node, at, self._lines)
        return values

    def _value(self, node: Node, at: Path) -> Any:
        """The text, list or mapping that a node is, or None where nothing is written."""
        if is_empty(node):
            return None
        if isinstance(node, ScalarNode):
            text: str = node.value
            return self._text(node, at) if self._may_hide or node.style in BLOCKS else text
        if isinstance(node, MappingNode):
            return self._entries(node, at) if _is_own(at) else self.mapping(node, at)
        members = children(node)
        for index, member in members if self._source.touched else ():
            if isinstance(member, ScalarNode):
                self._note_touched(member, member, (*at, index))
        return [self._value(member, (*at, index)) for index, member in members]

    def _note_touched(self, first: Node, last: Node, at: Path) -> None:
        """A value on lines that are not as they were written is none that its author knows."""
        touched = self._source.touched
        end = last.end_mark.line - (last.end_mark.column == 0 and last.end_mark.line > first.start_mark.line)
        if touched and any(number in touched for number in range(first.start_mark.line, end + 1)):
            self.faults.add(at)

    def hidden(self, root: MappingNode) -> set[Path]:
        """The fields among which some may be written that nobody can see; the empty path for the topmost ones."""
        paths: set[Path] = set()
        for number, column in self._source.hidden.items():
            above = [
                key.value for key, _ in root.value if isinstance(key, ScalarNode) and key.start_mark.line <= number
            ]
            key = key_meant(above[-1]) if above and column else ""
            paths.add((self._synonyms.get(key, key),) if key else ())
        return paths

    def _text(self, node: ScalarNode, at: Path) -> str:
        text: str = node.value
        if node.style in BLOCKS:
            text = text.rstrip("\n")  # The line break after a block belongs to nobody's text.
        return self._visible(node, text, at) if self._may_hide else text

    def _visible(self, node: ScalarNode, text: str, at: Path) -> str:
        """The text without what nobody can see, which is a fault of it."""
        if STAND_IN in text:
            self.faults.add(at)
            text = text.replace(STAND_IN, "")
        for character in dict.fromkeys(character for character, _ in bad_characters(text) if node.style == '"'):
            self.faults.add(at)
            place = Place(self._path, span_of(node), self._entity, field_name(at))
            message = f"an invisible character is written here as an escape: {named(character)}"
            self.findings.append(BAD_CHARACTER.at(place, message, hint="delete the escape"))
        return text

    def _twice(self, key_node: ScalarNode, at: Path, *, may_begin_entry: bool, lost_dash: bool) -> None:
        place = Place(self._path, span_of(key_node), self._entity, field_name(at))
        message = f"`{key_node.value}` stands here for the second time"
        hint = "keep one of the two"
        if lost_dash:
            line = self._lines[key_node.start_mark.line].strip()
            entry = f"{' ' * max(key_node.start_mark.column - len('- '), 0)}- {line}"
            message = f"{message}, and begins an entry as the first one did"
            hint = f"{hint}, or give the other entry its dash; write it so:\n{entry}"
        elif may_begin_entry:
            hint = f"{hint}; if another entry of the list begins here, write `- ` before it"
        self.findings.append(DUPLICATE_KEY.at(place, message, hint=hint))

    def _no_name(self, key_node: Node) -> None:
        """A list, a mapping or nothing stands where the name of a field must stand; once a file is enough."""
        if not self.unreadable:
            place = Place(self._path, span_of(key_node), self._entity)
            message = "there is no name of a field before this colon"
            if not isinstance(key_node, ScalarNode):
                message = "brackets stand where the name of a field must stand"
            hint = "put quotes around a text that begins with `[`, `{`, `?` or `:`"
            self.findings.append(YAML_SYNTAX.at(place, message, hint=hint))
        self.unreadable = True


def _is_own(at: Path) -> bool:
    """Whether a place lies within one of the organisation's own keys, where all keys are kept as typed."""
    return any(isinstance(step, str) and step.startswith(OWN_KEYS) for step in at)


def _no_mapping(path: str, entity: Key | None, root: Node) -> FrontMatter:
    message = "the front matter is no list of fields"
    place = Place(path, span_of(root), entity)
    return FrontMatter(None, [WRONG_TYPE.at(place, message, hint="write one `field: value` a line")])
