from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cxmap.adapters.cli import main
from cxmap.adapters.cli.commands import COMMANDS
from tests.adapters.cli.conftest import Workspace

CXMAP = [sys.executable, "-m", "cxmap"]


def test_version_is_one_line(workspace: Workspace) -> None:
    result = workspace.run("--version")

    assert result.code == 0
    assert result.out.startswith("cxmap ")


@pytest.mark.parametrize("command", [[], ["check"], ["export"], ["show"]])
def test_help_is_there_for_every_command(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*command, "--help"])

    assert stop.value.code == 0
    assert "--content" in capsys.readouterr().out


@pytest.mark.parametrize("command", [[], ["check"]], ids=["of all", "of one command"])
def test_help_needs_neither_the_compiler_nor_yaml(command: list[str]) -> None:
    script = (
        f"import sys, atexit, cxmap.adapters.cli as c\natexit.register(lambda: print(sorted("
        "{'pydantic', 'yaml', 'markdown_it', 'mkdocs', 'cxmap.compiler'} & set(sys.modules)), file=sys.stderr))\n"
        f"c.main({[*command, '--help']})"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert "--content" in done.stdout
    assert done.stderr == "[]\n"


def test_help_of_all_names_each_command_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    said = " ".join(capsys.readouterr().out.split())
    assert all(f"{name} {command.SUMMARY}" in said for name, command in COMMANDS.items())


@pytest.mark.parametrize(
    "modules",
    [("mkdocs", "markdown", "jinja2"), ("cxmap.adapters.drawing",), ("cxmap.adapters.cli.lsp",)],
    ids=["the site generator and templates", "what draws diagrams, of which there are none", "another command"],
)
def test_a_check_does_not_wait_for(workspace: Workspace, modules: tuple[str, ...]) -> None:
    script = (
        "import sys, cxmap.adapters.cli as c; c.main(['check'])\n"
        f"print(sorted({set(modules)} & set(sys.modules)), file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stderr == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            [],
            f"name a command ({', '.join(COMMANDS)})",
        ),
        (["chekc"], "invalid choice: 'chekc'"),
        (["check", "--format", "xml"], "invalid choice: 'xml'"),
        (["check", "--fail-on", "never"], "invalid choice: 'never'"),
        (["check", "--as-of", "yesterday"], "--as-of is `yesterday`, not a day as YYYY-MM-DD"),
        (["check", "--as-of", "2026-02-30"], "--as-of is `2026-02-30`, not a day as YYYY-MM-DD"),
        (["check", "--content", "nowhere"], "there is no content folder `nowhere`"),
        (["check", "--content", "\x1b[31m"], "there is no content folder `\\x1b[31m`"),
        (["check", "--content", "mkdocs.yml"], "`mkdocs.yml` is no folder"),
        (["check", "--cont", "content"], "unrecognized arguments"),
        (["check", "--config-file", "other.yml"], "there is no configuration `other.yml`; name the file"),
        (["export"], "the following arguments are required"),
        (["export", "pdf"], "invalid choice: 'pdf'"),
        (["show"], "the following arguments are required"),
    ],
)
def test_what_cannot_run_is_a_sentence(workspace: Workspace, arguments: list[str], sentence: str) -> None:
    workspace.write("mkdocs.yml", "docs_dir: content\n")

    result = workspace.run(*arguments)

    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("cxmap: ")
    assert sentence in result.err
    assert result.err.count("\n") == 1


def test_shared_options_stand_before_or_after_the_command(workspace: Workspace) -> None:
    before = workspace.run("--content", "content", "--as-of", "2026-07-01", "check", "--format", "json")
    after = workspace.run("check", "--format", "json", "--content", "content", "--as-of", "2026-07-01")

    assert before == after
    assert '"as_of": "2026-07-01"' in before.out


def test_mkdocs_yml_names_the_content_folder(workspace: Workspace) -> None:
    (workspace.root / "content").rename(workspace.root / "docs")
    workspace.write("mkdocs.yml", "docs_dir: docs\nplugins: [search]\n")

    assert workspace.run("check").code == 0


def test_options_of_the_plugin_hold_for_the_command(workspace: Workspace) -> None:
    workspace.write(
        "mkdocs.yml", "docs_dir: content\nplugins:\n  - cxmap:\n      as_of: 2026-05-31\n      channels: [drone]\n"
    )
    workspace.write_entity("touchpoints/sky.md", "title: Sky\nowner: last-mile\nchannel: drone")

    result = workspace.run("check", "--format", "json")

    assert result.code == 0
    assert '"as_of": "2026-05-31"' in result.out
    assert "unknown-channel" not in result.out


