"""The example site, and whatever else all workers of a run share."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PATIENCE = 600.0  # seconds


def built_example(folders: pytest.TempPathFactory) -> Path:
    """The site as `mkdocs build --strict` publishes it."""
    return made_once(folders, "example", _build) / "site"


def made_once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first worker to ask for it makes; the others wait."""
    own = folders.getbasetemp()
    root = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    finished = root / name / "finished"
    try:
        finished.parent.mkdir()
    except FileExistsError:
        _wait_for(finished)
    else:
        _make(finished, make)
    return finished


def _make(finished: Path, make: Callable[[Path], None]) -> None:
    unfinished = finished.with_name("unfinished")
    unfinished.mkdir()
    try:
        make(unfinished)
    except AssertionError as error:
        _failure_of(finished).write_text(str(error), encoding="utf-8")
        raise
    # The last step is one, so that nobody finds half of it.
    unfinished.rename(finished)


def _wait_for(finished: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not finished.is_dir():
        if _failure_of(finished).exists():
            raise AssertionError(_failure_of(finished).read_text(encoding="utf-8"))
        if time.monotonic() > end:
            raise AssertionError(f"{finished} was not made in {PATIENCE:.0f} seconds")
        time.sleep(0.1)


def _failure_of(finished: Path) -> Path:
    return finished.with_name("failed.log")


def _build(folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder / "site")]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(
        command, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    assert built.returncode == 0, built.stdout.decode(errors="replace")
