from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.findings.formats.visible import cells, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Your parcel, tomorrow", "Your parcel, tomorrow"),
        ("Zürich 東京 😀", "Zürich 東京 😀"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b31m", "\\x9b31m"),
        ("\u202egnp", "\\u202egnp"),
        ("a\u200bb", "a\\u200bb"),
        ("a\U000e0041", "a\\U000e0041"),
        ("\udc80", "\\udc80"),
        ("no\u00a0break", "no\u00a0break"),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("Donau\u00addampf", "Donau\u00addampf"),
    ],
)
def test_what_would_be_obeyed_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_visible_text_is_one_line_that_is_not_obeyed(text: str) -> None:
    categories = {unicodedata.category(sign) for sign in visible(text) if sign not in "\u200c\u200d\u00ad"}

    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("東京", 4), ("e\u0301", 1), ("a\u200db", 2), ("a\u00adb", 3), ("ｱ", 1), ("😀", 2)],
)
def test_cells_are_the_columns_of_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width
