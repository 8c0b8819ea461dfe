"""Runs the quick tests with the lowest and the newest of all requirements: `python -m tools.bounds [PYTHON ...]`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from packaging.requirements import Requirement

PROJECT = Path("pyproject.toml")
QUICK = "not browser and not hosts and not slow"
LOWEST, NEWEST = "lowest-direct", "highest"
_NOT_FOR_TESTS = ("ruff", "mypy", "import-linter", "uv", "types-Markdown", "types-PyYAML")


def main() -> int:
    """Names of Pythons may be given; otherwise this one is taken."""
    pythons = sys.argv[1:] or [sys.executable]
    failed = [f"{end} with {python}" for python in pythons for end in (LOWEST, NEWEST) if not _holds(python, end)]
    for each in failed:
        print(f"does not hold: {each}", file=sys.stderr)
    return 1 if failed else 0


def test_tools() -> list[str]:
    """What runs the tests, without what only looks at the code."""
    extras = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    return [each for each in extras["dev"] if Requirement(each).name not in _NOT_FOR_TESTS]


def _holds(python: str, end: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="cxmap-bounds-") as name:
        folder = Path(name)
        wanted = folder / "wanted.txt"
        _compile(python, end, wanted)
        print(f"{python}, {end}: {_direct(wanted)}", flush=True)
        subprocess.run([python, "-m", "venv", folder / "venv"], check=True)
        inside = folder / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        pip = [str(inside), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        subprocess.run([*pip, "--requirement", wanted, "hatchling", "editables"], check=True)
        # What the tests need must not lift what is tried.
        subprocess.run([*pip, "--constraint", wanted, *test_tools()], check=True)
        subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], check=True)
        # The tests of our tools are about the pins, which these are not.
        tests = ["-m", "pytest", "--ignore", "tests/tools", "-m", QUICK, "--quiet"]
        tests += ["--numprocesses", "auto", "--dist", "worksteal"]
        return subprocess.run([str(inside), *tests], check=False).returncode == 0


def _compile(python: str, end: str, target: Path) -> None:
    compile_ = [sys.executable, "-m", "uv", "pip", "compile", str(PROJECT), "--python", python]
    subprocess.run([*compile_, "--resolution", end, "--quiet", "--no-annotate", "--output-file", target], check=True)


def _direct(wanted: Path) -> str:
    """The versions of what pyproject.toml names."""
    dependencies = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {Requirement(each).name for each in dependencies}
    return ", ".join(line for line in _pinned(wanted) if line.partition("==")[0] in names)


def _pinned(wanted: Path) -> Sequence[str]:
    return [line for line in wanted.read_text(encoding="utf-8").splitlines() if "==" in line and line[0] != "#"]


if __name__ == "__main__":
    sys.exit(main())
