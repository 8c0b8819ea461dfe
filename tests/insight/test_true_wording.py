from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.alignment.results import SafeLevel
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.true_wording import Boldness, TrueWording, true_wording
from cxmap.model.promise import Promise
from tests.alignment.small_maps import Changes, measured, small_map

SAID = "Delivered the next day"


def judged_map(changes: Changes) -> JudgedMap:
    compiled = small_map(changes)
    return JudgedMap(compiled.catalogue, compiled.alignment)


def wording(changes: Changes) -> TrueWording | None:
    judged = judged_map(changes)
    promise = judged.catalogue.find(Promise, "next-day")
    assert promise
    return true_wording(judged, promise)


def text(changes: Changes) -> str | None:
    found = wording(changes)
    return found.text if found else None


def promise(**fields: Any) -> dict[str, Any]:
    return {"promise/next-day": fields}


def delivered(value: str, metric: dict[str, str] | None = None, **fields: Any) -> dict[str, Any]:
    """A courier that delivers a value, on a metric of another type, and what else is said of the promise."""
    return {"capability/courier": measured(value), "metric/on-time": metric or {}, **promise(**fields)}


def groups(**values: str) -> dict[str, Any]:
    rows = [{"period": "2026-06", "value": value, "group": group} for group, value in values.items()]
    return {"capability/courier": {"delivers": [{"metric": "on-time", "measurements": rows}]}}


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("95", SAID),
        ("91.2", f"Nine times out of ten: {SAID}"),
        ("89.5", f"Nine times out of ten: {SAID}"),
        ("89.4", f"Eight times out of ten: {SAID}"),
        ("75", f"Seven times out of ten: {SAID}"),
        ("60", f"Six times out of ten: {SAID}"),
        ("50", f"Most of the time: {SAID}"),
        ("49.9", None),
    ],
)
def test_a_share_is_said_with_its_statistic(value: str, sentence: str | None) -> None:
    assert text(delivered(value)) == sentence


def test_what_misses_its_own_target_is_said_with_its_statistic_even_where_every_customer_would_call_it_true() -> None:
    strict: dict[str, Any] = {"expects": [{"metric": "on-time", "at_least": "99"}]}

    assert text(delivered("96", **strict)) == f"Nineteen times out of twenty: {SAID}"


def test_a_share_that_must_be_low_counts_from_the_other_end() -> None:
    few = {"better": "lower", "title": "Parcels late"}

    found = text(delivered("11", few, expects=[{"metric": "on-time", "at_most": "5"}]))

    assert found == f"Eight times out of ten: {SAID}"
    assert text(delivered("4", few, expects=[{"metric": "on-time", "at_most": "5"}])) == SAID


@pytest.mark.parametrize(
    "statement",
    ["Always the next day", "Every parcel, next day", "Ask. It is there.", "Most parcels, next day", "9 homes in 10"],
)
def test_words_that_forbid_a_statistic_give_way_to_the_figures(statement: str) -> None:
    assert (
        text(delivered("91.2", statement=statement))
        == "Parcels on time: nine times out of ten (at least 91.2 % in 2026-06)."
    )


@pytest.mark.parametrize(
    ("statement", "restated"),
    [
        ("95 of 100 the next day", "91 of 100 the next day"),
        ("The next day for 95 %", "The next day for 91 %"),
        ("20 % cheaper, the next day", "Parcels on time: nine times out of ten (at least 91.2 % in 2026-06)."),
        ("95 % the next day, most by noon", "Parcels on time: nine times out of ten (at least 91.2 % in 2026-06)."),
    ],
)
def test_a_sentence_that_states_its_share_is_restated(statement: str, restated: str) -> None:
    assert text(delivered("91.2", statement=statement, reads_as="stated")) == restated


def test_small_print_goes_with_the_sentence_and_states_what_is_true() -> None:
    small_print = "For 95 in 100 parcels, on working days."

    assert text(delivered("91.2", qualifier=small_print)) == (
        f"Nine times out of ten: {SAID}\nFor 91.2 in 100 parcels, on working days."
    )
    assert text(delivered("96", qualifier=small_print)) == f"{SAID}\n{small_print}"


