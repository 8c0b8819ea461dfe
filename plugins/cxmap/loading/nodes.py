"""Front matter as libyaml's nodes: every scalar a text, every key and value with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yaml import CollectionStartEvent, CSafeLoader, MappingNode, Node, NodeEvent, ScalarNode, SequenceNode, YAMLError

from cxmap.findings.rule import Rule
from cxmap.findings.rules import TOO_DEEP, YAML_ALIAS, YAML_SYNTAX
from cxmap.model.document import Span

DEEPEST = 16
MOST_NODES = 10_000
FIRST_LINE = 2
"""The line of the file on which front matter begins."""

_SPECIAL = re.compile(r"(?:^|[\s\[{,:-])[&*!?%]", re.MULTILINE)
_LEAD = re.compile(r"^[ ?-]*", re.MULTILINE)
_STR = "tag:yaml.org,2002:str"


class Refused(Exception):  # noqa: N818  # a refusal is no error of ours
    """What YAML allows and front matter does not."""

    def __init__(self, rule: Rule, message: str, hint: str, span: Span) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint, self.span = rule, message, hint, span


class _TextParser(CSafeLoader):
    """libyaml with the guessing of types left out: resolving tags costs more than parsing."""

    def resolve(self, _kind: type[Node], _value: object, _implicit: object) -> str:
        return _STR

    def descend_resolver(self, _parent: object, _index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def composed(text: str) -> Node | None:
    """The root node; raises Refused or yaml.YAMLError."""
    if _may_be_too_deep(text) or _SPECIAL.search(text):
        _refuse_special(text)
    root: Node | None = _TextParser(text).get_single_node()
    return root


def children(node: Node) -> Iterator[tuple[str | int, Node]]:
    """The written members of a collection; an empty value counts as not written."""
    if isinstance(node, MappingNode):
        yield from ((key.value, value) for key, value in node.value if not is_empty(value))
    elif isinstance(node, SequenceNode):
        yield from enumerate(member for member in node.value if not is_empty(member))


def is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value.strip()


def span_of(node: Node) -> Span:
    """Where a node stands; of a collection or a text over several lines, its first line."""
    start, end = node.start_mark, node.end_mark
    span = Span(start.line + FIRST_LINE, start.column + 1, end.line + FIRST_LINE, end.column + 1)
    if span.end_line == span.line:
        return span
    first = _first_scalar(node)
    if first is not node and first.end_mark.line == start.line:
        return Span(span.line, span.column, span.line, first.end_mark.column + 1)
    return Span(span.line, span.column, span.line, span.column + 1)


def _first_scalar(node: Node) -> Node:
    while isinstance(node, MappingNode | SequenceNode) and node.value:
        member: Any = node.value[0]
        node = member[0] if isinstance(node, MappingNode) else member
    return node


def _may_be_too_deep(text: str) -> bool:
    """Cheap and never wrong with no: each level costs an opening bracket or a column of indentation."""
    brackets = text.count("[") + text.count("{")
    return brackets + 2 * max(map(len, _LEAD.findall(text)), default=0) >= DEEPEST


def _refuse_special(text: str) -> None:
    """Refuses, from the event stream, what must never reach the composer, which recurses and follows aliases."""
    depth = nodes = 0
    parser = _TextParser(text)
    try:
        while (event := parser.get_event()) is not None:
            if isinstance(event, NodeEvent):
                nodes += 1
                _refuse_node(event)
                depth += isinstance(event, CollectionStartEvent)
            elif type(event).__name__ in ("MappingEndEvent", "SequenceEndEvent"):
                depth -= 1
            if depth > DEEPEST or nodes > MOST_NODES:
                raise Refused(TOO_DEEP, *_TOO_DEEP, _span_at(event))
    except YAMLError:
        return  # The composer meets the same error and explains it.


_TOO_DEEP = (
    f"the front matter is nested more than {DEEPEST} levels deep, or has more than {MOST_NODES} parts",
    "write it flatter, or move text into the body",
)


def _refuse_node(event: Any) -> None:
    if event.anchor is not None:
        raise Refused(
            YAML_ALIAS,
            f"`{event.anchor}` is a YAML anchor or alias",
            "write the value out here; put quotes around a text that begins with `&` or `*`",
            _span_at(event),
        )
    if getattr(event, "tag", None) is not None:
        raise Refused(
            YAML_SYNTAX,
            "a value begins with `!`, which YAML reads as a type",
            "put quotes around the value",
            _span_at(event),
        )


def _span_at(event: Any) -> Span:
    start = event.start_mark
    line, column = start.line + FIRST_LINE, start.column + 1
    return Span(line, column, line, column + 1)
