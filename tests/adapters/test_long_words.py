from __future__ import annotations

from cxmap.adapters.html.long_words import breakable


def test_words_that_people_write_are_left_whole() -> None:
    assert breakable("Parcels & incomprehensibilities") == "Parcels &amp; incomprehensibilities"


def test_a_word_longer_than_those_may_break() -> None:
    assert breakable("a " + 13 * "ab") == "a abababababab<wbr>abababababab<wbr>ab"


def test_what_is_markup_stays_text_in_a_long_word() -> None:
    assert breakable(13 * "<b>") == "<wbr>".join(3 * [4 * "&lt;b&gt;"]) + "<wbr>&lt;b&gt;"


def test_a_mark_stays_with_its_letter() -> None:
    word = "o" * 11 + "e" + "\u0301" + "o" * 20

    assert "<wbr>\u0301" not in breakable(word)


def test_a_vowel_sign_stays_with_its_letter_and_a_family_together() -> None:
    thai, family = "\u0e17\u0e35" * 20, "\U0001f468\u200d" * 20

    assert not any(piece.startswith("\u0e35") for piece in str(breakable(thai)).split("<wbr>"))
    assert "<wbr>" not in str(breakable(family))
