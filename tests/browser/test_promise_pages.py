from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.serving import served
from tests.browser.stillness import go
from tests.sites import SmallSite, small_site

FILES = {
    "promises/index.md": "---\ntitle: Promises\nview: promises\n---\n",
    "matrix.md": "---\ntitle: Matrix\nview: matrix\n---\nSee [all](promises/index.md).\n",
    "home.md": "---\ntitle: Home\nview: home\n---\n",
    "say.md": "---\ntitle: Say\nview: may-we-say\n---\n",
    "departments/brand.md": "---\ntitle: Brand\n---\n",
    "metrics/on-time.md": "---\ntitle: On time\nunit: '%'\nbetter: higher\n---\n",
    "metrics/wait.md": "---\ntitle: Wait\nunit: minutes\nbetter: lower\n---\n",
    "capabilities/courier.md": """
        ---
        title: Courier
        owner: depot
        delivers:
          - {metric: on-time, measurements: [{period: 2026-10, value: 93.5}]}
          - {metric: wait, measurements: [{period: 2026-10, value: 4}]}
        ---
        """,
    "promises/next-day.md": """
        ---
        title: Next day
        statement: "=The day we say is the day it comes."
        made_by: depot
        published: [{where: A poster}]
        expects: [{metric: on-time, at_least: 95}]
        ---
        """,
    "promises/five-minutes.md": """
        ---
        title: Five minutes
        statement: Served within five minutes.
        made_by: brand
        reads_as: average
        qualifier: In *most* shops.
        expects: [{metric: wait, at_most: 5}]
        ---
        """,
    "promises/polite.md": "---\nstatement: A nothing that nobody backs.\nmade_by: brand\n---\n",
    "touchpoints/doorstep.md": """
        ---
        title: At the door
        owner: depot
        channel: in-person
        control: own
        promises: [next-day, polite]
        capabilities: [courier]
        ---
        """,
    "touchpoints/counter.md": """
        ---
        title: At the counter
        owner: depot
        channel: store
        control: own
        promises: [five-minutes]
        capabilities: [courier]
        ---
        """,
    "journeys/receive.md": "---\ntitle: Receive\nowner: depot\nstages:\n"
    + "".join(f"  - {{name: Stage {n}, touchpoints: [doorstep, counter]}}\n" for n in range(12))
    + "---\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    site = small_site(tmp_path_factory.mktemp("promises"))
    site.write(FILES)
    site.build(strict=True)
    return site


@pytest.fixture(scope="module")
def address(site: SmallSite) -> Iterator[str]:
    with served(site.published, "/below/") as found:
        yield found


@pytest.fixture(scope="module")
def instant_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = small_site(tmp_path_factory.mktemp("instant"))
    site.write(FILES)
    features = ["navigation.instant", "content.tooltips"]
    with served(site.published) as found:
        site.configure(theme={"name": "material", "font": False, "features": features}, site_url=found)
        site.build(strict=True)
        yield found


def shown(page: Page) -> list[str]:
    return page.locator(".cxmap-register__table tbody tr:visible .cxmap-wording a").all_text_contents()


def status(page: Page) -> Locator:
    return page.locator("[data-cxmap-status]")


def picked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


ALL = ["=The day we say is the day it comes.", "A nothing that nobody backs.", "Served within five minutes."]
BROKEN, UNBACKED, KEPT = ALL


def test_what_is_picked_lives_in_the_address_and_goes_back(page: Page, address: str) -> None:
    page.goto(f"{address}promises/")
    assert shown(page) == ALL

    page.get_by_role("checkbox", name="broken").check()
    expect(status(page)).to_have_text("1 of 3 promises")
    assert shown(page) == [BROKEN]
    page.get_by_role("combobox", name="Department with a part").select_option("brand")
    expect(page.get_by_text("No promise matches.")).to_be_visible()
    assert picked(page) == {"verdict": ["broken"], "department": ["brand"]}

    page.go_back()
    expect(status(page)).to_have_text("1 of 3 promises")
    page.go_back()
    expect(status(page)).to_have_text("3 promises")
    page.go_forward()
    expect(page.get_by_role("checkbox", name="broken")).to_be_checked()


def test_an_address_shows_the_same_to_whoever_opens_it(page: Page, address: str) -> None:
    page.goto(f"{address}promises/?verdict=kept&verdict=unbacked&channel=store&words=five&sort=-promise")

    expect(status(page)).to_have_text("1 of 3 promises")
    assert shown(page) == [KEPT]
    expect(page.get_by_label("Words")).to_have_value("five")


def test_a_verdict_is_that_of_the_places_that_are_picked(page: Page, address: str) -> None:
    page.goto(f"{address}promises/?verdict=unbacked&journey=receive")

    assert shown(page) == [UNBACKED]
    page.get_by_role("combobox", name="Channel").select_option("store")
    expect(page.get_by_text("No promise matches.")).to_be_visible()


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror=alert(1)>",
        "'];alert(1)//",
        "__proto__",
        "constructor",
        "*",
        '"><script>alert(1)</script>',
    ],
)
def test_a_hostile_address_is_only_compared(page: Page, address: str, hostile: str) -> None:
    opened: list[str] = []
    errors: list[str] = []
    page.on("dialog", lambda dialog: opened.append(dialog.message))
    page.on("pageerror", lambda error: errors.append(str(error)))
    value = quote(hostile)

    page.goto(f"{address}promises/?verdict={value}&department={value}&sort={value}&{value}={value}#{value}")
    assert shown(page) == ALL
    page.goto(f"{address}promises/?words={value}")

    assert page.get_by_label("Words").input_value() == hostile
    assert page.locator(".cxmap-register img, .cxmap-register script").count() == 0
    assert (opened, errors) == ([], [])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("channel=moon", "3 promises; not filtered by channel"),
        ("channel=store&channel=in-person", "1 of 3 promises; not fully filtered by channel"),
    ],
)
def test_a_pick_that_is_no_choice_is_named(page: Page, address: str, asked: str, said: str) -> None:
    page.goto(f"{address}promises/?{asked}")

    expect(status(page)).to_have_text(f"{said}: the choices here do not offer it")


