"""A page that would be too long: its lists are shorter, and each says how many entries more there are."""

from __future__ import annotations

from datetime import date

import pytest

from cxmap.compiler import compile_map
from cxmap.model.block import Block, BlockView
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.source import Settings, SourceFile
from cxmap.pages import ENTITY_PAGES, OVERVIEWS
from cxmap.pages.blocks import block_on_page
from cxmap.pages.ecosystem.dependence import Dependence
from cxmap.pages.journey.journey_map import MOST_STAGES, JourneyMap, map_of
from cxmap.pages.kit.graph_picture import GraphPictures
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.room import LEAST, WHOLE, Room, fitting, share_of
from cxmap.pages.kit.sieve import Sieve
from cxmap.pages.kit.site import Site
from cxmap.pages.promises.page import PromiseRegister
from tests.alignment.small_maps import Changes
from tests.crowded_map import AS_OF, Crowd, crowded_files
from tests.pages.small_sites import content, rows, shown, small_site

CROWD = Crowd(touchpoints=48, series=14, others=14)
TIGHT = Room(0.002)


@pytest.fixture(scope="module")
def site() -> Site:
    files = [SourceFile(path, text.encode()) for path, text in crowded_files(CROWD)]
    return compile_map(files, Settings(as_of=date.fromisoformat(AS_OF))).site()


def _page(site: Site, key: str) -> PageView:
    return ENTITY_PAGES[kind_and_id(key)[0]](site, site.catalogue.documents[Key(key)])


def test_a_list_is_as_long_as_usual_where_there_is_room() -> None:
    assert WHOLE.most(40) == 40
    assert WHOLE.is_whole


def test_a_list_becomes_shorter_with_the_room_but_keeps_a_few() -> None:
    assert Room(0.5).most(40) == 20
    assert Room(0.01).most(40) == 3
    assert Room(0.01).most(40, least=1) == 1
    assert Room(0.01).most(2) == 2


def test_a_page_twice_too_long_gets_half_the_room() -> None:
    assert WHOLE.smaller(400, 200) == Room(0.5)


def test_a_page_hardly_too_long_gets_less_room_all_the_same() -> None:
    assert WHOLE.smaller(201, 200) == Room(0.8)


def test_a_page_far_too_long_keeps_a_part_of_its_room() -> None:
    assert WHOLE.smaller(100_000, 200) == Room(0.2)


def test_room_comes_to_an_end() -> None:
    assert Room(0.001).is_least
    assert LEAST.is_least
    assert not Room(0.01).is_least


def test_a_part_may_take_three_equal_shares_and_leaves_something_for_the_others() -> None:
    assert share_of(12_000, 1) == 9_000 + 3_000
    assert share_of(12_000, 2) == 10_500
    assert share_of(12_000, 12) == 3_000


def test_names_that_do_not_fit_are_counted() -> None:
    assert fitting(tuple("abcdef"), Room(0.5), 8).shown == tuple("abcd")
    assert fitting(tuple("abcdef"), Room(0.5), 8).more == 2
    assert fitting(tuple("abcdef"), WHOLE, 8).more == 0


def test_the_same_room_is_the_same_site(site: Site) -> None:
    assert site.with_room(WHOLE) is site


