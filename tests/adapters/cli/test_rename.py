from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.adapters.cli.conftest import Workspace


def _state() -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(Path().rglob("*")) if file.is_file()}


def test_a_rename_moves_the_file_and_rewrites_what_names_it(workspace: Workspace) -> None:
    workspace.write("content/index.md", "# Home\n\nSee [the door](touchpoints/doorstep.md).\n")
    before = _state()

    result = workspace.run("rename", "touchpoint/doorstep", "front-door")

    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "content/touchpoints/doorstep.md is now content/touchpoints/front-door.md\n"
        "content/touchpoints/front-door.md:5: `doorstep` is added\n"
        "content/journeys/parcel.md:6: `doorstep` is now `front-door`\n"
        "content/index.md:3: `touchpoints/doorstep.md` is now `touchpoints/front-door.md`\n"
        "renamed, with 2 places in 3 files\n"
    )
    expected = {
        path.replace("doorstep.md", "front-door.md"): text.replace(b"doorstep", b"front-door").replace(
            b"[doorbell]", b"[doorbell, doorstep]"
        )
        for path, text in before.items()
    }
    assert _state() == expected
    assert workspace.run("check").out.count("former id") == 0
    assert workspace.run("show", "touchpoint/doorstep").out.startswith("touchpoint/front-door ")


def test_a_rename_back_leaves_every_file_as_it_was_but_for_the_alias(workspace: Workspace) -> None:
    before = _state()

    workspace.run("rename", "touchpoint/doorstep", "touchpoint/front-door")
    workspace.run("rename", "touchpoint/front-door", "doorstep")

    door = "content/touchpoints/doorstep.md"
    assert _state() == before | {door: before[door].replace(b"[doorbell]", b"[doorbell, front-door]")}


def test_drafts_and_files_of_other_encodings_follow(workspace: Workspace) -> None:
    workspace.write_entity("personas/late.md", "title: Late\nstatus: draft")
    workspace.write("content/a.md", "\ufeff# A\r\n\r\n[x](personas/late.md)\r\n".encode())
    workspace.write_entity(
        "capabilities/van.md",
        "title: Van\nowner: last-mile\ndelivers:\n  - metric: on-time\n    measurements: van.csv",
    )
    workspace.write(
        "content/capabilities/van.csv", "metric;period;value;Größe\non-time;2026-01;95,5;é\n".encode("cp1252")
    )

    assert workspace.run("rename", "persona/late", "evening").code == 0
    assert workspace.run("rename", "metric/on-time", "in-time").code == 0

    assert Path("content/personas/evening.md").is_file()
    assert Path("content/a.md").read_bytes() == "\ufeff# A\r\n\r\n[x](personas/evening.md)\r\n".encode()
    assert Path("content/capabilities/van.csv").read_bytes() == (
        "metric;period;value;Größe\nin-time;2026-01;95,5;é\n".encode("cp1252")
    )


def test_what_names_the_file_in_the_configuration_is_told(workspace: Workspace) -> None:
    workspace.write("mkdocs.yml", "docs_dir: content\nnav: [touchpoints/doorstep.md]\n")

    result = workspace.run("rename", "touchpoint/doorstep", "front-door")

    assert "mkdocs.yml still names `touchpoints/doorstep.md`; write `touchpoints/front-door.md` there\n" in result.out


def test_errors_stop_a_rename_and_are_told(workspace: Workspace) -> None:
    workspace.write_entity("personas/late.md", "title: Late\nstatus: nowhere")
    before = _state()

    result = workspace.run("rename", "touchpoint/doorstep", "front-door")

    assert (result.code, result.out) == (1, "")
    assert "content/personas/late.md:3:9: error[value-not-allowed]" in result.err
    assert _state() == before


