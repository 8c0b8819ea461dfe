from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cxmap.insight.value_words import ValueWords, day_words, period_words, typed_words
from cxmap.model.capability import Measurement, Proof
from cxmap.model.durations import Period
from cxmap.model.journey import Journey
from cxmap.model.metric import Metric
from cxmap.model.promise import Expectation, Promise
from cxmap.model.record import Record
from tests.alignment.small_maps import small_map

TIMES = {"metric/door-time": {"title": "Time at the door", "unit": "minutes", "better": "lower", "type": "mean"}}
CATALOGUE = small_map(TIMES).catalogue


def words_of(record: type[Record], values: dict[str, Any], metric: str | None = "on-time") -> str:
    return ValueWords(CATALOGUE, CATALOGUE.find(Metric, metric)).of(None, record.model_validate(values))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2026-Q3", "in Q3 2026"),
        ("2026-H2", "in the second half of 2026"),
        ("2026-10", "in October 2026"),
        ("2026", "in 2026"),
        ("2026-W44", "in week 44 of 2026, from 26 October 2026"),
        ("2026-10-31", "on 31 October 2026"),
        ("2025-04-01..2026-03-31", "from 1 April 2025 to 31 March 2026"),
    ],
)
def test_periods_are_written_out(typed: str, words: str) -> None:
    assert period_words(Period.from_text(typed)) == words


def test_days_are_written_out() -> None:
    assert day_words(date(2026, 2, 3)) == "3 February 2026"


def test_what_was_typed_stands_on_one_line() -> None:
    assert typed_words({"a": ["b", {"c": "d"}], "\0kind": "x"}).startswith("a: [b, c: d]")


@pytest.mark.parametrize(
    ("values", "metric", "words"),
    [
        ({"period": "2026-Q3", "value": "93.9", "sample": "12000"}, "on-time", "93.9 % of 12,000 in Q3 2026"),
        ({"period": "2026-Q3", "value": "93.90"}, "on-time", "93.90 % in Q3 2026"),
        (
            {"period": "2026-05", "value": "1.5", "sample": "300", "low": "1.2", "high": "1.9", "group": "far-isles"},
            "door-time",
            "1.5 minutes in May 2026 for far isles (sample of 300; between 1.2 minutes and 1.9 minutes)",
        ),
        ({"period": "2026-05", "value": "1.5", "low": "1", "high": "2"}, None, "1.5 in May 2026 (between 1 and 2)"),
        ({"period": "2026-05", "value": "1.5", "source": "Scans"}, None, "1.5 in May 2026, source: “Scans”"),
    ],
)
def test_a_measurement_is_one_sentence(values: dict[str, Any], metric: str | None, words: str) -> None:
    assert words_of(Measurement, values, metric) == words


def test_a_target_is_told_with_its_metric_and_what_else_it_says() -> None:
    level = {"metric": "on-time", "at_least": "95", "group": "far-isles", "over": "month", "adequate": "90"}

    assert words_of(Expectation, level) == "at least 95 % (Parcels on time) for far isles, over: month, adequate: 90 %"
    assert words_of(Expectation, {"metric": "nowhere", "at_most": "3"}, None) == "at most 3 (nowhere)"


def test_other_records_are_told_field_by_field() -> None:
    proof = {"verdict": "kept", "on": "2026-07-14", "excludes": ["islands"]}

    assert words_of(Proof, proof) == "verdict: kept, on: 14 July 2026, excludes: “islands”"


def test_values_have_the_words_of_their_type() -> None:
    words = ValueWords(CATALOGUE)

    assert words.of(Promise.shape["explicit"], value=True) == "yes"
    assert words.of(Promise.shape["explicit"], value=False) == "no"
    assert words.of(None, Decimal("4.5")) == "4.5"
    assert words.of(None, 12000) == "12,000"
    assert words.of(Promise.shape["made_by"], "last-mile") == "Last mile"
    assert words.of(Promise.shape["made_by"], "nobody-yet") == "nobody-yet"
    assert words.of(None, None) == "None"


def test_a_member_of_a_list_is_known_by_what_parts_it_from_the_others() -> None:
    words = ValueWords(CATALOGUE)
    journey = Journey.model_validate(
        {"\0id": "a", "title": "A", "owner": "last-mile", "stages": [{"name": "Getting it", "touchpoints": []}]}
    )

    assert words.name_of(journey.stages[0]) == "Getting it"
    assert words.name_of(Record.model_validate({})) == ""
