from __future__ import annotations

import pytest

from cxmap.model import KINDS
from cxmap.model.ids import Key
from cxmap.model.record import Record
from cxmap.pages.kit.entity_fields import field_sections, written
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.table import Table
from cxmap.pages.kit.values import Facts, Markdown, Several, WebLink, web_link
from cxmap.pages.kit.words import own_label
from tests.alignment.small_maps import Changes
from tests.pages.small_sites import content, facts, page_of, rows, small_site

DOORSTEP = "touchpoint/doorstep"


def fields_of(key: str, changes: Changes) -> PageView:
    """All fields of an entity, whatever its page tells already."""
    site = small_site(changes)
    return PageView("", "", (), tuple(field_sections(site, site.catalogue.documents[Key(key)])))


def test_every_field_of_every_kind_has_a_label() -> None:
    labels = [own_label(key) for kind in KINDS for key in _keys(kind)]

    assert all(label and "_" not in label and label[0].isupper() for label in labels)


def test_only_what_was_written_is_shown_and_what_all_kinds_have_comes_last() -> None:
    page = page_of(DOORSTEP, {DOORSTEP: {"tags": ["delivery"], "tangibles": ["Parcel"], "summary": "At the door."}})

    assert list(facts(content(page, "Facts"))) == [
        "Owner",
        "Control",
        "Tangibles",
        "Promises",
        "Capabilities",
        "Tags",
        "Id",
    ]


def test_text_is_inline_markdown_and_titles_are_shown_as_typed() -> None:
    page = page_of(DOORSTEP, {DOORSTEP: {"tangibles": ["A *blue* van"]}})

    found = content(page, "Facts")
    assert isinstance(found, Facts)
    tangibles = next(fact.value for fact in found.facts if fact.label == "Tangibles")
    assert tangibles == Several((Markdown("A *blue* van", "touchpoints/doorstep.md"),))


def test_enums_flags_numbers_days_and_durations_are_words() -> None:
    changes = {
        DOORSTEP: {
            "channel": "in-person",
            "moment_of_truth": "yes",
            "reviewed": "2026-06-01",
            "review_every": "6 months",
        },
        "metric/on-time": {"headroom": "1.10"},
        "capability/courier": {"title": "Courier"},
    }

    found = facts(content(page_of(DOORSTEP, changes), "Facts"))

    assert found["Channel"] == "in person"
    assert found["Moment of truth"] == "yes"
    assert found["Reviewed"] == "2026-06-01"
    assert found["Review every"] == "6 months"
    assert facts(content(page_of("metric/on-time", changes), "Facts"))["Headroom"] == "1.10"


def test_false_is_a_no() -> None:
    page = page_of(DOORSTEP, {DOORSTEP: {"moment_of_truth": "no"}})

    assert facts(content(page, "Facts"))["Moment of truth"] == "no"


def test_references_are_links_also_those_of_any_kind() -> None:
    bell = {"title": "A bell", "owner": "last-mile", "addresses": ["department/last-mile", "metric/on-time"]}

    page = fields_of("opportunity/bell", {"opportunity/bell": bell})

    assert facts(content(page, "Facts"))["Addresses"] == "[Last mile] [Parcels on time]"


def test_records_with_keys_of_the_organisations_own_are_shown_whole() -> None:
    pains = [{"title": "Nobody rings", "x-ticket": "T1"}]

    page = page_of(DOORSTEP, {DOORSTEP: {"pain_points": pains}})

    assert rows(content(page, "Pain points")) == [["Title", "Ticket"], ["Nobody rings", "T1"]]


def test_a_reference_that_leads_nowhere_is_shown_as_typed() -> None:
    page = page_of(DOORSTEP, {DOORSTEP: {"owner": "nobody"}})

    assert facts(content(page, "Facts"))["Owner"] == "nobody"


def test_a_reference_to_a_draft_leaves_no_trace() -> None:
    changes = {DOORSTEP: {"owner": "secret"}, "department/secret": {"title": "Secret", "status": "draft"}}

    page = page_of(DOORSTEP, changes)

    assert "Owner" not in facts(content(page, "Facts"))


def test_sources_of_truth_are_links_with_their_titles() -> None:
    links = [{"title": "Handbook", "url": "https://intranet.example/doorstep"}]

    found = content(page_of(DOORSTEP, {DOORSTEP: {"links": links}}), "Facts")

    assert facts(found)["Links"] == "Handbook https://intranet.example/doorstep"


