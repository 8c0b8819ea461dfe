from __future__ import annotations

from pathlib import Path

from tests.sites import small_site

UNLISTED = b'<meta name="robots" content="noindex">'


def test_search_engines_are_asked_to_stay_away(tmp_path: Path) -> None:
    site = small_site(tmp_path)

    site.build(strict=True)

    files = site.files()
    assert files["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    pages = {path: content for path, content in files.items() if path.endswith(".html")}
    assert len(pages) > 4
    assert "404.html" in pages
    assert all(content.count(UNLISTED) == 1 for content in pages.values())


def test_a_site_may_want_to_be_found(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.configure({"search_engines": True})

    site.build()

    files = site.files()
    assert "robots.txt" not in files
    assert not [path for path, content in files.items() if UNLISTED in content]


def test_rules_of_the_site_itself_win(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.write({"robots.txt": "User-agent: own\n"})

    site.build()

    files = site.files()
    assert files["robots.txt"] == b"User-agent: own\n"
    assert UNLISTED in files["index.html"]
