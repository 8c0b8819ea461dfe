from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cxmap.model import fields
from tests.model.slips.readings import answer, holds

ONE_READING = [
    ("95 %", "95"), ("95\u00a0%", "95"), ("95%", "95"), ("95,3", "95.3"), ("95,3 %", "95.3"), ("0,951", "0.951"),
    ("1,200,000.5", "1200000.5"), ("1.200.000,5", "1200000.5"), ("1 200", "1200"), ("1\u2019200", "1200"),
    ("1e2", "100"), ("1.5E1", "15"), ("95,", "95"), ("95.", "95"), (".5", "0.5"), ("-.5", "-0.5"), (",5", "0.5"),
    ("\u22125", "-5"), ("12k", "12000"), ("3 dozen", "36"),
    ("2 million", "2000000"),
    ("95.0 percent", "95.0"), ("\u201c95\u201d", "95"), ("\u201c95 %\u201d", "95"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), ONE_READING)
def test_a_number_with_one_reading_is_suggested(text: str, number: str) -> None:
    _, suggestion = answer(fields.Level, text)

    assert suggestion == number
    assert holds(fields.Level, suggestion) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.000", ("1000", "1")), ("12.500", ("12500", "12.5")), ("1,200", ("1200", "1.2")),
        ("12,000", ("12000", "12")),
        ("1,250", ("1250", "1.25")), ("9/10", ("90", "9")), ("9 out of 10", ("90", "9")), ("nine in ten", ("90", "9")),
        ("95-97", ("95", "97")), ("95 to 97 %", ("95", "97")),
    ],
)  # fmt: skip
def test_of_two_readings_both_are_said_and_neither_is_suggested(text: str, readings: tuple[str, str]) -> None:
    hint, suggestion = answer(fields.Level, text)

    assert suggestion is None
    assert all(f"`{reading}`" in hint for reading in readings)


@pytest.mark.parametrize("text", ["99.951", "1000", "1.0", "0.500", "12.34", "1234.500"])
def test_a_number_that_nobody_can_take_for_thousands_is_a_number(text: str) -> None:
    assert holds(fields.Level, text) == Decimal(text)


@pytest.mark.parametrize(
    "text", ["1.2.3 days", "--1", "4 5", "95 %%", "ninety", "12 mio", "1,200,5", "nan", "10/9", "."]
)
def test_where_nothing_is_clear_nothing_is_suggested(text: str) -> None:
    assert answer(fields.Level, text) == ("write the number alone, in digits, with a point before decimals", None)


@pytest.mark.parametrize(("text", "rating"), [("4/5", "4"), ("4 out of 5", "4"), ("4,5", "4.5"), ("4 stars", "4")])
def test_a_rating_goes_up_to_five(text: str, rating: str) -> None:
    assert answer(fields.Rating, text)[1] == rating


@pytest.mark.parametrize("text", ["8/10", "80 %", ".5"])
def test_what_lies_off_the_rating_is_not_suggested(text: str) -> None:
    assert answer(fields.Rating, text)[1] is None


@pytest.mark.parametrize("text", ["p95", "P 95", "95th", "95 %"])
def test_a_percentile_has_several_spellings(text: str) -> None:
    assert answer(fields.Percentile, text)[1] == "95"


@pytest.mark.parametrize(
    ("text", "number"),
    [("n=400", "400"), ("n = 1,200", "1200"), ("400 calls", "400"), ("400.0", "400"), ("1.250", "1250"),
     ("twelve", "12"), ("3 dozen", "36"), ("12k", "12000")],
)  # fmt: skip
def test_a_count_is_a_whole_number(text: str, number: str) -> None:
    assert answer(fields.PositiveCount, text)[1] == number


@pytest.mark.parametrize("text", ["12.000", "12,000"])
def test_a_count_with_zeros_behind_its_point_has_two_readings(text: str) -> None:
    assert answer(fields.PositiveCount, text) == ("this can mean `12000` or `12`: write the one that is meant", None)


@pytest.mark.parametrize("text", ["2.5", "40 %", "400+", "many", "1e50"])
def test_a_count_is_not_guessed(text: str) -> None:
    assert answer(fields.Count, text) == ("write a whole number in digits, and nothing else", None)


@pytest.mark.parametrize(
    ("text", "scale"), [("0-10", "0..10"), ("1 to 5", "1..5"), ("0 \u2013 10", "0..10"), ("10..0", "0..10")]
)
def test_a_scale_has_two_ends(text: str, scale: str) -> None:
    assert answer(fields.Scale, text)[1] == scale


def test_a_scale_is_not_guessed() -> None:
    assert answer(fields.Scale, "ten")[1] is None


@pytest.mark.parametrize("text", ["4 days", "5 \u20ac", "at most 3 hours"])
def test_what_a_unit_makes_of_a_number_only_its_metric_tells(text: str) -> None:
    assert answer(fields.HighestLevel, text) == ("write the number alone, in the unit of its metric", None)


def test_a_part_that_is_no_number_of_percent_is_not_guessed() -> None:
    hint, suggestion = answer(fields.Level, "2 of 3")

    assert suggestion is None
    assert "about `66.7`" in hint


@pytest.mark.parametrize(("held", "text"), [(fields.Level, "about 4"), (fields.Count, "~4"), (fields.Level, "ca. 4")])
def test_a_number_that_is_about_right_is_named_and_not_suggested(held: Any, text: str) -> None:
    assert answer(held, text) == ("numbers are exact here: write `4` if that is the one", None)


@pytest.mark.parametrize(
    ("text", "rating"), [("4/5", "4"), ("three", "3"), ("\u2605\u2605\u2606", "2"), ("8/10", None), ("\u2606", None)]
)
def test_a_rating_is_one_of_five(text: str, rating: str | None) -> None:
    assert answer(fields.Rating, text)[1] == rating


def test_a_scale_whose_ends_are_no_plain_numbers_has_no_reading() -> None:
    assert answer(fields.Scale, "0-1.000.000")[1] is None
    assert answer(fields.Scale, "10 to 0,5")[1] == "0.5..10"


def test_a_rating_of_nothing_is_outside_the_scale() -> None:
    assert answer(fields.Rating, "0/5")[1] != "5"
