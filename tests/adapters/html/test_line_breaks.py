from __future__ import annotations

from cxmap.adapters.html.line_breaks import breakable, unbroken


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


def test_days_periods_and_shares_stay_together() -> None:
    said = unbroken("Promised: at least 95 %. Measured: 91.5 % in 2017-Q3, 4 of 5 on 2026-07-16, once in 2026-W44.")

    assert said == (
        'Promised: at least <span class="cxmap-figure">95 %</span>. Measured: '
        '<span class="cxmap-figure">91.5 %</span> in <span class="cxmap-figure">2017-Q3</span>, 4 of 5 on '
        '<span class="cxmap-figure">2026-07-16</span>, once in <span class="cxmap-figure">2026-W44</span>.'
    )


def test_the_rest_of_the_sentence_is_escaped() -> None:
    assert unbroken("<b> & 5 %") == '&lt;b&gt; &amp; <span class="cxmap-figure">5 %</span>'
