from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import served
from tests.sites import small_site

OVERVIEWS = ("ecosystem", "coverage", "health", "root-causes", "priorities")
FILES = {
    **{f"{name}.md": f"---\ntitle: {name}\nview: {name}\n---\n" for name in OVERVIEWS},
    "departments/depot.md": """
        ---
        title: Depot
        conflicts_with: [partner/carrier]
        needs: [{need: Time, met: 2}]
        ---
        """,
    "partners/carrier.md": "---\ntitle: Carrier\n---\n",
    "touchpoints/loading.md": """
        ---
        title: Loading
        owner: depot
        layer: backstage
        channel: other
        contributors: [{partner: carrier, influence: indirect}]
        pain_points: [{title: Slow, severity: 3, causes: [partner/carrier]}]
        ---
        """,
    "touchpoints/doorstep.md": """
        ---
        title: At the door
        owner: depot
        channel: in-person
        promises: [next-day]
        contributors: [{partner: carrier, influence: direct, role: Drives}]
        experience: {score: 2, ideal: 5}
        ---
        """,
    "journeys/receive.md": """
        ---
        title: Receive
        owner: depot
        pain: 4
        importance: 5
        stages: [{name: Door, touchpoints: [loading, doorstep]}]
        ---
        """,
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = small_site(tmp_path_factory.mktemp("roles"))
    site.write(FILES)
    site.build()
    with served(site.published) as found:
        yield found


def _open_folded(page: Page) -> None:
    for summary in page.locator(".cxmap-folded:not([open]) > summary").all()[::-1]:
        summary.click()


def _rows(page: Page) -> list[str]:
    found = page.locator("[data-cxmap-sieve] tbody tr:visible:not(.cxmap-group) th").all_inner_texts()
    return [text.strip() for text in found]


def test_touchpoints_can_be_chosen_by_what_customers_see(page: Page, address: str) -> None:
    page.goto(f"{address}partners/carrier/")
    _open_folded(page)
    page.get_by_label("Seen or unseen").select_option("unseen")

    assert _rows(page) == ["Loading"]
    expect(page.locator("[data-cxmap-sieve] output")).to_have_text("1 of 2 shown")
    expect(page.locator("#seen")).to_be_hidden()


def test_a_choice_lives_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}partners/carrier/")
    _open_folded(page)
    page.locator("select[name='influence']").select_option("direct")
    page.goto(page.url)

    assert "influence=direct" in page.url
    assert _rows(page) == ["At the door"]

    page.locator("select[name='influence']").select_option("")

    assert "influence" not in page.url
    assert _rows(page) == ["At the door", "Loading"]


def test_findings_can_be_chosen_by_severity(page: Page, address: str) -> None:
    page.goto(f"{address}health/")
    page.locator("select[name='severity']").select_option("note")

    severities = page.locator(".cxmap-severity:visible").all_inner_texts()
    assert set(severities) == {"note"}


def test_without_a_script_every_row_is_there_and_no_form(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}partners/carrier/?seen=unseen")
    _open_folded(page)

    assert _rows(page) == ["At the door", "Loading"]
    expect(page.locator(".cxmap-sieve__questions")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("path", [*OVERVIEWS, "departments/depot", "partners/carrier"])
@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_no_page_is_wider_than_the_window(browser: Browser, address: str, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{address}{path}/")

    expect(page.locator("h2").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_dots_of_a_chart_lead_to_their_pages(page: Page, address: str) -> None:
    page.goto(f"{address}priorities/")
    page.locator(".cxmap-quadrant a").first.click()

    expect(page).to_have_url(f"{address}journeys/receive/")


def test_a_chart_is_as_wide_as_its_table(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{address}priorities/")

    chart, table = (page.locator(each).first.bounding_box() for each in (".cxmap-quadrant", ".cxmap-table"))

    assert chart
    assert table
    assert chart["width"] == table["width"]
