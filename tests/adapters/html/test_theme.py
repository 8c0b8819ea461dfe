from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from cxmap.adapters.html.theme import compiled_templates, stylesheet

needs_owners = pytest.mark.skipif(os.name == "nt", reason="Windows gives each user a folder of their own")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def rendered(source: str) -> str:
    environment = Environment(loader=DictLoader({"page": source}), autoescape=True, bytecode_cache=compiled_templates())
    return environment.get_template("page").render()


def test_a_template_is_compiled_once_and_again_when_it_has_changed(temporary: Path) -> None:
    assert rendered("one") == "one"
    (file,) = temporary.rglob("cxmap_*.cache")
    compiled = file.stat().st_mtime_ns

    assert rendered("one") == "one"
    assert file.stat().st_mtime_ns == compiled
    assert rendered("two") == "two"
    assert file.stat().st_mtime_ns > compiled


@needs_owners
def test_the_folder_is_for_its_user_alone(temporary: Path) -> None:
    rendered("one")

    (folder,) = temporary.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IRWXU


@pytest.mark.parametrize("length", [0, 7, 18, 25, 60, 90])
def test_a_damaged_file_is_compiled_anew(temporary: Path, length: int) -> None:
    rendered("one")
    (file,) = temporary.rglob("cxmap_*.cache")
    file.write_bytes(file.read_bytes()[:length])

    assert rendered("one") == "one"


@needs_owners
def test_a_folder_that_somebody_else_made_is_not_used(temporary: Path) -> None:
    (temporary / "elsewhere").mkdir()
    (temporary / f"_jinja2-cache-{os.getuid()}").symlink_to(temporary / "elsewhere")

    assert rendered("one") == "one"
    assert not list((temporary / "elsewhere").iterdir())


def test_without_a_folder_a_template_is_compiled_each_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))

    assert rendered("one") == "one"


def test_a_folder_that_goes_away_stops_no_build(temporary: Path) -> None:
    cache = compiled_templates()
    assert cache
    for folder in temporary.iterdir():
        folder.rmdir()

    environment = Environment(loader=DictLoader({"page": "one"}), autoescape=True, bytecode_cache=cache)
    assert environment.get_template("page").render() == "one"


def test_the_stylesheet_has_no_needless_signs() -> None:
    sheet = stylesheet()

    assert ".md-typeset h1{font-size:1.6rem;line-height:1.2;margin:0 0 0.4rem}" in sheet
    assert "calc(var(--cxmap-width) * 1px)" in sheet
    assert "--cxmap-at-risk);--cxmap-soft:var(--cxmap-at-risk-soft)}" in sheet
    assert 'content:", "' in sheet
