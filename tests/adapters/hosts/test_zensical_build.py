"""A build by Zensical, with something small in the place of Zensical itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from cxmap.adapters.hosts.zensical_build import main
from tests.sites import SmallSite, small_site

MARK = "# The mark of cxmap\n"
LATIN = "<html><head></head><body>Caf\xe9</body></html>".encode("latin-1")
PAGE = "<html><head></head><body>Here</body></html>"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """What Zensical is asked to build; it writes no page."""
    site = small_site(tmp_path)
    file = tmp_path / "build.yml"
    file.write_text(MARK, encoding="utf-8")
    site.published.mkdir()
    monkeypatch.setattr(sys, "argv", ["zensical_build", "--config-file", str(file)])
    in_place_of_zensical(site, monkeypatch)
    return site


def in_place_of_zensical(
    site: SmallSite,
    monkeypatch: pytest.MonkeyPatch,
    reading: Callable[[], None] = lambda: None,
    building: Callable[[], None] = lambda: None,
) -> None:
    """Does one thing when the configuration is read, and one when the site is built."""
    settings: dict[str, object] = {
        "root_dir": str(site.folder),
        "docs_dir": "content",
        "site_dir": "site",
        "site_name": "Small",
        "site_url": None,
        "use_directory_urls": True,
        "theme": {"name": "material", "features": []},
        "watch": [],
        "markdown_extensions": ["cxmap"],
        "mdx_configs": {},
    }

    def parse_config(_file: str) -> dict[str, object]:
        reading()
        return settings

    def build(_arguments: list[str]) -> None:
        building()
        raise SystemExit(0)

    config = SimpleNamespace(parse_config=parse_config, ConfigurationError=ValueError)
    program = SimpleNamespace(cli=SimpleNamespace(main=build))
    monkeypatch.setitem(sys.modules, "zensical.config", config)
    monkeypatch.setitem(sys.modules, "zensical.main", program)


def test_settings_of_the_build_stand_behind_the_mark(site: SmallSite) -> None:
    assert main() == 0

    said = (site.folder / "build.yml").read_text(encoding="utf-8")
    assert said.startswith(MARK)
    assert yaml.safe_load(said)["theme"]["name"] == "material"


def test_a_configuration_that_is_gone_is_not_made_anew(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    in_place_of_zensical(site, monkeypatch, reading=(site.folder / "build.yml").unlink)

    assert main() == 1
    assert not (site.folder / "build.yml").exists()
    assert capsys.readouterr().err.endswith("cxmap: `build.yml` was deleted meanwhile; no site was built\n")


def test_html_in_another_encoding_is_published_as_it_is(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build() -> None:
        (site.published / "old.html").write_bytes(LATIN)
        (site.published / "index.html").write_text(PAGE, encoding="utf-8")

    in_place_of_zensical(site, monkeypatch, building=build)

    assert main() == 0

    assert (site.published / "old.html").read_bytes() == LATIN
    assert "noindex" in (site.published / "index.html").read_text(encoding="utf-8")
    assert "cxmap: `old.html` is not UTF-8; it is published as it is\n" in capsys.readouterr().err
