"""Runs the quick tests with the lowest and the newest of all requirements: `python -m tools.bounds [PYTHON ...]`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

PROJECT = Path("pyproject.toml")
QUICK = "not browser and not hosts and not slow"
ENDS = ("lowest-direct", "highest")
"""What uv calls the lowest of what the project names, with the newest of all else, and the newest of everything."""
_NOT_FOR_TESTS = ("ruff", "mypy", "import-linter", "uv", "types-Markdown", "types-PyYAML")


class Step(NamedTuple):
    """A command of a trial, and the words for what does not hold where it fails."""

    command: Sequence[str]
    failure: str


def main() -> int:
    """Names of Pythons may be given; otherwise this one is taken."""
    failed = tuple(failures(sys.argv[1:] or [sys.executable], _runs))
    for each in failed:
        print(f"does not hold: {each}", file=sys.stderr)
    return 1 if failed else 0


def failures(pythons: Sequence[str], runs: Callable[[Sequence[str]], bool]) -> Iterator[str]:
    """The ends that do not hold, each with its reason; `runs` does a command and says whether it went well."""
    for python in pythons:
        for end in ENDS:
            with tempfile.TemporaryDirectory(prefix="cxmap-bounds-") as name:
                failed = next((step for step in steps(python, end, Path(name)) if not runs(step.command)), None)
            if failed:
                yield f"{end} with {python}: {failed.failure}"


def steps(python: str, end: str, folder: Path) -> Iterator[Step]:
    """One trial, from versions to tests, in an environment of its own."""
    wanted = folder / "wanted.txt"
    compiling = [sys.executable, "-m", "uv", "pip", "compile", str(PROJECT), "--python", python, "--resolution", end]
    yield Step([*compiling, "--quiet", "--no-annotate", "--output-file", str(wanted)], "no versions go together")
    print(f"{python}, {end}: {', '.join(direct_versions(wanted))}", flush=True)
    yield Step([python, "-m", "venv", str(folder / "venv")], "no environment can be made")
    inside = folder / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [str(inside), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    not_installed = "these versions cannot be installed"
    yield Step([*pip, "--requirement", str(wanted), "hatchling", "editables"], not_installed)
    # What the tests need must not lift what is tried.
    yield Step(
        [*pip, "--constraint", str(wanted), *tools_of_tests()], "the tests' own tools cannot be installed beside it"
    )
    yield Step([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], not_installed)
    # The tests of our tools are about the pins, which these are not.
    tests = ["-m", "pytest", "--ignore", "tests/tools", "-m", QUICK, "--quiet"]
    yield Step([str(inside), *tests, "--numprocesses", "auto", "--dist", "worksteal"], "tests fail")


def tools_of_tests() -> list[str]:
    """What runs the tests, without what only looks at the code."""
    extras = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    return [each for each in (*extras["lsp"], *extras["dev"]) if Requirement(each).name not in _NOT_FOR_TESTS]


def direct_versions(wanted: Path) -> Sequence[str]:
    """The pins of what pyproject.toml names."""
    dependencies = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {Requirement(each).name for each in dependencies}
    return [line for line in wanted.read_text(encoding="utf-8").splitlines() if line.partition("==")[0] in names]


def _runs(command: Sequence[str]) -> bool:
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
