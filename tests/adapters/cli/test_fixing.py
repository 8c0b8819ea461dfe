from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from cxmap.adapters.cli.fixing import MendedFile, mend
from cxmap.adapters.content.published import ContentFolder
from cxmap.adapters.site import CompiledContent, compiled_content
from cxmap.model.source import Settings
from tests.adapters.cli.conftest import Workspace

BELL = "title: Bell\nowner: last-mille   # who else?\nlayer: fronstage"


def _entity(fields: str) -> str:
    return f"---\n{fields}\n---\n"


def _compiled(workspace: Workspace) -> CompiledContent:
    return compiled_content(ContentFolder(workspace.root / "content"), Settings(date(2026, 6, 30)))


def _bell(workspace: Workspace) -> bytes:
    return (workspace.root / "content/touchpoints/bell.md").read_bytes()


def test_suggestions_are_written_and_told(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", BELL)

    result = workspace.run("check", "--fix")

    assert _bell(workspace).decode() == _entity("title: Bell\nowner: last-mile   # who else?\nlayer: frontstage")
    assert result.code == 0
    assert result.out.startswith(
        "content/touchpoints/bell.md:3:8: mended[unknown-reference]: `last-mille` is now `last-mile`\n"
        "content/touchpoints/bell.md:4:8: mended[value-not-allowed]: `fronstage` is now `frontstage`\n"
        "mended 2 mistakes in 1 file\n\n"
    )
    assert "error[" not in result.out


def test_map_without_suggestions_is_left_alone(workspace: Workspace) -> None:
    file = workspace.write_entity("touchpoints/bell.md", "title: Bell")
    before = file.stat().st_mtime_ns

    result = workspace.run("check", "--fix")

    assert result.out.startswith("nothing was mended\n\n")
    assert (result.code, file.stat().st_mtime_ns) == (1, before)


def test_byte_order_mark_line_ends_and_last_line_stay(workspace: Workspace) -> None:
    text = (
        "\ufeff---\r\ntitle: “Café” 👍🏽\r\nowner:   last-mille\t\r\nlayer: 'fronstage'\r\n---\r\n\r\nA  \rb".encode()
    )
    workspace.write("content/touchpoints/bell.md", text)

    workspace.run("check", "--fix")

    assert _bell(workspace) == text.replace(b"last-mille", b"last-mile").replace(b"'fronstage'", b"frontstage")


def test_every_reference_to_one_missing_target_is_mended(workspace: Workspace) -> None:
    for name in ("bell", "gate", "yard"):
        workspace.write_entity(f"touchpoints/{name}.md", f"title: {name}\nowner: last-mille")

    result = workspace.run("check", "--fix")

    assert "mended 3 mistakes in 3 files\n" in result.out
    assert "unknown-reference" not in result.out.partition("\n\n")[2]


def test_paths_choose_what_is_mended(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", BELL)
    workspace.write_entity("touchpoints/gate.md", "title: Gate\nowner: last-mille")

    workspace.run("check", "--fix", "content/touchpoints/gate.md")

    assert b"last-mille" in _bell(workspace)
    assert "last-mille" not in (workspace.root / "content/touchpoints/gate.md").read_text()


def test_programs_get_only_what_is_left(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", BELL)

    result = workspace.run("check", "--fix", "--format", "json")

    assert result.out.startswith("{")
    assert "unknown-reference" not in result.out
    assert "mended 2 mistakes in 1 file\n" in result.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_rights_of_the_file_stay(workspace: Workspace) -> None:
    file = workspace.write_entity("touchpoints/bell.md", BELL)
    file.chmod(0o640)

    workspace.run("check", "--fix")

    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(path.name for path in file.parent.iterdir()) == ["bell.md", "doorstep.md"]


def test_file_that_may_only_be_read_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.write_entity("touchpoints/bell.md", BELL)
    monkeypatch.setattr(os, "access", lambda *_: False)

    result = workspace.run("check", "--fix")

    assert "content/touchpoints/bell.md: not written: it may only be read\nnothing was mended\n" in result.out
    assert b"last-mille" in _bell(workspace)


def test_file_that_was_changed_in_the_meantime_is_left_alone(workspace: Workspace) -> None:
    file = workspace.write_entity("touchpoints/bell.md", BELL)
    content = _compiled(workspace)
    file.write_text("saved by an editor")

    (mended,) = mend(content, lambda _path: True)

    assert mended == MendedFile("touchpoints/bell.md", problem="it was changed in the meantime")
    assert file.read_text() == "saved by an editor"
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_file_that_is_gone_is_told(workspace: Workspace) -> None:
    file = workspace.write_entity("touchpoints/bell.md", BELL)
    content = _compiled(workspace)
    file.unlink()

    (mended,) = mend(content, lambda _path: True)

    assert (mended.written, mended.problem) == ((), "No such file or directory")


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
@pytest.mark.parametrize("path", ["touchpoints/bell.md", "touchpoints"])
def test_link_that_took_the_place_of_a_file_is_not_followed(workspace: Workspace, path: str) -> None:
    outside = workspace.write("outside/bell.md", _entity(BELL))
    workspace.write_entity("touchpoints/bell.md", BELL)
    content = _compiled(workspace)
    place = workspace.root / "content" / path
    place.rename(workspace.root / "moved")
    place.symlink_to(outside if place.suffix else outside.parent)

    (mended,) = mend(content, lambda _path: True)

    assert mended.problem
    assert outside.read_text() == _entity(BELL)


def test_problem_of_the_system_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    file = workspace.write_entity("touchpoints/bell.md", BELL)

    def full(_from: Path, _to: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    result = workspace.run("check", "--fix")

    assert "content/touchpoints/bell.md: not written: No space left on device\n" in result.out
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_terminal_is_shown_no_signs_that_it_obeys(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/b\u202eell.md", f"title: Bell\nowner: last-mille\nlayer: {'x' * 90}fronstage")

    assert "\u202e" not in workspace.run("check", "--fix").out
