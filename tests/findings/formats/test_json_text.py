from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.findings.formats.json_text import JsonValue, json_text

VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_json_is_what_the_standard_library_writes(value: JsonValue) -> None:
    text = json_text(value)

    assert json.loads(text) == value
    assert json.loads(text) == json.loads(json.dumps(value, sort_keys=True))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("95", "95"),
        ("94.9", "94.9"),
        ("95.30", "95.30"),
        ("+5", "5"),
        ("-0.5", "-0.5"),
        ("010", "10"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("0.00000000000000000001", "0.00000000000000000001"),
    ],
)
def test_decimals_are_numbers_as_they_were_written(number: str, text: str) -> None:
    assert json_text(Decimal(number)) == f"{text}\n"


def test_members_are_sorted_and_indented() -> None:
    value: JsonValue = {"b": [1, {"d": None, "c": True}], "a": [], "e": {}}

    assert json_text(value) == (
        '{\n  "a": [],\n  "b": [\n    1,\n    {\n      "c": true,\n      "d": null\n    }\n  ],\n  "e": {}\n}\n'
    )


def test_letters_of_all_languages_stay_and_what_a_terminal_obeys_is_escaped() -> None:
    assert json_text("Zürich 東京\x9b\x7f\u202e\udc80") == '"Zürich 東京\\u009b\\u007f\\u202e\\udc80"\n'
