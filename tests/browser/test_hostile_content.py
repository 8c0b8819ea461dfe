from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import served
from tests.browser.stillness import go
from tests.sites import small_site

TITLE = """<svg onload=alert(1)> {{ 7*7 }} "q" 'a' *b* `c` &lt;i&gt; ]]> </title><script>alert(2)</script> AT&T"""

PATIENCE = 20_000.0  # milliseconds


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    quoted = json.dumps(TITLE)
    site = small_site(tmp_path_factory.mktemp("hostile-content"))
    site.write(
        {
            "departments/depot.md": f"---\ntitle: {quoted}\nincentives: [{{reward: {quoted}}}]\n---\n",
            "page.md": "# Page\n\n```mermaid\nflowchart LR\n  a --> b\n```\n",
        }
    )
    site.build()
    with served(site.published) as found:
        yield found


def test_a_hostile_title_shows_as_typed_and_runs_nothing(page: Page, address: str) -> None:
    opened: list[str] = []
    page.on("dialog", lambda dialog: opened.append(dialog.message))

    page.goto(f"{address}departments/depot/")
    title, heading = page.title(), page.locator("article h1").inner_text()
    navigation = page.locator(".md-nav--primary .md-nav__link--active .md-ellipsis").first.text_content() or ""
    page.goto(f"{address}promises/next-day/")
    links = page.locator("article a[href*='departments/depot']").all_text_contents()

    assert title == f"{TITLE} - Small"
    assert heading.removesuffix("¶").rstrip("\n") == TITLE
    assert navigation.strip() == TITLE
    assert links
    assert set(links) == {TITLE}
    assert not opened


def test_search_shows_a_hostile_title_as_typed(page: Page, address: str) -> None:
    opened: list[str] = []
    page.on("dialog", lambda dialog: opened.append(dialog.message))

    # What is typed before the search is ready is lost.
    go(page, address)
    page.get_by_role("textbox", name="Search").click()
    page.get_by_role("textbox", name="Search").press_sequentially("onload")
    result = page.locator(".md-search-result__article h1").first
    expect(result).to_have_text(TITLE, timeout=PATIENCE)

    assert not opened


def test_a_diagram_that_an_author_wrote_needs_no_other_host(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    go(page, f"{address}page/")
    expect(page.locator("article svg[role=img]")).to_be_visible()

    assert [url for url in asked if not url.startswith(address)] == []
