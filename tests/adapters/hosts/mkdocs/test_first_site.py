from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.adapters.cli import main
from tests.sites import SmallSite


def test_what_init_makes_builds_without_a_warning(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "shop")]) == 0
    site = SmallSite(tmp_path / "shop")

    site.build(strict=True)

    assert "With you within three days." in site.page("promises/here-in-three-days")
    assert "The hand-over" in site.page("journeys/order-something")
    assert "Here in three days" in site.page("matrix")


@pytest.mark.parametrize("nav", ["", "nav:\n  - index.md\n"])
def test_a_site_to_which_init_adds_a_map_builds_without_a_warning(tmp_path: Path, nav: str) -> None:
    site = SmallSite(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\ntheme: {{name: material, font: false}}\n{nav}", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Welcome\n", "utf-8")

    assert main(["init", str(tmp_path)]) == 0
    site.build(strict=True)

    assert "Welcome" in site.page(".")
    assert "Are we keeping our promises?" in site.page("promises-kept")
