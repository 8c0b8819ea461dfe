from __future__ import annotations

from pathlib import Path

from cxmap.adapters.content.theme_files import ThemeFolders, theme_folders


def test_the_files_of_an_installed_theme_are_known() -> None:
    theme = ThemeFolders(lambda: theme_folders("material", None))

    assert "main.html" in (theme("") or ())
    assert "star.svg" in (theme(".icons/material") or ())
    assert theme("no such folder") == frozenset()


def test_a_sites_own_folder_adds_files(tmp_path: Path) -> None:
    (tmp_path / "wide.html").write_text("")
    theme = ThemeFolders(lambda: theme_folders("material", tmp_path))

    assert {"wide.html", "main.html"} <= (theme("") or frozenset())


def test_a_theme_brings_the_files_of_the_one_that_it_extends(tmp_path: Path) -> None:
    assert theme_folders("readthedocs", None)
    assert theme_folders(None, tmp_path) == (tmp_path,)


def test_nothing_is_known_of_a_theme_that_is_not_installed() -> None:
    assert ThemeFolders(lambda: theme_folders("nobody-has-this", None))("") is None
