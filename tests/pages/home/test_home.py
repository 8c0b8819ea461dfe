from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cxmap.alignment.snapshots import Snapshot, snapshot_of
from cxmap.insight.history import History, State, States
from cxmap.model.verdicts import Verdict
from cxmap.pages import OVERVIEWS
from cxmap.pages.home.board import Board
from cxmap.pages.home.journeys import ShownJourneys
from cxmap.pages.home.sentences import basis_sentence
from cxmap.pages.home.to_act_on import MOST_OTHERS, MOST_TO_ACT_ON, ActingBoard, ShownTrouble
from cxmap.pages.kit.index_page import Ways
from cxmap.pages.kit.page import PageView
from tests.alignment.small_maps import AS_OF, Changes, measured, small_map
from tests.pages.small_sites import content, overview_of, shown, small_site

BROKEN = {"capability/courier": measured("90")}


def unbacked(count: int) -> dict[str, Any]:
    """As many more promises, each felt at the counter, where nothing backs them."""
    names = [f"promise-{number}" for number in range(count)]
    return {
        **{
            f"promise/{name}": {"statement": name, "expects": [{"metric": "on-time", "at_least": "99"}]}
            for name in names
        },
        "touchpoint/counter": {"title": "Counter", "promises": names},
    }


def board(changes: Changes, *overviews: str, goal: str = "", old: Changes | None = None) -> Board:
    found = content(page(changes, *overviews, goal=goal, old=old), "")
    assert isinstance(found, Board)
    return found


def page(changes: Changes, *overviews: str, goal: str = "", old: Changes | None = None) -> PageView:
    """The home page of a site that has a goal, and a former state."""
    site = replace(small_site(changes, *overviews), goal=Decimal(goal) if goal else None)
    if old is not None:
        states = States(State(snapshot(old), date(2026, 3, 31), "2026-Q1"), State(snapshot(changes), AS_OF))
        site = replace(site, history=History(states=states))
    return OVERVIEWS["home"](site)


def snapshot(changes: Changes) -> Snapshot:
    compiled = small_map(changes)
    return snapshot_of(compiled.catalogue, compiled.alignment)


def troubles(changes: Changes, *overviews: str, title: str = "") -> ActingBoard:
    """The promises to act on; with a title where it matters."""
    (section,) = (each for each in overview_of("home", changes, *overviews).before if each.fragment == "home/to_act_on")
    assert title in ("", section.title)
    assert isinstance(section.content, ActingBoard)
    return section.content


def trouble(changes: Changes) -> ShownTrouble:
    (found,) = troubles(changes).shown
    return found


def test_home_begins_with_the_promise_rate_and_says_once_what_it_counts() -> None:
    found = board(unbacked(2))

    assert (found.rate, found.sentence) == ("33 %", "We keep 1 of the 3 promises that customers feel.")
    assert found.basis == "A promise counts once, by the worst place where customers feel it. Judged on 2026-06-30."
    assert found.bar
    assert found.bar.said == "2 unbacked and 1 kept"
    assert (found.moved, found.goal, found.line) == (None, "", None)


def test_home_tells_over_promised_from_broken_where_both_occur() -> None:
    none = dict.fromkeys(Verdict, 0)
    counted = basis_sentence(AS_OF, none | {Verdict.BROKEN: 3})

    assert basis_sentence(AS_OF, none | {Verdict.BROKEN: 3, Verdict.OVER_PROMISED: 2}) == (
        f"{counted} 2 over-promised: More is promised than delivery was ever built for."
        " 3 broken: Delivery was built for it, but its figures, or the newest proof, show that it falls short."
    )


