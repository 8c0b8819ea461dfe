from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cxmap.insight.facets import EVERYONE
from cxmap.insight.variance import Variance
from cxmap.model.metric import Metric
from cxmap.pages.kit.promise_words import variance_words
from cxmap.pages.kit.register import RegisterRow
from cxmap.pages.promises.page import OfferedFacet, PromiseRegister
from tests.alignment.small_maps import measured
from tests.pages.small_sites import content, overview_of, shown, small_site


def whole_register(changes: dict[str, Any]) -> PromiseRegister:
    found = content(overview_of("promises", changes), "All promises, the worst first")
    assert isinstance(found, PromiseRegister)
    return found


def register(changes: dict[str, Any]) -> tuple[RegisterRow, ...]:
    return tuple(entry.row for entry in whole_register(changes).rows)


def offered(facets: tuple[OfferedFacet, ...]) -> dict[str, list[str]]:
    return {facet.name: [option.words for option in facet.options] for facet in facets if facet.options}


def target(side: str, level: str, **more: str) -> dict[str, Any]:
    return {"expects": [{"metric": "on-time", side: level, **more}]}


def test_the_register_has_wording_maker_target_and_value() -> None:
    (row,) = register({"promise/next-day": {"title": "Next day"}})

    assert shown((row.promise, row.maker)) == "[Delivered the next day] [Last mile]"
    assert (row.target, row.value, row.value_in) == ("at least 95 %", "96 %", "in 2026-06")
    assert row.verdict
    assert row.verdict.words == "kept"
    assert row.counts is None


def test_the_register_says_whose_target_is_unconfirmed() -> None:
    (row,) = register({"promise/next-day": {"reviewed": "2025-12-01", "review_every": "6 months"}})

    assert (row.target, row.unconfirmed) == ("at least 95 %", "unconfirmed since 2026-06-01")


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


def test_a_slogan_has_no_verdict_and_needs_none() -> None:
    (row,) = register({"promise/next-day": {"reads_as": "slogan", "expects": ""}})

    assert row.because == "A slogan: it promises nothing that can be kept or broken."


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


def test_promises_can_be_picked_by_all_whom_they_concern() -> None:
    changes: dict[str, Any] = {
        "promise/homeless": {"statement": "Homeless", "made_by": "brand", "personas": ["mover"]},
        "promise/planned": {"statement": "Planned", "status": "planned"},
        "department/brand": {"title": "Brand"},
        "partner/vans": {"title": "Vans"},
        "persona/mover": {"title": "The mover"},
        "persona/unasked": {"title": "Nobody asks for"},
        "touchpoint/doorstep": {"channel": "in-person", "contributors": [{"partner": "vans"}]},
        "journey/receive": {"title": "Receive", "stages": [{"name": "Door", "touchpoints": ["doorstep"]}]},
        "journey/await": {"title": "Await", "stages": [{"name": "Door", "touchpoints": ["doorstep"]}]},
    }

    assert offered(whole_register(changes).facets) == {
        "verdict": ["kept", "homeless", "no verdict"],
        "department": ["Brand", "Last mile"],
        "partner": ["Vans"],
        "persona": ["The mover"],
        "channel": ["in person"],
        "journey": ["Await", "Receive"],
    }


def test_each_place_where_a_promise_is_felt_answers_for_itself() -> None:
    changes: dict[str, Any] = {
        "touchpoint/doorstep": {"channel": "in-person"},
        "touchpoint/checkout": {"channel": "website", "promises": ["next-day"]},
        "touchpoint/second-door": {"channel": "in-person", "promises": ["next-day"], "capabilities": ["courier"]},
    }

    (entry,) = whole_register(changes).rows

    assert [(answers[0], answers[4]) for answers in entry.answers] == [
        (("unbacked",), ("website",)),
        (("kept",), ("in-person",)),
    ]


def test_a_promise_to_all_answers_whichever_customers_are_asked_for() -> None:
    changes: dict[str, Any] = {
        "promise/homeless": {"statement": "Homeless", "personas": ["mover"]},
        "persona/mover": {"title": "The mover"},
    }

    kept, homeless = whole_register(changes).rows

    assert kept.answers[0][3] == (EVERYONE,)
    assert homeless.answers == ((("homeless",), ("last-mile",), (), ("mover",), (), (), ()),)


