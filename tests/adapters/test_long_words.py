from __future__ import annotations

from cxmap.adapters.long_words import breakable


def test_words_that_people_write_are_left_whole() -> None:
    assert breakable("Parcels & incomprehensibilities") == "Parcels &amp; incomprehensibilities"


def test_a_word_longer_than_those_may_break() -> None:
    assert breakable("a " + 13 * "ab") == "a abababababab<wbr>abababababab<wbr>ab"


def test_what_is_markup_stays_text_in_a_long_word() -> None:
    assert breakable(13 * "<b>") == "<wbr>".join(3 * [4 * "&lt;b&gt;"]) + "<wbr>&lt;b&gt;"


def test_a_mark_stays_with_its_letter() -> None:
    word = "o" * 11 + "e" + "\u0301" + "o" * 20

    assert "<wbr>\u0301" not in breakable(word)
