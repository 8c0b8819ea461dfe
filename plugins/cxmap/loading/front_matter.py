"""Front matter as plain texts, lists and mappings, with everything that YAML would swallow reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode, YAMLError

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.rules import BAD_CHARACTER, DUPLICATE_KEY, WRONG_TYPE, YAML_SYNTAX
from cxmap.loading.characters import bad_characters, named
from cxmap.loading.nodes import FIRST_LINE, Refused, children, composed, is_empty, span_of
from cxmap.loading.yaml_errors import explained
from cxmap.model.document import Span
from cxmap.model.ids import Key
from cxmap.model.record import OWN_KEYS
from cxmap.model.shape import Path

_HASH = re.compile(r"[ \t](#)(?=\S)")
_WORD_AND_COLON = re.compile(r"[A-Za-z_-]+:\S")


@dataclass(slots=True)
class FrontMatter:
    """What one file's front matter says; `values` is None where it cannot be read at all."""

    values: dict[str, Any] | None
    findings: list[Finding] = field(default_factory=list)
    damaged: set[str] = field(default_factory=set)


def read_front_matter(path: str, text: str, entity: Key, synonyms: Mapping[str, str]) -> FrontMatter:
    """Reads the text between the two lines of `---`; `synonyms` are other names for top-level keys."""
    try:
        root = composed(text)
    except Refused as refused:
        place = Place(path, refused.span, entity)
        return _unreadable(refused.rule.at(place, refused.message, hint=refused.hint))
    except YAMLError as error:
        cause = explained(text, error)
        return _unreadable(YAML_SYNTAX.at(Place(path, cause.span, entity), cause.message, hint=cause.hint))
    if root is None or is_empty(root):
        return FrontMatter({})
    if not isinstance(root, MappingNode):
        return _no_mapping(path, entity, root)
    reader = _Reader(path, text, entity, synonyms)
    if finding := reader.swallowed_by_hash(root):
        return _unreadable(finding)
    values = reader.mapping(root, ())
    return FrontMatter(None if reader.unreadable else values, reader.findings, reader.damaged)


def _unreadable(finding: Finding) -> FrontMatter:
    return FrontMatter(None, [finding])


def _no_mapping(path: str, entity: Key, root: Node) -> FrontMatter:
    place = Place(path, span_of(root), entity)
    if isinstance(root, ScalarNode) and _WORD_AND_COLON.match(root.value):
        message, hint = "a space is missing after the colon", "write a space after the colon"
        return _unreadable(YAML_SYNTAX.at(place, message, hint=hint))
    message = "the front matter is no list of fields"
    return _unreadable(WRONG_TYPE.at(place, message, hint="write one `field: value` a line"))


class _Reader:
    """Turns one file's nodes into values, and remembers what was wrong on the way."""

    def __init__(self, path: str, text: str, entity: Key, synonyms: Mapping[str, str]) -> None:
        self._path, self._text, self._entity, self._synonyms = path, text, entity, synonyms
        self._escapes = "\\" in text
        self.findings: list[Finding] = []
        self.damaged: set[str] = set()
        self.unreadable = False

    def mapping(self, node: MappingNode, at: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        seen: set[str] = set()
        own: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._complex_key(key_node)
                continue
            key = key_node.value if at else self._synonyms.get(key_node.value, key_node.value)
            if key in seen:
                self._twice(key_node, (*at, key))
                continue
            seen.add(key)
            if is_empty(value_node):
                continue
            (own if key.startswith(OWN_KEYS) else values)[key] = self._value(value_node, (*at, key))
        return values | {OWN_KEYS: own} if own else values

    def swallowed_by_hash(self, root: Node) -> Finding | None:
        """A text cut short by a `#`: YAML takes the rest of the line for a comment, and says nothing."""
        if not _HASH.search(self._text):
            return None
        lines = self._text.split("\n")
        for node in _unquoted(root):
            end = node.end_mark
            rest = lines[end.line][end.column :] if end.line < len(lines) else ""
            comment = rest.lstrip(" \t")
            if comment.startswith("#") and comment[1:2].strip():
                line, column = end.line + FIRST_LINE, end.column + len(rest) - len(comment) + 1
                return YAML_SYNTAX.at(
                    Place(self._path, Span(line, column, line, column + 1), self._entity),
                    "YAML drops everything from this `#` on as a comment",
                    hint="put the whole text in quotes",
                )
        return None

    def _value(self, node: Node, at: Path) -> Any:
        if isinstance(node, ScalarNode):
            if self._escapes:
                self._look_for_bad_characters(node, at)
            return node.value
        if isinstance(node, MappingNode):
            return self.mapping(node, at)
        return [self._value(member, (*at, index)) for index, member in children(node)]

    def _twice(self, key_node: ScalarNode, at: Path) -> None:
        self.damaged.add(str(at[0]))
        place = Place(self._path, span_of(key_node), self._entity, field_name(at))
        message = f"`{key_node.value}` stands here for the second time"
        self.findings.append(DUPLICATE_KEY.at(place, message, hint="keep one of the two"))

    def _complex_key(self, key_node: Node) -> None:
        self.unreadable = True
        place = Place(self._path, span_of(key_node), self._entity)
        message = "a list or a mapping stands where a field's name must stand"
        self.findings.append(
            YAML_SYNTAX.at(place, message, hint="put quotes around a text that begins with `[` or `{`")
        )

    def _look_for_bad_characters(self, node: ScalarNode, at: Path) -> None:
        if node.style != '"':
            return
        for character in dict.fromkeys(match[0] for match in bad_characters(node.value)):
            self.damaged.add(str(at[0]))
            place = Place(self._path, span_of(node), self._entity, field_name(at))
            message = f"an invisible character is written here as an escape: {named(character)}"
            self.findings.append(BAD_CHARACTER.at(place, message, hint="delete the escape"))


def _unquoted(node: Node) -> Iterator[ScalarNode]:
    """Every unquoted text and every empty value."""
    if isinstance(node, ScalarNode):
        if not node.style:
            yield node
    elif isinstance(node, MappingNode):
        for _, value in node.value:
            yield from _unquoted(value)
    elif isinstance(node, SequenceNode):
        for member in node.value:
            yield from _unquoted(member)
