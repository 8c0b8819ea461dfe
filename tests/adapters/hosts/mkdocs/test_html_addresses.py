"""Addresses in HTML, which stand on the built site as their author wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.adapters.cli import main
from cxmap.adapters.hosts.mkdocs.transaction import NothingBuiltError
from tests.links import links_to_nowhere
from tests.sites import SmallSite, small_site

FOLDERS = {"index.md": ("guide/", "other/index.html", "index.html"), "other.md": ("../guide/", "../index.html", "../")}
FILES = {"index.md": ("guide/", "other.html", "guide/index.html"), "other.md": ("index.html", "guide/index.html")}
OF_OTHERS = ("assets/images/favicon.png", "search/search_index.json", "sitemap.xml", "404.html")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.chdir(tmp_path)
    return small_site(tmp_path)


def _checked(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    main(["check"])
    return capsys.readouterr().out


def _write(site: SmallSite, addresses: dict[str, tuple[str, ...]]) -> None:
    site.write({"other.md": "# Other\n", "guide/README.md": "# Guide\n"})
    for path, each in addresses.items():
        site.write({path: "# Page\n\n" + "\n\n".join(f'<a href="{address}">there</a>' for address in each)})


@pytest.mark.parametrize(("directory_urls", "addresses"), [(True, FOLDERS), (False, FILES)])
def test_an_address_that_opens_is_no_mistake(
    site: SmallSite, capsys: pytest.CaptureFixture[str], addresses: dict[str, tuple[str, ...]], *, directory_urls: bool
) -> None:
    site.configure(use_directory_urls=directory_urls)
    _write(site, addresses)

    site.build(strict=True)

    assert not links_to_nowhere(site.published)
    assert "broken-link" not in _checked(capsys)


@pytest.mark.parametrize(("directory_urls", "address"), [(True, "other.html"), (False, "other/")])
def test_an_address_of_another_form_of_site_is_an_error(
    site: SmallSite,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    address: str,
    *,
    directory_urls: bool,
) -> None:
    site.configure(use_directory_urls=directory_urls)
    _write(site, {"index.md": (address,)})

    with pytest.raises(NothingBuiltError):
        site.build()

    assert f"there is no file `{address}`" in caplog.text
    assert "error[broken-link]" in _checked(capsys)


def test_what_the_theme_and_search_publish_may_be_there(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    _write(site, {"index.md": OF_OTHERS})

    site.build()

    assert not links_to_nowhere(site.published)
    assert _checked(capsys).count("as far as can be told without building the site") == len(OF_OTHERS)