def test_small_print_that_nobody_can_put_right_leaves_nothing_to_say() -> None:
    assert text(delivered("91.2", qualifier="Usually.")) is None


def test_small_print_with_a_statistic_stays_where_it_is_true() -> None:
    lower: dict[str, Any] = {"expects": [{"metric": "on-time", "at_least": "90"}], "qualifier": "Usually."}

    assert text(delivered("91.2", **lower)) == f"Nine times out of ten: {SAID}\nUsually."


def test_a_percentile_is_said_with_its_share() -> None:
    days = {"type": "percentile", "percentile": "90", "unit": "days", "better": "lower", "cases": ""}
    expects = [{"metric": "on-time", "at_most": "2"}]

    assert text(delivered("1.5", days, expects=expects)) == f"Nine times out of ten: {SAID}"
    assert (
        text(delivered("2.5", days, expects=expects))
        == "Parcels on time: at most 2.5 days in 90 of 100 cases in 2026-06."
    )
    assert text(delivered("1.5", {**days, "percentile": ""}, expects=expects)) is None
    assert text(delivered("1.5", {**days, "percentile": "97"}, expects=expects)) == SAID


def test_a_mean_is_said_as_an_average() -> None:
    days = {"type": "mean", "unit": "days", "better": "lower", "cases": ""}
    expects = [{"metric": "on-time", "at_most": "2"}]

    on_average = text(delivered("1.5", days, expects=expects, statement="There in two days"))

    assert on_average == "On average: There in two days"
    assert text(delivered("1.5", days, expects=expects)) == "Parcels on time: at most 1.5 days on average in 2026-06."
    assert text(delivered("2.5", days, expects=expects)) == "Parcels on time: at most 2.5 days on average in 2026-06."
    assert text(delivered("1.5", days, expects=expects, reads_as="average")) == SAID


def test_a_count_stands_where_it_is_reached_and_else_as_its_figure() -> None:
    shops = {"type": "count", "unit": "shops", "cases": ""}

    assert text(delivered("95", shops)) == SAID
    assert text(delivered("90", shops)) == "Parcels on time: at least 90.0 shops in 2026-06."


def test_groups_with_different_levels_are_told_apart() -> None:
    assert text(groups(mainland="96", islands="61")) == (
        "Parcels on time: at least 96.0 % in 2026-06 (mainland), at least 61.0 % in 2026-06 (islands)."
    )
    assert text(groups(mainland="96", islands="97")) == SAID


def test_figures_of_all_beside_those_of_a_group_are_called_so() -> None:
    rows = [{"period": "2026-06", "value": "90"}, {"period": "2026-06", "value": "61", "group": "islands"}]
    changes = {"capability/courier": {"delivers": [{"metric": "on-time", "measurements": rows}]}}

    assert (
        text(changes) == "Parcels on time: at least 90.0 % in 2026-06 (overall), at least 61.0 % in 2026-06 (islands)."
    )


def test_a_promise_for_one_group_says_so() -> None:
    of_mainland = promise(expects=[{"metric": "on-time", "at_least": "95", "group": "mainland"}])

    assert text({**groups(mainland="96", islands="61"), **of_mainland}) == f"{SAID}\nHolds for: mainland."
    named = {"statement": "Mainland: the next day", **of_mainland["promise/next-day"]}
    assert text({**groups(mainland="96"), **promise(**named)}) == "Mainland: the next day"


def test_what_the_figures_leave_out_is_said() -> None:
    found = wording({"metric/on-time": {"excludes": ["december"]}, **promise(excludes=["islands"])})

    assert found
    assert (found.text, found.boldness) == (f"{SAID}\nDoes not hold for: islands, december.", Boldness.WEAKER)


def test_a_clock_that_starts_elsewhere_is_said_and_one_that_nobody_states_leaves_nothing() -> None:
    of_order = promise(counts_from="order")

    assert text({"metric/on-time": {"counts_from": "dispatch"}, **of_order}) == f"{SAID}\nCounted from: dispatch."
    assert text({"metric/on-time": {"counts_from": "order"}, **of_order}) == SAID
    assert text(of_order) is None


