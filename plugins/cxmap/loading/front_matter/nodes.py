"""Front matter as libyaml's nodes: every scalar a text, every key and value with its place."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from yaml import (
    CollectionEndEvent,
    CollectionStartEvent,
    MappingNode,
    Node,
    NodeEvent,
    ScalarNode,
    SequenceNode,
    YAMLError,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # its stubs do not export it

from cxmap.findings.file_rules import TOO_LARGE
from cxmap.findings.front_matter_rules import TOO_DEEP, YAML_ALIAS, YAML_SYNTAX
from cxmap.findings.rule import Rule
from cxmap.model.document import START, Span
from cxmap.model.typed_lines import BLANK

LARGEST = 64 * 1024
DEEPEST = 16
MOST_NODES = 10_000
FIRST_LINE = 2
"""The line of the file on which front matter begins."""

BLOCKS = ("|", ">")
"""The styles of texts that stand on lines of their own."""

_SIGNS = "&*!?"
_SPECIAL = re.compile(rf"(?:^|[\s\[{{,:-])[{_SIGNS}]", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]{}]")
_PAIR = re.compile(r"\[[^\[\]]*:|\](?:\s*|[^\[\]\n]*)[,:#\"']")
"""A pair that may stand in square brackets without braces, as in `[a: b]`, and is a level of its own."""
_INDENTED = re.compile(r"\n[ ?-]{5}")
_LEAD = re.compile(r"^[ ?-]*", re.MULTILINE)
_STR = "tag:yaml.org,2002:str"
_TOO_DEEP = (
    f"the front matter is nested more than {DEEPEST} levels deep, or has more than {MOST_NODES:,} parts",
    "write it flatter, or move text into the body",
)


class RefusedYaml(Exception):  # noqa: N818  # a refusal is no error of ours
    """Something that YAML allows and front matter does not."""

    def __init__(self, rule: Rule, message: str, hint: str, span: Span) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint, self.span = rule, message, hint, span


class _TextParser(CParser):
    """libyaml with the guessing of types left out: resolving tags costs more than parsing."""

    def resolve(self, _kind: type[Node], _value: object, _implicit: object) -> str:
        return _STR

    # Called around every node, for what comes of it nobody uses: in Python, these would take a tenth of the time.
    descend_resolver = staticmethod(operator.is_)
    ascend_resolver = staticmethod(tuple)


def composed(text: str) -> Node | None:
    """The root node; raises RefusedYaml or yaml.YAMLError."""
    if len(text) > LARGEST or (not text.isascii() and len(text.encode()) > LARGEST):
        _refuse_large(text)
    if may_be_special(text) or len(text) > MOST_NODES or _may_be_too_deep(text):
        _refuse_special(text)
    root: Node | None = _TextParser(text).get_single_node()
    return root


def may_be_special(text: str) -> bool:
    """Whether it may hold an anchor, an alias, a tag or a key of many lines."""
    return ("&" in text or "*" in text or "!" in text or "?" in text) and bool(_SPECIAL.search(text))


def children(node: Node) -> list[tuple[str | int, Node]]:
    """The written members of a collection; an empty value counts as not written."""
    if isinstance(node, MappingNode):
        return [(key.value, value) for key, value in node.value if not is_empty(value)]
    return list(enumerate(member for member in node.value if not is_empty(member)))


def is_empty(node: Node) -> bool:
    """Whether nothing is written there: no text, no member of a list, no key, or only the blank that hints have."""
    if isinstance(node, ScalarNode):
        return not node.value or node.value.isspace() or node.value == BLANK
    return all(map(is_empty, node.value)) if isinstance(node, SequenceNode) else not node.value


def span_of(node: Node) -> Span:
    """Where a node stands; of an indented block, its first word."""
    start, end = node.start_mark, node.end_mark
    if _is_block(node):
        first = _first_scalar(node)
        end = first.end_mark if first.end_mark.line == start.line else None
    if end is None:
        return _span_at(node)
    return Span(start.line + FIRST_LINE, start.column + 1, end.line + FIRST_LINE, end.column + 1)


def _is_block(node: Node) -> bool:
    if isinstance(node, ScalarNode):
        return node.style in BLOCKS
    return isinstance(node, MappingNode | SequenceNode) and not node.flow_style


def _first_scalar(node: Node) -> Node:
    while isinstance(node, MappingNode | SequenceNode) and node.value:
        member: Any = node.value[0]
        node = member[0] if isinstance(node, MappingNode) else member
    return node


def _may_be_too_deep(text: str) -> bool:
    """Cheap and never wrong with no: each level costs an open bracket, or half a column in which something begins.

    Where brackets may hold pairs, half a bracket is enough.
    """
    brackets = text.count("[") + text.count("{")
    levels_of_each = 2 if brackets and _PAIR.search(text) else 1
    if levels_of_each * brackets < DEEPEST // 2 and not _INDENTED.search(f"\n{text}"):
        return False
    columns = {column for lead in set(_LEAD.findall(text)) for column in _columns(lead)}
    return 2 * len(columns) + levels_of_each * min(brackets, _open_brackets(text)) > DEEPEST


def _columns(lead: str) -> Iterator[int]:
    """Where something begins in or after what a line begins with."""
    yield len(lead)
    yield from (column for column, sign in enumerate(lead) if sign != " ")


def _open_brackets(text: str) -> int:
    """How many brackets are open at once, at most; where some may be text or comment, all of them."""
    if any(sign in text for sign in "\"'#"):
        return len(text)
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _refuse_large(text: str) -> None:
    """A text that is also nested too deep is reported as that, so that its author knows."""
    for event, depth in _events(text[:LARGEST]):
        if depth > DEEPEST:
            raise RefusedYaml(TOO_DEEP, *_TOO_DEEP, _span_at(event))
    raise RefusedYaml(TOO_LARGE, "the front matter is larger than 64 KiB", "move long texts into the body", START)


def _refuse_special(text: str) -> None:
    """Refuses what must never reach the composer, which recurses and follows aliases."""
    nodes = 0
    for event, depth in _events(text):
        if isinstance(event, NodeEvent):
            nodes += 1
            _refuse_node(event)
        if depth > DEEPEST or nodes > MOST_NODES:
            raise RefusedYaml(TOO_DEEP, *_TOO_DEEP, _span_at(event))


def _events(text: str) -> Iterator[tuple[Any, int]]:
    """Each event and how many collections are open after it, up to where the text cannot be parsed."""
    try:
        yield from _parsed(text)
    except YAMLError as problem:
        # libyaml reads ahead, and some of it refuse a deep text before they tell of any of its levels. All else the
        # composer meets again and explains.
        end = getattr(getattr(problem, "problem_mark", None), "index", 0)
        with suppress(YAMLError):
            yield from islice((each for each in _parsed(text[:end]) if each[1] > DEEPEST), 1)


def _parsed(text: str) -> Iterator[tuple[Any, int]]:
    depth = 0
    parser = _TextParser(text)
    while (event := parser.get_event()) is not None:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        yield event, depth


def _refuse_node(event: Any) -> None:
    if event.anchor is not None:
        raise RefusedYaml(
            YAML_ALIAS,
            f"`{event.anchor}` is a YAML anchor or alias",
            "write the value out here; put quotes around a text that begins with `&` or `*`",
            _span_at(event),
        )
    if getattr(event, "tag", None) is not None:
        raise RefusedYaml(
            YAML_SYNTAX,
            "a value begins with `!`, which YAML reads as a type",
            "put quotes around the value",
            _span_at(event),
        )


def _span_at(event: Any) -> Span:
    start = event.start_mark
    line, column = start.line + FIRST_LINE, start.column + 1
    return Span(line, column, line, column + 1)
