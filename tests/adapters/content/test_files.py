from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cxmap.adapters.content.files import LARGEST_FILE, UnreadableContentError, read_content, read_file
from cxmap.model.source import SourceFile, Unread

NEEDS_LINKS = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets only some users make links")


def _write(file: Path, content: bytes = b"x") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def test_markdown_and_csv_come_with_their_bytes_and_others_by_path(tmp_path: Path) -> None:
    _write(tmp_path / "promises" / "next-day.md", b"---\r\n")
    _write(tmp_path / "capabilities" / "on-time.csv", b"period,value\n")
    _write(tmp_path / "images" / "door.png", b"\x89PNG")

    assert read_content(tmp_path) == (
        SourceFile("capabilities/on-time.csv", b"period,value\n"),
        SourceFile("images/door.png"),
        SourceFile("promises/next-day.md", b"---\r\n"),
    )


def test_what_browsers_show_or_obey_as_it_is_comes_with_its_bytes(tmp_path: Path) -> None:
    for name in ("page.html", "desk.SVG", "extra.css"):
        _write(tmp_path / name)

    assert [source.content for source in read_content(tmp_path)] == [b"x", b"x", b"x"]


def test_files_are_sorted_by_path(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "a-b.md", "B.md", "a.md", "ä.md"):
        _write(tmp_path / name)

    paths = [file.path for file in read_content(tmp_path)]

    assert paths == sorted(paths) == ["B.md", "a-b.md", "a.md", "a/z.md", "b.md", "ä.md"]


def test_names_that_begin_with_a_dot_are_not_read(tmp_path: Path) -> None:
    _write(tmp_path / ".hidden.md")
    _write(tmp_path / ".git" / "config.md")
    _write(tmp_path / "promises" / ".obsidian" / "a.md")

    assert read_content(tmp_path) == ()


@NEEDS_LINKS
def test_links_are_named_and_never_followed(tmp_path: Path) -> None:
    outside = _write(tmp_path / "outside" / "secret.md")
    content = tmp_path / "content"
    _write(content / "a.md")
    (content / "file.md").symlink_to(outside)
    (content / "folder").symlink_to(outside.parent)
    (content / "loop").symlink_to(content)
    (content / "nowhere.csv").symlink_to(tmp_path / "missing")

    assert read_content(content) == (
        SourceFile("a.md", b"x"),
        SourceFile("file.md", unread=Unread.SYMLINK),
        SourceFile("folder", unread=Unread.SYMLINK),
        SourceFile("loop", unread=Unread.SYMLINK),
        SourceFile("nowhere.csv", unread=Unread.SYMLINK),
    )


def test_large_files_are_not_read(tmp_path: Path) -> None:
    _write(tmp_path / "just.md", b"x" * LARGEST_FILE)
    _write(tmp_path / "more.md", b"x" * (LARGEST_FILE + 1))

    just, more = read_content(tmp_path)

    assert (just.unread, len(just.content)) == (None, LARGEST_FILE)
    assert more == SourceFile("more.md", unread=Unread.TOO_LARGE)


def test_pictures_are_read_as_they_can_hold_scripts(tmp_path: Path) -> None:
    _write(tmp_path / "a.png", b"x")
    _write(tmp_path / "b.SVG", b"x" * 4 * LARGEST_FILE)
    _write(tmp_path / "c.html", b"x" * (4 * LARGEST_FILE + 1))

    picture, drawing, page = read_content(tmp_path)

    assert picture == SourceFile("a.png")
    assert len(drawing.content) == 4 * LARGEST_FILE
    assert page == SourceFile("c.html", unread=Unread.TOO_LARGE)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")

    assert read_content(tmp_path) == ()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take only names that are text")
def test_name_that_is_no_text_becomes_one(tmp_path: Path) -> None:
    os.close(os.open(os.fsencode(tmp_path) + b"/caf\xe9.md", os.O_CREAT | os.O_WRONLY))

    [file] = read_content(tmp_path)

    assert file.path == "caf\\udce9.md"


def test_a_folder_that_is_not_there_is_named_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableContentError, match=r"cannot read `.*nowhere`: "):
        read_content(tmp_path / "nowhere")


def test_files_of_a_certain_name_are_read_though_it_begins_with_a_dot(tmp_path: Path) -> None:
    for path in (".all.yml", "promises/.all.yml", "promises/.other.yml", ".git/.all.yml", "a/.all.yml/page.md"):
        _write(tmp_path / path)

    assert read_content(tmp_path, ".all.yml") == (
        SourceFile(".all.yml", b"x"),
        SourceFile("promises/.all.yml", b"x"),
    )


@NEEDS_LINKS
def test_one_file_is_read_where_it_is_a_plain_one(tmp_path: Path) -> None:
    _write(tmp_path / ".all.yml")
    (tmp_path / "link").symlink_to(tmp_path / ".all.yml")
    (tmp_path / "folder").mkdir()

    assert read_file(tmp_path, ".all.yml") == SourceFile(".all.yml", b"x")
    assert read_file(tmp_path, "link") == SourceFile("link", unread=Unread.SYMLINK)
    assert [read_file(tmp_path, name) for name in ("folder", "nowhere")] == [None, None]
    with pytest.raises(UnreadableContentError, match="cannot read"):
        read_file(tmp_path, f"{'x' * 300}.yml")
