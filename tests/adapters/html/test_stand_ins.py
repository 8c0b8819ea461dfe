from __future__ import annotations

from cxmap.adapters.html.stand_ins import StandIns, words_of


def test_html_comes_back_as_it_was() -> None:
    stand_ins = StandIns()
    first, second = stand_ins.stand_in("<p>One &lt; two</p>"), stand_ins.stand_in("<svg><text>A</text></svg>")

    page = stand_ins.marked(f"<h1>Page</h1>{first}<h2>More</h2>{second}")

    assert stand_ins.unmarked(page) == "<h1>Page</h1><p>One &lt; two</p><h2>More</h2><svg><text>A</text></svg>"


def test_html_is_put_away_and_comes_back_as_others_have_changed_it() -> None:
    stand_ins = StandIns()
    page = stand_ins.marked(f"<h1>Page</h1>{stand_ins.stand_in('<p>One <b>two</b></p>')}").replace("two", "three")

    away = stand_ins.put_away(page)

    assert "One three" in away
    assert "<b>" not in away
    assert stand_ins.marked(away) == page


def test_a_stand_in_says_the_same_words() -> None:
    assert "at least 95 % kept" in StandIns().stand_in(
        "<td>at least\n95&nbsp;%</td><td><b>kept</b></td>".replace("&nbsp;", " ")
    )


def test_words_of_neighbouring_cells_stay_apart_and_pictures_say_nothing() -> None:
    assert words_of("<td>a</td><td>b</td><svg class='x'><text>c</text></svg><style>d {}</style>") == "a b"


def test_search_does_not_find_what_says_itself_elsewhere() -> None:
    shown = '<p>a</p><ol class="x" data-search-exclude><li>b<ol><li>c</li></ol></li><li>d</li></ol><p>e</p>'

    assert words_of(shown) == "a e"


def test_what_an_author_writes_is_never_taken_for_a_stand_in() -> None:
    written = '<div data-cxmap="0">mine</div>'
    stand_ins = StandIns()
    stand_ins.stand_in("<p>ours</p>")

    assert stand_ins.marked(written) == written
