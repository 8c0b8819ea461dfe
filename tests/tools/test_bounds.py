"""The trial of the lowest and the newest requirements, with commands that are noted in place of run."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tools.bounds import ENDS, QUICK, direct_versions, failures, steps, tools_of_tests

ROOT = Path(__file__).parents[2]
PYTHON = "python3.13"
VERSIONS = "pydantic==2.8.0\nidna==3.7\n# a comment\npyyaml==6.0.2\n"
Runs = Callable[[Sequence[str]], bool]


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def noting(ran: list[Sequence[str]], failing: str = "") -> Runs:
    """Notes each command, writes the versions where uv would, and fails at the first that has a word."""

    def runs(command: Sequence[str]) -> bool:
        ran.append(command)
        if "--output-file" in command:
            Path(command[-1]).write_text(VERSIONS, "utf-8")
        return not failing or failing not in command

    return runs


def test_each_python_is_tried_with_the_lowest_and_the_newest_of_everything() -> None:
    ran: list[Sequence[str]] = []

    assert list(failures(["python3.11", PYTHON], noting(ran))) == []

    tried = [(command[command.index("--python") + 1], command[command.index("--resolution") + 1]) for command in
             ran if "--python" in command]  # fmt: skip
    assert tried == [(python, end) for python in ("python3.11", PYTHON) for end in ENDS]


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("uv", "no versions go together"),
        ("venv", "no environment can be made"),
        ("--requirement", "these versions cannot be installed"),
        ("--constraint", "the tests' own tools cannot be installed beside it"),
        ("--editable", "these versions cannot be installed"),
        ("pytest", "tests fail"),
    ],
)
def test_what_fails_is_told_and_the_other_end_is_tried_all_the_same(word: str, reason: str) -> None:
    ran: list[Sequence[str]] = []

    failed = list(failures([PYTHON], noting(ran, word)))

    assert failed == [f"{end} with {PYTHON}: {reason}" for end in ENDS]
    assert sum(word in command for command in ran) == 2


def test_the_tests_run_in_the_environment_in_which_all_was_installed(tmp_path: Path) -> None:
    (tmp_path / "wanted.txt").write_text(VERSIONS, "utf-8")

    compiling, making, *inside = (step.command for step in steps(PYTHON, ENDS[0], tmp_path))

    assert (compiling[0], making[0]) == (sys.executable, PYTHON)
    assert {Path(command[0]).is_relative_to(tmp_path / "venv") for command in inside} == {True}
    assert [command[command.index("-m") + 1] for command in inside] == ["pip", "pip", "pip", "pytest"]
    assert QUICK in inside[-1]


def test_what_the_tests_need_cannot_lift_what_is_tried(tmp_path: Path) -> None:
    (tmp_path / "wanted.txt").write_text(VERSIONS, "utf-8")

    (needed,) = [step.command for step in steps(PYTHON, ENDS[0], tmp_path) if "--constraint" in step.command]

    assert needed[needed.index("--constraint") + 1] == str(tmp_path / "wanted.txt")
    assert set(tools_of_tests()) <= set(needed)


def test_what_runs_the_tests_is_all_that_developing_needs_but_what_looks_at_the_code() -> None:
    names = {Requirement(each).name for each in tools_of_tests()}

    assert {"pytest", "pytest-xdist", "hypothesis", "playwright"} <= names
    assert not {"ruff", "mypy", "uv"} & names


def test_the_versions_told_are_those_of_what_the_project_names(tmp_path: Path) -> None:
    wanted = tmp_path / "wanted.txt"
    wanted.write_text(VERSIONS, "utf-8")

    assert list(direct_versions(wanted)) == ["pydantic==2.8.0", "pyyaml==6.0.2"]


def test_every_requirement_has_a_lowest_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = map(Requirement, project["dependencies"])

    # Of the drawing library that stands in for the other, any does.
    without = [each.name for each in asked if not any(part.operator == ">=" for part in each.specifier)]
    assert without == ["mermaidx"]
