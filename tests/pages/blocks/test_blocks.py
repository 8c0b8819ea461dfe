"""Blocks: what a view in a page of one's own shows of the map."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.model.block import PICKING, Block, BlockView, PickedVerdict
from cxmap.model.verdicts import Verdict
from cxmap.pages.blocks import BLOCK_VIEWS, block_on_page
from cxmap.pages.blocks.block import BlockOnPage
from cxmap.pages.blocks.kept_rate import KeptRate
from cxmap.pages.journey.journey_map import JourneyMap
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.register import Register
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Table
from cxmap.pages.kit.values import Words
from cxmap.pages.matrix.page import JourneyMatrix
from cxmap.pages.may_we_say.page import SayingList
from cxmap.pages.promises.page import PromiseRegister, verdict_facet_words
from tests.pages.small_sites import small_site

MAP: dict[str, Any] = {
    "department/brand": {"title": "Brand"},
    "partner/vans": {"title": "Vans"},
    "persona/parents": {"title": "Parents"},
    "journey/receive": {
        "title": "Receive",
        "pain": "5",
        "importance": "5",
        "stages": [{"name": "At home", "touchpoints": ["doorstep"]}],
    },
    "journey/send": {"title": "Send", "stages": [{"name": "In the shop", "touchpoints": ["counter"]}]},
    "journey/dream": {"title": "Dream", "stages": [{"name": "Asleep"}]},
    "capability/till": {
        "title": "Till",
        "owner": "brand",
        "delivers": [{"metric": "on-time", "measurements": [{"period": "2026-06", "value": "90"}]}],
    },
    "promise/fast": {
        "statement": "Served at once",
        "reads_as": "stated",
        "made_by": "brand",
        "personas": ["parents"],
        "expects": [{"metric": "on-time", "at_least": "80"}],
    },
    "promise/nowhere": {"statement": "Said and not felt", "made_by": "brand"},
    "promise/later": {"statement": "Said later", "made_by": "last-mile", "status": "planned"},
    "touchpoint/counter": {
        "title": "At the counter",
        "owner": "brand",
        "channel": "store",
        "promises": ["next-day", "fast"],
        "capabilities": ["till"],
        "contributors": [{"partner": "vans"}],
    },
}
"""`next-day` is kept at the door and broken at the counter; `fast` is kept at the counter."""


def site(*overviews: str) -> Site:
    return small_site(MAP, *overviews)


def block(view: str, **fields: Any) -> Block:
    return Block.model_validate({"view": view} | fields, context={"channels": ()})


def on_page(view: str, *overviews: str, **fields: Any) -> BlockOnPage:
    return block_on_page(site(*overviews), block(view, **fields), 2)


def sentence(found: BlockOnPage) -> str:
    """What stands above the view, as it is read."""
    phrases = (f"{phrase.words} {' or '.join(map(name_of, phrase.names))}" for phrase in found.phrases)
    return f"{' '.join((found.shown.noun, *phrases))}: {found.shown.counted}"


def name_of(value: object) -> str:
    assert isinstance(value, EntityLink | Words)
    return value.name if isinstance(value, EntityLink) else value.text


def promises(found: BlockOnPage) -> dict[str, str]:
    """The promises of a register or of cards, with their verdicts."""
    if not found.shown.sections:
        return {}
    (section,) = found.shown.sections
    assert isinstance(section.content, PromiseRegister | Register)
    rows = [row.row if hasattr(row, "row") else row for row in section.content.rows]
    return {row.promise.key.partition("/")[2]: row.verdict.words if row.verdict else "" for row in rows}


def heads(found: BlockOnPage) -> list[str]:
    (section,) = found.shown.sections
    assert isinstance(section.content, Table)
    return [name_of(row[0]) for row in section.content.rows]


def test_every_view_that_a_block_may_name_is_built_and_explained() -> None:
    assert set(BLOCK_VIEWS) == set(BlockView)
    assert all(view.meaning.endswith(".") for view in BlockView)
    assert all(set(view.filters) <= {*PICKING, "limit"} for view in BlockView)


def test_every_verdict_that_can_be_picked_has_words() -> None:
    assert [*PickedVerdict][:-2] == [*Verdict]
    assert [verdict_facet_words(verdict) for verdict in PickedVerdict][-4:] == [
        "under-promised",
        "kept",
        "homeless",
        "no verdict",
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {"next-day": "broken", "fast": "kept", "nowhere": "", "later": ""}),
        ({"journey": ["receive"]}, {"next-day": "kept"}),
        ({"journey": ["receive"], "verdict": ["broken"]}, {}),
        ({"journey": ["send"], "verdict": ["broken"]}, {"next-day": "broken"}),
        ({"journey": ["send", "receive"], "verdict": ["kept"]}, {"fast": "kept"}),
        ({"touchpoint": ["doorstep"], "verdict": ["kept"]}, {"next-day": "kept"}),
        ({"channel": ["store"]}, {"next-day": "broken", "fast": "kept"}),
        ({"partner": ["vans"], "verdict": ["kept"]}, {"fast": "kept"}),
        ({"department": ["last-mile"]}, {"next-day": "broken", "later": ""}),
        ({"promise": ["fast", "nowhere"]}, {"fast": "kept", "nowhere": ""}),
        ({"promise": ["fast"], "touchpoint": ["doorstep"]}, {}),
        ({"promise": ["nowhere"], "touchpoint": ["doorstep"]}, {}),
        ({"promise": ["fast"], "verdict": ["homeless"]}, {}),
        ({"verdict": ["homeless"]}, {"nowhere": ""}),
        ({"verdict": ["no-verdict"]}, {"later": ""}),
        ({"persona": ["parents"], "touchpoint": ["counter"]}, {"next-day": "broken", "fast": "kept"}),
        ({"limit": "1"}, {"next-day": "broken"}),
    ],
)
def test_the_register_has_the_promises_of_which_a_place_fits_all_filters(
    fields: dict[str, Any], expected: dict[str, str]
) -> None:
    assert promises(on_page("promises", **fields)) == expected


def test_a_register_in_a_page_has_a_name_of_its_own_and_offers_what_can_be_picked() -> None:
    (section,) = on_page("promises", channel=["store"]).shown.sections
    register = section.content

    assert isinstance(register, PromiseRegister)
    assert register.name == "view-2-"
    assert register.downloads == ()
    assert [facet.name for facet in register.facets if facet.options] == ["verdict", "department"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Promises: 4 promises"),
        ({"journey": ["receive"]}, "Promises on the journey Receive: 1 of 4 promises"),
        ({"verdict": ["over-promised", "at-risk"]}, "Promises that are over-promised or at risk: none of 4 promises"),
        (
            {"partner": ["vans"], "department": ["brand"], "verdict": ["no-verdict"], "persona": ["parents"]},
            "Promises made to Parents that rest on Brand and on Vans and have no verdict: none of 4 promises",
        ),
        ({"verdict": ["no-verdict"]}, "Promises that have no verdict: 1 of 4 promises"),
        ({"verdict": ["no-verdict", "kept"]}, "Promises that are kept or have no verdict: 2 of 4 promises"),
        ({"touchpoint": ["doorstep"]}, "Promises felt at Parcel at the door: 1 of 4 promises"),
        ({"partner": ["vans"], "channel": ["in-person"]}, "Promises through the channel in person that rest on Vans: "),
    ],
)
def test_a_block_says_what_it_shows_and_of_how_many(fields: dict[str, Any], expected: str) -> None:
    assert sentence(on_page("promises", **fields)).startswith(expected)


def test_a_block_that_is_cut_short_says_so() -> None:
    assert on_page("promises", limit="1").shown.note == "The worst of them."
    assert on_page("promises", limit="3").shown.note == "The worst 3 of them."
    assert on_page("journeys", limit="1").shown.note == "The first of them."
    assert on_page("journeys", limit="2").shown.note == "The first 2 of them."
    assert on_page("promises", limit="9").shown.note == ""


def test_trouble_has_a_card_for_each_promise_in_trouble_or_with_the_verdicts_asked_for() -> None:
    assert promises(on_page("trouble")) == {"next-day": "broken"}
    assert sentence(on_page("trouble")) == "Promises in trouble: 1 of 4 promises"
    assert promises(on_page("trouble", verdict=["homeless"])) == {"nowhere": ""}
    assert sentence(on_page("trouble", verdict=["homeless"])) == "Promises that are homeless: 1 of 4 promises"
    assert promises(on_page("trouble", journey=["receive"])) == {}


def test_the_kept_rate_counts_the_places_that_fit() -> None:
    found = on_page("kept-rate", channel=["store"])
    rate = found.shown.sections[0].content

    assert isinstance(rate, KeptRate)
    assert rate.rate == "50 %"
    assert rate.sentence == "Promises are kept at 1 of 2 places where customers feel them."
    assert found.shown.counted == "2 of 3 places where a promise is felt"
    assert on_page("kept-rate", touchpoint=["doorstep"], verdict=["broken"]).shown.sections == ()


def test_the_matrix_has_the_journeys_and_the_promises_that_fit() -> None:
    every = on_page("matrix").shown
    matrices = [section.content for section in every.sections]

    assert [section.title for section in every.sections] == ["Receive", "Send"]
    assert [matrix.anchor for matrix in matrices if isinstance(matrix, JourneyMatrix)] == [
        "view-2-matrix-receive",
        "view-2-matrix-send",
    ]
    kept = on_page("matrix", verdict=["kept"]).shown
    assert [section.title for section in kept.sections] == [""]
    assert kept.counted == "1 of 4 promises"
    assert on_page("matrix", journey=["dream"]).shown.sections == ()


@pytest.mark.parametrize(
    ("verdict", "expected", "journeys", "touchpoints"),
    [
        ("kept", ["fast"], ["Send"], ["At the counter"]),
        ("broken", ["next-day"], ["Receive", "Send"], ["At the counter", "Parcel at the door"]),
    ],
)
def test_all_views_pick_by_the_verdict_that_a_promise_has_over_all_places_that_fit(
    verdict: str, expected: list[str], journeys: list[str], touchpoints: list[str]
) -> None:
    matrices = [section.content for section in on_page("matrix", verdict=[verdict]).shown.sections]
    rows = [row for matrix in matrices if isinstance(matrix, JourneyMatrix) for row in matrix.rows]

    assert list(promises(on_page("promises", verdict=[verdict]))) == expected
    assert list(dict.fromkeys(row.promise.key.partition("/")[2] for row in rows)) == expected
    assert heads(on_page("journeys", verdict=[verdict])) == journeys
    assert heads(on_page("touchpoints", verdict=[verdict])) == touchpoints


def test_matrices_that_do_not_fit_into_a_block_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.pages.matrix.page.MOST_CELLS", 1)

    assert on_page("matrix").shown.note == "Of 1 more journey the matrix does not fit here."


def test_what_may_be_said_keeps_the_list_that_all_places_decide() -> None:
    found = on_page("may-we-say", journey=["receive"])
    lists = [section.content for section in found.shown.sections]

    assert [each.title for each in lists if isinstance(each, SayingList)] == ["Stop saying"]
    assert [each.anchor for each in lists if isinstance(each, SayingList)] == ["view-2-list-stop"]
    titles = [section.title for section in on_page("may-we-say").shown.sections]
    assert titles == ["Safe to say", "Not yet", "Stop saying"]


def test_journeys_and_touchpoints_are_those_with_such_promises() -> None:
    assert heads(on_page("journeys")) == ["Receive", "Dream", "Send"]
    assert heads(on_page("journeys", channel=["store"])) == ["Send"]
    assert heads(on_page("journeys", journey=["dream"])) == ["Dream"]
    assert heads(on_page("touchpoints", journey=["receive"])) == ["Parcel at the door"]
    assert heads(on_page("touchpoints", touchpoint=["counter"], channel=["store"])) == ["At the counter"]
    assert on_page("touchpoints", verdict=["unbacked"]).shown.sections == ()


@pytest.mark.parametrize(
    ("view", "fields", "expected"),
    [
        ("journeys", {}, "Journeys: 3 journeys"),
        ("journeys", {"journey": ["dream", "send"]}, "Journeys called Dream or Send: 2 of 3 journeys"),
        (
            "journeys",
            {"journey": ["dream"], "verdict": ["kept"]},
            "Journeys with promises on the journey Dream that are kept: none of 3 journeys",
        ),
        ("touchpoints", {"touchpoint": ["counter"]}, "Touchpoints called At the counter: 1 of 2 touchpoints"),
        (
            "touchpoints",
            {"journey": ["send"]},
            "Touchpoints with promises on the journey Send: 1 of 2 touchpoints",
        ),
    ],
)
def test_journeys_and_touchpoints_that_are_only_named_need_no_promises(
    view: str, fields: dict[str, Any], expected: str
) -> None:
    assert sentence(on_page(view, **fields)) == expected


def test_a_journeys_map_stands_in_a_block() -> None:
    found = on_page("journey", journey=["receive"])
    drawn = found.shown.sections[0].content

    assert isinstance(drawn, JourneyMap)
    assert (drawn.anchor, drawn.caption) == ("view-2-map", "Map of the journey Receive, view 2")
    assert found.shown.counted == ""
    assert found.whole
    assert found.whole.path == "journeys/receive.md"


def test_a_journey_that_cannot_be_read_leaves_its_block_empty() -> None:
    found = on_page("journey", journey=["unreadable"])

    assert (found.shown.sections, found.whole) == ((), None)


@pytest.mark.parametrize(
    ("view", "fields", "path", "query"),
    [
        (
            "promises",
            {"journey": ["receive"], "verdict": ["broken", "kept"]},
            "promises.md",
            "journey=receive&verdict=broken&verdict=kept",
        ),
        ("promises", {}, "promises.md", ""),
        ("promises", {"journey": ["receive", "send"]}, "promises.md", ""),
        ("promises", {"touchpoint": ["counter"]}, "promises.md", ""),
        ("trouble", {}, "promises.md", "verdict=over-promised&verdict=broken&verdict=unbacked"),
        ("kept-rate", {"journey": ["receive"]}, "home.md", ""),
    ],
)
def test_a_block_leads_to_all_of_it_with_the_filters_that_an_address_can_say(
    view: str, fields: dict[str, Any], path: str, query: str
) -> None:
    whole = on_page(view, "promises", "home", **fields).whole

    assert whole
    assert (whole.path, whole.query) == (path, query)


def test_a_block_leads_nowhere_where_the_site_has_no_such_page() -> None:
    assert on_page("matrix", "promises").whole is None
