"""Reports modules and functions that no longer fit in one glance: `python -m tools.sizes`."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("plugins", "tools")
MODULE_LINES = 400
FUNCTION_LINES = 40


def oversized(path: Path) -> Iterator[str]:
    """One line for the module and for each of its functions that is longer than allowed."""
    text = path.read_text(encoding="utf-8")
    length = len(text.splitlines())
    if length > MODULE_LINES:
        yield f"{path}:1: the module has {length} lines, {MODULE_LINES} are allowed"
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > FUNCTION_LINES:
            yield (f"{path}:{node.lineno}: `{node.name}` has {length} lines, {FUNCTION_LINES} are allowed")


def main() -> int:
    modules = sorted(path for folder in FOLDERS for path in Path(folder).rglob("*.py"))
    found = [line for path in modules for line in oversized(path)]
    print(*found or [f"{len(modules)} modules, none too long"], sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