def test_a_promise_counts_once_by_its_worst_place() -> None:
    worse = {"capability/slow": {"title": "Slow", **measured("90")}}
    hall = {"touchpoint/hall": {"title": "Hall", "promises": ["next-day"], "capabilities": ["slow"]}}

    assert board({**worse, **hall}).sentence == "The one promise that customers feel does not count as kept."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "We keep the one promise that customers feel."),
        (
            {"capability/courier": {"delivers": [{"metric": "on-time"}]}},
            "The one promise that customers feel does not count as kept.",
        ),
        ({**BROKEN, **unbacked(1)}, "None of the 2 promises that customers feel counts as kept."),
        (
            {
                "promise/more": {"statement": "More", "expects": [{"metric": "on-time", "at_least": "95"}]},
                "touchpoint/doorstep": {"promises": ["next-day", "more"]},
            },
            "We keep all 2 promises that customers feel.",
        ),
        (
            {"touchpoint/doorstep": {"promises": ""}},
            "Customers do not feel any of our promises yet: none of them stands at a touchpoint.",
        ),
    ],
)
def test_the_rate_is_said_in_a_sentence(changes: Changes, sentence: str) -> None:
    assert board(changes).sentence == sentence


def test_without_a_rate_there_is_nothing_beside_the_sentence() -> None:
    found = board({"touchpoint/doorstep": {"promises": ""}}, goal="90")

    assert (found.rate, found.bar, found.goal, found.basis) == ("", None, "", "")


@pytest.mark.parametrize(
    ("goal", "sentence"),
    [
        ("90", "Our goal is 90 %: 2 more promises have to be kept."),
        ("50.5", "Our goal is 50.5 %: 1 more promise has to be kept."),
        ("30", "Our goal is 30 %: we have reached it."),
    ],
)
def test_a_goal_is_said_in_promises_and_marked_on_the_bar(goal: str, sentence: str) -> None:
    found = board(unbacked(2), goal=goal)

    assert found.goal == sentence
    assert found.bar
    assert found.bar.goal
    assert (found.bar.goal.words, found.bar.goal.at) == (f"Goal {goal} %", goal)
    assert found.bar.goal.is_right == (goal != "30")


def test_the_bar_begins_with_what_is_kept_and_its_parts_lead_into_the_register() -> None:
    found = board(unbacked(3), "promises").bar

    assert found
    kept, rest = found.parts
    assert (kept.said, kept.x, kept.width, kept.count_at) == ("1 promise: kept", "0", "25", "12.5")
    assert (rest.said, rest.x, rest.width, rest.count_at) == ("3 promises: unbacked", "25", "75", "62.5")
    assert kept.way
    assert (kept.way.path, kept.way.query) == ("promises.md", "verdict=kept")


def test_without_a_register_the_bar_leads_nowhere() -> None:
    found = board({}).bar

    assert found
    assert [part.way for part in found.parts] == [None]


def test_a_number_makes_room_for_a_goal_and_is_left_out_on_a_phone_where_it_does_not_fit() -> None:
    found = board(unbacked(29), goal="51.7").bar

    assert found
    assert [(part.count_at, part.is_narrow) for part in found.parts] == [("1.7", True), ("27.5", False)]


@pytest.mark.parametrize(
    ("old", "new", "sentence", "direction"),
    [
        (BROKEN, {}, "Up 100 points since 2026-Q1, when it was 0 %.", "up"),
        ({}, unbacked(99), "Down 99 points since 2026-Q1, when it was 100 %.", "down"),
        (unbacked(98), unbacked(49), "Up 1 point since 2026-Q1, when it was 1 %.", "up"),
        ({}, {}, "Unchanged since 2026-Q1.", "same"),
    ],
)
def test_the_rate_is_held_against_a_former_state(old: Changes, new: Changes, sentence: str, direction: str) -> None:
    found = board(new, "changes", old=old)

    assert found.moved
    assert (found.moved.sentence, found.moved.direction) == (sentence, direction)
    assert found.moved.way
    assert found.moved.way.path == "changes.md"
    assert found.line


def test_the_line_of_the_rate_has_its_days_and_the_goal() -> None:
    found = board({}, goal="90", old=unbacked(1)).line

    assert found
    assert found.said == "2026-Q1: 50 %, today: 100 %"
    assert [(point.x, point.y) for point in found.points] == [("0", "50"), ("100", "0")]
    assert (found.corners, found.goal_y) == ("0,50 100,0", "10")
    assert [(step.x, step.y, step.end_x, step.end_y) for step in found.steps] == [("0", "50", "100", "0")]


def test_a_line_without_a_goal_marks_none() -> None:
    found = board({}, old=BROKEN).line

    assert found
    assert found.goal_y == ""


