from __future__ import annotations

import re

import pytest

from cxmap.adapters.drawing.geometry import number_classes, number_rules, tenths

NUMBERS = [1, 7, 10, 12, 830, 999, 1000, 20_407, 999_999]


def shown(name: str, number: int) -> int:
    """The number that the stylesheet makes of the classes."""
    rules = dict(re.findall(rf"\.(cxmap-set-{name}-\d+)\{{--cxmap-{name}-\d+:(\d+)\}}", number_rules()))
    return sum(int(rules[each]) for each in number_classes(name, number).split())


@pytest.mark.parametrize("number", NUMBERS)
def test_the_stylesheet_adds_the_classes_of_a_number_up_to_it(number: int) -> None:
    assert shown("width", number) == number


def test_only_the_powers_of_two_in_a_number_have_a_class() -> None:
    assert number_classes("width", 10) == "cxmap-set-width-8 cxmap-set-width-2"
    assert number_classes("row", 0) == ""


def test_a_number_that_is_too_large_is_the_largest() -> None:
    assert shown("columns", 5000) == 1023


def test_each_part_of_a_number_has_a_property_of_its_own() -> None:
    found = re.findall(r"\.cxmap-set-([\w-]+)-\d+\{--cxmap-([\w-]+)-(\d+):(\d+)\}", number_rules())

    assert found
    assert all(name == of and int(part) == 2 ** int(power) for name, of, power, part in found)


@pytest.mark.parametrize(("length", "written"), [(12, "12"), (12.04, "12"), (12.06, "12.1"), (-0.25, "-0.2"), (0, "0")])
def test_a_length_in_a_picture_is_told_to_a_tenth(length: float, written: str) -> None:
    assert tenths(length) == written
