from __future__ import annotations

from typing import Any

from cxmap.pages.home.page import MOST_PROMISES, MOST_TAKEN_DOWN, KeptRate, TakeDowns
from cxmap.pages.kit.index_page import Ways
from cxmap.pages.kit.register import Register
from tests.alignment.small_maps import measured
from tests.pages.small_sites import content, overview_of, rows, shown

BROKEN = {"capability/courier": measured("90")}


def rate(changes: dict[str, Any]) -> KeptRate:
    found = content(overview_of("home", changes), "")
    assert isinstance(found, KeptRate)
    return found


def unbacked(count: int) -> dict[str, Any]:
    """As many more promises, each felt at the doorstep, where nothing backs them."""
    names = [f"promise-{number}" for number in range(count)]
    return {
        **{
            f"promise/{name}": {"statement": name, "expects": [{"metric": "on-time", "at_least": "99"}]}
            for name in names
        },
        "touchpoint/counter": {"title": "Counter", "promises": names},
    }


def test_home_begins_with_the_kept_rate_and_all_verdicts() -> None:
    found = rate(unbacked(2))

    assert found.rate == "33 %"
    assert found.sentence == "Kept at 1 of 3 places where customers feel a promise."
    assert found.counts.in_words == "2 unbacked and 1 kept"
    assert found.as_of == "2026-06-30"


def test_what_is_more_than_kept_counts_as_kept_and_is_named() -> None:
    found = rate({"metric/on-time": {"headroom": "1"}})

    assert found.sentence == "Kept, or more than kept, at 1 of 1 place where customers feel a promise."


def test_the_kept_rate_is_whole_only_where_every_promise_is_kept() -> None:
    assert rate({}).rate == "100 %"


def test_without_live_promises_there_is_no_rate() -> None:
    found = rate({"touchpoint/doorstep": {"promises": ""}})

    assert found.rate == ""
    assert found.counts.in_words == "nothing judged"
    assert found.sentence == "No live promise is felt on any live touchpoint yet."


def test_promises_in_trouble_come_with_their_reason_and_who_acts() -> None:
    found = content(overview_of("home", BROKEN), "Promises in trouble")

    assert isinstance(found, Register)
    (row,) = found.rows
    assert row.promise.name == "Delivered the next day"
    assert row.worst
    assert row.worst.reason.startswith("Promised: at least 95 %")
    assert shown(row.worst.acting) == "[Last mile]"
    assert found.note == ""
    assert found.sentence == "1 promise is in trouble: 1 broken."


def test_promises_in_trouble_are_counted_once_each() -> None:
    places = {**unbacked(2), "touchpoint/hall": {"title": "Hall", "promises": ["promise-0"]}}

    found = content(overview_of("home", places), "Promises in trouble")

    assert isinstance(found, Register)
    assert found.sentence == "2 promises are in trouble, counted by the worst place of each: 2 unbacked."


def test_only_the_worst_promises_are_named_and_the_rest_is_counted() -> None:
    found = content(overview_of("home", unbacked(MOST_PROMISES + 1)), "Promises in trouble")

    assert isinstance(found, Register)
    assert len(found.rows) == MOST_PROMISES
    assert found.note == "1 more promise is in trouble."


def test_nothing_is_in_trouble_where_all_is_kept() -> None:
    assert content(overview_of("home"), "Promises in trouble") is None


def test_journeys_of_today_stand_by_pain_and_importance() -> None:
    stages = [{"name": "Door", "touchpoints": ["doorstep"]}]
    changes = {
        "journey/a": {"title": "Known", "stages": stages, "pain": "2", "importance": "3"},
        "journey/b": {"title": "Worse", "stages": stages, "pain": "5", "importance": "4"},
        "journey/c": {"title": "Unknown", "stages": stages, "pain": "5"},
        "journey/d": {"title": "Future", "stages": stages, "state": "future"},
        "journey/e": {"title": "Over", "stages": stages, "status": "retired"},
    }

    assert rows(content(overview_of("home", changes), "Where it hurts"))[1:] == [
        ["[Worse]", "5 × 4 = 20", "kept 1"],
        ["[Known]", "2 × 3 = 6", "kept 1"],
        ["[Unknown]", "", "kept 1"],
    ]


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


def test_without_other_pages_there_are_no_ways_in() -> None:
    assert [section.title for section in overview_of("home").after] == []


STOPPED: dict[str, Any] = {
    "promise/next-day": {"published": [{"where": "A wall", "from": "2026-01-01"}]},
    "capability/courier": measured("91.2"),
}


def downs(changes: dict[str, Any], *overviews: str) -> TakeDowns:
    found = content(overview_of("home", changes, *overviews), "Take these down first")
    assert isinstance(found, TakeDowns)
    return found


def test_home_says_what_to_take_down_and_what_may_be_said_instead() -> None:
    (down,) = downs(STOPPED).broken

    assert (down.promise.name, shown(down.said)) == ("Delivered the next day", "A wall")
    assert down.because.startswith("Promised: at least 95 %")
    assert (down.since, shown(down.acting)) == ("Missed since 2026-06", "[Last mile]")
    assert down.instead
    assert down.instead.sentence == "Nine times out of ten: Delivered the next day"


def test_what_is_over_and_still_read_stands_on_the_home_page() -> None:
    found = downs({"promise/next-day": {**STOPPED["promise/next-day"], "valid_until": "2026-05-31"}})

    (over,) = found.over
    assert (over.promise.name, over.instead, over.since) == ("Delivered the next day", None, "Over since 2026-05-31")
    assert over.because.startswith("Ended: it was promised until 2026-05-31")
    assert found.broken == ()


def test_three_are_taken_down_first_and_the_rest_is_one_click_away() -> None:
    names = [f"promise-{number}" for number in range(MOST_TAKEN_DOWN)]
    changes = {
        **STOPPED,
        **{
            f"promise/{name}": {
                "statement": name,
                "expects": [{"metric": "on-time", "at_least": "99"}],
                "published": [{"where": "A sign"}],
            }
            for name in names
        },
        "touchpoint/doorstep": {"promises": ["next-day", *names]},
    }

    found = downs(changes, "may-we-say")

    assert [down.promise.name for down in found.broken] == names
    assert found.way
    assert (found.way.path, found.way.anchor) == ("may-we-say.md", "list-stop")
    assert found.way.text.startswith("4 sentences to stop in all")
    assert downs(changes).way is None


def test_what_stands_above_is_not_repeated_among_what_is_in_trouble() -> None:
    page = overview_of("home", {**STOPPED, **unbacked(1)})

    register = content(page, "Promises in trouble")

    assert isinstance(register, Register)
    assert [row.promise.name for row in register.rows] == ["promise-0"]
    assert register.sentence.startswith("1 more promise is in trouble")
    assert content(overview_of("home", STOPPED), "Promises in trouble") is None


def test_nothing_is_to_be_taken_down_that_is_read_nowhere() -> None:
    assert content(overview_of("home", BROKEN), "Take these down first") is None
