"""Names and first sentences of the whole package: one name, one meaning, in plain words."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "plugins" / "cxmap"

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@cache
def _modules() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def test_no_two_classes_have_the_same_name() -> None:
    places = Counter(node.name for _, node in _nodes() if isinstance(node, ast.ClassDef))

    assert not [name for name, count in places.items() if count > 1]


def test_docstrings_name_their_subject_first() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}: {text}"
        for path, node in _nodes()
        if isinstance(node, Documented) and (text := ast.get_docstring(node) or "").startswith("What ")
    ]

    assert not found


def test_no_module_assigns_a_name_twice() -> None:
    twice = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path, module in _modules().items()
        for name, times in Counter(_assigned(module)).items()
        if times > 1
    }

    assert twice == set()


def _nodes() -> Iterator[tuple[Path, ast.AST]]:
    for path, module in _modules().items():
        for node in ast.walk(module):
            yield path, node


def _assigned(module: ast.Module) -> Iterator[str]:
    """Each name once for every statement of the module itself that gives it a meaning."""
    for statement in module.body:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                if not any(isinstance(mark, ast.Name) and mark.id == "overload" for mark in statement.decorator_list):
                    yield name
            case ast.Assign(targets=targets):
                yield from (name.id for each in targets for name in ast.walk(each) if isinstance(name, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
