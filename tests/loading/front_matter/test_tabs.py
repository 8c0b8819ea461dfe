from __future__ import annotations

from datetime import date

import pytest

from cxmap.compiler import compile_map
from cxmap.findings.corrections import corrected
from cxmap.model.source import Settings, SourceFile


def _mended(fields: str) -> str:
    text = f"---\n{fields}\n---\n"
    path = "departments/a.md"
    findings = compile_map([SourceFile(path, text.encode())], Settings(date(2026, 6, 30))).findings
    return corrected(path, text, findings).text.removeprefix("---\n").removesuffix("\n---\n")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("needs:\n  - need: x\n\tmet: 5", "needs:\n  - need: x\n    met: 5"),
        ("needs:\n    - need: x\n\t- need: y", "needs:\n    - need: x\n    - need: y"),
        ("needs:\n  - {need: x}\n\t- {need: y}", "needs:\n  - {need: x}\n  - {need: y}"),
        ("gives:\n    - x\n\t- y", "gives:\n    - x\n    - y"),
        ("contact:\n\tname: Ada", "contact:\n  name: Ada"),
        ("contact:\n  name: Ada\n\turl: x", "contact:\n  name: Ada\n  url: x"),
        ("agreement:\n\ttitle: B", "agreement:\n  title: B"),
        ("gives:\n  -\tx: y", "gives:\n  - x: y"),
        (
            "agreement:\n  title: A\n  obligations:\n\t- {metric: a}\n    - {metric: b}",
            "agreement:\n  title: A\n  obligations:\n    - {metric: a}\n    - {metric: b}",
        ),
    ],
)
def test_tab_becomes_the_spaces_that_the_line_above_has(written: str, meant: str) -> None:
    assert _mended(f"title: A\n{written}") == f"title: A\n{meant}"


def test_tab_in_the_first_line_becomes_spaces() -> None:
    assert "\t" not in _mended("\ttitle: A")


def test_line_that_a_tab_begins_is_never_put_in_quotes() -> None:
    assert '"' not in _mended("title: A\nneeds:\n  - need: x\n          \n\tmet: 5: 6")
