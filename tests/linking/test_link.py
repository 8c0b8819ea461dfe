from __future__ import annotations

from typing import Any

from cxmap.findings.finding import place_of
from cxmap.model.capability import Capability
from cxmap.model.catalogue import Catalogue, Link
from cxmap.model.ids import Key
from cxmap.model.journey import Journey
from cxmap.model.opportunity import Opportunity
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from tests.loading.content import compiled

FILES = {
    "capabilities/van.md": "---\ntitle: Van\nowner: last-mile\n---\n",
    "touchpoints/bell.md": "---\ntitle: Bell\nowner: last-mile\naliases: [door-bell]\ncapabilities: [van]\n---\n",
    "touchpoints/door.md": "---\ntitle: Door\nowner: last-mile\n---\n",
    "touchpoints/soon.md": "---\ntitle: Soon\nowner: last-mile\nstatus: draft\ncapabilities: [van]\n---\n",
    "journeys/parcel.md": "---\ntitle: Parcel\nowner: last-mile\nstages:\n"
    "  - {name: One, touchpoints: [soon, door-bell, soon, door]}\n---\n",
}


def catalogue(files: dict[str, str] | None = None, *, drafts: bool = False) -> Catalogue:
    return compiled({**FILES, **(files or {})}, drafts=drafts).catalogue


def links_of(links: tuple[Link, ...]) -> list[tuple[Any, ...]]:
    return [(link.source, link.path, link.target) for link in links]


def test_references_are_links_both_ways_by_present_ids() -> None:
    found = catalogue()

    assert links_of(found.links_from[Key("touchpoint/bell")]) == [
        ("touchpoint/bell", ("owner",), "department/last-mile"),
        ("touchpoint/bell", ("capabilities", 0), "capability/van"),
    ]
    assert links_of(found.links_to[Key("touchpoint/bell")]) == [
        ("journey/parcel", ("stages", 0, "touchpoints", 0), "touchpoint/bell")
    ]


def test_references_to_drafts_are_left_out() -> None:
    found = catalogue()

    journey = found.find(Journey, "parcel")
    assert journey is not None
    assert journey.touchpoints == ("bell", "door")
    assert Key("touchpoint/soon") not in found.documents
    assert [draft.key for draft in found.drafts] == ["touchpoint/soon"]
    assert {link.source for link in found.links_to[Key("capability/van")]} == {"touchpoint/bell"}


def test_a_site_that_shows_drafts_has_them_like_the_rest() -> None:
    found = catalogue(drafts=True)

    journey = found.find(Journey, "parcel")
    assert journey is not None
    assert journey.touchpoints == ("soon", "bell", "door")
    assert found.find(Touchpoint, "soon")
    assert found.drafts == ()


def test_places_are_those_in_the_file_though_members_are_left_out() -> None:
    document = catalogue().documents[Key("journey/parcel")]

    place = place_of(document, ("stages", 0, "touchpoints", 1))

    assert (place.span.line, place.span.column, place.field) == (5, 54, "stages[0].touchpoints[3]")


def test_what_cannot_do_without_a_draft_is_left_out_with_it() -> None:
    found = catalogue(
        {
            "metrics/joy.md": "---\ntitle: Joy\nunit: points\nbetter: higher\nstatus: draft\n---\n",
            "departments/new.md": "---\ntitle: New\nstatus: draft\n---\n",
            "promises/smile.md": "---\nstatement: A\nmade_by: new\n"
            "expects: [{metric: joy, at_least: 4}, {metric: days, at_most: 2}]\n---\n",
            "touchpoints/hall.md": "---\ntitle: Hall\nowner: last-mile\ncontributors: [{department: new}]\n"
            "messages: [{trigger: a, message: b, metric: joy}]\n---\n",
        }
    )

    promise, hall = found.find(Promise, "smile"), found.find(Touchpoint, "hall")
    assert promise is not None
    assert hall is not None
    assert promise.made_by == ""
    assert [expectation.metric for expectation in promise.expects] == ["days"]
    assert hall.contributors == ()
    assert [(message.message, message.metric) for message in hall.messages] == [("b", None)]


def test_references_of_a_damaged_entity_are_linked_all_the_same() -> None:
    found = catalogue(
        {
            "journeys/parcel.md": "---\ntitle: Parcel\nowner: last-mile\npain: much\nstages:\n"
            "  - {name: One, touchpoints: [soon, door-bell]}\n---\n"
        }
    )

    journey = found.find(Journey, "parcel")
    assert journey is not None
    assert journey.touchpoints == ("bell",)
    assert not found.is_sound(journey.key, "pain")
    assert found.is_sound(journey.key, "stages")