@pytest.mark.parametrize("name", ["mkdocs.yaml", "properdocs.yml", "properdocs.yaml"])
def test_a_configuration_is_read_under_each_name_that_hosts_look_for(workspace: Workspace, name: str) -> None:
    workspace.write(name, "docs_dir: content\nplugins:\n  - cxmap: {channels: [drone]}\n")
    workspace.write_entity("touchpoints/sky.md", "title: Sky\nowner: last-mile\nchannel: drone")

    assert "unknown-channel" not in workspace.run("check").out


def test_what_the_configuration_inherits_and_takes_from_the_environment_holds(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAY_OF_MAP", "2026-05-30")
    options = "{channels: [drone], as_of: !ENV DAY_OF_MAP, drafts: !ENV [SHOWN_DRAFTS, false]}"
    workspace.write("base.yml", f"docs_dir: !ENV [FOLDER_OF_MAP, content]\nplugins:\n  cxmap: {options}\n")
    workspace.write("mkdocs.yml", "INHERIT: base.yml\nsite_name: Map\n")
    workspace.write_entity("touchpoints/sky.md", "title: Sky\nowner: last-mile\nchannel: drone")

    result = workspace.run("check", "--format", "json")

    assert (result.code, result.err) == (0, "")
    assert '"as_of": "2026-05-30"' in result.out
    assert "unknown-channel" not in result.out


@pytest.mark.parametrize("command", [("check",), ("show", "department/hub"), ("export", "json")])
def test_every_command_takes_the_configuration_that_is_named(workspace: Workspace, command: tuple[str, ...]) -> None:
    workspace.write("mkdocs.yml", "docs_dir: nowhere\n")
    workspace.write("second/site.yml", "site_name: Second\n")
    workspace.write("second/docs/departments/hub.md", "---\ntitle: Hub\n---\n")

    before, after = (
        workspace.run("-f", "second/site.yml", *command),
        workspace.run(*command, "--config-file", "second/site.yml"),
    )

    assert before == after
    assert (after.code, after.err) == (0, "")
    assert "hub" in workspace.run("show", "department/hub", "-f", "second/site.yml").out


def test_a_site_that_says_nothing_of_its_content_has_it_where_mkdocs_looks(workspace: Workspace) -> None:
    (workspace.root / "content").rename(workspace.root / "docs")
    workspace.write("mkdocs.yml", "site_name: Map\n")

    assert workspace.run("show", "promise/next-day").code == 0


def test_file_that_cannot_be_read_is_a_sentence(workspace: Workspace) -> None:
    file = workspace.write_entity("touchpoints/bell.md", "title: Bell")
    file.chmod(0)
    command = [*CXMAP, "check"]
    if os.access(file, os.R_OK):
        # Root reads every file unless it gives up the right to.
        if shutil.which("setpriv") is None:
            pytest.skip("this user may read every file, and has no `setpriv` to give that up")
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]

    done = subprocess.run(command, capture_output=True, check=False)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().rstrip().endswith("content/touchpoints/bell.md`: Permission denied")


def test_ctrl_c_ends_quietly(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        SUMMARY = ""

        def add_arguments(self, _parser: object) -> None: ...

        def run(self, _arguments: object) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr("cxmap.adapters.cli.program.COMMANDS", {"check": Interrupted()})

    result = workspace.run("check")

    assert (result.code, result.out, result.err) == (130, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_reader_that_goes_away_is_no_mistake(workspace: Workspace) -> None:
    for number in range(400):
        workspace.write_entity(f"touchpoints/t{number}.md", "title: x\nowner: nobody\nlayer: wrong\ncontrol: wrong")
    reading, writing = os.pipe()
    process = subprocess.Popen([*CXMAP, "check"], stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    os.read(reading, 100)
    os.close(reading)

    _, errors = process.communicate(timeout=60)

    assert (process.returncode, errors) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_full_disk_is_a_sentence(workspace: Workspace) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*CXMAP, "check"], stdout=full, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 2
    assert done.stderr.startswith(b"cxmap: cannot write the output: ")


def test_output_is_utf8_whatever_the_locale(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", "title: Zürich 東京\nowner: östlich")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    for form in ("text", "json", "github"):
        done = subprocess.run([*CXMAP, "check", "--format", form], capture_output=True, env=environment, check=False)
        assert (done.returncode, done.stderr) == (1, b"")
        assert "östlich" in done.stdout.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take only names that are text")
def test_file_name_that_is_no_text_is_reported(workspace: Workspace) -> None:
    os.close(os.open(b"content/touchpoints/b\xe9ll.md", os.O_CREAT | os.O_WRONLY))

    for form in ("text", "json", "github"):
        result = workspace.run("check", "--format", form)
        assert (result.code, result.err) == (1, "")
        assert "b\\" in result.out
