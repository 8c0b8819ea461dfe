from __future__ import annotations

from typing import Any

from cxmap.views.parts.register import Register, RegisterRow
from tests.alignment.small_maps import measured
from tests.views.small_sites import content, overview_of, shown


def register(changes: dict[str, Any]) -> tuple[RegisterRow, ...]:
    found = content(overview_of("promises", changes), "All promises, the worst first")
    assert isinstance(found, Register)
    return found.rows


def test_the_register_has_wording_maker_target_and_value() -> None:
    (row,) = register({"promise/next-day": {"title": "Next day"}})

    assert shown((row.promise, row.maker)) == "[Delivered the next day] [Last mile]"
    assert (row.target, row.value, row.value_in) == ("at least 95 %", "96 %", "in 2026-06")
    assert row.verdict
    assert row.verdict.words == "kept"
    assert row.counts is None


def test_the_register_begins_with_the_worst_and_ends_with_what_is_not_live() -> None:
    changes: dict[str, Any] = {
        "promise/homeless": {"statement": "Homeless"},
        "promise/late": {"statement": "A retired one", "status": "retired"},
        "promise/unbacked": {"statement": "Unbacked", "expects": [{"metric": "wait", "at_most": "5"}]},
        "promise/twice": {"statement": "Twice unbacked", "expects": [{"metric": "wait", "at_most": "9"}]},
        "metric/wait": {},
        "touchpoint/doorstep": {"promises": ["next-day", "unbacked", "twice"]},
        "touchpoint/counter": {"promises": ["twice"]},
        "capability/courier": measured("90"),
    }

    found = register(changes)

    assert [row.promise.name for row in found] == [
        "Delivered the next day",
        "Twice unbacked",
        "Unbacked",
        "Homeless",
        "A retired one",
    ]
    assert [row.counts.in_words if row.counts else "" for row in found] == ["", "2 unbacked", "", "", ""]
    assert found[3].because == "Homeless: no live touchpoint carries this promise."
    assert found[4].because.startswith("Retired:")


def test_a_mistake_hides_a_verdict() -> None:
    (row,) = register({"metric/on-time": {"better": "sideways"}})

    assert row.because == "No verdict: a mistake in the content hides it."


def test_the_register_names_only_where_a_promise_is_said_today() -> None:
    published = [
        {"where": "Poster", "until": "2026-06-29"},
        {"where": "Home page", "from": "2026-06-30"},
        {"where": "Spot", "from": "2026-07-01"},
    ]

    (row,) = register({"promise/next-day": {"published": published}})

    assert shown(row.said) == "Home page"
    assert row.unsaid == ""


def test_a_promise_may_be_said_nowhere_or_implied() -> None:
    (unsaid,) = register({})
    (implied,) = register({"promise/next-day": {"explicit": "no"}})

    assert (unsaid.unsaid, implied.unsaid) == ("said nowhere today", "implied, never said")


def test_a_promise_judged_on_proof_has_no_value() -> None:
    (row,) = register({"promise/next-day": {"expects": ""}})

    assert (row.target, row.value, row.value_in) == ("", "", "")


def test_a_target_on_an_unknown_metric_is_left_out() -> None:
    (row,) = register({"promise/next-day": {"expects": [{"metric": "nothing", "at_least": "5"}]}})

    assert row.target == ""
