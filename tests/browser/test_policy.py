"""The policy of pages: it keeps out what no build wrote, and everything that a site offers works under it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from cxmap.adapters.html.policy import POLICY_FILE
from tests.browser.serving import served
from tests.browser.stillness import until
from tests.browser.windows import Window, window
from tests.sites import SMALL, VAN, SmallSite, small_site

JOURNEY, SHORT = "journeys/receive-a-parcel/", "departments/marketing/"
# Ways in which a text could come to run, or to ask another host, each with the directive that stops it.
INTRUSIONS = {
    "script-src-elem": "const it = document.createElement('script'); it.text = 'ran = true'; document.body.append(it)",
    "script-src-attr": "document.body.insertAdjacentHTML('beforeend', '<img src=data:, onerror=\"ran = true\">')",
    "style-src-elem": "document.body.insertAdjacentHTML('beforeend', '<style>h1 { color: red }</style>')",
    "style-src-attr": "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')",
    "img-src": "new Image().src = 'https://pictures.example/a.png'",
    "connect-src": "fetch('https://statistics.example/').catch(() => {})",
    "frame-src": "document.body.insertAdjacentHTML('beforeend', '<iframe src=\"https://films.example/\"></iframe>')",
    "base-uri": "document.head.insertAdjacentHTML('beforeend', '<base href=\"https://a.example/\">')",
}
WRITTEN = "document.body.dataset.ran = 'written by the build'"
HOOK = (
    f"def on_post_page(output, **_):\n    return output.replace('</body>', {f'<script>{WRITTEN}</script></body>'!r})\n"
)


@pytest.fixture
def seen(browser: Browser) -> Iterator[Window]:
    with window(browser, "light") as found:
        yield found


@pytest.fixture
def small(tmp_path: Path) -> SmallSite:
    site = small_site(tmp_path, SMALL | {"capabilities/van.md": VAN})
    site.write(
        {
            "journeys/parcel.md": "---\ntitle: A parcel\nowner: depot\n"
            "stages: [{name: Wait, touchpoints: [doorstep]}]\n---\n"
        }
    )
    return site


@pytest.mark.parametrize("directive", INTRUSIONS)
def test_what_no_build_wrote_neither_runs_nor_asks_another_host(seen: Window, address: str, directive: str) -> None:
    seen.open(address + SHORT)

    seen.page.evaluate(f"() => {{ {INTRUSIONS[directive]} }}")
    until(seen.page, "window.violations?.length")

    assert seen.violations[0].startswith(f"{directive}: ")
    assert seen.page.evaluate("typeof ran") == "undefined"


def test_what_pages_offer_works_under_their_policy(seen: Window, address: str) -> None:
    page = seen.page
    seen.open(address + JOURNEY)

    for _ in range(2):
        page.locator("[data-md-component=palette] label:not([hidden])").click()
    page.locator(".cxmap-folded > summary", has_text="Stages, touchpoints and scores as a diagram").click()
    with page.expect_download():
        page.get_by_role("button", name="Download SVG").first.click()
    page.get_by_role("button", name="Zoom in").first.click()
    page.get_by_text("Company’s view").click()
    page.get_by_role("button", name="Full screen").click()
    page.keyboard.press("Escape")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert seen.violations == []
    assert seen.complaints == []


def test_a_server_may_send_the_policy_of_the_whole_site(seen: Window, example: Path) -> None:
    header = (example / POLICY_FILE).read_text("utf-8").strip()
    seen.page.route("**/*", lambda route: route.fulfill(
        response=(answer := route.fetch()), headers={**answer.headers, "content-security-policy": header}
    ))  # fmt: skip

    with served(example) as address:
        seen.open(address + SHORT)
        seen.page.get_by_role("textbox", name="Search").click()
        seen.page.get_by_role("textbox", name="Search").press_sequentially("Dunlin")
        expect(seen.page.locator(".md-search-result__article").first).to_be_visible(timeout=60_000)

    assert seen.violations == []
    assert seen.complaints == []


def test_scripts_of_other_plugins_run_and_so_do_pages_shown_without_loading(seen: Window, small: SmallSite) -> None:
    (small.folder / "hook.py").write_text(HOOK, encoding="utf-8")
    theme = {"name": "material", "font": False, "features": ["navigation.instant"]}
    small.configure(hooks=[str(small.folder / "hook.py")], theme=theme, site_url="http://127.0.0.1/")
    small.build()

    with served(small.published) as address:
        seen.open(address)
        expect(seen.page.locator("body")).to_have_attribute("data-ran", "written by the build")
        seen.page.evaluate("window.stays = true")
        seen.page.goto(f"{address}journeys/parcel/")
        seen.page.locator("article a[href$='doorstep/']:visible").first.click()
        expect(seen.page.locator("h1")).to_contain_text("At the door")

    assert seen.violations == []


def test_pages_that_are_opened_from_a_folder_have_their_styles_and_scripts(seen: Window, small: SmallSite) -> None:
    small.configure(use_directory_urls=False)
    small.build()

    seen.open((small.published / "journeys/parcel.html").as_uri())

    expect(seen.page.locator(".cxmap-map--measured")).to_have_count(1)
    assert seen.page.locator(".cxmap-map__grid").evaluate("grid => getComputedStyle(grid).display") == "grid"
    assert seen.violations == []