def test_a_table_keeps_its_place_though_entries_before_it_are_left_out() -> None:
    found = catalogue(
        {
            "metrics/joy.md": "---\ntitle: Joy\nunit: points\nbetter: higher\nstatus: draft\n---\n",
            "capabilities/courier.md": "---\ntitle: A\nowner: last-mile\n"
            "delivers: [{metric: joy}, {metric: days, measurements: days.csv}]\n---\n",
            "capabilities/days.csv": "period,value\n\n2026-01,4\n",
        }
    )

    courier = found.find(Capability, "courier")
    document = found.documents[Key("capability/courier")]
    place = place_of(document, ("delivers", 0, "measurements", 0, "value"))
    assert courier is not None
    assert courier.delivers[0].measurements[0].value == 4
    assert (place.path, place.span.line, place.field) == (
        "capabilities/days.csv",
        3,
        "delivers[1].measurements[0].value",
    )


def test_fields_with_a_fault_between_files_are_not_sound() -> None:
    found = catalogue(
        {
            "capabilities/a.md": "---\ntitle: A\nowner: nobody\nrelies_on: [b]\n"
            "delivers: [{metric: on-time, designed: 140}]\n---\n",
            "capabilities/b.md": "---\ntitle: B\nowner: last-mile\nrelies_on: [a]\n---\n",
        }
    )

    assert found.documents[Key("capability/a")].damaged == {"owner", "relies_on", "delivers"}
    assert found.documents[Key("capability/b")].damaged == {"relies_on"}
    assert found.is_sound(Key("capability/b"), "owner", "delivers")
    assert not found.is_sound(Key("capability/nobody"))


def test_a_misspelt_field_is_not_sound() -> None:
    found = catalogue({"promises/a.md": "---\nstatement: A\nmade_by: last-mile\nexpcts: []\n---\n"})
    with_entries = catalogue(
        {"promises/a.md": "---\nstatement: A\nmade_by: last-mile\nexpcts: [{metric: days}]\n---\n"}
    )

    assert not found.is_sound(Key("promise/a"), "expects")
    assert not with_entries.is_sound(Key("promise/a"), "expects")


def test_the_fault_of_a_second_file_with_the_same_id_is_not_the_first_ones() -> None:
    found = catalogue({"touchpoints/deep/bell.md": "---\ntitle: Bell\nowner: nobody\n---\n"})

    assert found.documents[Key("touchpoint/bell")].damaged == set()


def test_what_cannot_be_read_exists() -> None:
    found = catalogue(
        {"departments/new.md": "# Words\n", "touchpoints/Front Door.md": "---\ntitle: A\nowner: new\n---\n"}
    )

    assert found.unreadable == {"department/new", "touchpoint/Front Door", "touchpoint/front-door"}
    assert found.is_any_unreadable(["department"])
    assert not found.is_any_unreadable(["promise"])


def test_entities_of_a_kind_stand_in_the_order_of_their_ids() -> None:
    found = catalogue()

    assert [touchpoint.id for touchpoint in found.all(Touchpoint)] == ["bell", "door"]
    assert found.find(Touchpoint, None) is None
    assert found.find(Touchpoint, "nobody") is None
    assert found.entity(Key("touchpoint/nobody")) is None


def test_alternatives_are_linked_like_the_rest() -> None:
    found = catalogue(
        {
            "journeys/parcel.md": "---\ntitle: Parcel\nowner: last-mile\nstages:\n"
            "  - {name: One, touchpoints: [[soon], bell, [soon, door-bell, door]]}\n---\n"
        }
    )

    journey = found.find(Journey, "parcel")
    assert journey is not None
    assert journey.stages[0].steps == (("bell",), ("bell", "door"))
    assert journey.touchpoints == ("bell", "door")
    assert links_of(found.links_to[Key("touchpoint/door")]) == [
        ("journey/parcel", ("stages", 0, "touchpoints", 2, 1), "touchpoint/door")
    ]


def test_a_partner_may_make_a_promise() -> None:
    found = catalogue(
        {
            "partners/vans.md": "---\ntitle: Vans\naliases: [van-line]\n---\n",
            "promises/soon.md": "---\nstatement: Soon\nmade_by: partner/van-line\n---\n",
        }
    )

    promise = found.find(Promise, "soon")
    assert promise is not None
    assert promise.maker == "partner/vans"
    assert links_of(found.links_to[Key("partner/vans")]) == [("promise/soon", ("made_by",), "partner/vans")]


def test_nobody_is_no_department() -> None:
    found = catalogue({"touchpoints/hall.md": "---\ntitle: Hall\nowner: nobody\n---\n"})

    hall = found.find(Touchpoint, "hall")
    assert hall is not None
    assert hall.answering is None
    assert Key("touchpoint/hall") not in found.links_from


def test_an_effect_whose_measure_is_a_draft_is_left_out() -> None:
    found = catalogue(
        {
            "metrics/joy.md": "---\ntitle: Joy\nunit: points\nbetter: higher\nstatus: draft\n---\n",
            "opportunities/more.md": "---\ntitle: More\nowner: last-mile\nwould:\n"
            "  - {capability: van, metric: joy, designed: 4}\n  - {touchpoint: door, capabilities: van}\n---\n",
        }
    )

    opportunity = found.find(Opportunity, "more")
    assert opportunity is not None
    assert [(effect.touchpoint, effect.capabilities) for effect in opportunity.would] == [("door", ("van",))]
