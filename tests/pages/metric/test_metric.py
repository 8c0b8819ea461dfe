from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxmap.pages.charts.many_series import MOST_DRAWN, MOST_ROWS
from cxmap.pages.charts.series import Series
from cxmap.pages.kit.judgement_table import Promised
from cxmap.pages.kit.perception import Matters
from cxmap.pages.kit.table import Table
from tests.pages.small_sites import content, facts, glance, lead_of, page_of, rows

ON_TIME = "metric/on-time"
EXPECTS = [{"metric": "on-time", "at_least": "95"}]


def test_a_metric_says_what_is_promised_in_it() -> None:
    page = page_of(ON_TIME)

    promised = content(page, "Promised against deliverable")
    assert lead_of(page).answer == "Promised in this measure at 1 place"
    assert isinstance(promised, Promised)
    assert promised.rows[0].metric is None


def test_a_metric_says_at_a_glance_how_it_is_measured() -> None:
    assert glance(page_of(ON_TIME, {ON_TIME: {"owner": "last-mile", "max_age": "90 days"}})) == {
        "Measured as": "a share, in percent; higher is better",
        "Counts": "every case",
        "Owner": "[Last mile]",
        "Too old after": "90 days",
    }


def test_a_metric_says_what_its_figures_are_about() -> None:
    wait = {
        "title": "Wait",
        "unit": "minutes",
        "better": "lower",
        "type": "percentile",
        "percentile": "90",
        "scale": "0..60",
        "excludes": ["outer-islands", "december"],
        "counts_from": "order",
        "internal": "yes",
    }

    page = page_of("metric/wait", {"metric/wait": wait})

    assert glance(page) == {
        "Measured as": "the value within which 90 % of cases are, in minutes, from 0 to 60; lower is better",
        "Leaves out": "outer islands and december",
        "The clock starts with": "order",
        "May be promised": "no, it is for use inside only",
        "Too old after": "180 days, or as many as its period has, if that is more",
    }
    assert set(facts(content(page, "Facts"))) == {"Unit", "Id"}


def test_the_two_sides_of_a_matter_lead_to_each_other_and_stand_side_by_side() -> None:
    felt = {"title": "Came when told", "unit": "%", "better": "higher", "type": "share", "perceives": "on-time"}
    changes = {"metric/felt": felt}

    performed, perceived = page_of(ON_TIME, changes), page_of("metric/felt", changes)

    assert glance(performed)["Customers say it in"] == "[Came when told]"
    assert glance(perceived)["Asks customers about"] == "[Parcels on time]"
    for page in (performed, perceived):
        found = content(page, "As measured, and as customers say it")
        assert isinstance(found, Matters)
        assert [side.metric.name for side in found.matters[0].sides] == ["Parcels on time", "Came when told"]


def test_a_metric_of_one_side_alone_is_compared_with_nothing() -> None:
    assert content(page_of(ON_TIME), "As measured, and as customers say it") is None


def test_a_metric_in_a_unit_of_its_own_names_it() -> None:
    found = glance(page_of("metric/wait", {"metric/wait": {"title": "Wait", "unit": "minutes", "better": "lower"}}))

    assert found["Measured as"] == "mean, in minutes; lower is better"


def test_a_metric_has_a_series_for_each_capability() -> None:
    changes = {"capability/drone": {"delivers": [{"metric": "wait"}, {"metric": "on-time"}]}, "metric/wait": {}}

    page = page_of(ON_TIME, changes)

    series = content(page, "Measured: Another capability")
    assert isinstance(series, Series)
    assert facts(series.levels)["Capability"] == "[Another capability]"
    assert content(page, "Measured: Courier") is not None


def test_a_metric_in_which_nothing_is_promised_says_so() -> None:
    page = page_of("metric/wait", {"metric/wait": {}})

    assert lead_of(page).answer == "Nothing is promised in this measure."


def test_a_promise_without_a_place_is_still_made_in_its_measure() -> None:
    changes = {"touchpoint/doorstep": {"promises": ""}, "promise/soon": {"expects": EXPECTS, "status": "planned"}}

    page = page_of(ON_TIME, changes)

    assert lead_of(page).answer == "1 promise is made in this measure, but judged at no touchpoint."


