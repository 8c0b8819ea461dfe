"""Commands judge what a build publishes, also where plugins add files or take some out; hooks stand for plugins."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import gettempdir
from textwrap import dedent
from typing import Any

import pytest

from tests.adapters.cli.conftest import Workspace
from tests.host_cases import host_case
from tests.sites import SmallSite

ADDED = "---\\nstatement: Rolls by the dozen\\nmade_by: last-mile\\n---\\n"
HEAD = """
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
"""
SITE = "site_name: Map\ndocs_dir: content\nplugins: [cxmap: {as_of: 2026-06-30}]\nhooks: [hook.py]\n"


def _hook(workspace: Workspace, code: str, configuration: str = SITE) -> None:
    workspace.write("mkdocs.yml", configuration)
    workspace.write("hook.py", HEAD + dedent(code))


def _export(workspace: Workspace, *arguments: str) -> dict[str, Any]:
    result = workspace.run("export", "json", *arguments)
    assert result.code == 0, result.err
    found: dict[str, Any] = json.loads(result.out)
    return found


def test_what_a_plugin_adds_is_judged(workspace: Workspace) -> None:
    _hook(
        workspace,
        f"""
        print("This is no answer")

        def on_files(files, config):
            files.append(File.generated(config, "promises/rolls.md", content="{ADDED}"))
            files.append(File.generated(config, "more/picture.png", content=b"\\x89PNG"))
        """,
    )
    workspace.write("content/index.md", "# Home\n\n[Rolls](promises/rolls.md) ![](more/picture.png)\n")

    result = workspace.run("check")

    assert (result.code, result.err) == (0, "")
    assert "content/promises/rolls.md:2:12: warning[homeless-promise]" in result.out
    assert "promise/rolls" in _export(workspace)["entities"]
    assert "Rolls by the dozen" in workspace.run("show", "promise/rolls").out


def test_what_a_plugin_takes_out_or_writes_anew_is_judged_so(workspace: Workspace) -> None:
    workspace.write_entity("promises/odd.md", "statement: Odd\nmade_by: nobody-at-all")
    _hook(
        workspace,
        """
        @event_priority(-100)
        def on_files(files, config):
            files.remove(files.get_file_from_path("promises/odd.md"))
            file = files.get_file_from_path("promises/next-day.md")
            file.content_string = file.content_string.replace("tomorrow", "today")
        """,
    )

    entities = _export(workspace)["entities"]

    assert "promise/odd" not in entities
    assert entities["promise/next-day"]["statement"] == "Your parcel arrives today"


def test_a_build_and_an_export_know_the_same_entities(workspace: Workspace) -> None:
    _hook(
        workspace,
        f"""
        def on_config(config):
            config.exclude_docs = None

        def on_files(files, config):
            files.append(File.generated(config, "promises/rolls.md", content="{ADDED}"))
            files.remove(files.get_file_from_path("promises/friendly.md"))
        """,
    )
    SmallSite(workspace.root).build()

    register = (workspace.root / "site/assets/cxmap/promises.csv").read_text("utf-8")
    promises = {key.partition("/")[2] for key in _export(workspace)["entities"] if key.startswith("promise/")}

    assert promises == {"next-day", "rolls"}
    assert all(f'"{each}"' in register for each in promises)
    assert "friendly" not in register


def test_a_plugin_that_is_not_installed_is_named_and_stops_nothing(workspace: Workspace) -> None:
    workspace.write("mkdocs.yml", "docs_dir: content\nplugins: [search, nobody-has-this, cxmap: {channels: [drone]}]\n")
    workspace.write_entity("touchpoints/sky.md", "title: Sky\nowner: last-mile\nchannel: drone")

    result = workspace.run("check", "--format", "json")

    assert result.code == 0
    assert "unknown-channel" not in result.out
    assert json.loads(result.out)["summary"]["errors"] == 0
    assert result.err == (
        "cxmap: not installed here, so that nobody knows which files they add or take out: `nobody-has-this`\n"
    )


@pytest.mark.parametrize(
    ("code", "configuration", "reason"),
    [
        ("raise OSError('The disk is away')", SITE, "OSError: The disk is away"),
        ("def on_files(files, config):\n    return files.nothing\n", SITE, "AttributeError: "),
        ("import sys\nsys.exit(3)", SITE, "exit code 3"),
        (
            "def on_config(config):\n    raise PluginError('No figures today')\n",
            SITE,
            "No figures today",
        ),
        ("", SITE + "hooks: [away.py]\n", "Config value 'hooks'"),
    ],
)
def test_a_plugin_that_fails_is_told_and_all_files_count(
    workspace: Workspace, code: str, configuration: str, reason: str
) -> None:
    _hook(workspace, code, configuration)

    result = workspace.run("check")

    assert result.code == 0
    assert "promise" in result.out
    assert result.err.startswith("cxmap: all files here count, as MkDocs does not say what plugins add or take out: ")
    assert reason in result.err
    assert result.err.count("\n") == 1


def test_a_blog_that_would_write_outside_the_site_is_not_asked(workspace: Workspace) -> None:
    plugins = "plugins: [blog: {authors_profiles: true}, cxmap]\n"
    workspace.write("mkdocs.yml", f"site_name: Map\ndocs_dir: content\ntheme: material\n{plugins}")
    author = "{name: Mina, description: x, avatar: a.png, slug: '../../../elsewhere'}"
    workspace.write("content/blog/.authors.yml", f"authors:\n  mina: {author}\n")
    workspace.write("content/blog/posts/lamp.md", "---\ndate: 2026-05-02\nauthors: [mina]\n---\n# A lamp\n")

    result = workspace.run("check")

    assert "the author `mina` of the blog `blog` has `..` in the name of a page" in result.err
    assert not list(Path(gettempdir()).glob("elsewhere*"))


def test_what_only_renders_pages_need_not_be_installed(workspace: Workspace) -> None:
    more = "theme: nobody-has-this\nmarkdown_extensions: [nobody.has.this]\n"
    code = f"""
        def on_files(files, config):
            files.append(File.generated(config, "promises/rolls.md", content="{ADDED}"))
        """
    _hook(workspace, code, SITE + more)

    assert "promise/rolls" in _export(workspace)["entities"]


def test_nobody_is_asked_about_another_folder_than_the_sites(workspace: Workspace) -> None:
    _hook(workspace, "raise OSError")
    workspace.write("other/departments/hub.md", "---\ntitle: Hub\n---\n")

    result = workspace.run("check", "--content", "other")

    assert (result.code, result.err) == (0, "")


def test_files_of_the_site_that_look_like_modules_are_not_imported(workspace: Workspace) -> None:
    _hook(workspace, "")
    workspace.write("json.py", "raise OSError('Never import this')\n")

    assert workspace.run("check").err == ""


@pytest.mark.parametrize("name", ["excluded-promise", "excluded-template", "excluded-folder-of-others"])
def test_a_site_of_others_is_checked_as_it_is_published(workspace: Workspace, shared: Any, name: str) -> None:
    for file in (workspace.root / "content").rglob("*.md"):
        file.unlink()
    host_case(shared, name, workspace.root)

    result = workspace.run("check")

    assert (result.code, result.err) == (0, "")
    assert not [word for word in ("next-year", "template", "node_modules") if word in result.out]
