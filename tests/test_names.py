"""Names of the package's modules."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "plugins" / "cxmap"


def test_no_module_assigns_a_name_twice() -> None:
    modules = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}

    twice = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path, module in modules.items()
        for name, times in Counter(_assigned(module)).items()
        if times > 1
    }

    assert twice == set()


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
