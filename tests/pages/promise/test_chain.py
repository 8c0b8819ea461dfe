from __future__ import annotations

from cxmap.diagrams.chain import weakest_links
from cxmap.diagrams.graph import GraphNode
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.graph_picture import GraphPictures
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.table import MOST_ROWS
from tests.alignment.small_maps import Changes, measured
from tests.pages.small_sites import content, page_of, rows

PROMISE = "promise/next-day"
RELYING = {
    "capability/courier": {"relies_on": ["sorting"], "partners": ["vans"]},
    "capability/sorting": {"title": "Sorting", "owner": "hub"},
    "department/hub": {"title": "Hub"},
    "partner/vans": {"title": "Vans"},
}


def test_the_chain_leads_from_the_promise_to_the_partners() -> None:
    graph = chain(RELYING).pictures[0].graph

    assert [(group.name, [node.name for node in group.nodes]) for group in graph.groups] == [
        ("Promise", ["Delivered the next day"]),
        ("Touchpoints", ["Parcel at the door"]),
        ("Capabilities", ["Courier"]),
        ("What they rely on", ["Sorting"]),
        ("Partners", ["Vans"]),
    ]


def test_the_same_stands_in_a_table_of_links() -> None:
    assert rows(chain(RELYING).relations) == [
        ["Who or what", "is related how", "to whom or what"],
        ["[Delivered the next day]", "is felt at", "[Parcel at the door]"],
        ["[Parcel at the door]", "rests on", "[Courier]"],
        ["[Courier]", "rests on", "[Sorting]"],
        ["[Courier]", "rests on", "[Vans]"],
    ]


def test_the_source_and_the_description_go_with_the_picture() -> None:
    (picture,) = chain(RELYING).pictures

    assert picture.source.text.startswith("flowchart LR")
    assert picture.description == (
        "What the promise rests on, link by link. 5 boxes, 4 lines; the table says the same."
    )
    assert picture.note == ""


def test_a_capability_that_falls_short_is_the_weakest_link() -> None:
    found = chain({"capability/courier": measured("90")})

    assert found.sentence == "Weakest link: Courier."
    assert [node.name for node in weakest(found)] == ["Courier"]
    assert node(found, "Courier").verdict is Verdict.BROKEN


def test_a_weak_capability_further_down_is_the_weakest_link() -> None:
    designed = {
        "delivers": [{"metric": "speed", "designed": "9", "measurements": [{"period": "2026-06", "value": "8"}]}]
    }
    below = {"metric/speed": {"better": "higher"}, "capability/sorting": {"title": "Sorting", **designed}}

    found = chain({**RELYING, **below})

    assert found.sentence == "Weakest link: Sorting."
    assert [node.name for node in weakest(found)] == ["Sorting"]


def test_where_nothing_backs_a_promise_the_touchpoint_is_the_weakest_link() -> None:
    assert chain({"touchpoint/doorstep": {"capabilities": []}}).sentence == "Weakest link: Parcel at the door."


def test_where_it_is_out_of_control_the_touchpoint_is_the_weakest_link() -> None:
    assert chain({"touchpoint/doorstep": {"control": "outside"}}).sentence == "Weakest link: Parcel at the door."


def test_a_kept_promise_has_no_weakest_link() -> None:
    assert chain({}).sentence == ""
    assert weakest_links(()) == frozenset()


def test_partners_who_contribute_stand_in_the_chain_and_departments_do_not() -> None:
    changes = {
        "partner/vans": {"title": "Vans"},
        "department/hub": {"title": "Hub"},
        "touchpoint/doorstep": {"contributors": [{"partner": "vans"}, {"department": "hub"}, {"partner": "vans"}]},
    }

    names = [node.name for node in chain(changes).pictures[0].graph.nodes]

    assert names == ["Delivered the next day", "Parcel at the door", "Courier", "Vans"]