def test_a_verdict_hidden_by_a_mistake_can_be_picked() -> None:
    (entry,) = whole_register({"metric/on-time": {"better": "sideways"}}).rows

    assert entry.answers[0][0] == ("no-verdict",)


@pytest.mark.parametrize(
    ("side", "level", "words", "share"),
    [
        ("at_least", "95", "met by 1 point", "0.0105"),
        ("at_least", "97.5", "missed by 1.5 points", "-0.0153"),
        ("at_least", "96", "met exactly", "0"),
        ("at_least", "0", "met by 96 points", "96"),
    ],
)
def test_a_variance_is_told_in_the_metrics_unit_and_compared_by_the_target(
    side: str, level: str, words: str, share: str
) -> None:
    (entry,) = whole_register({"promise/next-day": target(side, level)}).rows

    assert entry.variance
    assert entry.variance_words == words
    assert str(entry.variance.share)[: len(share)] == share


def test_a_variance_that_was_computed_is_rounded() -> None:
    metric = small_site({}).catalogue.find(Metric, "on-time")
    computed = Variance(Decimal("-1.967252520031015766347893513011112222"), Decimal(0), is_stale=False)

    assert metric
    assert variance_words(computed, metric) == "missed by 1.97 points"


def test_more_than_at_most_is_a_miss() -> None:
    changes: dict[str, Any] = {
        "metric/on-time": {"unit": "days", "better": "lower", "type": "mean"},
        "promise/next-day": target("at_most", "1.5", adequate="2"),
        "capability/courier": measured("1.8"),
    }

    (entry,) = whole_register(changes).rows

    assert entry.variance
    assert (entry.variance_words, entry.variance.distance) == ("missed by 0.3 days", Decimal("-0.3"))
    assert entry.tolerance == "within what customers accept"


@pytest.mark.parametrize(
    ("value", "words"),
    [("95", "as good as promised"), ("94", "within what customers accept"), ("89", "worse than customers accept")],
)
def test_the_least_that_customers_accept_parts_the_bad_from_the_tolerable(value: str, words: str) -> None:
    changes = {"promise/next-day": target("at_least", "95", adequate="90"), "capability/courier": measured(value)}

    found = whole_register(changes)

    assert found.rows[0].tolerance == words
    assert offered(found.facets)["tolerance"] == [words]


def test_without_the_least_accepted_or_a_value_nothing_is_said_of_tolerance() -> None:
    (unknown,) = whole_register({}).rows
    (unmeasured,) = whole_register(
        {"promise/next-day": target("at_least", "95", adequate="90"), "touchpoint/doorstep": {"capabilities": ""}}
    ).rows
    (proven,) = whole_register({"promise/next-day": {"expects": ""}}).rows

    assert (unknown.tolerance, unmeasured.tolerance, proven.tolerance) == ("", "", "")
    assert (unmeasured.variance, proven.variance) == (None, None)


def test_a_row_has_its_small_print_its_metric_and_the_day_of_its_value() -> None:
    (entry,) = whole_register({"promise/next-day": {"qualifier": "On *working* days."}}).rows
    (bare,) = whole_register({"metric/on-time": {"better": "sideways"}}).rows

    assert shown((entry.qualifier, entry.metric)) == "On *working* days. [Parcels on time]"
    assert entry.measured_on == "2026-06-30"
    assert (bare.qualifier, bare.metric, bare.measured_on) == (None, None, "")


def test_the_whole_register_is_offered_as_files() -> None:
    assert [file.path for file in whole_register({}).downloads] == [
        "assets/cxmap/promises.csv",
        "assets/cxmap/promises.xlsx",
    ]


def test_the_register_tells_over_promised_from_broken_in_the_words_of_home() -> None:
    level = {"metric": "on-time", "measurements": [{"period": "2026-06", "value": "90"}]}
    changes = {
        "capability/courier": {"delivers": [level]},
        "capability/slow": {"title": "Slow", "delivers": [{**level, "designed": "91"}]},
        "promise/by-noon": {"statement": "By noon", **target("at_least", "95")},
        "touchpoint/counter": {"promises": ["by-noon"], "capabilities": ["slow"]},
    }

    assert whole_register(changes).apart == (
        "1 over-promised: More is promised than delivery was ever built for. 1 broken: Delivery was built for it, but"
        " its figures, or the newest proof, show that it falls short."
    )
    assert whole_register({}).apart == ""
