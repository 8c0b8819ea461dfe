from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from yaml import CollectionEndEvent, CollectionStartEvent, MappingNode, Node, SequenceNode, YAMLError

from cxmap.findings.file_rules import TOO_LARGE
from cxmap.findings.front_matter_rules import TOO_DEEP, YAML_ALIAS, YAML_SYNTAX
from cxmap.findings.rule import Rule
from cxmap.loading.front_matter.nodes import DEEPEST, LARGEST, MOST_NODES, RefusedYaml, composed, span_of
from cxmap.model.document import Span


def _fields(levels: int, indent: int = 1, first: int = 0) -> str:
    """So many groups within each other, each on a line of its own."""
    lines = [" " * (first + indent * level) + f"k{level}:" for level in range(levels)]
    return "\n".join(lines) + " x\n"


def _pairs(levels: int, begin: str) -> str:
    """Pairs in square brackets, which are two levels each."""
    return begin * (levels // 2) + ("[x]" if levels % 2 else "x") + "]" * (levels // 2) + "\n"


def _below_fields(levels: int, brackets: str) -> str:
    """A text in brackets as the value of fields, with all levels that brackets leave."""
    opened = brackets.count("[") + brackets.count("{")
    return _fields(levels - opened).removesuffix("x\n") + brackets + "\n"


def _entries(levels: int) -> str:
    lines = "".join("  " * level + f"- k{level}:\n" for level in range(levels // 2))
    return lines.removesuffix("\n") + (" {a: x}" if levels % 2 else " x") + "\n"


def _lists_below_keys(levels: int) -> str:
    lines = "".join("  " * level + "- k:\n" for level in range((levels - 1) // 2))
    return f"k:\n{lines}".removesuffix("\n") + (" x" if levels % 2 else " [x]") + "\n"


def _narrow(levels: int) -> str:
    """Two levels in each column, a key and the list below it, up to the last key; all others in brackets."""
    lines = "".join(f"{' ' * column}k:\n{' ' * column}-\n" for column in range(4))
    return lines + "    k: " + "[" * (levels - 9) + "x" + "]" * (levels - 9) + "\n"


def _interrupted(levels: int, text: str) -> str:
    """Brackets with a text in their midst, which opens and closes none of them."""
    return "[" * 3 + text + "[" * (levels - 3) + "x" + "]" * levels


NESTED: dict[str, Callable[[int], str]] = {
    "fields one column further right each": _fields,
    "fields two columns further right each": lambda levels: _fields(levels, 2),
    "fields behind a dash each": _entries,
    "lists below their keys in the same column": _lists_below_keys,
    "lists below their keys, one column further right each, and brackets": _narrow,
    "dashes in one line": lambda levels: "- " * levels + "x\n",
    "dashes below a key": lambda levels: "k:\n" + "- " * (levels - 1) + "x\n",
    "square brackets": lambda levels: "[" * levels + "x" + "]" * levels + "\n",
    "braces": lambda levels: "{k: " * levels + "x" + "}" * levels + "\n",
    "braces over lines": lambda levels: "{k:\n " * levels + "x" + "}" * levels + "\n",
    "pairs in brackets": lambda levels: _pairs(levels, "[k: "),
    "pairs behind others in brackets": lambda levels: _pairs(levels, "[x, {}, k: "),
    "pairs behind lists in brackets": lambda levels: _pairs(levels, "[[x] , k: "),
    "pairs behind lists and remarks": lambda levels: _pairs(levels, "[[x] # x\n , k: "),
    "pairs behind question marks in brackets": lambda levels: _pairs(levels, "[? "),
    "brackets below fields": lambda levels: _below_fields(levels, "[{k: " * 3 + "[x]" + "}]" * 3),
    "brackets below fields, and a text in quotes": lambda levels: _below_fields(levels, "[{k: [{k: ['x']}]}]"),
    "brackets behind a text with brackets": lambda levels: _interrupted(levels, '"]]]", '),
    "brackets behind a text with brackets in single quotes": lambda levels: _interrupted(levels, "']]]', "),
    "brackets behind a remark with brackets": lambda levels: _interrupted(levels, " # ]]]\n"),
    "keys behind question marks": lambda levels: "? " * levels + "x\n",
}


@pytest.mark.parametrize("form", NESTED)
def test_front_matter_may_be_nested_as_deep_as_allowed_and_no_deeper(form: str) -> None:
    written = NESTED[form]

    assert _depth(composed(written(DEEPEST))) == DEEPEST
    assert _refusal(written(DEEPEST + 1)) is TOO_DEEP
    assert _refusal(f"title: x\nk:\n{_indented(written(DEEPEST))}") is TOO_DEEP
    assert _refusal(f"# Bell\n{_indented(written(DEEPEST + 1))}") is TOO_DEEP


IN_BRACKETS = (
    "[X]",
    "{k: X}",
    "[k: X]",
    "[x, X]",
    "[[x], k: X]",
    "[[x]: X]",
    "[[x] # y\n , k: X]",
    '["]": X]',
    "['] b', k: X]",
    "[? X]",
    "{? X : x}",
    "['a]', X]",
    "[{}, X, y]",
)


@given(
    st.lists(st.sampled_from(IN_BRACKETS), max_size=18),
    st.lists(st.sampled_from(("k:\n ", "k:\n  ", "k:\n    ", "k:\n- ", "k:\n  - ", "- ", "-  ", "? ")), max_size=18),
)
def test_whatever_is_nested_too_deep_is_refused_and_nothing_else(flow: list[str], block: list[str]) -> None:
    text = "x"
    for each in flow:
        text = each.replace("X", text)
    for each in block:
        before, _, lead = each.rpartition("\n")
        rest = text.replace("\n", "\n" + " " * len(lead))
        text = f"{before}\n{lead}{rest}" if before else lead + rest

    assert (_refusal(text) is TOO_DEEP) == (_open_at_once(text) > DEEPEST)


def test_front_matter_may_have_as_many_parts_as_allowed_and_no_more() -> None:
    entries = "- x\n"

    assert composed(entries * (MOST_NODES - 1)) is not None
    assert _refusal(entries * MOST_NODES) is TOO_DEEP


@pytest.mark.parametrize("letter", ["x", "é", "東"])
def test_front_matter_may_be_as_large_as_allowed_and_no_larger(letter: str) -> None:
    room = LARGEST - len("title: ")
    text = "title: " + "x" * (room % len(letter.encode())) + letter * (room // len(letter.encode()))

    assert len(text.encode()) == LARGEST == 64 * 1024
    assert composed(text) is not None
    assert _refusal(text + "x") is TOO_LARGE


def test_large_front_matter_that_is_nested_too_deep_is_refused_for_its_depth() -> None:
    assert _refusal("[" * DEEPEST + "x" * LARGEST) is TOO_LARGE
    assert _refusal("[" * (DEEPEST + 1) + "x" * LARGEST) is TOO_DEEP
    assert _refusal("title: " + "x" * LARGEST + "\nk: " + "[" * (DEEPEST + 1)) is TOO_LARGE


@pytest.mark.parametrize("before", ["", "title: ", "k: [", "k: {", "k: [x,", "k:\n  - ", "- "])
def test_anchors_aliases_and_tags_are_refused_wherever_a_value_may_begin(before: str) -> None:
    assert _refusal(f"{before}&a x") is YAML_ALIAS
    assert _refusal(f"{before}*a") is YAML_ALIAS
    assert _refusal(f"{before}!a x") is YAML_SYNTAX


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("title: Bell", Span(2, 8, 2, 12)),
        ("title: Bell\n  rings", Span(2, 8, 3, 8)),
        ('title: "Bell\n  rings"', Span(2, 8, 3, 9)),
        ("title: |\n  Bell\n  rings", Span(2, 8, 2, 9)),
        ("title: >-\n  Bell\n  rings", Span(2, 8, 2, 9)),
        ("k:\n  - One\n  - Two", Span(3, 3, 3, 8)),
        ("k:\n  - |\n    One\n  - Two", Span(3, 3, 3, 4)),
        ("k:\n  - [One,\n    Two]\n  - Two", Span(3, 3, 3, 9)),
        ("k:\n  - []\n  - Two", Span(3, 3, 3, 7)),
        ("k:\n  - {}\n  - Two", Span(3, 3, 3, 7)),
        ("k:\n  name: One\n  goal: Two", Span(3, 3, 3, 7)),
        ("k:\n  - name: One\n    goal: Two", Span(3, 3, 3, 9)),
        ("k: [One,\n  Two]", Span(2, 4, 3, 7)),
        ("k: {name: One,\n  goal: Two}", Span(2, 4, 3, 13)),
    ],
)
def test_a_value_stands_where_it_is_written_and_a_block_at_its_first_word(text: str, span: Span) -> None:
    root = composed(text)

    assert root is not None
    assert span_of(root.value[0][1]) == span


def _indented(text: str) -> str:
    return "".join(f" {line}" for line in text.splitlines(keepends=True))


def _refusal(text: str) -> Rule | None:
    try:
        composed(text)
    except RefusedYaml as refused:
        return refused.rule
    except YAMLError:
        pass
    return None


def _open_at_once(text: str) -> int:
    opened = deepest = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        opened += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        deepest = max(deepest, opened)
    return deepest


def _depth(node: Node | None) -> int:
    if isinstance(node, MappingNode):
        return 1 + max((max(_depth(key), _depth(value)) for key, value in node.value), default=0)
    if isinstance(node, SequenceNode):
        return 1 + max(map(_depth, node.value))
    return 0
