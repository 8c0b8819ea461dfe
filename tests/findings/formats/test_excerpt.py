from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.findings.formats.excerpt import cells, excerpt, visible


def _marked(line: str, mark: str, width: int = 80) -> tuple[str, str]:
    first = line.index(mark)
    shown = excerpt(line, first, first + len(mark), width)
    return shown.text, shown.carets


@pytest.mark.parametrize(
    ("line", "mark", "text", "carets"),
    [
        ("owner: bell", "bell", "owner: bell", "       ^^^^"),
        ("\towner: bell", "bell", "    owner: bell", "           ^^^^"),
        ("駅: 東京", "東京", "駅: 東京", "    ^^^^"),
        ("cafe\u0301: bell", "bell", "cafe\u0301: bell", "      ^^^^"),
        ("a: \x1b[2J bell", "bell", "a: \\x1b[2J bell", "           ^^^^"),
        ("a: \u202ebell", "\u202e", "a: \\u202ebell", "   ^^^^^^"),
        ("한: bell", "bell", "한: bell", "    ^^^^"),
        ("\u1112\u1161\u11ab: bell", "bell", "\u1112\u1161\u11ab: bell", "    ^^^^"),
    ],
)
def test_carets_stand_under_the_mark(line: str, mark: str, text: str, carets: str) -> None:
    assert _marked(line, mark) == (text, carets)


@pytest.mark.parametrize(("first", "carets"), [(0, "^"), (2, "  ^"), (4, "    ^"), (99, "    ^")])
def test_empty_mark_is_one_caret(first: int, carets: str) -> None:
    assert excerpt("abcd", first, first, 40).carets == carets


def test_mark_without_a_width_of_its_own_still_has_a_caret() -> None:
    assert excerpt("e\u0301", 1, 2, 40).carets == " ^"


def test_line_whose_mark_ends_on_the_screen_is_shown_from_its_beginning() -> None:
    assert _marked(f"a: {'x' * 50} bell {'y' * 50}", "bell", 60) == (f"a: {'x' * 50} bell …", " " * 54 + "^^^^")


@pytest.mark.parametrize(
    ("before", "text", "carets"),
    [
        (f"a: {'x' * 13}", "…xxxxxxbell yyyy", "       ^^^^"),
        ("東" * 8, "…東東東bell yyyy", "       ^^^^"),
        ("東" * 9, "…東東東bell yyyy", "       ^^^^"),
    ],
)
def test_mark_that_would_end_in_the_last_column_or_behind_it_is_shown_whole(
    before: str, text: str, carets: str
) -> None:
    assert _marked(f"{before}bell yyyy", "bell", 20) == (text, carets)


def test_line_that_fills_the_screen_is_shown_whole_and_one_sign_more_is_cut() -> None:
    assert _marked(f"bell {'x' * 15}", "bell", 20)[0] == f"bell {'x' * 15}"
    assert _marked(f"bell {'x' * 16}", "bell", 20)[0] == f"bell {'x' * 14}…"


def test_no_screen_is_too_narrow_for_twenty_columns() -> None:
    assert _marked("a: bell " + "x" * 99, "bell", 1) == _marked("a: bell " + "x" * 99, "bell", 20)
    assert _marked("a: bell " + "x" * 99, "bell", 1)[0] == "a: bell xxxxxxxxxxx…"


def test_end_of_a_long_line_is_cut() -> None:
    assert _marked("a: bell " + "x" * 99, "bell", 20) == ("a: bell xxxxxxxxxxx…", "   ^^^^")


def test_letters_with_three_marks_each_are_shown_and_more_signs_are_cut() -> None:
    letters = "e\u0301\u0302\u0303" * 18

    assert excerpt(letters, 0, 1, 20).text == letters
    assert excerpt("\u0301" * 999, 0, 1, 20).text == "\u0301" * 81 + "…"


def test_both_ends_are_cut_around_a_mark_far_to_the_right() -> None:
    text, carets = _marked("x" * 200 + " bell " + "y" * 200, "bell", 30)

    assert text == "…xxxxxxxxx bell yyyyyyyyyyyyy…"
    assert carets == "           ^^^^"


def test_mark_longer_than_the_screen_is_cut() -> None:
    text, carets = _marked("a: " + "b" * 99, "b" * 99, 20)

    assert text == "a: bbbbbbbbbbbbbbbb…"
    assert carets == "   ^^^^^^^^^^^^^^^^"


@given(st.text(max_size=200), st.integers(0, 210), st.integers(0, 60), st.integers(20, 90))
def test_nothing_is_wider_than_the_screen(line: str, first: int, length: int, width: int) -> None:
    shown = excerpt(line, first, first + length, width)

    assert cells(shown.text) <= width
    assert len(shown.carets) <= width + 1
    assert "^" in shown.carets
    assert shown.text.isprintable() or any(sign in shown.text for sign in "\u200c\u200d\xad") or not line.isprintable()


@pytest.mark.parametrize("sign", ["x", "\u0301", "\t", "\x00"])
def test_line_of_a_megabyte_takes_no_time(sign: str) -> None:
    line = sign * 1_000_000
    begun = time.process_time()

    for first in range(0, 1_000_000, 10_000):
        excerpt(line, first, first + 500_000, 100)

    assert time.process_time() - begun < 2


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
    [
        ("", 0),
        ("abc", 3),
        ("東京", 4),
        ("\u3000", 2),
        ("e\u0301", 1),
        ("a\u200db", 2),
        ("a\u00adb", 3),
        ("ｱ", 1),
        ("😀", 2),
        ("\u115f", 2),
        ("\u1160", 0),
        ("\u11ff", 0),
        ("\u1200", 1),
    ],
)
def test_cells_are_the_columns_of_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width