def test_where_no_page_tells_of_changes_none_is_linked() -> None:
    found = board({}, old=BROKEN)

    assert found.moved
    assert found.moved.way is None


def test_changes_since_another_day_than_the_newest_are_not_linked() -> None:
    older = State(snapshot(BROKEN), date(2025, 12, 31), "2025-Q4")
    newer = State(snapshot(BROKEN), date(2026, 3, 31), "2026-Q1")
    history = History(states=States(older, State(snapshot({}), AS_OF)), earlier=(older, newer))

    found = content(OVERVIEWS["home"](replace(small_site({}, "changes"), history=history)), "")

    assert isinstance(found, Board)
    assert found.moved
    assert found.moved.sentence == "Up 100 points since 2026-Q1, when it was 0 %."
    assert found.moved.way is None


def test_a_former_state_in_which_customers_felt_nothing_is_no_former_rate() -> None:
    found = board({}, old={"touchpoint/doorstep": {"promises": ""}})

    assert (found.moved, found.line) == (None, None)


PUBLISHED = {"promise/next-day": {"published": [{"where": "A wall", "from": "2026-01-01"}]}}


def test_a_promise_to_act_on_shows_how_far_it_is_from_what_was_promised() -> None:
    expects = [{"metric": "on-time", "at_least": "95", "adequate": "92"}]
    found = trouble({**BROKEN, "promise/next-day": {"expects": expects}})

    assert (found.promise.name, found.verdict.words, found.reason) == ("Delivered the next day", "broken", "")
    assert shown(found.acting) == "[Last mile]"
    bar = found.bar
    assert bar
    assert bar.metric
    assert bar.metric.name == "Parcels on time"
    assert bar.said == "Measured: 90 % in 2026-06. Promised: at least 95 %. Customers accept: at least 92 %."
    assert bar.accepted
    assert (bar.start, bar.length, bar.promised.at, bar.accepted.at) == ("0", "90", "95", "92")


def test_where_nothing_is_measured_the_reason_stands_in_place_of_the_bar() -> None:
    found = trouble(unbacked(1))

    assert found.bar is None
    assert found.reason.startswith("Promised: at least 99 %")


HALL: Changes = {"touchpoint/hall": {"title": "Hall", "promises": ["next-day"], "capabilities": ["courier"]}}
DECISIVE = {"moment_of_truth": "yes"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Customers feel it at 1 touchpoint."),
        ({"touchpoint/doorstep": DECISIVE}, "Customers feel it at 1 touchpoint, a moment of truth."),
        (
            {**HALL, "touchpoint/doorstep": DECISIVE},
            "Customers feel it at 2 touchpoints, 1 of them a moment of truth.",
        ),
        (
            {
                **HALL,
                "touchpoint/doorstep": DECISIVE,
                "touchpoint/shop": {**HALL["touchpoint/hall"], **DECISIVE},
            },
            "Customers feel it at 3 touchpoints, 2 of them moments of truth.",
        ),
        (
            {"touchpoint/hall": {**HALL["touchpoint/hall"], **DECISIVE}, "touchpoint/doorstep": DECISIVE},
            "Customers feel it at 2 touchpoints, all of them moments of truth.",
        ),
    ],
)
def test_harm_is_told_by_where_customers_feel_it(changes: Changes, sentence: str) -> None:
    assert trouble({**BROKEN, **changes}).felt == sentence


def test_it_is_told_where_a_promise_is_still_published() -> None:
    places = [{"where": f"Wall {number}", "from": "2026-01-01"} for number in range(3)]
    found = trouble({**BROKEN, "promise/next-day": {"published": places}})

    assert (shown(found.said.shown), found.said.more, found.not_said) == ("Wall 0 Wall 1", 1, "")
    assert trouble(BROKEN).not_said == "It is published nowhere today."


