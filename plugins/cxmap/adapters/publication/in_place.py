"""A new site moved into a folder that must keep its place, such as one where a disk is mounted.

Its entries change one after the other, by a plan that lies beside them until all have; who finds a plan completes it.
"""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

WORK = ".cxmap"
"""The folder inside the site for whatever has to lie on the same disk."""
NEW = "new"
_OLD, _PLAN, _UNFINISHED_PLAN = "old", "plan.json", "plan.unfinished"
_HOME = "index.html"


def publish_in_place(site: Path, built: Path) -> None:
    """Makes the site what was built; until the plan is written the last site stays untouched."""
    work = site / WORK
    new, old = work / NEW, work / _OLD
    if built != new:
        clear_in_place(site)
        work.mkdir(exist_ok=True)
        shutil.copytree(built, new, symlinks=True)
    old.mkdir()
    kept = {entry.name for entry in new.iterdir()}
    gone = sorted(entry.name for entry in visible(site) if entry.name not in kept)
    (work / _UNFINISHED_PLAN).write_text(json.dumps(gone), encoding="utf-8")
    (work / _UNFINISHED_PLAN).rename(work / _PLAN)
    complete_plan(site)


def complete_plan(site: Path) -> None:
    """Does what is left of a plan, if there is one; what is done already stays as it is."""
    if not is_planned(site):
        return
    work = site / WORK
    plan, old = work / _PLAN, work / _OLD
    for entry in _home_last(work / NEW):
        _set_aside(site / entry.name, old)
        entry.rename(site / entry.name)
    for name in json.loads(plan.read_text(encoding="utf-8")):
        _set_aside(site / Path(name).name, old)
    plan.unlink()


def is_planned(site: Path) -> bool:
    """Whether a site stands there of which a part is new already."""
    return (site / WORK / _PLAN).exists()


def clear_in_place(site: Path) -> None:
    """Takes away what is left over of a build, unless a plan needs it."""
    if not is_planned(site) and not (site / WORK).is_symlink():
        shutil.rmtree(site / WORK, ignore_errors=True)


def visible(folder: Path) -> Iterator[Path]:
    """The entries that a site generator replaces; hidden ones, such as `.git`, are not its own."""
    return (entry for entry in folder.iterdir() if not entry.name.startswith("."))


def _home_last(folder: Path) -> list[Path]:
    return sorted(folder.iterdir(), key=lambda entry: (entry.name == _HOME, entry.name))


def _set_aside(entry: Path, old: Path) -> None:
    """Quickly, as it is missing until the new one is there; a layered disk renames no folder of a lower layer."""
    try:
        entry.rename(old / entry.name)
    except FileNotFoundError:
        return
    except OSError as problem:
        if problem.errno != errno.EXDEV:
            raise
        shutil.rmtree(entry)
