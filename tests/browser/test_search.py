"""The search as readers meet it: what was found, its kind, its verdict, and one sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import ALL_RULES, broken_rules
from tests.browser.serving import served
from tests.browser.stillness import go
from tests.browser.windows import Window
from tests.sites import SMALL, VAN, small_site

PATIENCE = 60_000  # milliseconds
TITLE = """<img src=x onerror=alert(1)> "'><script>alert(2)</script>"""
WIDE, PHONE = 1440, 390
SENTENCES = "p:not(.cxmap-found, .cxmap-found__answer, .md-search-result__terms)"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site in two languages, with a text that breaks out in every place that a search shows."""
    quoted = TITLE.replace("'", "''")
    site = small_site(
        tmp_path_factory.mktemp("hostile"),
        SMALL
        | {
            "capabilities/van.md": VAN,
            "promises/next-day.md": f"---\ntitle: '{quoted}'\nstatement: '{quoted} twice'\nmade_by: depot\n---\n",
        },
    )
    site.configure(plugins=[{"search": {"lang": ["en", "ja"]}}, "cxmap"])
    site.build()
    with served(site.published) as address:
        yield address


def _asked(found: Window, address: str, question: str, first: str, width: int = WIDE) -> Locator:
    """The results for a question, once the first of them has this title."""
    found.look(width)
    # A word that is typed before the search is ready is lost.
    go(found.page, address)
    if width == PHONE:
        found.page.locator(".md-header__button[for=__search]").click()
    _type(found, question)
    results = found.page.locator(".md-search-result__item")
    expect(results.first.locator("h1")).to_have_text(first, timeout=PATIENCE)
    expect(results.first.locator(".cxmap-found")).to_be_visible(timeout=PATIENCE)
    return results


def _type(found: Window, question: str) -> None:
    """Types it at once: each letter that is typed alone is a question of its own."""
    box = found.page.get_by_role("textbox", name="Search")
    box.click()
    box.fill(question)
    box.press("End")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_next_day_leads_to_the_promise_and_says_that_it_is_broken(
    opened: Window, searchable_address: str, width: int
) -> None:
    first = _asked(opened, searchable_address, "next day", "Next-day letters", width).first

    assert first.locator(".cxmap-found").inner_text().split() == ["Promise", "broken"]
    assert first.locator(".cxmap-found svg").count() == 1
    (sentence,) = first.locator("article").first.locator(SENTENCES).all_inner_texts()
    assert sentence.startswith("“Post it today, it's there tomorrow.” Promised: at least 93 %")
    assert broken_rules(opened.page, ALL_RULES) == []
    assert opened.violations == []
    assert opened.complaints == []


@pytest.mark.parametrize("question", ["islands", "what may I say about parcels on the islands"])
def test_islands_lead_to_what_may_be_said_of_parcels_there(
    opened: Window, searchable_address: str, question: str
) -> None:
    first = _asked(opened, searchable_address, question, "Islands within two days").first

    assert first.locator(".cxmap-found__answer").inner_text() == (
        "May we say this? Stop saying. Say instead: "
        "“Island parcels delivered within two working days: eight times out of ten (at least 86.9 % in 2026-Q3).”"
    )


@pytest.mark.parametrize("question", ["without research", "no research"])
def test_scores_without_research_are_found(opened: Window, searchable_address: str, question: str) -> None:
    opened.look(WIDE)
    go(opened.page, searchable_address)
    _type(opened, question)
    first = opened.page.locator(".md-search-result__item").first
    expect(first.locator("h1")).to_have_text("Research", timeout=PATIENCE)

    assert first.locator("a[href*='#scores-without-research']").count() == 1


def test_a_part_that_says_all_words_is_seen_below_its_page(opened: Window, searchable_address: str) -> None:
    first = _asked(opened, searchable_address, "touchpoints without research", "Research").first

    part = first.locator("a[href*='#scores-without-research']")
    expect(part).to_be_visible()
    assert part.inner_text() == "Scores without research: 4 touchpoints"


def test_a_page_whose_title_says_all_words_keeps_its_parts_folded(opened: Window, searchable_address: str) -> None:
    first = _asked(opened, searchable_address, "next day", "Next-day letters").first

    assert first.locator("details[open]").count() == 0


def test_single_letters_of_a_question_are_not_marked_on_the_page(opened: Window, searchable_address: str) -> None:
    question = "what may I say about parcels on the islands"
    _asked(opened, searchable_address, question, "Islands within two days").first.locator("a").first.click()

    marks = opened.page.locator("article mark")
    expect(marks.first).to_be_visible(timeout=PATIENCE)
    assert {mark.lower() for mark in marks.all_text_contents()} <= {
        "say",
        "saying",
        "said",
        "parcels",
        "island",
        "islands",
    }


def test_a_department_is_found_by_its_name(opened: Window, searchable_address: str) -> None:
    first = _asked(opened, f"{searchable_address}guide/rules/", "last mile", "Last mile").first

    assert first.locator(".cxmap-standing").inner_text() == "Department"
    assert first.locator("article").first.locator(SENTENCES).all_inner_texts() == [
        "The rounds, the drivers and letter carriers, the knock on the door."
    ]


def test_a_part_of_a_page_shows_one_line_of_it(opened: Window, searchable_address: str) -> None:
    results = _asked(opened, searchable_address, "next day", "Next-day letters")

    parts = results.locator(".md-search-result__link[href*='#'] article")
    assert parts.count() > 5
    assert max(part.locator(SENTENCES).count() for part in parts.all()) == 1


def test_what_a_search_shows_is_shown_as_typed(opened: Window, hostile: str) -> None:
    dialogs: list[str] = []
    opened.page.on("dialog", lambda dialog: dialogs.append(dialog.message))

    first = _asked(opened, hostile, "onerror", TITLE).first

    assert TITLE in first.locator("article").first.locator(SENTENCES).first.inner_text()
    assert first.locator("img, script").count() == 0
    assert dialogs == []


def test_without_its_file_a_search_says_what_it_always_said(opened: Window, searchable_address: str) -> None:
    opened.page.route("**/found.json", lambda route: route.abort())
    opened.look(WIDE)
    go(opened.page, searchable_address)

    _type(opened, "next day")

    first = opened.page.locator(".md-search-result__item").first
    expect(first.locator("h1")).to_have_text("Next-day letters", timeout=PATIENCE)
    assert "Post it today" in first.locator("article").first.inner_text()
    assert first.locator(".cxmap-found").count() == 0


def test_a_word_that_is_proposed_has_no_comma(opened: Window, searchable_address: str) -> None:
    go(opened.page, searchable_address)

    _type(opened, "letter")

    expect(opened.page.locator(".md-search__suggest")).to_have_text("letters", timeout=PATIENCE)
