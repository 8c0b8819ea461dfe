"""The README begins with a picture of the example's parcel journey, as the site shows it today.

`pytest --update-cases` takes it anew.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.stillness import until

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "pictures" / "journey.png"
TAKEN_OF = PICTURE.with_suffix(".sha256")
"""A digest of all that the picture shows, as fonts make a picture differ from machine to machine."""
JOURNEY = "journeys/receive-a-parcel/"
SHOWN = ("map.css", "map.js")


def test_the_picture_in_the_readme_is_fresh(
    browser: Browser, example: Path, searchable_address: str, request: pytest.FixtureRequest
) -> None:
    html = (example / JOURNEY / "index.html").read_text("utf-8")
    shown = html[html.index('<figure class="cxmap-map') : html.index('<figcaption class="cxmap-map')]
    styles = "".join((ROOT / "theme" / "assets" / name).read_text("utf-8") for name in SHOWN)
    digest = hashlib.sha256((shown + styles).encode()).hexdigest()

    if request.config.getoption("--update-cases"):
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"{searchable_address}{JOURNEY}#map")
        until(page, "document.querySelector('.cxmap-map--measured')")
        page.locator(".cxmap-map").screenshot(path=PICTURE)
        TAKEN_OF.write_text(f"{digest}\n", "utf-8")

    assert TAKEN_OF.read_text("utf-8").strip() == digest, "take it anew: `pytest --update-cases` with this file"
    assert PICTURE.read_bytes().startswith(b"\x89PNG")
    assert PICTURE.name in (ROOT / "README.md").read_text("utf-8").partition("\n## ")[0]
