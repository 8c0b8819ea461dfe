from __future__ import annotations

from pathlib import Path

from tests.hosts.conftest import Site


def test_the_example_builds_unchanged(by_mkdocs: Site, by_properdocs: Site) -> None:
    assert by_properdocs.pages() == by_mkdocs.pages()


def test_an_error_ends_the_build_before_anything_is_written(small: Site, programs: Path) -> None:
    small.replace("promises/next-day.md", "made_by: depot", "made_by: deopt")

    built = small.build(programs / "properdocs", "build")

    assert built.returncode == 1
    assert "content/promises/next-day.md:4:10: there is no department `deopt`" in built.stdout
    assert not (small.folder / "site").exists()
