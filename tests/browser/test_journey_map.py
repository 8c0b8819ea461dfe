from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from tests.browser.serving import served
from tests.browser.stillness import until
from tests.sites import small_site

STEPS = tuple(f"step-{number}" for number in range(8))
HOSTILE = '"><img src=x onerror=alert(1)> *stars* التسليم'
FILES = {
    "index.md": "# Home\n",
    "departments/depot.md": "---\ntitle: Depot\n---\n",
    "departments/care.md": "---\ntitle: Care\n---\n",
    "journeys/receive.md": f"""
        ---
        title: Receive
        owner: depot
        stages:
          - name: Wait
            touchpoints: [{", ".join(STEPS[:5])}]
          - name: Door
            touchpoints: [{", ".join(STEPS[5:])}]
          - name: Afterwards
        ---
        """,
    "journeys/tiny.md": "---\ntitle: Tiny\nowner: depot\nstages:\n  - {name: Only, touchpoints: [step-0]}\n---\n",
    **{
        f"touchpoints/{name}.md": f"""
            ---
            title: '{HOSTILE if number == 1 else name}'
            owner: {"care" if number == 3 else "depot"}
            layer: {"backstage" if number == 2 else "frontstage"}
            control: own
            tangibles: [A card]
            experience: {{score: {1 + number % 5}, ideal: 5, because: It was late and nobody said so.}}
            ---
            """
        for number, name in enumerate(STEPS)
    },
}
"""A journey that is wider than a screen, with an action that customers do not see, and one that is not."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = small_site(tmp_path_factory.mktemp("maps"), FILES)
    site.build()
    with served(site.published) as found:
        yield found


def opened(browser: Browser, address: str, *, width: int = 1440, scripts: bool = True, state: str = "") -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}journeys/receive/{state}")
    return page


CLOSER = "?map-size=readable"
WHY = '.cxmap-map__cell[data-lane="felt-because"]'


# The smallest type on the map that somebody reads.
SMALLEST = """
() => Math.min(...[...document.querySelectorAll(".cxmap-map *")]
  .filter((part) => [...part.childNodes].some((each) => each.nodeType === 3 && each.data.trim()))
  .filter((part) => part.checkVisibility() && !part.closest(".cxmap-unseen"))
  .map((part) => parseFloat(getComputedStyle(part).fontSize)))
"""
STOPS = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((part) => part.tabIndex >= 0 && !part.disabled)
  .filter((part) => part.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})).length
"""


def box(page: Page, selector: str, number: int = 0) -> FloatRect:
    found = page.locator(selector).nth(number).bounding_box()
    assert found
    return found


def test_lanes_and_stages_stay_in_sight_while_the_map_scrolls(browser: Browser, address: str) -> None:
    page = opened(browser, address, state=CLOSER)
    region = page.get_by_role("region", name="Map of the journey Receive")
    before = box(page, ".cxmap-map__lane--stages"), box(page, ".cxmap-map__name"), box(page, ".cxmap-map__head")

    region.evaluate("map => { map.style.maxHeight = '300px'; map.scrollTo(400, 200); }")

    after = box(page, ".cxmap-map__lane--stages"), box(page, ".cxmap-map__name"), box(page, ".cxmap-map__head")
    assert (after[0]["x"], after[0]["y"]) == (before[0]["x"], before[0]["y"])
    assert after[1]["y"] == before[1]["y"]
    assert after[2]["y"] == before[2]["y"]
    assert after[1]["x"] == before[1]["x"] - 400


def test_the_map_scrolls_by_keyboard(browser: Browser, address: str) -> None:
    page = opened(browser, address, state=CLOSER)
    region = page.get_by_role("region", name="Map of the journey Receive")

    region.focus()
    page.keyboard.press("ArrowRight")

    until(page, "document.querySelector('.cxmap-map__scroll').scrollLeft > 0")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_lies_backstage_stands_below_the_line_of_visibility(
    browser: Browser, address: str, *, scripts: bool
) -> None:
    page = opened(browser, address, scripts=scripts)

    line = box(page, ".cxmap-map__cut")["y"]
    names = [box(page, ".cxmap-map__name", number)["y"] for number in range(len(STEPS))]

    assert [name > line for name in names] == [number == 2 for number in range(len(STEPS))]
    assert len(set(names)) == 2


