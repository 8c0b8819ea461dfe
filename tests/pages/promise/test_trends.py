from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from cxmap.pages.charts.scales import Days, Heights, heights
from cxmap.pages.charts.series import Series
from cxmap.pages.charts.trend import HEIGHT, Trend
from cxmap.pages.promise.page import MOST_TRENDS
from tests.alignment.small_maps import Changes
from tests.pages.small_sites import content, facts, page_of, rows, shown

PROMISE, COURIER = "promise/next-day", "capability/courier"
MEASURED = "Measured: Parcels on time by Courier"


def test_each_measurement_is_a_point_and_the_days_lie_as_far_apart_as_they_were() -> None:
    trend = _trend({"period": "2026-04", "value": "94"}, {"period": "2026-06", "value": "96"})

    assert [(point.x, point.words, point.said) for point in trend.points] == [
        ("3", "94", "94 % in 2026-04"),
        ("97", "96", "96 % in 2026-06"),
    ]
    assert [(step.x, step.end_x) for step in trend.steps] == [("3", "97")]
    assert [tick.words for tick in trend.days] == ["May 2026", "Jun 2026"]
    assert trend.unit == "%"


def test_the_words_of_the_lowest_point_stand_below_it() -> None:
    trend = _trend({"period": "2026-04", "value": "94"}, {"period": "2026-06", "value": "96"})

    low, high = trend.points
    assert float(low.words_y) > float(low.y)
    assert float(high.words_y) < float(high.y)


def test_an_interval_is_a_bar_around_the_value() -> None:
    (point,) = _trend({"period": "2026-06", "value": "96", "low": "95.5", "high": "97"}).points

    assert float(point.high) < float(point.y) < float(point.low)
    assert point.said == "96 % in 2026-06, interval 95.5 to 97 %"


def test_the_interval_of_a_share_comes_from_its_sample() -> None:
    changes = {**_changes({"period": "2026-06", "value": "96", "sample": "400"}), "metric/on-time": {"cases": "sample"}}
    series = content(page_of(PROMISE, changes), MEASURED)

    assert isinstance(series, Series)
    assert (trend := series.trend)
    assert trend.points[0].low
    assert "Upright bars: between their ends the true value probably lies." in trend.notes


def test_target_designed_and_adequate_levels_are_lines_with_the_promises_they_are_from() -> None:
    trend = _trend({"period": "2026-06", "value": "96"}, adequate="90", designed="97")

    assert [(line.held, line.words, line.said, shown(line.promises)) for line in trend.lines] == [
        ("target", "Target 95", "Target: at least 95 %, promised", "[Delivered the next day]"),
        ("designed", "Designed 97", "Designed: at least 97 %, what it is built for", ""),
        (
            "adequate",
            "Adequate 90",
            "Adequate: at least 90 %, the least that customers accept",
            "[Delivered the next day]",
        ),
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("89", "below what customers accept"),
        ("92", "in the zone of tolerance: less than promised, but not less than customers accept"),
        ("95", "as good as promised, or better"),
    ],
)
def test_the_newest_value_is_placed_between_what_is_accepted_and_what_is_promised(value: str, words: str) -> None:
    trend = _trend({"period": "2026-06", "value": value}, adequate="90")

    assert f"The newest value, {value} % in 2026-06, is {words}." in trend.notes
    assert f"The newest value is {words}." in trend.description
    assert trend.zone
    assert float(trend.zone.height) > 0


def test_without_an_adequate_level_there_is_no_zone_of_tolerance() -> None:
    trend = _trend({"period": "2026-06", "value": "96"})

    assert trend.zone is None
    assert trend.notes == ("Each point stands at the end of its period.",)
    assert trend.description.endswith(" Each point stands at the end of its period.")


def test_what_is_too_old_to_count_is_faint() -> None:
    trend = _trend({"period": "2024-06", "value": "95"}, {"period": "2026-06", "value": "96"})

    assert [point.is_expired for point in trend.points] == [True, False]
    assert [step.is_expired for step in trend.steps] == [True]
    assert any(
        note.startswith("Faint: too old to count on 2026-06-30; a value counts for 180 days, or as many")
        for note in trend.notes
    )


def test_what_has_not_ended_yet_is_not_drawn() -> None:
    trend = _trend({"period": "2026-06", "value": "96"}, {"period": "2027", "value": "99"})

    assert [point.words for point in trend.points] == ["96"]


def test_of_many_measurements_the_newest_are_drawn_and_few_carry_their_numbers() -> None:
    trend = _trend_of(COURIER, "Measured: Parcels on time", _SEVEN_YEARS)

    assert len(trend.points) == 60
    assert "The newest 60 of 84 measurements are drawn; the table has all of them." in trend.notes
    assert [tick.words for tick in trend.days] == ["2022", "2024", "2026"]
    assert [point.words for point in trend.points if point.is_telling] == ["90.5", "96.0", "96.0"]
    worded = [float(point.x) for point in trend.points if point.words]
    assert 3 < len(worded) < 20
    assert all(later - earlier >= 6 for earlier, later in pairwise(worded))


