"""The form that makes a promise together with what measures it, who keeps it and where customers feel it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import ALL_RULES, broken_rules
from tests.browser.patches import applied
from tests.browser.serving import served
from tests.browser.windows import Window, window
from tests.sites import SMALL, SmallSite, small_site

MORE = {
    "metrics/hours.md": "---\ntitle: Hours\nunit: hours\nbetter: lower\n---\n",
    "capabilities/van.md": "---\n# between us\ntitle: Van\nowner: depot\n---\nText\n",
}
PROMISE = """\
---
status: draft
statement: Here within a day.
made_by: depot
expects:
  - metric: {}
    at_most: 24
---
"""
METRIC = "---\ntitle: Hours to the door\nstatus: draft\nunit: hours\nbetter: lower\n---\n"


@pytest.fixture
def seen(browser: Browser) -> Iterator[Window]:
    with window(browser, "light") as found:
        yield found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    site = small_site(tmp_path_factory.mktemp("together"), SMALL | MORE)
    site.configure(repo_url="https://github.com/harbour/map", edit_uri="edit/main/content/")
    site.build(strict=True)
    return site


@pytest.fixture(scope="module")
def address(site: SmallSite) -> Iterator[str]:
    with served(site.published) as found:
        yield f"{found}edit/promise-something/"


def write(page: Page, part: str, said: dict[str, str]) -> None:
    """Writes the fields of one part, each by its label."""
    for label, value in said.items():
        field = page.locator(f"[data-part={part}]").get_by_label(label)
        field.select_option(value) if field.evaluate("each => each.matches('select')") else field.fill(value)
        field.blur()


def patched(page: Page, content: Path, to: Path) -> dict[str, str]:
    """The files that the patch of all of them adds or changes, as git applies it in the repository."""
    before = texts_in(content)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download all as one patch").click()
    after = texts_in(applied(download.value.path(), content, to / "repository"))
    return {path: text for path, text in after.items() if before.get(path) != text}


def texts_in(content: Path) -> dict[str, str]:
    return {file.relative_to(content).as_posix(): file.read_text("utf-8") for file in content.rglob("*.md")}


def promise_something(page: Page) -> None:
    """All but where customers feel it."""
    write(page, "promise", {"Statement": "Here within a day.", "Made by": "depot"})
    write(page, "metric", {"Title": "Hours to the door", "Unit": "hours", "Better": "lower"})
    write(page, "expects", {"At most": "24"})
    write(page, "capability", {"Title": "Night rounds", "Owner": "Depot"})


def test_four_new_files_name_each_other(seen: Window, address: str, site: SmallSite, tmp_path: Path) -> None:
    page = seen.page
    page.goto(address)

    promise_something(page)
    write(page, "touchpoint", {"Title": "Hatch", "Owner": "Depot"})
    page.get_by_role("button", name="Show what to hand in").click()

    assert page.locator("#steps > ol > li > strong").all_inner_texts() == [
        "metrics/hours-to-the-door.md",
        "promises/here-within-a-day.md",
        "capabilities/night-rounds.md",
        "touchpoints/hatch.md",
    ]
    expect(page.locator("#changes")).to_contain_text("status: live in place of status: draft")
    assert patched(page, site.folder / "content", tmp_path) == {
        "metrics/hours-to-the-door.md": METRIC,
        "promises/here-within-a-day.md": PROMISE.format("hours-to-the-door"),
        "capabilities/night-rounds.md": "---\ntitle: Night rounds\nstatus: draft\nowner: depot\n"
        "delivers:\n  - metric: hours-to-the-door\n---\n",
        "touchpoints/hatch.md": "---\ntitle: Hatch\nstatus: draft\nowner: depot\npromises: [here-within-a-day]\n"
        "capabilities: [night-rounds]\n---\n",
    }
    assert broken_rules(page, ALL_RULES) == []
    assert seen.violations == []
    assert seen.complaints == []


def test_what_is_there_is_picked_and_added_to(seen: Window, address: str, site: SmallSite, tmp_path: Path) -> None:
    page = seen.page
    page.goto(address)

    write(page, "promise", {"Statement": "Here within a day.", "Made by": "depot"})
    write(page, "metric", {"A metric that is there": "Hours"})
    write(page, "expects", {"At most": "24"})
    write(page, "capability", {"A capability that is there": "Van"})
    page.get_by_label("The whole text of capabilities/van.md").fill(MORE["capabilities/van.md"])
    page.get_by_role("button", name="Take this text").click()
    write(page, "touchpoint", {"A touchpoint that is there": "At the door"})
    page.get_by_role("button", name="Show what to hand in").click()
    expect(page.locator("#result")).to_be_visible()

    doorstep = (site.folder / "content/touchpoints/doorstep.md").read_text("utf-8")
    assert patched(page, site.folder / "content", tmp_path) == {
        "promises/here-within-a-day.md": PROMISE.format("hours"),
        "capabilities/van.md": MORE["capabilities/van.md"].replace("depot\n", "depot\ndelivers:\n  - metric: hours\n"),
        "touchpoints/doorstep.md": doorstep.replace("[next-day]", "[next-day, here-within-a-day]\ncapabilities: [van]"),
    }
    assert broken_rules(page, ALL_RULES) == []


def test_who_wants_it_shown_at_once_gets_no_drafts(seen: Window, address: str, site: SmallSite, tmp_path: Path) -> None:
    page = seen.page
    page.goto(address)

    promise_something(page)
    write(page, "touchpoint", {"A touchpoint that is there": "At the door"})
    page.get_by_label("Show it on the site at once").check()
    page.get_by_role("button", name="Show what to hand in").click()

    expect(page.locator("#result")).not_to_contain_text("draft")
    assert patched(page, site.folder / "content", tmp_path)["metrics/hours-to-the-door.md"] == METRIC.replace(
        "status: draft\n", ""
    )


def test_each_part_says_what_it_lacks(seen: Window, address: str) -> None:
    page = seen.page
    page.goto(address)

    write(page, "touchpoint", {"A touchpoint that is there": "nowhere"})
    write(page, "metric", {"A metric that is there": "hours"})
    page.get_by_role("button", name="Show what to hand in").click()

    assert page.locator("#errors li").all_inner_texts() == [
        "The promise: “Statement” is missing: write a text",
        "The promise: “Made by” is missing: pick one by its title",
        "The promise: “Id of the new file” is missing: write its name",
        "Write one of “At least” and “At most”, not both.",
        "The new capability: “Title” is missing: write a text",
        "The new capability: “Owner” is missing: pick one by its title",
        "The new capability: “Id of the new file” is missing: write its name",
        "nowhere: nothing on this site has this id; pick one by its title",
    ]
    assert broken_rules(page, ALL_RULES) == []


def test_without_a_script_the_page_names_the_files_to_write(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)

    expect(page.locator("form")).to_be_hidden()
    expect(page.locator("main")).to_contain_text("write a file for the metric")
    context.close()
