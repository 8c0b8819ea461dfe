from __future__ import annotations

from cxmap.model.ids import Key
from cxmap.pages.kit.entity_page import PointingHere, plain_page
from tests.pages.small_sites import content, facts, lead_of, page_of, shown, small_site


def mentions(key: str, changes: dict[str, dict[str, object]] | None = None) -> list[tuple[str, str, str]]:
    pointing = content(page_of(key, changes), "What points here")
    assert isinstance(pointing, PointingHere)
    return [(each.kind, each.field, shown(each.links)) for each in pointing.mentions]


def test_what_points_here_is_grouped_by_kind_and_field() -> None:
    assert mentions("department/last-mile") == [
        ("Touchpoint", "owner", "[Parcel at the door]"),
        ("Promise", "made by", "[Delivered the next day]"),
        ("Capability", "owner", "[Courier]"),
    ]


def test_an_entity_that_points_twice_from_one_field_is_named_once() -> None:
    stages = [{"name": "Wait", "touchpoints": ["doorstep"]}, {"name": "Receive", "touchpoints": ["doorstep"]}]
    changes: dict[str, dict[str, object]] = {"journey/receive": {"title": "Receive", "stages": stages}}

    assert mentions("touchpoint/doorstep", changes) == [("Journey", "stages: touchpoints", "[Receive]")]


def test_what_points_here_stands_by_name_whatever_its_case() -> None:
    changes: dict[str, dict[str, object]] = {
        "touchpoint/aisle": {"title": "aisle", "owner": "last-mile"},
        "touchpoint/zone": {"title": "Zone", "owner": "last-mile"},
    }

    assert mentions("department/last-mile", changes)[0] == (
        "Touchpoints",
        "owner",
        "[aisle] [Parcel at the door] [Zone]",
    )


def test_retired_entities_are_marked_where_they_point_from() -> None:
    changes: dict[str, dict[str, object]] = {"touchpoint/doorstep": {"status": "retired"}}

    assert ("Touchpoint", "promises", "[Parcel at the door] (retired)") in mentions("promise/next-day", changes)


def test_nothing_points_at_a_lonely_entity() -> None:
    changes: dict[str, dict[str, object]] = {"persona/islander": {}}

    assert content(page_of("persona/islander", changes), "What points here") is None


def test_a_kind_without_a_page_of_its_own_has_a_plain_one() -> None:
    site = small_site({"persona/busy": {"title": "The busy one", "summary": "Out all day.", "quote": "Ring twice."}})

    page = plain_page(site, site.catalogue.documents[Key("persona/busy")])

    assert page.title == "The busy one"
    assert lead_of(page).summary == "Out all day."
    assert "Quote" in facts(content(page, "Facts"))
