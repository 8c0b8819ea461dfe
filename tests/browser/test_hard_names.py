from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.serving import served
from tests.sites import SMALL, small_site

LONG = 5 * "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
HEBREW = "החבילה מגיעה ביום שאמרנו!"
CHINESE = "我们说的那一天就是包裹到达的那一天"
NAMES = (LONG, HEBREW, CHINESE)
VIEWS = ("home", "promises", "matrix", "may-we-say", "ecosystem", "coverage", "health", "priorities", "journeys")
TOO_WIDE = "document.scrollingElement.scrollWidth > window.innerWidth"
# Where the first and the last letter stand.
ENDS = """
(link) => {
  const text = document.createTreeWalker(link, NodeFilter.SHOW_TEXT).nextNode();
  const at = (place) => {
    const range = document.createRange();
    range.setStart(text, place);
    range.setEnd(text, place + 1);
    return range.getBoundingClientRect().left;
  };
  return [at(0), at(text.length - 1)];
}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = small_site(tmp_path_factory.mktemp("hard-names"), SMALL)
    for at, name in enumerate(NAMES):
        quoted = json.dumps(name)
        site.write(
            {
                f"departments/d{at}.md": f"---\ntitle: {quoted}\nsummary: {quoted}\n---\n",
                f"promises/p{at}.md": f"---\ntitle: {quoted}\nstatement: {quoted}\nmade_by: d{at}\n---\n",
                f"touchpoints/t{at}.md": f"---\ntitle: {quoted}\nowner: d{at}\npromises: [p{at}]\n"
                f"experience: {{score: 2, quote: {quoted}}}\npain_points: [{{title: {quoted}}}]\n---\n",
                f"journeys/j{at}.md": f"---\ntitle: {quoted}\nowner: d{at}\nstages:\n"
                f"  - {{name: {quoted}, touchpoints: [t0, t1, t2]}}\n  - {{name: Nothing}}\n---\n",
            }
        )
    site.write({f"views/{view}.md": f"---\ntitle: {view}\nview: {view}\n---\n" for view in VIEWS})
    site.build()
    with served(site.published) as found:
        yield found


@pytest.mark.parametrize("width", [360, 1024])
def test_long_names_make_no_page_wider_than_the_screen(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    entities = [
        f"{kind}s/{kind[0]}{at}/" for kind in ("department", "promise", "touchpoint", "journey") for at in (0, 1)
    ]
    too_wide = []

    for path in (*(f"views/{view}/" for view in VIEWS), *entities):
        page.goto(address + path)
        if page.evaluate(TOO_WIDE):
            too_wide.append(path)

    assert too_wide == []


def test_a_name_runs_in_its_own_direction(page: Page, address: str) -> None:
    page.goto(f"{address}touchpoints/t1/")
    first, last = page.locator("article a", has_text=HEBREW).first.evaluate(ENDS)

    # The exclamation mark at its end stands on the left.
    assert last < first


def test_a_heading_that_runs_to_the_left_stands_where_the_others_stand(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(f"{address}touchpoints/t1/")
    heading = page.get_by_role("heading", level=1)
    box = heading.bounding_box()
    _, last = heading.evaluate(ENDS)

    assert box
    assert last == pytest.approx(box["x"], abs=1)


@pytest.mark.parametrize("view", ["coverage", "matrix"])
def test_a_long_name_leaves_the_rest_of_its_row_in_sight(page: Page, address: str, view: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(f"{address}views/{view}/")
    hidden = page.locator(".cxmap-scroll").first.evaluate("(box) => box.scrollWidth - box.clientWidth")

    assert hidden == 0
