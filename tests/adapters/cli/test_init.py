from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from cxmap.adapters.cli import main
from tests.adapters.cli.conftest import Result


class Folder:
    """An empty working directory, in which the command is run."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[bytes]) -> None:
        self.root, self._capsys = root, capsys

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")

    def run(self, *arguments: str) -> Result:
        self._capsys.readouterr()
        code = main(arguments)
        written = self._capsys.readouterr()
        return Result(code, written.out.decode(), written.err.decode())

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.root, check=True, capture_output=True)

    def files(self) -> dict[str, bytes]:
        found = (file for file in sorted(self.root.rglob("*")) if ".git" not in file.parts)
        return {file.relative_to(self.root).as_posix(): file.read_bytes() for file in found if file.is_file()}

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def findings(self, path: str) -> list[str]:
        self._capsys.readouterr()
        os.chdir(self.root / path)
        found = json.loads(self.run("check", "--format", "json").out)["findings"]
        os.chdir(self.root)
        return [f"{each['severity']} {each['rule']} {each['path']}" for each in found]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Folder:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782820800")  # 2026-06-30
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return Folder(tmp_path, capsysbinary)


def test_a_new_site_has_a_map_its_overviews_and_a_workflow_and_no_error(folder: Folder) -> None:
    result = folder.run("init", "our-promises")

    made = folder.files()
    assert (result.code, result.err) == (0, "")
    assert [line for line in result.out.splitlines() if line.startswith("made ")] == [
        f"made our-promises/{path}" for path in result.out.replace("made our-promises/", "").splitlines()[: len(made)]
    ]
    assert {
        f"our-promises/{name}" for name in ("mkdocs.yml", "requirements.txt", ".github/workflows/promises.yml")
    } < set(made)
    assert {path.split("/")[2] for path in made if path.count("/") == 3 and "/content/" in path} >= {
        *("journeys", "touchpoints", "promises", "capabilities", "metrics", "departments", "guide")
    }
    assert [found for found in folder.findings("our-promises") if not found.startswith(("warning", "note"))] == []
    assert "  cd our-promises\n  mkdocs serve " in result.out


def test_its_configuration_knows_what_can_be_found_out(folder: Folder) -> None:
    folder.git("init", "-b", "trunk")
    folder.git("remote", "add", "origin", "https://someone:secret@github.example.com/harbour/promises.git")

    folder.run("init", ".")

    said = yaml.safe_load(folder.text("mkdocs.yml"))
    assert said["repo_url"] == "https://github.example.com/harbour/promises"
    assert said["edit_uri"] == "edit/trunk/content/"
    assert "secret" not in folder.text("mkdocs.yml")
    assert said["plugins"] == ["search", "cxmap"]
    assert Path(".github/workflows/promises.yml").is_file()


@pytest.mark.parametrize(
    ("remote", "address", "edit"),
    [
        ("git@gitlab.example.com:a/b.git", "https://gitlab.example.com/a/b", "-/edit/main/content/"),
        ("ssh://git@gitlab.example.com:2222/a/b", "https://gitlab.example.com/a/b", "-/edit/main/content/"),
        ("https://git.example.com:8443/a/b.git", "https://git.example.com:8443/a/b", None),
        ("http://github.example.com/a/b/", "http://github.example.com/a/b", "edit/main/content/"),
        ("https://codeberg.org/a/b.git", "https://codeberg.org/a/b", "_edit/main/content/"),
        ("../elsewhere", None, None),
    ],
)
def test_the_address_of_a_repository_is_read_in_each_form(
    folder: Folder, remote: str, address: str | None, edit: str | None
) -> None:
    folder.git("init", "-b", "main")
    folder.git("remote", "add", "origin", remote)

    folder.run("init", ".")

    said = yaml.safe_load(folder.text("mkdocs.yml"))
    assert (said.get("repo_url"), said.get("edit_uri")) == (address, edit)
    assert Path(".gitlab-ci.yml").exists() is ("gitlab" in remote)
    assert Path(".forgejo/workflows/promises.yml").exists() is ("codeberg" in remote)


def test_below_the_top_of_a_repository_there_is_no_workflow(folder: Folder) -> None:
    folder.git("init", "-b", "main")
    folder.git("remote", "add", "origin", "https://github.com/a/b")

    result = folder.run("init", "sites/promises")

    assert yaml.safe_load(folder.text("sites/promises/mkdocs.yml"))["edit_uri"] == "edit/main/sites/promises/content/"
    assert not Path("sites/promises/.github").exists()
    assert "a workflow belongs into the topmost folder of the repository" in result.out


@pytest.mark.parametrize(("name", "title"), [("our_promises-2", "Our promises 2"), ("yes", "Yes"), ("a #b", "A #b")])
def test_the_site_is_called_as_its_folder(folder: Folder, name: str, title: str) -> None:
    folder.run("init", name)

    assert yaml.safe_load(folder.text(f"{name}/mkdocs.yml"))["site_name"] == title


def test_nothing_is_written_over(folder: Folder) -> None:
    folder.write("shop/content/matrix.md", "# Ours\n")
    before = folder.files()

    result = folder.run("init", "shop")

    assert (result.code, result.out) == (2, "")
    assert "nothing was written, as these files are there already: `shop/content/matrix.md`; name" in result.err
    assert folder.files() == before


def test_other_files_in_the_folder_stay(folder: Folder) -> None:
    folder.write("shop/.gitignore", "mine\n")
    folder.write("shop/notes.txt", "mine\n")

    assert folder.run("init", "shop").code == 0

    assert folder.text("shop/.gitignore") == "mine\n"
    assert folder.text("shop/notes.txt") == "mine\n"


def test_a_second_time_nothing_is_missing(folder: Folder) -> None:
    folder.run("init", "shop")
    before = folder.files()

    result = folder.run("init", "shop")

    assert (result.code, result.out) == (0, "nothing is missing in shop\n")
    assert folder.files() == before


_SEVERAL = "theme: material\nplugins:\n  - search  # words\n  - tags:\n      listings: true\n      more: [a]\n"
CONFIGURATIONS = [
    ("site_name: A\ntheme: material", "site_name: A\ntheme: material\n\nplugins:\n  - search\n  - cxmap\n"),
    (f"{_SEVERAL}\n# end\nsite_name: A\n", f"{_SEVERAL}  - cxmap\n\n# end\nsite_name: A\n"),
    (
        "theme: material\nplugins:\n- search\nsite_name: A\n",
        "theme: material\nplugins:\n- search\n- cxmap\nsite_name: A\n",
    ),
    (
        "theme: material\r\nsite_name: A\r\nplugins:\r\n- search\r\n",
        "theme: material\r\nsite_name: A\r\nplugins:\r\n- search\r\n- cxmap\r\n",
    ),
]


@pytest.mark.parametrize(("before", "after"), CONFIGURATIONS)
def test_an_existing_site_gets_what_it_lacks_and_keeps_what_it_has(folder: Folder, before: str, after: str) -> None:
    folder.write("mkdocs.yml", before)
    folder.write("docs/index.md", "# Welcome\n")

    result = folder.run("init", ".")

    assert (result.code, result.err) == (0, "")
    assert (folder.root / "mkdocs.yml").read_bytes().decode() == after
    assert folder.text("docs/index.md") == "# Welcome\n"
    assert "view: home" in folder.text("docs/promises-kept.md")
    assert Path("docs/promises/here-in-three-days.md").is_file()
    assert "added the plugin to ./mkdocs.yml\n" in result.out
    assert not [found for found in folder.findings(".") if found.startswith("error")]


@pytest.mark.parametrize(
    "plugins", ["plugins: [search]\n", "plugins:\n  search: {}\n", "plugins: []\n", "INHERIT: base.yml\n"]
)
def test_where_only_a_person_can_tell_the_line_to_add_is_said(folder: Folder, plugins: str) -> None:
    folder.write("base.yml", "plugins:\n  - search\n")
    folder.write("mkdocs.yml", f"site_name: A\ntheme: readthedocs\nnav: [index.md]\n{plugins}")
    folder.write("docs/index.md", "# Welcome\n")

    result = folder.run("init", ".")

    assert folder.text("mkdocs.yml").endswith(plugins)
    assert "`mkdocs.yml` lists no `cxmap`: add it to its `plugins:`\n" in result.out
    assert "pages of the map are made for the theme `material`, which `mkdocs.yml` does not name\n" in result.out
    assert "the `nav:` of `mkdocs.yml` decides which pages are listed; add the new ones there\n" in result.out


def test_overviews_and_entities_that_there_are_are_not_made_again(folder: Folder) -> None:
    folder.write("mkdocs.yml", "site_name: A\ntheme: material\nplugins: [search, cxmap]\n")
    folder.write("docs/index.md", "---\nview: home\n---\n")
    folder.write("docs/where.md", "---\nview: matrix\n---\n")
    folder.write("docs/journeys/index.md", "# Ours\n")
    folder.write("docs/personas/late.md", "---\ntitle: Late\n---\n")
    before = folder.files()

    result = folder.run("init", ".")

    after = folder.files()
    assert {path: after[path] for path in before} == before
    assert not {"docs/promises-kept.md", "docs/matrix.md", "docs/promises/here-in-three-days.md"} & set(after)
    assert "`docs/journeys/index.md` stays as it is; `view: journeys` in a page shows that overview\n" in result.out


@pytest.mark.parametrize(
    ("path", "text", "sentence"),
    [
        ("shop", "a file", "`shop` is no folder"),
        ("shop/mkdocs.yml", "a: [", "`mkdocs.yml` is not valid YAML"),
        ("shop/mkdocs.yml", "site_name: A\n", "there is no content folder"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_nothing_is_written(
    folder: Folder, path: str, text: str, sentence: str
) -> None:
    folder.write(path, text)
    before = folder.files()

    result = folder.run("init", "shop")

    assert (result.code, result.out) == (2, "")
    assert sentence in result.err
    assert folder.files() == before


def test_a_full_disk_leaves_nothing_behind(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "mkdir", _failing_at(6, Path.mkdir))

    result = folder.run("init", "shop/deep")

    assert (result.code, result.out) == (2, "")
    assert "nothing was written: shop/deep/" in result.err
    assert list(folder.root.iterdir()) == []


def _failing_at(step: int, make: Callable[[Path], None]) -> Callable[[Path], None]:
    calls = 0

    def made(path: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == step:
            raise OSError(28, "No space left on device", str(path))
        make(path)

    return made


def test_without_git_nothing_is_known_of_a_repository(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert folder.run("init", "shop").code == 0
    assert "repo_url" not in folder.text("shop/mkdocs.yml")