def test_own_fields_are_kept_with_all_that_is_in_them() -> None:
    own = {"x-cost-centre": "4711", "x-audit": {"by": "Revision", "days": ["2026-01-02"]}}

    found = facts(content(page_of(DOORSTEP, {DOORSTEP: own}), "Facts"))

    assert found["Cost centre"] == "4711"
    assert found["Audit"] == "By Revision Days 2026-01-02"


def test_own_fields_in_a_list_are_columns_of_their_own() -> None:
    contributors = [{"department": "last-mile", "x-since": "2020"}, {"department": "last-mile", "role": "Drives"}]

    page = page_of(DOORSTEP, {DOORSTEP: {"contributors": contributors}})

    assert rows(content(page, "Contributors")) == [
        ["Department", "Role", "Since"],
        ["[Last mile]", "", "2020"],
        ["[Last mile]", "Drives", ""],
    ]


def test_numbers_beside_a_metric_are_in_its_unit() -> None:
    messages = [{"trigger": "Late", "message": "Sorry", "metric": "on-time", "before": "90", "after": "92"}]

    table = content(page_of(DOORSTEP, {DOORSTEP: {"messages": messages}}), "Messages")

    assert rows(table)[1] == ["Late", "Sorry", "[Parcels on time]", "90 %", "92 %"]


def test_a_page_without_further_fields_tells_its_id() -> None:
    assert facts(content(page_of("department/last-mile"), "Facts")) == {"Id": "last-mile"}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://post.example/a/", WebLink("post.example/a", address="https://post.example/a/")),
        ("mailto:desk@post.example", WebLink("desk@post.example", address="mailto:desk@post.example")),
        ("HTTP://post.example", WebLink("post.example", address="HTTP://post.example")),
        ("../index.md#top", WebLink("../index.md#top", path="index.md", anchor="top")),
        ("a%20plan.pdf", WebLink("a%20plan.pdf", path="promises/a plan.pdf")),
        ("#top", WebLink("#top", path="promises/x.md", anchor="top")),
        ("y.md#type:late", WebLink("y.md#type:late", path="promises/y.md", anchor="type:late")),
        ("../../secret.md", WebLink("../../secret.md")),
        ("/etc", WebLink("/etc")),
        ("javascript:alert(1)", WebLink("javascript:alert(1)")),
    ],
)
def test_an_address_leads_out_of_the_site_or_to_a_file_of_it(address: str, expected: WebLink) -> None:
    assert web_link(address, "promises/x.md") == expected


def test_tables_of_records_are_named_for_those_who_do_not_see_them() -> None:
    table = content(page_of("promise/next-day"), "Expects")

    assert isinstance(table, Table)
    assert table.caption == "Expects"


def test_fields_of_a_mistaken_file_are_left_out() -> None:
    page = page_of(DOORSTEP, {DOORSTEP: {"moment_of_truth": "perhaps", "channel": "in-person"}})

    assert "Moment of truth" not in facts(content(page, "Facts"))


def _keys(record: type[Record]) -> list[str]:
    inner = [key for shape in record.shape.values() if shape.record for key in _keys(shape.record)]
    return [*record.shape, *inner]


def test_nothing_is_written_in_an_empty_record() -> None:
    assert list(written(Record())) == []


def test_records_that_say_no_more_than_a_text_are_shown_as_texts() -> None:
    texts = {"persona/ada": {"title": "Ada", "needs": ["A call", {"need": "A *card*"}]}}
    more = {"persona/ada": {"title": "Ada", "needs": ["A call", {"need": "A *card*", "met": "2"}]}}

    assert facts(content(fields_of("persona/ada", texts), "Facts"))["Needs"] == "A call A *card*"
    assert rows(content(fields_of("persona/ada", more), "Needs"))[1:] == [["A call", ""], ["A *card*", "2"]]


def test_what_an_opportunity_would_change_is_a_table() -> None:
    effects = [
        {"capability": "courier", "metric": "on-time", "designed": "98"},
        {"touchpoint": "doorstep", "promises": "next-day"},
    ]

    page = page_of("opportunity/more", {"opportunity/more": {"title": "More", "owner": "last-mile", "would": effects}})

    assert rows(content(page, "What it would change")) == [
        ["Capability", "Touchpoint", "Metric", "Designed", "Promises"],
        ["[Courier]", "", "[Parcels on time]", "98 %", ""],
        ["", "[Parcel at the door]", "", "", "[Delivered the next day]"],
    ]