def test_nothing_matching_offers_the_way_back(page: Page, address: str) -> None:
    page.goto(f"{address}promises/?words=unheard-of")

    expect(status(page)).to_have_text("0 of 3 promises")
    page.get_by_role("button", name="Show all promises").click()

    expect(status(page)).to_have_text("3 promises")
    assert picked(page) == {}
    expect(page.get_by_role("checkbox").first).to_be_focused()


def test_typing_waits_for_a_pause_and_leaves_no_trail(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/")
    page.goto(f"{address}promises/")
    page.get_by_label("Words").press_sequentially("five", delay=20)
    expect(status(page)).to_have_text("1 of 3 promises")
    expect(status(page)).to_have_attribute("role", "status")

    page.go_back()

    assert urlsplit(page.url).path == "/below/matrix/"


def test_a_column_sorts_both_ways_and_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}promises/")
    head = page.get_by_role("columnheader", name="Variance")

    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert shown(page) == [BROKEN, KEPT, UNBACKED]
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert shown(page) == [KEPT, BROKEN, UNBACKED]
    assert picked(page) == {"sort": ["-variance"]}
    assert page.locator("[aria-sort]").count() == 1

    page.get_by_role("button", name="Verdict and reason").click()
    assert (shown(page), picked(page)) == (ALL, {})


def test_without_scripts_the_whole_register_stands_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}promises/?verdict=kept")

    assert shown(page) == ALL
    assert page.locator("[data-cxmap-filters]:visible, button:visible[data-cxmap-reset]").count() == 0
    expect(status(page)).to_have_text("3 promises")
    context.close()