def test_on_a_promise_the_last_three_years_are_drawn_and_the_table_has_the_others() -> None:
    trend = _trend_of(PROMISE, MEASURED, _SEVEN_YEARS)

    assert [trend.points[0].said, trend.points[-1].said] == ["90.5 % in 2023-01", "96.0 % in 2025-12"]
    assert "Drawn are the last three years, 36 of 84 measurements; the table has all of them." in trend.notes


def test_of_three_years_of_weeks_the_newest_are_drawn() -> None:
    weeks = [{"period": f"{year}-W{week:02}", "value": "95"} for year in (2024, 2025) for week in range(1, 53)]

    trend = _trend_of(PROMISE, MEASURED, _changes(*weeks))

    assert len(trend.points) == 60
    assert "The newest 60 of 104 measurements are drawn; the table has all of them." in trend.notes


def test_every_point_with_room_carries_its_number() -> None:
    ends = ("2023-09", "2024-03", "2024-09", "2025-12", "2026-03", "2026-06")

    trend = _trend(*({"period": period, "value": f"9{position}"} for position, period in enumerate(ends)))

    assert [point.words for point in trend.points] == ["90", "91", "92", "93", "94", "95"]


def test_of_two_points_close_together_only_one_carries_its_number() -> None:
    days = ("2025-07-01", "2026-06-27", "2026-06-28", "2026-06-29")

    trend = _trend(*({"period": day, "value": f"9{position}"} for position, day in enumerate(days)))

    assert [point.words for point in trend.points] == ["90", "", "", "93"]


def test_more_levels_than_can_be_read_are_counted() -> None:
    promises = {
        f"promise/p{level}": {"expects": [{"metric": "on-time", "at_least": str(level)}]} for level in range(80, 87)
    }
    changes = {
        **_changes({"period": "2026-06", "value": "96"}),
        **promises,
        "touchpoint/doorstep": {"promises": [key.partition("/")[2] for key in promises]},
    }

    series = content(page_of(COURIER, changes), "Measured: Parcels on time")

    assert isinstance(series, Series)
    assert series.trend
    assert len(series.trend.lines) == 6
    assert "Not drawn: 1 level more." in series.trend.notes


def test_words_beside_the_lines_never_lie_on_each_other() -> None:
    trend = _trend({"period": "2026-06", "value": "0.2"}, adequate="94.9", designed="95.1")

    places = sorted(float(line.words_y) for line in trend.lines)
    assert all(later - earlier >= 14.9 for earlier, later in pairwise(places))
    assert all(0 <= place <= HEIGHT for place in places)


def test_a_promise_shows_the_trend_of_each_capability_and_folds_the_numbers() -> None:
    series = content(page_of(PROMISE, _changes({"period": "2026-06", "value": "96"})), MEASURED)

    assert isinstance(series, Series)
    assert series.is_folded
    assert facts(series.levels)["Capability"] == "[Courier]"
    assert rows(series.measurements) == [["Period", "Value"], ["2026-06", "96 %"]]


def test_each_group_has_its_own_trend_with_its_verdict_its_risks_and_its_safe_level() -> None:
    changes = _changes(
        {"period": "2026-06", "value": "96"}, {"period": "2026-06", "value": "90", "group": "north-shore"}
    )

    page = page_of(PROMISE, changes)

    assert [section.title for section in page.after if section.fragment == "charts/series"] == [
        f"{MEASURED}, north shore",
        MEASURED,
    ]
    series = content(page, f"{MEASURED}, north shore")
    assert isinstance(series, Series)
    assert facts(series.levels) == {
        "Metric": "[Parcels on time]",
        "Capability": "[Courier]",
        "Counts": "every case",
        "Verdict": "broken",
        "Safe level": "at least 90.0 %, set by the value in 2026-06",
    }
    assert rows(series.measurements) == [["Period", "Value"], ["2026-06", "90 %"]]
    assert series.trend
    assert [point.words for point in series.trend.points] == ["90"]


def test_the_words_for_its_risks_stand_beside_a_trend() -> None:
    series = content(page_of(PROMISE, _changes({"period": "2026-06", "value": "96"}, designed="94")), MEASURED)

    assert isinstance(series, Series)
    assert facts(series.levels)["Risks"] == "design"


@pytest.mark.parametrize(
    ("metric", "words"),
    [
        ({"internal": "true"}, "nothing: for use inside only"),
        ({"cases": "sample"}, "nothing: nobody knows how many cases were looked at"),
        ({"max_age": "1 day"}, "nothing: no measurement is fresh enough"),
    ],
)
def test_where_no_level_is_safe_the_reason_is_told(metric: dict[str, str], words: str) -> None:
    changes = {**_changes({"period": "2026-05", "value": "96"}), "metric/on-time": metric}

    series = content(page_of(COURIER, changes), "Measured: Parcels on time")

    assert isinstance(series, Series)
    assert facts(series.levels)["Safe to promise"] == words


