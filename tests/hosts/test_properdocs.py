from __future__ import annotations

import sys
from pathlib import Path

from tests.hosts.conftest import Example


def test_the_example_builds_unchanged(example: Example, programs: Path) -> None:
    ours = example.build(sys.executable, "-m", "mkdocs", "build", "--strict", "-d", "mkdocs")
    theirs = example.build(programs / "properdocs", "build", "--strict", "-d", "properdocs")

    assert ours.returncode == 0, ours.stdout
    assert theirs.returncode == 0, theirs.stdout
    assert example.pages("properdocs") == example.pages("mkdocs")


def test_an_error_ends_the_build_before_anything_is_written(example: Example, programs: Path) -> None:
    example.replace("promises/next-day-parcels.md", "made_by: marketing", "made_by: marketting")

    built = example.build(programs / "properdocs", "build", "-d", "properdocs")

    assert built.returncode == 1
    assert "content/promises/next-day-parcels.md:4:10: there is no department `marketting`" in built.stdout
    assert not (example.folder / "properdocs").exists()
