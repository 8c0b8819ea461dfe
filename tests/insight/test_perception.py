from __future__ import annotations

from typing import Any

import pytest

from cxmap.insight.perception import Felt, Matter, PerceptionGap, Unlike, asked_alone, matters, matters_of, never_asked
from cxmap.model.metric import Metric
from tests.pages.small_sites import small_site

FELT: dict[str, Any] = {
    "title": "Came when told",
    "unit": "%",
    "better": "higher",
    "type": "share",
    "cases": "all",
    "perceives": "on-time",
    "view": "perception",
}
SCORE = {"unit": "points", "type": "score", "scale": "1..5", "better": "lower"}


def asked(*rows: dict[str, str], designed: str = "", metric: dict[str, Any] | None = None) -> dict[str, Any]:
    """A metric that asks customers about the promise of the small map, and who asks them."""
    delivers = {"metric": "felt", "measurements": [*rows], **({"designed": designed} if designed else {})}
    return {"metric/felt": {**FELT, **(metric or {})}, "capability/survey": {"title": "Survey", "delivers": [delivers]}}


def done(*rows: dict[str, str]) -> dict[str, Any]:
    return {"capability/courier": {"delivers": [{"metric": "on-time", "measurements": [*rows]}]}}


def row(value: str, period: str = "2026-06", **more: str) -> dict[str, str]:
    return {"period": period, "value": value, **more}


def found(changes: dict[str, Any]) -> tuple[Matter, ...]:
    return matters(small_site(changes))


def compared(changes: dict[str, Any]) -> tuple[PerceptionGap, ...]:
    (matter,) = found(changes)
    return matter.comparisons


@pytest.mark.parametrize(
    ("changes", "felt"),
    [
        ({**done(row("96")), **asked(row("88"), designed="90")}, Felt.NOT_FELT),
        ({**done(row("96")), **asked(row("92"), designed="90")}, Felt.BOTH),
        ({**done(row("90")), **asked(row("92"), designed="90")}, Felt.NOT_DONE),
        ({**done(row("90")), **asked(row("88"), designed="90")}, Felt.NEITHER),
        ({**done(row("96")), **asked(row("88"))}, Felt.NOT_FELT),
        ({**done(row("96")), **asked(row("97"))}, Felt.MORE),
        ({**done(row("90")), **asked(row("88"))}, Felt.LESS),
        ({**done(row("96")), **asked(row("96"))}, Felt.OPEN),
        ({**done(row("96")), **asked(row("90", low="85", high="97"))}, Felt.OPEN),
        ({**done(row("96")), **asked(row("4"), metric=SCORE)}, Felt.OPEN),
        ({**done(), **asked(row("88"))}, Felt.NOT_MEASURED),
        ({**done(row("96")), **asked()}, Felt.NOT_ASKED),
        ({**done(), **asked()}, Felt.UNKNOWN),
    ],
)
def test_what_customers_say_is_held_against_what_was_measured(changes: dict[str, Any], felt: Felt) -> None:
    assert [each.felt for each in compared(changes)] == [felt]


def test_the_difference_is_what_customers_say_less_what_was_measured() -> None:
    (only,) = compared(asked(row("88.5")))

    assert str(only.difference) == "-7.5"


def test_figures_of_different_kinds_are_not_subtracted_and_the_reasons_are_told() -> None:
    (matter,) = found(asked(row("4"), metric=SCORE))

    assert matter.comparisons[0].difference is None
    assert matter.unlike == (Unlike.UNIT, Unlike.TYPE, Unlike.DIRECTION, Unlike.SCALE)


def test_only_values_that_count_are_compared() -> None:
    (only,) = compared({**done(row("96"), row("50", "2020")), **asked(row("88", "2020"))})

    assert only.performed.worst
    assert str(only.performed.worst.row.value) == "96"
    assert only.perceived.worst is None


def test_groups_are_compared_apart() -> None:
    everybody, islands = compared({**done(row("96"), row("61", group="islands")), **asked(row("97"))})

    assert (everybody.group, everybody.felt) == (None, Felt.MORE)
    assert (islands.group, islands.felt) == ("islands", Felt.NOT_ASKED)


def test_of_several_capabilities_the_worst_is_what_the_side_comes_to() -> None:
    rider = {"title": "Rider", "delivers": [{"metric": "on-time", "measurements": [row("91")]}]}

    (only,) = compared({**asked(row("88")), "capability/rider": rider})

    assert [value.capability.name for value in only.performed.values] == ["Rider", "Courier"]
    assert str(only.difference) == "-3"


def test_where_lower_is_better_the_strictest_target_is_the_lowest() -> None:
    wait = {"title": "Wait", "unit": "days", "better": "lower"}
    changes = {
        "metric/wait": wait,
        "metric/felt": {**FELT, **wait, "type": "", "perceives": "wait"},
        "promise/soon": {"expects": [{"metric": "wait", "at_most": "3"}]},
        "promise/sooner": {"expects": [{"metric": "wait", "at_most": "2"}]},
        "touchpoint/doorstep": {"promises": ["soon", "sooner"]},
        "capability/courier": {
            "delivers": [
                {"metric": "wait", "measurements": [row("2.5")]},
                {"metric": "felt", "measurements": [row("2")]},
            ]
        },
    }

    (only,) = compared(changes)

    assert only.performed.worst
    assert only.performed.worst.level
    assert (str(only.performed.worst.level.value), only.performed.worst.is_good) == ("2", False)
    assert only.felt is Felt.MORE


def test_what_is_not_live_is_not_compared() -> None:
    retired = {"status": "retired"}

    assert found(asked(metric=retired)) == ()
    assert found({**asked(), "metric/on-time": retired}) == ()
    (only,) = compared({**asked(row("88")), "capability/courier": retired})
    assert only.felt is Felt.NOT_MEASURED


def test_what_matters_most_comes_first() -> None:
    changes = {**asked(row("97")), "metric/worse": {**FELT, "title": "Worse"}}
    changes["capability/other"] = {"delivers": [{"metric": "worse", "measurements": [row("50")]}]}

    assert [matter.perceived.name for matter in found(changes)] == ["Worse", "Came when told"]


def test_a_metric_has_the_matters_of_which_it_is_a_side() -> None:
    site = small_site({**asked(), "metric/alone": {}})

    sides = {each.id: matters_of(site, each) for each in site.catalogue.all(Metric)}

    assert {identity: len(of) for identity, of in sides.items()} == {"on-time": 1, "felt": 1, "alone": 0}


def test_what_is_seen_from_one_side_alone_is_named() -> None:
    site = small_site({"metric/felt": {**FELT, "perceives": ""}})

    assert [each.id for each in asked_alone(site)] == ["felt"]
    assert [each.id for each in never_asked(site)] == ["on-time"]


def test_what_is_seen_from_both_sides_is_no_gap() -> None:
    site = small_site(asked())

    assert (asked_alone(site), never_asked(site)) == ((), ())
