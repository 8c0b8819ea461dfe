from __future__ import annotations

from pathlib import Path

from tests.sites import SMALL, SmallSite

FONTS = "fonts.googleapis.com"


def _home(folder: Path, theme: object) -> str:
    site = SmallSite(folder)
    site.write(SMALL)
    site.configure(theme=theme)
    site.build()
    return site.page("")


def test_a_site_that_says_nothing_of_fonts_asks_no_other_host_for_them(tmp_path: Path) -> None:
    assert FONTS not in _home(tmp_path, {"name": "material"})


def test_a_site_that_asks_for_a_font_gets_it(tmp_path: Path) -> None:
    assert FONTS in _home(tmp_path, {"name": "material", "font": {"text": "Lato", "code": "Lato"}})
