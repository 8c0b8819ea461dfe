from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from cxmap.alignment.results import SafeLevel
from cxmap.model.targets import Operator
from tests.alignment.small_maps import small_map


def safe(rows: Sequence[Mapping[str, str]], **metric: str) -> tuple[SafeLevel, ...]:
    delivers = [{"metric": "on-time", "measurements": list(rows)}]
    changes = {"metric/on-time": metric, "capability/courier": {"delivers": delivers}, "promise/next-day": {}}
    return small_map(changes).alignment.safe["courier"]


def at_least(level: str, period: str) -> tuple[SafeLevel, ...]:
    return (SafeLevel("on-time", None, Operator.AT_LEAST, Decimal(level), period),)


def test_the_worst_of_the_newest_four_is_safe() -> None:
    rows = [{"period": f"2026-0{month}", "value": value} for month, value in enumerate("193546", start=1)]

    assert safe(rows) == at_least("3", "2026-03")


def test_of_equal_values_the_newest_sets_the_level() -> None:
    rows = [{"period": f"2026-0{month}", "value": "96"} for month in (3, 4, 5, 6)]

    assert safe(rows) == at_least("96", "2026-06")


def test_nothing_is_safe_of_a_share_of_which_nobody_knows_how_many_were_asked() -> None:
    rows = [{"period": "2026-06", "value": "96", "sample": "900"}, {"period": "2026-05", "value": "96"}]

    assert safe(rows, cases="sample") == ()
    assert safe(rows, cases="sample", type="mean") == at_least("96", "2026-06")


def test_each_group_has_its_level() -> None:
    rows = [{"period": "2026-06", "value": "96"}, {"period": "2026-06", "value": "61", "group": "islands"}]

    assert {(level.group, level.level) for level in safe(rows)} == {(None, Decimal(96)), ("islands", Decimal(61))}


def test_what_is_never_to_be_promised_has_no_safe_level() -> None:
    assert safe([{"period": "2026-06", "value": "96"}], internal="true") == ()


def test_every_length_that_is_judged_counts() -> None:
    rows = [{"period": "2026-06", "value": "97"}, {"period": "2026-Q2", "value": "94.25"}]

    assert safe(rows) == at_least("94.25", "2026-Q2")


def test_what_is_older_than_it_may_be_does_not_count() -> None:
    rows = [{"period": "2025-12", "value": "80"}, {"period": "2026-01-01", "value": "90"}]

    assert safe(rows) == at_least("90", "2026-01-01")


def test_nothing_is_safe_where_nothing_is_fresh() -> None:
    assert safe([{"period": "2025-12", "value": "80"}]) == ()
    assert safe([]) == ()


def test_what_ends_later_is_not_known_yet() -> None:
    assert safe([{"period": "2026-06", "value": "90"}, {"period": "2026", "value": "80"}]) == at_least("90", "2026-06")


def test_the_unfavourable_end_counts_rounded_to_the_safe_side() -> None:
    row = {"period": "2026-06", "value": "96", "low": "95.19", "high": "96.81"}

    assert safe([row]) == at_least("95.19", "2026-06")
    (level,) = safe([row], better="lower")
    assert (level.operator, level.level) == (Operator.AT_MOST, Decimal("96.81"))


def test_the_interval_of_a_sample_counts() -> None:
    row = {"period": "2026-06", "value": "50", "sample": "10"}

    assert safe([row], cases="sample") == at_least("23.6", "2026-06")
    assert safe([row]) == at_least("50", "2026-06")


def test_nothing_is_said_to_be_safe_where_a_mistake_leaves_it_open() -> None:
    rows = [{"period": "2026-06", "value": "96", "sample": "9"}]

    assert safe(rows, max_age="ages") == safe(rows, type="shares") == safe(rows, better="upwards") == ()


def test_long_numbers_are_not_rounded_away() -> None:
    long = "1234567890123456789012345678.9"

    assert safe([{"period": "2026-06", "value": long}], type="count") == at_least(long, "2026-06")


def test_only_live_capabilities_have_safe_levels() -> None:
    assert "courier" not in small_map({"capability/courier": {"status": "retired"}}).alignment.safe