def test_what_only_customers_say_is_told_as_that() -> None:
    asked = {"metric/on-time": {"perceives": "measured"}, "metric/measured": {"title": "Measured"}}

    assert text(asked) == f"{SAID}\nBy what customers say."


def test_what_promises_too_little_may_be_said_with_its_figures() -> None:
    found = wording({"metric/on-time": {"headroom": "1"}})

    assert found
    assert (found.sentence, found.boldness) == ("Parcels on time: at least 96.0 % in 2026-06.", Boldness.STRONGER)


def test_most_may_be_said_stronger_where_nine_in_ten_get_it() -> None:
    most: dict[str, Any] = {"reads_as": "most", "expects": [{"metric": "on-time", "at_least": "60"}]}

    assert text(delivered("91.2", **most)) == "Parcels on time: at least 91.2 % in 2026-06."
    assert text(delivered("80", **most)) == SAID


def test_several_metrics_are_told_each_with_its_figure() -> None:
    expects = [{"metric": "on-time", "at_least": "95"}, {"metric": "whole", "at_least": "95"}]
    rows = {name: [{"period": "2026-06", "value": value}] for name, value in (("on-time", "91"), ("whole", "96"))}
    changes = {
        "metric/whole": {"title": "Undamaged", "unit": "%", "better": "higher", "type": "share", "cases": "all"},
        "capability/courier": {"delivers": [{"metric": name, "measurements": of} for name, of in rows.items()]},
        **promise(expects=expects),
    }

    assert text(changes) == "Parcels on time: at least 91.0 % in 2026-06. Undamaged: at least 96.0 % in 2026-06."


def test_of_several_capabilities_the_weakest_counts() -> None:
    changes = {
        "capability/other": measured("91.2"),
        "touchpoint/doorstep": {"capabilities": ["courier", "other"]},
    }

    assert text(changes) == f"Nine times out of ten: {SAID}"


@pytest.mark.parametrize(
    "unknown",
    [
        {"touchpoint/doorstep": {"capabilities": ""}},
        {"touchpoint/doorstep": {"promises": ""}},
        {"metric/on-time": {"cases": ""}},
        {"metric/on-time": {"internal": "true"}},
        {"promise/next-day": {"expects": ""}},
        {"touchpoint/doorstep": {"control": "elsewhere"}},
    ],
)
def test_without_figures_nothing_is_proposed(unknown: Changes) -> None:
    assert text(unknown) is None


@settings(max_examples=60)
@given(
    value=st.decimals(min_value=0, max_value=100, places=1),
    target=st.decimals(min_value=0, max_value=100, places=1),
    reads_as=st.sampled_from(["every", "most", "stated"]),
)
def test_no_sentence_claims_more_than_the_safe_level(value: Decimal, target: Decimal, reads_as: str) -> None:
    expects = [{"metric": "on-time", "at_least": str(target)}]
    judged = judged_map(delivered(str(value), expects=expects, reads_as=reads_as))
    found = judged.catalogue.find(Promise, "next-day")
    safe = judged.safe_level("courier", "on-time")

    said = true_wording(judged, found) if found else None

    assert safe
    if said is not None:
        assert _claimed(said.sentence, reads_as, target) <= _reached(safe)


_CLAIMS = {"Nineteen": 95, "Nine": 90, "Eight": 80, "Seven": 70, "Six": 60, "Most": 50}


def _claimed(sentence: str, reads_as: str, target: Decimal) -> Decimal:
    if sentence.startswith("Parcels on time: at least "):
        return Decimal(sentence.removeprefix("Parcels on time: at least ").split()[0])
    if sentence == SAID:
        return {"every": Decimal(95), "most": Decimal(50), "stated": target}[reads_as]
    return Decimal(_CLAIMS[sentence.split(maxsplit=1)[0]])


def _reached(safe: SafeLevel) -> Decimal:
    """The contract takes 89.5 of 100 for nine in ten."""
    return Decimal(90) if Decimal("89.5") <= safe.level < 90 else safe.level


def test_figures_say_when_their_clock_starts_where_the_words_do_not() -> None:
    found = wording(delivered("91.2", {"counts_from": "last-collection"}))

    assert found
    assert found.conditions == ("Counted from: last collection.",)