def test_what_is_retired_or_a_draft_is_left_out() -> None:
    changes = {
        "capability/courier": {"relies_on": ["old", "new"], "partners": ["gone"]},
        "capability/old": {"status": "retired"},
        "capability/new": {"status": "draft"},
        "partner/gone": {"title": "Gone", "status": "retired"},
    }

    assert [node.name for node in chain(changes).pictures[0].graph.nodes][-1] == "Courier"


def test_two_capabilities_may_rely_on_one_and_even_on_each_other() -> None:
    changes = {
        "touchpoint/doorstep": {"capabilities": ["courier", "rider"]},
        "capability/courier": {"relies_on": ["sorting"]},
        "capability/rider": {"title": "Rider", "relies_on": ["sorting"], **measured("97")},
        "capability/sorting": {"title": "Sorting"},
    }

    assert [node.name for node in chain(changes).pictures[0].graph.nodes][-1] == "Sorting"


def test_who_promised_stands_before_those_who_keep_it() -> None:
    changes = {**RELYING, "touchpoint/doorstep": {"contributors": [{"department": "hub"}]}}

    table = content(page_of(PROMISE, changes), "Who promised, and who keeps it")

    assert rows(table) == [
        ["Who", "What they have to do with it"],
        ["[Last mile]", "Made [Delivered the next day] Answers for [Parcel at the door] [Courier]"],
        ["[Hub]", "Contributes to [Parcel at the door] Answers for [Sorting]"],
        ["[Vans]", "Does some of the work of [Courier]"],
    ]


def test_of_many_places_a_party_is_named_with_the_first_and_the_number_of_the_others() -> None:
    places = {f"touchpoint/place-{at}": {"title": f"Place {at}", "promises": ["next-day"]} for at in range(400)}
    page = page_of(PROMISE, places)

    table, found = content(page, "Who promised, and who keeps it"), content(page, "What it rests on")

    assert rows(table)[1][1].endswith("more")
    assert isinstance(found, GraphPictures)
    assert found.pictures[0].note.startswith("Not in the picture: ")
    assert found.pictures[0].description.endswith(" lines.")
    assert len(found.pictures[0].graph.nodes) <= 60
    assert len(found.relations.rows) == MOST_ROWS
    assert found.relations.note.endswith(" more relations are not shown here.")


def test_what_is_not_in_a_picture_stands_in_a_table_that_is_whole() -> None:
    places = {f"touchpoint/place-{at}": {"title": f"Place {at}", "promises": ["next-day"]} for at in range(80)}

    found = chain(places)

    assert found.relations.more == 0
    assert found.pictures[0].note.startswith("Not in the picture, but in the table: ")
    assert found.pictures[0].description.endswith("; the table says the same.")


def test_of_many_parties_the_first_are_named() -> None:
    places: dict[str, dict[str, object]] = {}
    for at in range(70):
        places[f"department/d{at}"] = {"title": f"D {at}"}
        places[f"touchpoint/place-{at}"] = {"title": f"Place {at}", "owner": f"d{at}", "promises": ["next-day"]}

    table = content(page_of(PROMISE, places), "Who promised, and who keeps it")

    assert len(rows(table)) == 61
    assert getattr(table, "note", "") == "Not shown here: 11 parties more."


def test_a_promise_that_is_felt_nowhere_has_no_chain() -> None:
    page = page_of(PROMISE, {"touchpoint/doorstep": {"promises": []}})

    assert content(page, "What it rests on") is None


def chain(changes: Changes) -> GraphPictures:
    return pictures(page_of(PROMISE, changes), "What it rests on")


def pictures(page: PageView, title: str) -> GraphPictures:
    found = content(page, title)
    assert isinstance(found, GraphPictures)
    return found


def node(found: GraphPictures, name: str) -> GraphNode:
    return next(node for node in found.pictures[0].graph.nodes if node.name == name)


def weakest(found: GraphPictures) -> list[GraphNode]:
    return [node for node in found.pictures[0].graph.nodes if node.is_weakest]
