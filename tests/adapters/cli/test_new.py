from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxmap.model import KINDS
from cxmap.model.record import Entity
from cxmap.model.templates import template_text
from tests.adapters.cli.conftest import Workspace


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_new_file_of_each_kind_has_its_title_and_lacks_only_what_its_author_knows(
    workspace: Workspace, kind: type[Entity]
) -> None:
    result = workspace.run("new", kind.kind, "Parcel shop")

    file = Path("content") / kind.folder / "parcel-shop.md"
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"{file.as_posix()}: a new {kind.kind}, as a draft\n")
    assert file.read_text("utf-8") == template_text(kind, title="Parcel shop")
    assert "\ntitle: Parcel shop\n" in file.read_text("utf-8")
    found = json.loads(workspace.run("check", file.as_posix(), "--format", "json").out)["findings"]
    assert {(each["rule"], each["severity"]) for each in found} <= {("required-field", "note")}


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Parcel shop", "Parcel shop"),
        ("Shop", '"Shop"'),
        ("No", '"No"'),
        ("Box: the second", '"Box: the second"'),
        ('The "box"', r'"The \"box\""'),
        (r"C:\box", r'"C:\\box"'),
        ("# not a remark", '"# not a remark"'),
        ("Straße 2 und Größe", "Straße 2 und Größe"),
        ("  two\n lines ", "two lines"),
    ],
)
def test_a_title_is_read_back_as_it_was_given(workspace: Workspace, title: str, written: str) -> None:
    assert workspace.run("new", "touchpoint", title, "--id", "box").code == 0
    text = Path("content/touchpoints/box.md").read_text("utf-8")
    assert f"\ntitle: {written}\n" in text

    workspace.write(
        "content/touchpoints/box.md", text.replace("status: draft\n", "").replace("\nowner:", "\nowner: last-mile")
    )
    shown = json.loads(workspace.run("export", "json").out)["entities"]["touchpoint/box"]["title"]
    assert shown == " ".join(title.split())


@pytest.mark.parametrize("kind", ["touchpoint", "touchpoints", "Touchpoints/", " touchpoint "])
def test_a_kind_is_named_as_people_name_it(workspace: Workspace, kind: str) -> None:
    assert workspace.run("new", kind, "Parcel shop").out.startswith("content/touchpoints/parcel-shop.md: ")


def test_what_is_asked_for_leads_to_a_file_without_a_finding(workspace: Workspace) -> None:
    workspace.run("new", "department", "Night shift")

    assert workspace.run("check", "content/departments/night-shift.md").out.startswith("no findings")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["touchpint", "Shop"], "there is no kind `touchpint`; did you mean `touchpoint`?"),
        (["zzz", "Shop"], "there is no kind `zzz`; the kinds are `journey`, "),
        (["touchpoint", "  "], "the title is empty; write it in quotes"),
        (["touchpoint", "a\x1bb"], "the title holds a character that cannot be shown"),
        (["touchpoint", "a\udcffb"], "the title holds a character that cannot be shown"),
        (["touchpoint", "???"], "no id can be made of `???`; name one with --id"),
        (
            ["touchpoint", "Shop", "--id", "The Shop"],
            "`The Shop` cannot be an id: those are lower-case letters, digits and hyphens; did you mean `the-shop`?",
        ),
        (["touchpoint", "Shop", "--id", "../shop"], "`../shop` cannot be an id"),
        (["touchpoint", "Doorstep"], "there is a touchpoint `doorstep` already: `content/touchpoints/doorstep.md`"),
        (["touchpoint", "Inner"], "there is a touchpoint `inner` already: `content/touchpoints/in/inner.md`"),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_written(
    workspace: Workspace, arguments: list[str], sentence: str
) -> None:
    workspace.write_entity("touchpoints/in/inner.md", "title: Inner\nowner: last-mile")
    before = _state()

    result = workspace.run("new", *arguments)

    assert (result.code, result.out) == (2, "")
    assert sentence in result.err
    assert _state() == before


def test_a_folder_of_a_kind_is_made_where_it_is_missing(workspace: Workspace) -> None:
    assert workspace.run("new", "persona", "The late reader").code == 0
    assert Path("content/personas/the-late-reader.md").is_file()


def test_a_link_in_place_of_a_folder_is_not_followed(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path("content/personas").symlink_to(tmp_path / "elsewhere")

    result = workspace.run("new", "persona", "The late reader")

    assert "is a link, which nobody follows" in result.err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_that_cannot_be_written_whole_is_not_there(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", _opened_on_a_full_disk)

    result = workspace.run("new", "touchpoint", "Parcel shop")

    assert result.err == "cxmap: cannot write `content/touchpoints/parcel-shop.md`: No space left on device\n"
    assert not Path("content/touchpoints/parcel-shop.md").exists()


def _opened_on_a_full_disk(file: Path, *_arguments: object, **_named: object) -> FullFile:
    file.touch()
    return FullFile()


class FullFile:
    """A file on a disk that takes nothing more."""

    def __enter__(self) -> FullFile:
        return self

    def __exit__(self, *_error: object) -> None:
        return None

    def write(self, _text: str) -> None:
        raise OSError(28, "No space left on device")


def _state() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in Path().rglob("*") if path.is_file()}