def test_heads_of_the_register_stay_in_sight(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1300, "height": 420})
    page.goto(f"{address}promises/")

    page.locator(".cxmap-register__table tbody tr").last.scroll_into_view_if_needed()
    page.mouse.wheel(0, 5000)
    page.wait_for_timeout(300)

    head = page.get_by_role("columnheader", name="Made by").bounding_box()
    bar = page.locator(".md-header").bounding_box()
    assert head
    assert bar
    assert bar["y"] + bar["height"] - 2 <= head["y"] < bar["y"] + bar["height"] + 60


@pytest.mark.parametrize("width", [320, 390])
def test_the_register_fits_a_phone(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}promises/")

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = page.locator(".cxmap-register__table").bounding_box()
    assert box
    assert box["width"] <= width


def test_the_register_can_be_downloaded_as_numbers_and_texts(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}promises/")
    files = {}
    for words in ("CSV", "XLSX for Excel"):
        with page.expect_download() as download:
            page.get_by_role("link", name=words).click()
        files[words] = tmp_path / download.value.suggested_filename
        download.value.save_as(files[words])

    assert [file.name for file in files.values()] == ["promises.csv", "promises.xlsx"]
    lines = files["CSV"].read_text(encoding="utf-8-sig").splitlines()
    assert lines[1].startswith('"next-day","\'=The day we say is the day it comes."')
    assert ",95," in lines[1]
    with zipfile.ZipFile(files["XLSX for Excel"]) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
    assert ">=The day we say is the day it comes.<" in texts
    assert "<f>" not in sheet
    assert "<v>93.5</v>" in sheet


def test_the_register_lives_on_when_pages_are_changed_without_loading(page: Page, instant_address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    go(page, f"{instant_address}matrix/")
    page.evaluate("window.is_same_page = true")

    page.get_by_role("link", name="all", exact=True).click()
    page.get_by_role("checkbox", name="kept").check()
    expect(status(page)).to_have_text("1 of 3 promises")
    page.locator(".md-nav--primary a[href$='say/']").first.click()
    expect(page.locator("article h1")).to_contain_text("Say")
    page.go_back()

    expect(status(page)).to_have_text("1 of 3 promises")
    assert picked(page) == {"verdict": ["kept"]}
    page.go_back()
    expect(status(page)).to_have_text("3 promises")
    assert page.evaluate("window.is_same_page")
    assert not errors


def test_heads_of_the_matrix_stay_in_sight_both_ways(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 600, "height": 260})
    page.goto(f"{address}matrix/")
    window = page.locator(".cxmap-matrix--whole .cxmap-matrix__scroll")
    window.evaluate("element => element.scrollTo(9999, 9999)")
    page.wait_for_timeout(200)

    around = window.bounding_box()
    row = window.locator("tbody tr").last.locator("th").bounding_box()
    column = window.locator("thead th").last.bounding_box()

    assert around
    assert row
    assert column
    assert abs(row["x"] - around["x"]) < 3
    assert abs(column["y"] - around["y"]) < 3


@pytest.mark.parametrize("has_script", [True, False])
def test_a_cell_of_the_whole_matrix_opens_the_stages_of_its_journey(
    browser: Browser, address: str, *, has_script: bool
) -> None:
    context = browser.new_context(java_script_enabled=has_script)
    page = context.new_page()
    page.goto(f"{address}matrix/")
    stages = page.locator(".cxmap-folded .cxmap-matrix__table").first
    expect(stages).not_to_be_visible()

    page.locator(".cxmap-matrix--whole td .cxmap-place").first.click()

    expect(stages).to_be_in_viewport()
    context.close()