def test_a_promise_to_act_on_comes_with_what_mends_it() -> None:
    mends = {
        "opportunity/vans": {
            "title": "More vans",
            "owner": "last-mile",
            "addresses": ["promise/next-day"],
            "state": "planned",
            "due": "2026-12-15",
        },
        "opportunity/bikes": {"title": "Bikes", "owner": "last-mile", "addresses": ["capability/courier"]},
    }
    found = trouble({**BROKEN, **mends})

    assert [(mend.opportunity.name, mend.words) for mend in found.mends.shown] == [
        ("More vans", "planned, due 2026-12-15"),
        ("Bikes", ""),
    ]
    assert (found.mends_title, found.nothing_mends) == ("What mends it", "")
    assert trouble(BROKEN).nothing_mends == "No opportunity on the map would mend it yet."


VALUE = {"capability": "courier", "metric": "on-time"}


@pytest.mark.parametrize(
    ("would", "words", "title"),
    [
        ({**VALUE, "value": "97"}, "makes it kept", "What mends it"),
        ({**VALUE, "value": "91"}, "leaves it broken", "Nothing mends it yet"),
        ({"promise": "next-day", "status": "retired"}, "ends it", "What mends it"),
    ],
)
def test_what_is_planned_for_a_promise_says_what_becomes_of_it(would: dict[str, str], words: str, title: str) -> None:
    plan = {"title": "Plan", "owner": "last-mile", "addresses": ["promise/next-day"], "would": [would]}

    found = trouble({**BROKEN, "opportunity/plan": plan})

    assert ([mend.words for mend in found.mends.shown], found.mends_title) == ([words], title)


def test_three_are_acted_on_first_and_all_others_are_one_click_away() -> None:
    changes = unbacked(MOST_TO_ACT_ON + 1)
    found = troubles(changes, "promises", title="Act on these three first")

    assert len(found.shown) == MOST_TO_ACT_ON
    assert found.rest
    assert (found.rest.text, found.rest.path) == ("1 more promise is in trouble", "promises.md")
    assert found.rest.query == "verdict=over-promised&verdict=broken&verdict=unbacked"
    unlinked = troubles(changes, title="Act on these three first").rest
    assert unlinked
    assert (unlinked.text, unlinked.path) == ("1 more promise is in trouble", "")


def test_the_next_ones_have_a_line_each_with_the_verdict_and_the_reason() -> None:
    found = troubles(unbacked(MOST_TO_ACT_ON + MOST_OTHERS + 1))

    assert [other.verdict.words for other in found.others] == ["unbacked"] * MOST_OTHERS
    assert found.others[0].reason.startswith("Promised: at least 99 %")
    assert {each.promise.key for each in found.others}.isdisjoint(each.promise.key for each in found.shown)


def test_a_card_says_since_when_a_promise_is_missed() -> None:
    assert trouble(BROKEN).since == "Missed since 2026-06."
    assert trouble({"capability/courier": {"delivers": []}}).since == ""


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({**BROKEN, **PUBLISHED}, "Stop saying this one first"),
        (BROKEN, "Act on this one first"),
        ({**PUBLISHED, "capability/courier": {"delivers": []}}, "Act on this one first"),
        ({**BROKEN, **PUBLISHED, **unbacked(1)}, "Act on these two first"),
    ],
)
def test_the_title_says_to_stop_saying_what_is_published_and_known_not_to_be_kept(changes: Changes, title: str) -> None:
    assert troubles(changes, title=title).shown


def test_a_card_says_what_is_true_instead() -> None:
    found = trouble({**BROKEN, **PUBLISHED, "metric/on-time": {"cases": "all"}})

    assert found.instead
    assert (found.instead.label, found.instead.sentence) == (
        "Say instead",
        "Nine times out of ten: Delivered the next day",
    )


def test_a_card_says_nothing_instead_where_no_figure_carries_a_sentence() -> None:
    (unbacked_one,) = troubles({"capability/courier": {"delivers": []}}).shown
    (unspoken,) = troubles({**BROKEN, "promise/next-day": {"explicit": "false"}}).shown

    assert (unbacked_one.instead, unspoken.instead) == (None, None)


