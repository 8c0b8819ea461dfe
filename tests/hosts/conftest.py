from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
ENVIRONMENT = REPOSITORY / ".venv-hosts" / ("Scripts" if sys.platform == "win32" else "bin")


@dataclass(frozen=True, slots=True)
class Example:
    """A copy of the example site, which may be changed, and what builds it."""

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

    def pages(self, site: str) -> dict[str, str]:
        """The content of all pages, without what a theme puts around it, by path."""
        folder = self.folder / site
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


@pytest.fixture
def example(tmp_path: Path) -> Example:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    return Example(tmp_path)


def _article(html: str) -> str:
    return html[html.index("<article") : html.rindex("</article>")]
