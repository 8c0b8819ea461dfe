from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from tests.adapters.git.repositories import Repository
from tests.sites import SmallSite
from tests.transactions import TEXTS, Tree, light_site

PROMISE = "promises/next-day.md"
FAULTS = {
    "a bug": "raise RuntimeError('a bug')",
    "a wish": "from mkdocs.exceptions import PluginError; raise PluginError('not today')",
    "the system": "open('/nowhere/at/all', 'w')",
    "somebody": "raise KeyboardInterrupt",
    "too much": "raise MemoryError",
}


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A site that was built once, whose content has changed since."""
    made = light_site(tmp_path)
    made.build()
    made.write({PROMISE: TEXTS[1]})
    return made


@pytest.fixture
def last(site: SmallSite) -> Tree:
    return site.files()


def _hook(site: SmallSite, code: str, event: str = "on_post_build(config)") -> None:
    """What another plugin does last."""
    lines = f"from mkdocs.plugins import event_priority\n\n@event_priority(-100)\ndef {event}:\n    {code}\n"
    (site.folder / "hook.py").write_text(lines, encoding="utf-8")
    site.configure(theme={"name": "mkdocs", "highlightjs": False}, hooks=["hook.py"])


def _stands_alone(site: SmallSite) -> bool:
    """Nothing is left beside it."""
    return {each.name for each in site.folder.iterdir()} <= {"content", "hook.py", "mkdocs.yml", "site", "__pycache__"}


@pytest.mark.parametrize("event", ["on_post_build(config)", "on_config(config)", "on_nav(nav, config, files)"])
@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_ends_a_build_leaves_the_last_site(site: SmallSite, last: Tree, fault: str, event: str) -> None:
    _hook(site, FAULTS[fault], event)

    with pytest.raises((Abort, RuntimeError, KeyboardInterrupt, MemoryError)):
        site.build()

    assert site.files() == last
    assert _stands_alone(site)


def test_errors_of_a_map_from_which_another_plugin_takes_a_file_leave_the_last_site(
    site: SmallSite, last: Tree, caplog: pytest.LogCaptureFixture
) -> None:
    hook = "def on_files(files, config):\n    files.remove(files.get_file_from_path('touchpoints/doorstep.md'))\n"
    (site.folder / "hook.py").write_text(hook, encoding="utf-8")
    site.configure({"rules": {"homeless-promise": "error"}}, hooks=["hook.py"])

    with pytest.raises(Abort, match="The map has 1 error; nothing was built or deleted"):
        site.build()

    assert site.files() == last
    assert sum("next-day" in record.message for record in caplog.records if record.levelname == "ERROR") == 1


def test_what_the_system_refuses_is_one_sentence(site: SmallSite) -> None:
    _hook(site, FAULTS["the system"])

    with pytest.raises(Abort) as stopped:
        site.build()

    assert str(stopped.value) == (
        "The build ended early: the system refuses to read or write `/nowhere/at/all`: No such file or directory. "
        "The last site stays as it is."
    )


def test_warnings_of_a_strict_build_leave_the_last_site(site: SmallSite, last: Tree) -> None:
    _hook(site, "import logging; logging.getLogger('mkdocs.hook').warning('beware')")

    with pytest.raises(Abort, match="Aborted with 1 warnings in strict mode"):
        site.build(strict=True)

    assert site.files() == last
    assert _stands_alone(site)


def test_what_other_plugins_write_last_is_published(site: SmallSite) -> None:
    _hook(site, "import pathlib; pathlib.Path(config.site_dir, 'late.txt').write_text(config.site_dir)")

    site.build()

    files = site.files()
    assert files["late.txt"].decode() != str(site.published)
    assert b"Tomorrow" in files["promises/next-day/index.html"]
    assert _stands_alone(site)


def test_file_where_the_site_should_stand_is_left_alone(site: SmallSite) -> None:
    (site.folder / "other").write_text("mine", encoding="utf-8")

    with pytest.raises(Abort, match=r"Nothing was built: `.*other` is no folder, and the site needs one; "):
        site.build(site_dir="other")

    assert (site.folder / "other").read_text(encoding="utf-8") == "mine"


def test_only_changed_pages_are_built_on_top_of_the_last_site(site: SmallSite) -> None:
    stale = site.published / "stale.txt"
    stale.write_text("stale", encoding="utf-8")

    _command(site, "build", "--dirty")

    assert stale.exists()
    assert b"Tomorrow" in site.files()["promises/next-day/index.html"]


def test_git_pages_are_deployed_from_the_new_site(site: SmallSite) -> None:
    repository = Repository(site.folder)
    repository.git("init", "--quiet")
    repository.commit("Begins", {}, "2026-09-01")
    repository.git("init", "--quiet", "--bare", "remote.git")
    repository.git("remote", "add", "origin", "remote.git")

    said = _command(site, "gh-deploy", "--ignore-version")

    deployed = repository.git("--git-dir", "remote.git", "show", "gh-pages:promises/next-day/index.html")
    assert "Tomorrow" in deployed, said
    assert f"Copying '{site.published}'" in said


def test_unreadable_content_is_one_sentence(site: SmallSite, last: Tree) -> None:
    promise = site.folder / "content" / PROMISE
    promise.chmod(0)
    if os.access(promise, os.R_OK):
        pytest.skip("an administrator may read everything")

    with pytest.raises(Abort, match=r"Nothing was built or deleted: cannot read `.*next-day.md`: Permission denied\."):
        site.build()

    assert site.files() == last


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True, check=False).returncode:
        pytest.skip("only an administrator can mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def test_disk_that_may_only_be_read_is_said_in_one_sentence(small_disk: Path) -> None:
    site = light_site(small_disk)
    site.build()
    last = site.files()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)

    with pytest.raises(Abort, match=r"Nothing was built: `.*site` may only be read"):
        site.build()

    assert site.files() == last


def test_site_on_a_disk_of_its_own_keeps_its_place(site: SmallSite, small_disk: Path) -> None:
    (small_disk / ".keep").touch()
    (small_disk / "gone.txt").touch()

    site.build(site_dir=str(small_disk))

    assert b"Tomorrow" in (small_disk / "promises" / "next-day" / "index.html").read_bytes()
    assert {each.name for each in small_disk.iterdir() if each.name.startswith(".")} == {".keep"}
    assert not (small_disk / "gone.txt").exists()


def test_site_of_a_lower_layer_is_replaced(small_disk: Path) -> None:
    layers = {name: small_disk / name for name in ("lower", "upper", "work", "layered")}
    for folder in layers.values():
        folder.mkdir()
    made = light_site(layers["lower"])
    made.build()
    (made.published / "gone.txt").touch()
    options = f"lowerdir={layers['lower']},upperdir={layers['upper']},workdir={layers['work']}"
    command = ["mount", "-t", "overlay", "overlay", "-o", options, str(layers["layered"])]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("the system has no layered disks")
    try:
        site = SmallSite(layers["layered"])
        site.write({PROMISE: TEXTS[1]})

        site.build()

        assert b"Tomorrow" in site.files()["promises/next-day/index.html"]
        assert not {"gone.txt", ".cxmap"} & {entry.name for entry in site.published.iterdir()}
        assert _stands_alone(site)
    finally:
        subprocess.run(["umount", layers["layered"]], check=True)


def _command(site: SmallSite, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=site.folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    return run.stdout