def test_what_has_ended_and_is_still_on_show_is_counted() -> None:
    over = {"promise/next-day": {**PUBLISHED["promise/next-day"], "valid_until": "2026-05-31"}}

    (way,) = troubles(over, "may-we-say", title="Take this down").ways
    assert (way.text, way.path, way.anchor) == (
        "1 promise has ended and is still on show",
        "may-we-say.md",
        "list-stop",
    )
    (unlinked,) = troubles(over, title="Take this down").ways
    assert (unlinked.path, unlinked.anchor) == ("", "")


def test_who_must_stop_saying_something_is_led_to_what_may_be_said_instead() -> None:
    (way,) = troubles({**BROKEN, **PUBLISHED}, "may-we-say").ways

    assert (way.text, way.path, way.anchor) == ("What to say instead", "may-we-say.md", "list-stop")
    assert troubles({**BROKEN, **PUBLISHED}).ways == ()


def test_nothing_is_to_be_acted_on_where_all_is_kept() -> None:
    assert [section.title for section in overview_of("home").before] == [""]


STAGES = [{"name": "Door", "touchpoints": ["doorstep"]}]


def journeys(changes: Changes, *overviews: str, old: Changes | None = None) -> ShownJourneys:
    found = content(page(changes, *overviews, old=old), "Where it hurts")
    assert isinstance(found, ShownJourneys)
    return found


def test_journeys_of_today_stand_by_pain_and_importance() -> None:
    found = journeys(
        {
            "journey/a": {"title": "Known", "stages": STAGES, "pain": "2", "importance": "3"},
            "journey/b": {"title": "Worse", "stages": STAGES, "pain": "5", "importance": "4"},
            "journey/c": {"title": "Unknown", "stages": [], "pain": "5"},
            "journey/d": {"title": "Future", "stages": STAGES, "state": "future"},
            "journey/e": {"title": "Over", "stages": STAGES, "status": "retired"},
        },
        "promises",
    )

    assert [(row.journey.name, shown(row.urgency)) for row in found.rows] == [
        ("Worse", "5 × 4 = 20"),
        ("Known", "2 × 3 = 6"),
        ("Unknown", ""),
    ]
    worse, _, unknown = found.rows
    assert worse.rate
    assert (worse.rate.text, worse.rate.query) == ("1 of 1 kept", "journey=b")
    assert [part.way.query for part in worse.bar.parts if part.way] == ["verdict=kept&journey=b"]
    assert (unknown.rate, unknown.bar.parts, unknown.bar.said) == (None, (), "")
    assert not found.has_lines


def test_without_a_register_a_journey_says_its_rate_alone() -> None:
    (row,) = journeys({"journey/a": {"title": "Known", "stages": STAGES}}).rows

    assert row.rate
    assert (row.rate.text, row.rate.path) == ("1 of 1 kept", "")


def test_a_journey_has_a_line_of_the_promises_that_are_felt_on_it() -> None:
    changes = {
        "journey/a": {"title": "Receive", "stages": STAGES},
        "journey/b": {"title": "Ask", "stages": [{"name": "Hall", "touchpoints": ["counter"]}]},
        **unbacked(1),
    }
    found = journeys(changes, old=BROKEN)

    lines = {row.journey.name: row.line.said if row.line else "" for row in found.rows}
    assert lines == {"Receive": "2026-Q1: 0 %, today: 100 %", "Ask": ""}
    assert found.has_lines


def test_ways_in_lead_to_the_pages_that_exist() -> None:
    ways = content(overview_of("home", {}, "promises", "journeys"), "Ways in")

    assert isinstance(ways, Ways)
    assert [(way.question, way.path) for way in ways.ways] == [
        ("May we say this?", "promises.md"),
        ("Where does it hurt?", "journeys.md"),
    ]


def test_who_writes_for_customers_is_led_to_what_may_be_said() -> None:
    ways = content(overview_of("home", {}, "promises", "may-we-say"), "Ways in")

    assert isinstance(ways, Ways)
    assert [way.path for way in ways.ways] == ["may-we-say.md"]


def test_the_authors_words_come_after_all_that_the_map_says() -> None:
    found = page({**BROKEN, "journey/a": {"title": "Receive", "stages": STAGES}}, "promises")

    assert [section.title for section in found.before] == ["", "Act on this one first", "Where it hurts", "Ways in"]
    assert found.after == ()
