"""Builds that die as by `kill -9`, each at the next moment at which it touches the disk; says what each one left."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import NamedTuple

from cxmap.adapters.publication import exchange, in_place, staged_site
from cxmap.adapters.publication.staged_site import StagedSite
from tests.forked_builds import signal_at

AT_ONCE, IN_TWO_STEPS, IN_PLACE = WAYS = ("at once", "in two steps", "in place")
LAST = {"index.html": "last", "gone/index.html": "gone", "both/index.html": "last", "both/old": "old", "swap": "file"}
NEW = {"index.html": "new", "both/index.html": "new", "fresh/index.html": "fresh", "swap/index.html": "folder"}
NEXT = {"index.html": "next"}
_WHOLE = {"last": LAST, "new": NEW, "next": NEXT}
_ENOUGH = 1000


class Death(NamedTuple):
    """The site that a killed build left, what the beginning of the next one made of it, and the next one's end."""

    left: str
    put_right: str
    next: str
    beside: str


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def files_in(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _build(site: Path, files: dict[str, str]) -> None:
    staged = _begun(site)
    write(staged.built, files)
    staged.publish()
    staged.end()


def _begun(site: Path) -> StagedSite:
    return StagedSite.begun(site, print)


def _name_of(site: Path) -> str:
    visible = {path: text for path, text in files_in(site).items() if not path.startswith(".")}
    return next((name for name, files in _WHOLE.items() if files == visible), "broken")


def _dies(site: Path, moment: int) -> bool:
    """Whether a build has so many moments that it was killed."""
    child = os.fork()
    if not child:
        signal_at(moment)
        _build(site, NEW)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def _death(folder: Path, moment: int) -> Death | None:
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    write(site, LAST)
    if not _dies(site, moment):
        return None
    left = _name_of(site)
    _begun(site).end()
    put_right = _name_of(site)
    _build(site, NEXT)
    beside = {*folder.iterdir(), *site.iterdir()} - {site, site / "index.html"}
    return Death(left, put_right, _name_of(site), " ".join(map(str, sorted(beside))))


def main(way: str, folder: str) -> None:
    if way != AT_ONCE:
        exchange._system_call = lambda: None  # noqa: SLF001  # as on a system without it
    if way == IN_PLACE:
        staged_site._work_folder = lambda site: site / in_place.WORK  # noqa: SLF001  # as on a disk of its own
    deaths: list[Death] = []
    while len(deaths) < _ENOUGH and (death := _death(Path(folder), len(deaths) + 1)):
        deaths.append(death)
    print(json.dumps(deaths))  # noqa: T201  # its only word


if __name__ == "__main__":
    main(*sys.argv[1:])