def _counters(values: Mapping[int, Sequence[str]]) -> dict[str, dict[str, object]]:
    """A capability for each number, with a value for each month up to June; the first is judged."""
    return {
        f"capability/counter-{number}": {
            "title": f"Counter {number:03}",
            "owner": "last-mile",
            "delivers": [
                {
                    "metric": "on-time",
                    "measurements": [
                        {"period": f"2026-{month:02}", "value": value, "sample": "4000"}
                        for month, value in enumerate(months, start=7 - len(months))
                    ],
                }
            ],
        }
        for number, months in values.items()
    }


def test_twelve_series_are_drawn_one_below_the_other() -> None:
    page = page_of(ON_TIME, _counters(dict.fromkeys(range(MOST_DRAWN - 1), ("95", "96"))))

    assert [section.fragment for section in page.after].count("charts/series") == MOST_DRAWN


def test_of_many_series_a_table_tells_all_and_only_the_worst_and_the_most_changed_are_drawn() -> None:
    values = {number: ("95", str(80 + number % 15)) for number in range(30)} | {99: ("40", "96")}

    page = page_of(ON_TIME, _counters(values))

    table = rows(content(page, "Measured: 32 series"))
    drawn = [section.title for section in page.after if section.fragment == "charts/series"]
    assert table[:3] == [
        ["Capability", "Newest value", "Period", "Change", "Verdict"],
        ["[Courier]", "96 %", "2026-06", "", "kept"],
        ["[Counter 000]", "80 %", "2026-06", "-15", ""],
    ]
    assert len(table) == 1 + 32
    assert drawn == [
        *("Measured: Courier", "Measured: Counter 000", "Measured: Counter 015", "Measured: Counter 001"),
        "Measured: Counter 099",
    ]


def test_a_page_stays_a_page_however_many_series_there_are() -> None:
    values = {number: ("95",) if number % 2 else () for number in range(400)}

    page = page_of(ON_TIME, _counters(values))
    table = content(page, "Measured: 401 series")

    assert isinstance(table, Table)
    assert len(table.rows) == MOST_ROWS
    assert "251 more series are not shown here." in table.note


def test_series_of_groups_and_a_change_between_spans_of_other_lengths_are_told_apart() -> None:
    delivered = {
        "metric": "on-time",
        "measurements": [
            {"period": "2026-Q1", "value": "94", "sample": "900", "group": "far-islands"},
            {"period": "2026-05", "value": "91", "sample": "900", "group": "far-islands"},
        ],
    }
    island = {"title": "Island boat", "owner": "last-mile", "delivers": [delivered]}
    values = dict.fromkeys(range(MOST_DRAWN), ("95",))

    page = page_of(ON_TIME, _counters(values) | {"capability/boat": island})

    table = rows(content(page, "Measured: 14 series"))
    assert table[2] == ["[Island boat]", "far islands", "91 %", "2026-05", ""]
    assert "Change" not in table[0]


def test_of_more_places_than_a_page_can_bear_the_worst_are_shown() -> None:
    places = {
        f"touchpoint/door-{number}": {
            "title": f"Door {number}",
            "owner": "last-mile",
            "control": "own",
            "promises": ["next-day"],
            "capabilities": ["courier"] if number % 2 else [],
        }
        for number in range(120)
    }

    promised = content(
        page_of(ON_TIME, {"promise/next-day": {"expects": EXPECTS}, **places}), "Promised against deliverable"
    )

    assert isinstance(promised, Promised)
    assert len(promised.rows) == 100
    assert {row.verdict.words for row in promised.rows[:60]} == {"unbacked"}
    assert promised.note == "21 more rows are not shown here. Each stands on the page of its touchpoint."


def test_a_series_has_the_verdict_of_its_own_measure() -> None:
    other = {"title": "Wait", "unit": "minutes", "better": "lower", "type": "mean"}
    expects = [*EXPECTS, {"metric": "wait", "at_most": "5"}]
    changes = {"metric/wait": other, "promise/next-day": {"expects": expects}}

    page = page_of(ON_TIME, _counters(dict.fromkeys(range(MOST_DRAWN), ("95",))) | changes)

    assert rows(content(page, "Measured: 13 series"))[1] == ["[Courier]", "96 %", "2026-06", "kept"]
