from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.findings.formats.excerpt import excerpt
from cxmap.findings.formats.visible import cells


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


def test_end_of_a_long_line_is_cut() -> None:
    assert _marked("a: bell " + "x" * 99, "bell", 20) == ("a: bell xxxxxxxxxxx…", "   ^^^^")


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
