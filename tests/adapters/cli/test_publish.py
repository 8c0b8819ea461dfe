from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from tests.adapters.cli.conftest import Workspace

CONFIGURATION = Path(".mkdocs.cxmap.yml")


@pytest.fixture
def built_by(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Puts a generator in Zensical's place, which writes one page of a text into the folder that it is told."""

    def put(site_dir: str, page: str) -> None:
        def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
            said = yaml.safe_load(Path(command[command.index("--config-file") + 1]).read_text("utf-8"))
            assert said["INHERIT"] == "mkdocs.yml"
            if page:
                Path(said["site_dir"], "index.html").write_text(page, "utf-8")
            return subprocess.CompletedProcess(command, 0)

        workspace.write("mkdocs.yml", "docs_dir: content\nplugins: [cxmap]\n")
        config = SimpleNamespace(
            parse_config=lambda _file: {"site_dir": str(workspace.root / site_dir)}, ConfigurationError=ValueError
        )
        monkeypatch.setitem(sys.modules, "zensical.config", config)
        monkeypatch.setattr("cxmap.adapters.cli.publish.subprocess", SimpleNamespace(run=run))

    return put


@pytest.mark.parametrize(
    "site_dir", ["site", "my #site", "a: b", "'it\"s", "- x", "{x}", "&a", "Ä 😀", "x " * 60 + "x", "%d", "*", "!ENV x"]
)
def test_the_site_stands_in_its_folder_whatever_that_is_called(
    workspace: Workspace, built_by: Callable[[str, str], None], site_dir: str
) -> None:
    built_by(site_dir, "A page")

    assert workspace.run("publish").code == 0
    assert (workspace.root / site_dir / "index.html").read_text("utf-8") == "A page"
    assert not CONFIGURATION.exists()


def test_a_generator_that_writes_nothing_leaves_the_last_site(
    workspace: Workspace, built_by: Callable[[str, str], None]
) -> None:
    last = workspace.write("site/index.html", "The last page")
    built_by("site", "")

    result = workspace.run("publish")

    assert result.code == 1
    assert result.err.endswith("cxmap: Zensical wrote no file of the site; the last one stays as it is\n")
    assert last.read_text("utf-8") == "The last page"


@pytest.mark.parametrize("left", ["", "# cxmap wr", "# cxmap writes this for one build, and deletes it.\nINHERIT: x"])
def test_what_a_killed_build_left_is_no_obstacle(
    workspace: Workspace, built_by: Callable[[str, str], None], left: str
) -> None:
    workspace.write(str(CONFIGURATION), left)
    built_by("site", "A page")

    assert workspace.run("publish").code == 0
    assert not CONFIGURATION.exists()


def test_a_file_of_ones_own_stays_as_it_is(workspace: Workspace, built_by: Callable[[str, str], None]) -> None:
    own = workspace.write(str(CONFIGURATION), "site_name: Mine\n")
    built_by("site", "A page")

    result = workspace.run("publish")

    assert (result.code, own.read_text("utf-8")) == (2, "site_name: Mine\n")
    assert result.err == "cxmap: `.mkdocs.cxmap.yml` is not of cxmap, which needs that name for a build; rename it\n"
    assert not (workspace.root / "site").exists()