def test_a_verdict_in_the_matrix_leads_to_its_touchpoint_and_tells_its_reason(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/")
    page.locator(".cxmap-folded summary").first.click()
    place = page.locator(".cxmap-folded .cxmap-place").first

    assert "Promised: at least 95 %" in (place.get_attribute("title") or "")
    page.locator(".cxmap-folded .cxmap-matrix__scroll").first.focus()
    while not page.evaluate("document.activeElement.matches('.cxmap-place')"):
        page.keyboard.press("Tab")
    expect(page.locator(".cxmap-tip")).to_contain_text("Promised: at least 95 %")
    page.keyboard.press("Escape")
    expect(page.locator(".cxmap-tip")).to_have_count(0)
    page.keyboard.press("Enter")

    expect(page.locator("article h1")).to_contain_text("At the door")


def test_a_writer_copies_the_wording_with_its_small_print(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}say/")

    page.get_by_role("button", name="Copy “Served within five minutes.”").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Served within five minutes.\nIn most shops."
    context.close()


def test_a_reader_copies_and_downloads_the_mermaid_text_of_a_diagram(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}promises/next-day/")
    page.get_by_text("Mermaid source: The chain of “Next day”").click()

    page.get_by_role("button", name="Copy “The chain of “Next day””").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as .mmd").click()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("flowchart LR\nsubgraph g0")
    assert download.value.path().read_text("utf-8") == copied
    context.close()


def test_an_editor_copies_the_id_of_a_page(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}promises/next-day/")

    page.get_by_role("button", name="Copy “next-day”").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "next-day"
    context.close()


def test_where_nothing_may_be_copied_the_wording_is_marked(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{address}say/")

    page.get_by_role("button", name="Copy “Served within five minutes.”").click()

    expect(page.get_by_role("button", name="Marked")).to_be_visible()
    assert "Served within five minutes." in page.evaluate("getSelection().toString()")
    context.close()


def test_a_writer_finds_the_sentences_on_a_matter(page: Page, address: str) -> None:
    page.goto(f"{address}say/")
    tiles = page.locator(".cxmap-speech-ways strong")
    assert tiles.all_text_contents() == ["0", "1", "0", "0", "1", "0", "1", "0"]

    page.get_by_role("searchbox", name="Find a sentence").fill("Minutes served")

    assert page.locator(".cxmap-said:visible").all_text_contents() == ["Served within five minutes."]
    assert tiles.all_text_contents() == ["0", "1", "0", "0", "0", "0", "0", "0"]
    expect(page.get_by_text("1 of 3 sentences: 1 say with its small print")).to_be_visible()
    assert page.locator(".cxmap-saying:visible").inner_text().startswith("Say with its small print\n")
    expect(page.get_by_role("heading", name="Stop saying")).to_have_count(0)
    assert picked(page) == {"words": ["Minutes served"]}
    page.reload()
    assert page.locator(".cxmap-saying:visible").count() == 1
    page.get_by_role("searchbox", name="Find a sentence").fill("")
    assert page.locator(".cxmap-saying:visible").count() == 3
    assert page.locator("#list-stop .cxmap-saying:visible").count() == 1
    expect(page.get_by_role("heading", name="Stop saying")).to_be_visible()
    assert picked(page) == {}


def test_each_list_counts_the_sentences_that_are_shown_as_its_own(page: Page, example: Path) -> None:
    with served(example) as address:
        page.goto(f"{address}may-we-say/?words=island")
        tiles = page.locator(".cxmap-speech-ways a").all()
        counted = {tile.inner_text().partition("\n")[2]: int(tile.locator("strong").inner_text()) for tile in tiles}
        cards = page.locator(".cxmap-saying:visible").all()
        answers = [name for card in cards for name in card.inner_text().partition("\n")[0].split(" · ")]

    assert {name: answers.count(name) for name in counted} == counted
    assert len(counted) == 8
    assert {0, 1} <= set(counted.values())


def test_a_sentence_that_stands_in_two_lists_is_found_once_and_says_both(page: Page, example: Path) -> None:
    with served(example) as address:
        page.goto(f"{address}may-we-say/?words=registered")
        expect(page.locator(".cxmap-saying:visible")).to_have_count(1)
        expect(page.locator(".cxmap-saying:visible > p").first).to_have_text("Safe to say · Say more")
        expect(page.locator("[data-cxmap-sayings] output")).to_have_text(
            re.compile(r"^1 of \d+ sentences: 1 safe to say$")
        )

        page.locator(".cxmap-speech-ways a", has_text="Say more").click()
        expect(page.locator(".cxmap-saying:visible a").first).to_be_focused()

        page.get_by_role("searchbox", name="Find a sentence").fill("")
        expect(page.locator(".cxmap-saying:visible", has_text="Registered letters: 80 percent")).to_have_count(2)


def test_sentences_on_a_matter_come_before_those_that_only_leave_it_out(page: Page, example: Path) -> None:
    with served(example) as address:
        page.goto(f"{address}may-we-say/?words=island")
        heads = page.locator("article h2:visible").all_inner_texts()[:3]
        first = page.locator(".cxmap-saying:visible").first
        own = first.locator(".cxmap-saying__wording > p:first-child, .cxmap-saying__about")
        last = page.locator("div:has(> h2:text-is('Holds not for this')) .cxmap-saying")
        status = page.locator("[data-cxmap-sayings] output").inner_text()

        assert heads == ["In the wording or the name", "In reasons or small print", "Holds not for this"]
        assert "island" in " ".join(own.all_inner_texts()).lower()
        assert last.count() > 0
        assert all("hold for: islands" in text or "leaves out islands" in text for text in last.all_inner_texts())
        assert " sentences: " in status
        page.locator(".cxmap-speech-ways a", has_text="Stop saying").click()
        expect(page.locator(".cxmap-saying:visible", has_text="Stop saying").first).to_be_in_viewport()


def test_without_scripts_all_sentences_stand_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}say/?words=minutes")

    assert page.locator(".cxmap-saying:visible").count() == 3
    expect(page.get_by_role("searchbox", name="Find a sentence")).to_have_count(0)
    context.close()


def test_what_must_not_be_said_has_no_button(page: Page, address: str) -> None:
    page.goto(f"{address}say/")

    assert page.locator("#list-stop .cxmap-saying").count() == 1
    buttons = page.locator("#list-stop button, #list-not-yet button")
    assert [button.text_content() for button in buttons.all()] == [
        "Copy “On time: at least 93.5 % on average in 2026-10.”"
    ]


def test_a_writer_copies_what_is_true_instead_from_the_home_page(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}home/")

    page.get_by_role("link", name="What to say instead").click()

    expect(page).to_have_url(f"{address}say/#list-stop")
    page.locator("#list-stop").get_by_role("button").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "On time: at least 93.5 % on average in 2026-10."
    context.close()


def test_a_writer_copies_the_true_sentence_where_home_shows_it(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}home/")

    page.get_by_role("button", name="Copy “On time: at least 93.5 % on average in 2026-10.”").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "On time: at least 93.5 % on average in 2026-10."
    context.close()


def test_every_verdict_on_the_home_page_leads_to_as_many_promises_as_it_counts(page: Page, address: str) -> None:
    page.goto(f"{address}home/")
    parts = page.get_by_role("group", name="1 broken, 1 unbacked and 1 kept").get_by_role("link")
    chips = page.locator(".cxmap-board .cxmap-counts a")
    said = [(part.get_attribute("aria-label"), part.get_attribute("href")) for part in parts.all()]
    assert [chip.get_attribute("href") for chip in chips.all()] == [href for _, href in said]

    for (words, href), promise in zip(said, reversed(ALL), strict=True):
        assert (words or "").startswith("1 promise: ")
        page.goto(f"{address}home/{href}")
        expect(status(page)).to_have_text("1 of 3 promises")
        assert shown(page) == [promise]