def test_a_promise_that_nothing_backs_has_no_trend() -> None:
    page = page_of(PROMISE, {"touchpoint/doorstep": {"capabilities": []}})

    assert not [section for section in page.after if section.fragment == "charts/series"]


def test_a_capability_delivers_more_than_the_promise_asks_for() -> None:
    changes = {"capability/courier": {"delivers": [{"metric": "wait"}, {"metric": "on-time"}]}, "metric/wait": {}}

    page = page_of(PROMISE, changes)

    assert [section.title for section in page.after if section.fragment == "charts/series"] == [MEASURED]


def test_a_promise_on_many_capabilities_shows_the_trends_of_the_worst() -> None:
    names = [f"van-{number}" for number in range(MOST_TRENDS + 4)]
    changes: dict[str, dict[str, object]] = {
        f"capability/{name}": {"delivers": [{"metric": "on-time"}]} for name in names
    }

    page = page_of(PROMISE, changes | {"touchpoint/doorstep": {"capabilities": names}})

    assert sum(section.fragment == "charts/series" for section in page.after) == MOST_TRENDS


@pytest.mark.parametrize(
    ("lowest", "highest", "words"),
    [
        (0, 100, ["0", "20", "40", "60", "80", "100"]),
        (91.9, 97.2, ["92", "94", "96"]),
        (0, 1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (0, 1.2, ["0.00", "0.25", "0.50", "0.75", "1.00"]),
        (0, 120, ["0", "25", "50", "75", "100"]),
        (-5, 5, ["-4", "-2", "0", "2", "4"]),
        (1000, 250000, ["50,000", "100,000", "150,000", "200,000", "250,000"]),
    ],
)
def test_numbers_at_the_edge_are_round(lowest: float, highest: float, words: list[str]) -> None:
    assert [tick.words for tick in Heights(lowest, highest, HEIGHT).ticks()] == words


@pytest.mark.parametrize("values", [[0.0], [95.0], [100.0, 100.0], [1e30, -1e30], [1e-12, 2e-12]])
def test_every_value_has_its_place(values: list[float]) -> None:
    scale = heights(values, HEIGHT, None)

    assert all(0 <= scale.of(value) <= HEIGHT for value in values)
    assert len(list(scale.ticks())) >= 1


def test_a_share_has_no_room_outside_its_limits() -> None:
    scale = heights([99.0, 100.0], HEIGHT, (0, 100))

    assert scale.highest == 100


def test_a_share_outside_its_limits_has_a_scale_all_the_same() -> None:
    scale = heights([120.0, 130.0], HEIGHT, (0, 100))

    assert scale.lowest < scale.highest


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-06-03", "2026-06-03", ["2026-06-03"]),
        ("2026-06-03", "2026-06-20", ["2026-06-03", "2026-06-20"]),
        ("2026-05-20", "2026-07-20", ["Jun 2026", "Jul 2026"]),
        ("2025-03-31", "2026-11-15", ["Jul 2025", "Jan 2026", "Jul 2026"]),
        ("2015-12-31", "2026-11-15", ["2020", "2025"]),
        ("0001-01-01", "9999-12-31", ["2000", "4000", "6000", "8000"]),
    ],
)
def test_days_at_the_edge_are_beginnings_of_months_or_years(first: str, last: str, words: list[str]) -> None:
    scale = Days(date.fromisoformat(first), date.fromisoformat(last))

    ticks = [tick.words for tick in scale.ticks()]

    assert ticks[: len(words)] == words


def _changes(*measurements: dict[str, str], adequate: str = "", designed: str = "") -> dict[str, dict[str, object]]:
    delivery = {"metric": "on-time", "measurements": list(measurements), **({"designed": designed} if designed else {})}
    expectation = {"metric": "on-time", "at_least": "95", **({"adequate": adequate} if adequate else {})}
    return {
        "capability/courier": {"delivers": [delivery]},
        "promise/next-day": {"expects": [expectation]},
    }


_SEVEN_YEARS = _changes(
    *(
        {"period": f"{year}-{month:02}", "value": str(90 + month / 2)}
        for year in range(2019, 2026)
        for month in range(1, 13)
    )
)


def _trend(*measurements: dict[str, str], adequate: str = "", designed: str = "") -> Trend:
    return _trend_of(PROMISE, MEASURED, _changes(*measurements, adequate=adequate, designed=designed))


def _trend_of(page: str, section: str, changes: Changes) -> Trend:
    series = content(page_of(page, changes), section)
    assert isinstance(series, Series)
    assert series.trend
    return series.trend
