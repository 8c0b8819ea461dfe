from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.example import REPOSITORY, made_once
from tests.sites import SMALL, SmallSite

ENVIRONMENT = REPOSITORY / ".venv-hosts" / ("Scripts" if sys.platform == "win32" else "bin")


@dataclass(frozen=True, slots=True)
class Site:
    """A site configured as the example is, and what builds it."""

    folder: Path

    def build(self, program: Path | str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(program), *arguments],
            cwd=self.folder,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def pages(self) -> dict[str, str]:
        """The content of all pages, without what a theme puts around it, by path."""
        folder = self.folder / "site"
        return {
            path.relative_to(folder).as_posix(): _article(path.read_text(encoding="utf-8"))
            for path in sorted(folder.rglob("index.html"))
        }

    def replace(self, path: str, old: str, new: str) -> None:
        file = self.folder / "content" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="session")
def programs() -> Path:
    """The folder of the other site generators' commands."""
    if not ENVIRONMENT.is_dir():
        pytest.skip("the other site generators are not installed; `make hosts` installs them")
    return ENVIRONMENT


@pytest.fixture(scope="session")
def plugins(programs: Path) -> Path:
    """The Python of an environment in which plugins of others are installed beside ours."""
    packages = {path.name.split("-")[0] for path in programs.parent.rglob("*.dist-info")}
    if not {"mkdocs_static_i18n", "mkdocs_gen_files", "mkdocs_autorefs"} <= packages:
        pytest.skip("the plugins of others are not installed; `make hosts` installs them")
    return programs / "python"


@pytest.fixture(scope="session")
def by_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A copy of the example, built once for all tests and all workers, as the next two are; nobody may change it."""
    return _built(tmp_path_factory, "by-mkdocs", sys.executable, "-m", "mkdocs", "build", "--strict")


@pytest.fixture(scope="session")
def by_properdocs(tmp_path_factory: pytest.TempPathFactory, programs: Path) -> Site:
    return _built(tmp_path_factory, "by-properdocs", programs / "properdocs", "build", "--strict")


@pytest.fixture(scope="session")
def by_zensical(tmp_path_factory: pytest.TempPathFactory, programs: Path) -> Site:
    return _built(tmp_path_factory, "by-zensical", programs / "zensical", "build")


@pytest.fixture
def small(tmp_path: Path) -> Site:
    """A small map, which may be changed, configured as the example is, but for the history that it reads from git."""
    configuration = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    asking_git = configuration.replace("      history: history\n", "").replace("[content, history]", "[content]")
    (tmp_path / "mkdocs.yml").write_text(asking_git, encoding="utf-8")
    SmallSite(tmp_path).write(SMALL)
    return Site(tmp_path)


def _built(folders: pytest.TempPathFactory, name: str, program: Path | str, *arguments: str) -> Site:
    def make(folder: Path) -> None:
        for part in ("content", "history"):
            shutil.copytree(REPOSITORY / part, folder / part)
        shutil.copy(REPOSITORY / "mkdocs.yml", folder)
        built = Site(folder).build(program, *arguments)
        assert built.returncode == 0, built.stdout

    return Site(made_once(folders, name, make))


def _article(html: str) -> str:
    return html[html.index("<article") : html.rindex("</article>")]
