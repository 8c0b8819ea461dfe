from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import served
from tests.sites import SMALL, small_site

VIEWS = ("guide", "first-change", "fields", "rules", "glossary")
HOST: dict[str, Any] = {"repo_url": "https://git.example.com/cx/map", "edit_uri": "edit/main/content/"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = small_site(tmp_path_factory.mktemp("guide"), SMALL)
    site.write({f"guide/{view}.md": f"---\ntitle: {view}\nview: {view}\n---\n" for view in VIEWS})
    site.configure(**HOST)
    site.build(strict=True)
    with served(site.published) as found:
        yield found


def test_no_page_of_the_guide_is_wider_than_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})

    for view in VIEWS:
        page.goto(f"{address}guide/{view}/")
        widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")

        assert widths[0] <= widths[1], view


def test_a_name_of_a_field_is_shown_whole(page: Page, address: str) -> None:
    page.goto(f"{address}guide/fields/#touchpoint-moment-of-truth")
    name = page.locator("#touchpoint-moment-of-truth th code")
    lines = name.evaluate("element => element.getClientRects().length")

    assert lines == 1


def test_a_rule_is_found_from_the_contents(page: Page, address: str) -> None:
    page.goto(f"{address}guide/rules/")
    page.locator(".cxmap-rules").get_by_role("link", name="broken-promise", exact=True).click()

    expect(page.get_by_role("heading", name="broken-promise")).to_be_in_viewport()
    assert page.url.endswith("#broken-promise")


def test_both_examples_of_a_rule_tell_without_colour_which_is_right(page: Page, address: str) -> None:
    page.goto(f"{address}guide/rules/#bad-id")
    captions = page.locator("h2#bad-id ~ .cxmap-specimens").first.locator("figcaption").all_inner_texts()

    assert [caption.split()[0] for caption in captions] == ["Wrong", "Right"]


def test_a_list_of_fields_stays_a_table_where_it_is_shown_as_cards(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})

    page.goto(f"{address}guide/fields/")
    row = page.get_by_role("row").filter(has_text="What readers call it, in lists").first

    expect(row.get_by_role("rowheader")).to_have_text("title")
    expect(row.get_by_role("cell").first).to_be_visible()