@pytest.mark.parametrize(
    ("key", "new", "sentence"),
    [
        ("touchpoint/dorstep", "front", "there is no `touchpoint/dorstep`; did you mean `touchpoint/doorstep`?"),
        ("touchpoint/doorbell", "front", "is a former id of `touchpoint/doorstep`; rename `touchpoint/doorstep`"),
        ("touchpoint/doorstep", "Front door", "`Front door` cannot be an id: those are lower-case letters, digits"),
        ("touchpoint/doorstep", "Front door", "did you mean `front-door`?"),
        ("touchpoint/doorstep", "../front", "`../front` cannot be an id"),
        ("touchpoint/doorstep", "index", "`index` cannot be an id"),
        ("touchpoint/doorstep", "con", "`con` cannot be an id"),
        ("touchpoint/doorstep", "doorstep", "`touchpoint/doorstep` has this id already"),
        ("touchpoint/doorstep", "inner", "there is a touchpoint `inner` already: `touchpoints/in/inner.md`"),
        ("touchpoint/inner", "bell", "`bell` is a former id of `touchpoint/other`, where references to it lead"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(workspace: Workspace, key: str, new: str, sentence: str) -> None:
    workspace.write_entity("touchpoints/in/inner.md", "title: Inner\nowner: last-mile")
    workspace.write_entity("touchpoints/other.md", "title: Other\nowner: last-mile\naliases: [bell]")
    before = _state()

    result = workspace.run("rename", key, new)

    assert (result.code, result.out) == (2, "")
    assert sentence in result.err
    assert _state() == before


@pytest.mark.parametrize("front_matter", ["{title: Late}", "  title: Late\n  summary: It is late"])
def test_a_file_in_which_no_alias_can_be_put_is_left_alone(workspace: Workspace, front_matter: str) -> None:
    workspace.write_entity("personas/late.md", front_matter)
    before = _state()

    result = workspace.run("rename", "persona/late", "evening")

    assert (result.code, result.out) == (2, "")
    assert "nothing was written, as `personas/evening.md` would then be wrong" in result.err
    assert _state() == before


def test_a_file_saved_meanwhile_is_left_alone_and_so_are_all_others(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def saved(prefix: str, dir: Path) -> tuple[int, str]:  # noqa: A002  # the library's own name
        Path("content/journeys/parcel.md").write_text("saved by an editor", "utf-8")
        return made(prefix=prefix, dir=dir)

    made = tempfile.mkstemp
    monkeypatch.setattr(tempfile, "mkstemp", saved)
    before = _state()

    result = workspace.run("rename", "touchpoint/doorstep", "front-door")

    assert (result.code, result.out) == (2, "")
    assert "nothing was written: `journeys/parcel.md` was changed in the meantime" in result.err
    assert _state() == before | {"content/journeys/parcel.md": b"saved by an editor"}


@pytest.mark.parametrize("end", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", range(1, 4))
def test_whatever_ends_a_rename_between_two_files_takes_it_back(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, end: BaseException, step: int
) -> None:
    workspace.write("content/index.md", "# Home\n\nSee [the door](touchpoints/doorstep.md).\n")
    before = _state()
    monkeypatch.setattr(Path, "replace", _ending_at(step, end))

    result = workspace.run("rename", "touchpoint/doorstep", "front-door")

    assert result.code in (2, 130)
    assert result.out == ""
    assert _state() == before


def _ending_at(step: int, end: BaseException) -> Callable[[Path, Path], Path]:
    replace, calls = Path.replace, 0

    def replaced(file: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == step:
            raise end
        return replace(file, target)

    return replaced


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_file_that_may_only_be_read_stops_a_rename(workspace: Workspace) -> None:
    Path("content/journeys/parcel.md").chmod(0o444)

    result = workspace.run("rename", "touchpoint/doorstep", "front-door")

    assert "nothing was written: `journeys/parcel.md`: it may only be read" in result.err


def test_a_file_of_the_new_name_that_is_no_content_stays(workspace: Workspace) -> None:
    Path("content/touchpoints/front-door.md").symlink_to("nowhere")

    result = workspace.run("rename", "touchpoint/doorstep", "front-door")

    assert result.code != 0
    assert Path("content/touchpoints/front-door.md").is_symlink()
