"""One content gives one site: whoever builds it, wherever, in whatever language and on whatever day."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.example import REPOSITORY

EPOCH = "1795000000"  # 2026-11-18
COMMITTED = {"GIT_AUTHOR_DATE": "1794000000 +0000", "GIT_COMMITTER_DATE": "1794000000 +0000"}
WHO = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
BUILD = (sys.executable, "-m", "mkdocs", "build", "--quiet")
LATER = """
import datetime, sys, time
DAYS = 400 * 86400
real, moment = time.time, datetime.datetime
class Later(moment):
    @classmethod
    def now(cls, tz=None):
        return moment.fromtimestamp(real() + DAYS, tz)
    @classmethod
    def utcnow(cls):
        return moment.fromtimestamp(real() + DAYS, datetime.UTC).replace(tzinfo=None)
class LaterDay(datetime.date):
    @classmethod
    def today(cls):
        return Later.now().date()
time.time = lambda: real() + DAYS
datetime.datetime, datetime.date = Later, LaterDay
sys.argv = ["mkdocs", "build", "--quiet"]
from mkdocs.__main__ import cli
cli()
"""
ALONE = """
import os, sys
os.cpu_count = lambda: 1
sys.argv = ["mkdocs", "build", "--quiet"]
from mkdocs.__main__ import cli
cli()
"""


def _as_it_is(copy: Path, original: Path) -> None:
    shutil.copytree(original, copy)


def _last_file_first(copy: Path, original: Path) -> None:
    """The folder lists its files in another order, and all of them are younger."""
    for file in sorted((path for path in original.rglob("*") if path.is_file()), reverse=True):
        target = copy / file.relative_to(original)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


@dataclass(frozen=True)
class Surroundings:
    """What is around a build: variables, a command, a folder, and how the files came there."""

    variables: dict[str, str] = field(default_factory=dict)
    command: tuple[str, ...] = BUILD
    folder: str = "copy"
    copied: Callable[[Path, Path], None] = _as_it_is
    umask: int = 0o022
    elsewhere: bool = False
    """Whether the command is started in another folder, and names the configuration."""


SURROUNDINGS = {
    "hash seed 1": Surroundings({"PYTHONHASHSEED": "1"}),
    "hash seed 4242": Surroundings({"PYTHONHASHSEED": "4242"}),
    "no language": Surroundings({"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "Turkish": Surroundings({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    "in the far east": Surroundings({"TZ": "Pacific/Kiritimati"}),
    "in the far west": Surroundings({"TZ": "UTC+12"}),
    "from another folder": Surroundings(elsewhere=True),
    "private files": Surroundings(umask=0o077),
    "files in another order": Surroundings(copied=_last_file_first),
    "a user without a home": Surroundings({"HOME": "/nonexistent", "USER": "nobody", "XDG_CACHE_HOME": "/nonexistent"}),
    "an odd folder": Surroundings(folder="a b/Ünïcödé & (x)/#1/copy"),
    "a narrow terminal": Surroundings({"COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1", "CI": "true"}),
    "one processor": Surroundings(command=(sys.executable, "-c", ALONE)),
    "another day": Surroundings(command=(sys.executable, "-c", LATER)),
}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with a history in git, and judged on the day of the build."""
    folder = tmp_path_factory.mktemp("original") / "site"
    for part in ("content", "history"):
        shutil.copytree(REPOSITORY / part, folder / part)
    configuration = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    assert 'as_of: "2026-11-15"' in configuration
    today = configuration.replace('      as_of: "2026-11-15"\n', "").replace("      history: history\n", "")
    (folder / "mkdocs.yml").write_text(today, encoding="utf-8")
    for command in (("init", "--quiet"), ("add", "."), (*WHO, "commit", "--quiet", "--message", "All of it")):
        subprocess.run(["git", *command], cwd=folder, env=os.environ | COMMITTED, check=True)
    return folder


@pytest.fixture(scope="module")
def usual(original: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built(original, Surroundings(), tmp_path_factory.mktemp("usual"))


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_site_is_the_same(name: str, original: Path, usual: dict[str, str], tmp_path: Path) -> None:
    assert built(original, SURROUNDINGS[name], tmp_path) == usual


def test_the_site_has_what_could_differ(usual: dict[str, str]) -> None:
    endings = {path.rpartition(".")[2] for path in usual}

    assert {"html", "json", "csv", "xlsx", "xml", "mmd"} <= endings


def built(original: Path, surroundings: Surroundings, folder: Path) -> dict[str, str]:
    """The hash of each published file."""
    copy = folder / surroundings.folder
    surroundings.copied(copy, original)
    environment = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY / "plugins"),
        "SOURCE_DATE_EPOCH": EPOCH,
        "NO_MKDOCS_2_WARNING": "1",
        **surroundings.variables,
    }
    run = subprocess.run(
        [*surroundings.command, *(["--config-file", str(copy / "mkdocs.yml")] if surroundings.elsewhere else [])],
        cwd=folder if surroundings.elsewhere else copy,
        env=environment,
        umask=surroundings.umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return dict(_hashes(copy / "site"))


def _hashes(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(site.rglob("*")):
        if file.is_file():
            yield file.relative_to(site).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()