@pytest.mark.parametrize(
    ("key", "title", "note"),
    [
        ("journey/journey-0", "Stages and touchpoints", "10 more stages are not shown here."),
        ("journey/journey-0", "Stages and touchpoints", "3 more touchpoints are not shown here."),
        ("journey/journey-0", "Blueprint", "of which the first 1 stand here"),
        ("journey/journey-0", "", "10 more stages and 46 more touchpoints are not on this map."),
        ("journey/journey-0", "", "Of each stage shown, make-or-break touchpoints are kept before others."),
        ("promise/promise-0", "", "13 more series are not shown here."),
        ("promise/promise-0", "Where it is said", "45 more places are not shown here."),
        ("metric/metric-0", "Measured: 14 series", "11 more series are not shown here."),
        ("metric/metric-0", "As measured, and as customers say it", "1 more matter is not shown here."),
        ("department/department-0", "Your tensions", "10 more tensions are not shown here."),
        (
            "department/department-0",
            "What you are rewarded for, and what that does",
            "11 more rewards are not shown here.",
        ),
        ("capability/capability-1", "Delivered besides", "13 more"),
        ("touchpoint/touchpoint-0", "Messages", "37 more rows are not shown here."),
    ],
)
def test_a_section_without_room_says_how_many_more_there_are(site: Site, key: str, title: str, note: str) -> None:
    page = _page(site.with_room(TIGHT), key)

    found = [shown(each.content) for each in (*page.before, *page.after) if each.title == title]
    assert any(note in text for text in found), found


def test_a_blueprint_beside_a_table_that_is_cut_does_not_say_that_the_table_has_all(site: Site) -> None:
    roomy, tight = (content(_page(each, "journey/journey-0"), "Blueprint") for each in (site, site.with_room(TIGHT)))

    assert isinstance(roomy, GraphPictures)
    assert isinstance(tight, GraphPictures)
    assert roomy.pictures[0].description.endswith("; the table says the same.")
    assert tight.relations.more
    assert tight.pictures[0].description.endswith(" lines.")


@pytest.mark.parametrize(
    ("view", "title", "note"),
    [
        ("promises", "All promises, the worst first", "11 more promises are not shown here."),
        ("matrix", "More journeys", "more journeys are not shown here."),
        ("may-we-say", "Stop saying", "more sentences are not shown here."),
        ("touchpoints", "All touchpoints", "48 touchpoints. 45 more rows are not shown here."),
        ("ecosystem", "Who gets value, and who gets none", "39 more rows are not shown here."),
    ],
)
def test_an_overview_without_room_says_how_many_more_there_are(site: Site, view: str, title: str, note: str) -> None:
    assert note in shown(content(OVERVIEWS[view](site.with_room(TIGHT)), title))


def test_with_room_nothing_is_left_out_of_a_list_of_all_touchpoints(site: Site) -> None:
    assert not OVERVIEWS["touchpoints"](site).is_shortened
    assert OVERVIEWS["touchpoints"](site.with_room(TIGHT)).is_shortened


def test_of_many_touchpoints_the_worst_come_first(site: Site) -> None:
    few = shown(content(OVERVIEWS["touchpoints"](site.with_room(TIGHT)), "All touchpoints"))

    assert "over-promised" in few


def test_stages_that_are_not_on_a_map_are_counted_without_touchpoints_too() -> None:
    stages = [{"name": f"Part {number}"} for number in range(MOST_STAGES + 10)]
    site = small_site({"journey/receive": {"title": "Receive", "stages": stages}})
    journey = site.catalogue.all(Journey)[0]

    assert map_of(site, journey).note == "10 more stages are not on this map."
    assert map_of(site.with_room(Room(0.1)), journey).note == "46 more stages are not on this map."


def test_with_room_a_map_has_no_note() -> None:
    site = small_site({"journey/receive": {"title": "Receive", "stages": [{"name": "Door"}]}})

    assert map_of(site, site.catalogue.all(Journey)[0]).note == ""


def test_one_stage_that_is_not_on_a_map_is_counted() -> None:
    stages = [{"name": f"Part {number}"} for number in range(MOST_STAGES + 1)]
    site = small_site({"journey/receive": {"title": "Receive", "stages": stages}})

    assert map_of(site, site.catalogue.all(Journey)[0]).note == "1 more stage is not on this map."


