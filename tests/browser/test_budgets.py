from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.stillness import go

JOURNEY = "journeys/receive-a-parcel/"
OF_MATERIAL = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "search/")


def sent(file: Path) -> int:
    """How many bytes a web server sends for it."""
    return len(gzip.compress(file.read_bytes()))


def test_our_styles_and_scripts_are_small(example: Path) -> None:
    styles = sum(map(sent, example.glob("assets/cxmap/*.css")))
    scripts = sum(map(sent, example.glob("assets/cxmap/*.js")))

    assert 0 < styles <= 18_000
    assert 0 < scripts <= 30_000


def test_a_journey_costs_little_beyond_what_material_loads(page: Page, example: Path, address: str) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path.lstrip("/")))

    go(page, address + JOURNEY)

    ours = {path for path in asked if not path.startswith(OF_MATERIAL)}
    assert ours == {JOURNEY, "assets/cxmap/cxmap.css", "assets/cxmap/cxmap.js"}
    assert (
        sum(sent(example / path / "index.html" if path.endswith("/") else example / path) for path in ours) <= 150_000
    )
