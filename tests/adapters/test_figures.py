from __future__ import annotations

from cxmap.adapters.html.figures import unbroken


def test_days_periods_and_shares_stay_together() -> None:
    said = unbroken("Promised: at least 95 %. Measured: 91.5 % in 2017-Q3, 4 of 5 on 2026-07-16, once in 2026-W44.")

    assert said == (
        'Promised: at least <span class="cxmap-figure">95 %</span>. Measured: '
        '<span class="cxmap-figure">91.5 %</span> in <span class="cxmap-figure">2017-Q3</span>, 4 of 5 on '
        '<span class="cxmap-figure">2026-07-16</span>, once in <span class="cxmap-figure">2026-W44</span>.'
    )


def test_the_rest_of_the_sentence_is_escaped() -> None:
    assert unbroken("<b> & 5 %") == '&lt;b&gt; &amp; <span class="cxmap-figure">5 %</span>'