WELL: Changes = {
    "touchpoint/a": {"title": "A", "promises": ["next-day"]},
    "touchpoint/b": {"title": "B"},
    "touchpoint/c": {"title": "C"},
    "touchpoint/d": {"title": "D"},
    "touchpoint/doorstep": {"title": "Z", "promises": ["gone"], "contributors": [{"partner": "z"}]},
    "promise/gone": {"statement": "In an hour", "expects": [{"metric": "on-time", "at_least": "99.9"}]},
    "capability/a": {"title": "A", "owner": "last-mile"},
    "capability/b": {"title": "B", "owner": "last-mile"},
    "capability/c": {"title": "C", "owner": "last-mile"},
    "capability/courier": {"title": "Z"},
    "department/a": {"title": "A"},
    "department/b": {"title": "B"},
    "department/c": {"title": "C"},
    "department/last-mile": {"title": "Z"},
    "metric/a": {"title": "A"},
    "metric/b": {"title": "B"},
    "metric/c": {"title": "C"},
    "metric/on-time": {"title": "Z"},
    "partner/a": {"title": "A"},
    "partner/b": {"title": "B"},
    "partner/c": {"title": "C"},
    "partner/z": {"title": "Z"},
}
"""Of each kind four or five, of which the last one by name has the worst verdicts."""


@pytest.mark.parametrize("view", ["touchpoints", "capabilities", "departments", "metrics", "partners"])
def test_a_list_that_is_cut_begins_with_the_worst_verdict(view: str) -> None:
    site = small_site(WELL)
    roomy, tight = (rows(content(OVERVIEWS[view](each), f"All {view}")) for each in (site, site.with_room(TIGHT)))

    assert tight[1][0] == "[Z]"
    assert view == "partners" or roomy[1][0] == "[A]"
    assert len(tight) == 4


def test_a_block_of_touchpoints_that_is_cut_begins_with_the_worst_verdict() -> None:
    site = small_site(WELL).with_room(TIGHT)

    limits: list[dict[str, str]] = [{}, {"limit": "4"}, {"limit": "2"}]
    blocks = (Block.model_validate({"view": BlockView.TOUCHPOINTS, **limit}) for limit in limits)
    found = [block_on_page(site, block, 1).shown for block in blocks]

    assert [rows(each.sections[0].content)[1][0] for each in found] == ["[Z]", "[Z]", "[A]"]
    assert [each.note for each in found] == ["The worst 3 of them.", "The worst 3 of them.", "The first 2 of them."]


def test_moments_of_truth_stay_on_a_journeys_map_in_their_order(site: Site) -> None:
    (found,) = (
        each.content
        for each in _page(site.with_room(Room(0.04)), "journey/journey-0").before
        if isinstance(each.content, JourneyMap)
    )

    steps = [step for stage in found.stages for step in stage.steps]
    assert [stage.column for stage in found.stages] == [1, 3, 5]
    assert [step.is_decisive for step in steps] == [True, False, False, False, False, True]


def test_a_promise_with_too_many_answers_is_not_picked_by_them(site: Site) -> None:
    register = content(OVERVIEWS["promises"](site.with_room(TIGHT)), "All promises, the worst first")

    assert isinstance(register, PromiseRegister)
    assert register.total == 14
    assert () in [row.answers for row in register.rows]
    assert [facet.options for facet in register.facets if facet.name == "department"] == [()]


def _sieve(page: PageView) -> Sieve:
    found = content(page, "Who depends on whom")
    assert isinstance(found, Dependence)
    return found.sieve


def test_a_question_with_too_many_answers_is_not_asked(site: Site) -> None:
    tight, roomy = (_sieve(OVERVIEWS["ecosystem"](each)) for each in (site.with_room(TIGHT), site))

    assert "promise" in [question.name for question in roomy.questions]
    assert "promise" not in [question.name for question in tight.questions]
    assert tight.total > sum(len(group.entries) for group in tight.groups)


def test_a_block_without_room_says_how_many_more_there_are(site: Site) -> None:
    block = next(each for each in site.catalogue.blocks["board.md"].values() if each and each.view == "promises")

    assert "11 more promises are not shown here." in shown(block_on_page(site.with_room(TIGHT), block, 1))