def test_a_point_of_the_curve_stands_in_the_middle_of_its_column(browser: Browser, address: str) -> None:
    page = opened(browser, address)

    for number in range(len(STEPS)):
        point = box(page, ".cxmap-map__curve .cxmap-curve__point path", number)
        column = box(page, ".cxmap-map__step", number)
        assert point["x"] + point["width"] / 2 == pytest.approx(column["x"] + column["width"] / 2, abs=1.5)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_two_views_show_the_same_touchpoints_and_other_lanes(
    browser: Browser, address: str, *, scripts: bool
) -> None:
    page = opened(browser, address, scripts=scripts)
    names = page.locator(".cxmap-map__name")
    lane = page.locator(".cxmap-map__lanes > .cxmap-map__lane")

    page.get_by_label("Customer’s view").check()
    expect(lane.get_by_text("They see and hold")).to_be_visible()
    expect(lane.get_by_text("In whose hands")).to_be_hidden()
    expect(names).to_have_count(len(STEPS))

    page.get_by_label("Company’s view").check()
    expect(lane.get_by_text("They see and hold")).to_be_hidden()
    expect(lane.get_by_text("In whose hands")).to_be_visible()
    expect(names).to_have_count(len(STEPS))


def test_on_a_phone_the_map_is_a_list_of_stages_without_scrolling_sideways(browser: Browser, address: str) -> None:
    page = opened(browser, address, width=390)

    places = [box(page, ".cxmap-map__step", number) for number in range(len(STEPS))]

    assert {place["x"] for place in places} == {places[0]["x"]}
    assert all(above["y"] < below["y"] for above, below in pairwise(places))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_a_touchpoint_tells_more_when_asked(browser: Browser, address: str) -> None:
    page = opened(browser, address, width=390)
    reason = page.locator(".cxmap-map dd").get_by_text("It was late and nobody said so.").first
    expect(reason).to_be_hidden()

    page.get_by_role("button", name="More").first.press("Enter")

    expect(reason).to_be_visible()


def test_without_scripts_a_phone_shows_all_of_it(browser: Browser, address: str) -> None:
    page = opened(browser, address, width=390, scripts=False)

    expect(page.locator(".cxmap-map dd").get_by_text("It was late and nobody said so.").first).to_be_visible()


def test_on_paper_the_map_lies_in_landscape(browser: Browser, address: str) -> None:
    page = opened(browser, address)

    document = page.pdf(prefer_css_page_size=True)

    assert b"/MediaBox [0 0 841" in document.replace(b"\n", b" ")


