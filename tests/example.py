"""The example site, which all tests of a run share."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
PATIENCE = 600.0  # seconds


def built_example(root: Path) -> Path:
    """The site below a folder that all workers of a run know: the first of them builds it, the others wait."""
    site = root / "example" / "site"
    try:
        site.parent.mkdir()
    except FileExistsError:
        _wait_for(site)
    else:
        _build(site)
    return site


def _build(site: Path) -> None:
    unfinished = site.with_name("unfinished")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(unfinished)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(
        command, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if built.returncode:
        _log_of(site).write_bytes(built.stdout)
        raise AssertionError(built.stdout.decode(errors="replace"))
    # The last step is one, so that nobody finds half a site.
    unfinished.rename(site)


def _wait_for(site: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not site.is_dir():
        if _log_of(site).exists():
            raise AssertionError(_log_of(site).read_text(encoding="utf-8", errors="replace"))
        if time.monotonic() > end:
            raise AssertionError(f"{site} was not built in {PATIENCE:.0f} seconds")
        time.sleep(0.1)


def _log_of(site: Path) -> Path:
    return site.with_name("failed.log")
