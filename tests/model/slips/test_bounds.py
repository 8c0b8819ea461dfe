from __future__ import annotations

from typing import Any

import pytest

from cxmap.model import fields
from tests.model.slips.readings import answer

LEAST = [
    ">= 95", "=>95", "≥95", "≧ 95", "at least 95 %", "95+", "95 +", "95%+", "min. 95", "min 95", "Minimum of 95",
    "mind. 95 %", "mindestens 95", "wenigstens 95", "ab 95", "from 95 %", "au moins 95", "no less than 95",
    "not below 95", "nicht unter 95 %", "95 or more", "95 and above", "95 % or better", "95 oder mehr", "95 et plus",
    "95 minimum", "95 mindestens",
]  # fmt: skip
MOST = [
    "<= 5", "≤5", "max 5", "max. 5", "maximal 5", "at most 5", "up to 5", "bis 5", "bis zu 5", "within 5",
    "innerhalb von 5", "höchstens 5", "jusqu'à 5", "no more than 5", "nicht mehr als 5", "5 or less",
    "5 oder weniger", "5 max", "5 höchstens",
]  # fmt: skip
MORE = ["> 95", ">95", "more than 95", "over 95 %", "above 95", "mehr als 95", "über 95", "plus de 95"]
LESS = ["< 5", "less than 5", "fewer than 5", "under 5", "unter 5", "weniger als 5", "moins de 5"]


@pytest.mark.parametrize("text", LEAST)
def test_the_words_of_a_lowest_level_are_in_its_name(text: str) -> None:
    hint, suggestion = answer(fields.LowestLevel, text)

    assert suggestion == "95"
    assert hint.endswith("; `at_least` says the rest")


@pytest.mark.parametrize("text", MOST)
def test_the_words_of_a_highest_level_are_in_its_name(text: str) -> None:
    hint, suggestion = answer(fields.HighestLevel, text)

    assert suggestion == "5"
    assert hint.endswith("; `at_most` says the rest")


@pytest.mark.parametrize("text", MORE)
def test_a_level_that_leaves_its_own_number_out_is_not_quite_said_by_the_name(text: str) -> None:
    hint, suggestion = answer(fields.LowestLevel, text)

    assert suggestion == "95"
    assert hint.endswith("; `at_least` takes `95` itself too: where only more will do, write the next number")


@pytest.mark.parametrize("text", LESS)
def test_nor_is_one_at_the_other_end(text: str) -> None:
    hint, suggestion = answer(fields.HighestLevel, text)

    assert suggestion == "5"
    assert hint.endswith("; `at_most` takes `5` itself too: where only less will do, write the next number")


@pytest.mark.parametrize(
    ("held", "text"),
    [
        *((fields.LowestLevel, text) for text in (*MOST, *LESS)),
        *((fields.HighestLevel, text) for text in (*LEAST, *MORE)),
    ],
)
def test_a_level_that_points_the_other_way_is_not_turned_round(held: Any, text: str) -> None:
    hint, suggestion = answer(held, text)

    assert suggestion is None
    assert "name the field" in hint


@pytest.mark.parametrize("text", [">= 95", "95+", "about at least 95", "> 36 hours"])
def test_a_figure_is_no_bound(text: str) -> None:
    assert answer(fields.Level, text)[1] is None


def test_the_number_in_a_bound_is_named_where_a_figure_must_stand() -> None:
    hint = "write one number, and not from or up to where it goes: `95`, if that is the one that holds"

    assert answer(fields.Level, "mind. 95 %") == (hint, None)


def test_a_level_without_a_clear_number_gets_the_words_of_any_number() -> None:
    assert answer(fields.LowestLevel, "at least 1.000") == answer(fields.Level, "1.000")


@pytest.mark.parametrize("text", ["about 95", "95 min", "5-", "at least many", "maximum"])
def test_other_words_are_no_bound(text: str) -> None:
    assert answer(fields.LowestLevel, text)[1] is None