def test_on_paper_no_column_is_cut(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.emulate_media(media="print")

    width = box(page, ".cxmap-map")["width"]

    for number in range(len(STEPS)):
        step = box(page, ".cxmap-map__step", number)
        assert step["x"] + step["width"] <= box(page, ".cxmap-map")["x"] + width + 1


def test_titles_are_shown_as_they_were_typed(browser: Browser, address: str) -> None:
    page = opened(browser, address)

    expect(page.locator(".cxmap-map__name a").nth(1)).to_have_text(HOSTILE)
    assert page.locator(".cxmap-map img").count() == 0


def test_each_stretch_of_the_curve_says_in_words_what_it_shows(browser: Browser, address: str) -> None:
    page = opened(browser, address)

    curve = page.get_by_role("img", name="Experience: Door")

    expect(curve).to_be_visible()
    assert "step-5: 1 of 5, assumed, ideally 5" in (curve.locator("desc").text_content() or "")


def test_a_map_of_one_touchpoint_is_a_map(browser: Browser, address: str) -> None:
    page = opened(browser, address)

    page.goto(f"{address}journeys/tiny/")

    expect(page.locator(".cxmap-map__name")).to_have_count(1)
    expect(page.get_by_role("img", name="Experience: Only")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_map_opens_whole(browser: Browser, address: str, *, scripts: bool) -> None:
    page = opened(browser, address, scripts=scripts)

    assert page.locator(".cxmap-map__scroll").evaluate("map => map.scrollWidth <= map.clientWidth")
    assert page.locator(".cxmap-map__scroll").evaluate("map => map.scrollHeight <= map.clientHeight")


def test_larger_maps_show_all_texts_without_scripts_too(browser: Browser, address: str) -> None:
    page = opened(browser, address, scripts=False)

    page.get_by_label("Closer").check()

    assert page.locator(".cxmap-map__scroll").evaluate("map => map.scrollWidth > map.clientWidth")
    assert page.locator(f"{WHY} dd").evaluate_all(
        "cells => cells.every((cell) => cell.scrollHeight <= cell.clientHeight)"
    )


def test_keys_buttons_and_the_wheel_zoom_and_the_address_says_so(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    sizes = page.get_by_role("group", name="How large the map is").get_by_role("radio")
    whole, closer, close_up = (sizes.nth(number) for number in range(3))

    page.get_by_role("button", name="Larger").click()
    expect(closer).to_be_checked()
    assert "map-size=readable" in page.url

    page.locator(".cxmap-map__scroll").focus()
    page.keyboard.press("+")
    expect(close_up).to_be_checked()
    page.keyboard.press("0")
    expect(whole).to_be_checked()
    assert "map-size" not in page.url

    page.locator(".cxmap-map__scroll").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    expect(closer).to_be_checked()


def test_two_fingers_zoom(browser: Browser, address: str) -> None:
    page = opened(browser, address)

    page.evaluate("""() => {
      const map = document.querySelector(".cxmap-map__scroll");
      const finger = (identifier, clientX) => new Touch({identifier, target: map, clientX, clientY: 300});
      const touches = (apart) => [finger(0, 500), finger(1, 500 + apart)];
      for (const apart of [100, 120, 150]) map.dispatchEvent(new TouchEvent("touchmove", {touches: touches(apart)}));
    }""")

    expect(page.get_by_label("Closer")).to_be_checked()


def test_a_lane_folds_and_the_address_keeps_it(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    lane = page.get_by_role("button", name="They see and hold")

    lane.click()

    expect(lane).to_have_attribute("aria-expanded", "false")
    expect(page.locator('.cxmap-map__cell[data-lane="they-see-and-hold"] dd').first).to_be_hidden()
    again = opened(browser, address, state=f"?{page.url.partition('?')[2]}")
    expect(again.get_by_role("button", name="They see and hold")).to_have_attribute("aria-expanded", "false")
    expect(again.get_by_role("button", name="Frontstage")).to_have_attribute("aria-expanded", "true")


def test_an_address_that_names_nothing_on_the_map_changes_nothing(browser: Browser, address: str) -> None:
    page = opened(browser, address, state="?map-size=huge&map-view=%22%5D&map-fold=nothing.%22%5D.")

    expect(page.get_by_label("Whole map")).to_be_checked()
    expect(page.get_by_label("Everything")).to_be_checked()


def test_a_short_text_opens_when_it_is_clicked_and_closes_again(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    cell = page.locator(WHY).first
    closed = box(page, f"{WHY} dd")

    cell.click()
    opened_box = box(page, f"{WHY} dd")
    assert opened_box["width"] > closed["width"]

    page.keyboard.press("Escape")
    assert box(page, f"{WHY} dd") == closed


def test_the_last_cells_open_within_the_map(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    last = page.locator(WHY).last

    last.click()

    inner, outer = last.locator("dd").bounding_box(), box(page, ".cxmap-map__scroll")
    assert inner
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1


def test_arrows_lead_through_the_cells_and_tab_from_touchpoint_to_touchpoint(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    name = page.locator(".cxmap-map__name a").first

    name.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".cxmap-map__name a").nth(1)).to_be_focused()

    name.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(WHY).first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(WHY).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".cxmap-map__name a").nth(1)).to_be_focused()


def test_links_in_an_opened_cell_are_reached_by_tab(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    cell = page.locator('.cxmap-map__cell[data-lane="frontstage"]').first

    cell.click(position={"x": 2, "y": 20})
    page.keyboard.press("Tab")

    expect(cell.get_by_role("link", name="Depot")).to_be_focused()


def test_lanes_are_one_stop_of_the_tab_key_and_arrows_lead_through_them(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    lanes = page.get_by_role("toolbar", name="Lanes, to be folded").get_by_role("button")

    lanes.first.focus()
    page.keyboard.press("ArrowDown")

    expect(lanes.nth(1)).to_be_focused()
    assert lanes.evaluate_all("all => all.map((each) => each.tabIndex).filter((index) => index === 0).length") == 1


@pytest.mark.parametrize("view", ["both", "customer", "company"])
def test_lanes_are_reached_by_tab_in_every_view(browser: Browser, address: str, view: str) -> None:
    page = opened(browser, address)
    lanes = page.get_by_role("toolbar", name="Lanes, to be folded").get_by_role("button")

    page.locator(f'[name="cxmap-map-view"][value="{view}"]').check()

    assert lanes.evaluate_all("shown => shown.map((each) => each.tabIndex)") == [0] + [-1] * (lanes.count() - 1)


def test_links_are_reached_by_tab_where_a_window_got_narrow(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    link = page.locator('.cxmap-map__cell[data-lane="frontstage"] a').first

    page.set_viewport_size({"width": 390, "height": 900})

    expect(link).to_have_attribute("tabindex", "0")


def test_names_of_stages_and_touchpoints_are_headings(browser: Browser, address: str) -> None:
    page = opened(browser, address)

    expect(page.get_by_role("heading", name="Wait", level=2)).to_be_visible()
    expect(page.get_by_role("heading", name="step-0", level=3)).to_be_visible()


def test_on_a_phone_the_curve_stands_above_the_list(browser: Browser, address: str) -> None:
    page = opened(browser, address, width=390)

    curve = page.get_by_role("img", name="Experience: Receive")

    expect(curve).to_be_visible()
    assert box(page, ".cxmap-map__overview")["y"] < box(page, ".cxmap-map__head")["y"]
    assert curve.locator(".cxmap-curve__point").count() == len(STEPS)


def test_the_whole_screen_keeps_title_and_day_and_escape_leaves_it(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    title = page.locator(".cxmap-map__title")
    expect(title).to_be_hidden()

    page.get_by_role("button", name="Full screen").click()
    expect(title).to_contain_text("Receive")
    expect(title).to_contain_text("judged on")
    page.evaluate("document.exitFullscreen()")

    expect(page.get_by_role("button", name="Full screen")).to_be_visible()
    expect(title).to_be_hidden()


def test_the_parcel_journey_of_the_example_is_seen_and_read_on_one_screen(
    browser: Browser, searchable_address: str
) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"{searchable_address}journeys/receive-a-parcel/#map")

    _top, height = page.locator(".cxmap-map__scroll").evaluate(
        "map => [map.getBoundingClientRect().top, map.offsetHeight]"
    )
    smallest = page.evaluate(SMALLEST)

    assert height + 48 + 70 <= 900, "the header and the tools above the map stay in sight"
    assert smallest >= 9
    assert page.locator(".cxmap-map__step").evaluate_all(
        "steps => steps.every((step) => step.getBoundingClientRect().right <= innerWidth)"
    )


def test_the_tab_key_stops_fewer_than_150_times_on_the_longest_journey(
    browser: Browser, searchable_address: str
) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"{searchable_address}journeys/sort-out-a-problem/")
    until(page, "document.querySelector('.cxmap-map--measured')")

    assert page.evaluate(STOPS) < 150
