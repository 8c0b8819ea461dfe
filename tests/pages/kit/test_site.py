from __future__ import annotations

from cxmap.model.document import START, Body, Page
from cxmap.model.ids import Key
from cxmap.pages.kit.site import site_of
from tests.alignment.small_maps import Changes, measured, small_map
from tests.pages.small_sites import small_site


def about(key: str, changes: Changes | None = None) -> str:
    link = small_site(changes or {}).link_to(Key(key))
    assert link
    return link.about


def test_a_name_says_what_is_behind_it() -> None:
    assert about("promise/next-day") == "Promise, made by Last mile. Kept"
    assert (
        about("department/last-mile", {"department/last-mile": {"summary": "Drives."}}) == "Department. Kept. Drives."
    )
    assert about("metric/on-time") == "Metric. Kept"


def test_a_name_counts_several_verdicts() -> None:
    changes = {"touchpoint/checkout": {"title": "Checkout", "promises": ["next-day"]}}

    assert about("promise/next-day", changes) == "Promise, made by Last mile. 1 unbacked and 1 kept"


def test_a_promise_with_a_title_is_quoted() -> None:
    changes = {"promise/next-day": {"title": "Next day"}}

    assert about("promise/next-day", changes) == "Promise, made by Last mile. Kept. “Delivered the next day”"


def test_a_retired_entity_has_no_verdict_in_its_name() -> None:
    changes = {"touchpoint/doorstep": {"status": "retired"}, "capability/courier": measured("90")}

    assert about("touchpoint/doorstep", changes) == "Touchpoint, owner: Last mile"


def test_a_long_summary_is_cut_between_words() -> None:
    summary = "word " * 60

    assert about("department/last-mile", {"department/last-mile": {"summary": summary}}).endswith("word …")


def test_nothing_leads_to_what_is_not_shown() -> None:
    site = small_site({"department/secret": {"title": "Secret", "status": "draft"}})

    assert site.link_to(Key("department/secret")) is None


def test_the_first_page_of_an_overview_is_the_one_that_is_linked() -> None:
    compiled = small_map({})
    pages = [
        Page(path, view, START, Body("", 1)) for path, view in (("b.md", "home"), ("a.md", "home"), ("c.md", None))
    ]

    site = site_of(compiled.catalogue, compiled.alignment, compiled.findings, pages)

    assert site.overviews == {"home": "a.md"}


def test_a_site_knows_its_day() -> None:
    assert str(small_site({}).as_of) == "2026-06-30"


def test_a_summary_is_plain_words_without_where_its_links_lead() -> None:
    summary = "Not *done* [yet](../capabilities/nightjar.md):\nsee `scan` ![a van](van.png) <b> &amp; co."

    assert about("department/last-mile", {"department/last-mile": {"summary": summary}}) == (
        "Department. Kept. Not done yet: see scan a van <b> & co."
    )
