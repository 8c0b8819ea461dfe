from __future__ import annotations

import pytest

from cxmap.adapters.html.stand_ins import StandIns, lines_of


def test_html_comes_back_as_it_was() -> None:
    stand_ins = StandIns()
    first, second = stand_ins.stand_in("<p>One &lt; two</p>"), stand_ins.stand_in("<svg><text>A</text></svg>")

    page = stand_ins.marked(f"<h1>Page</h1>{first}<h2>More</h2>{second}")

    assert stand_ins.unmarked(page) == "<h1>Page</h1><p>One &lt; two</p><h2>More</h2><svg><text>A</text></svg>"


def test_html_is_put_away_and_comes_back_as_others_have_changed_it() -> None:
    stand_ins = StandIns()
    page = stand_ins.marked(f"<h1>Page</h1>{stand_ins.stand_in('<p>One <b>two</b></p>')}").replace("two", "three")

    away = stand_ins.put_away(page)

    assert "<p>One three</p>" in away
    assert "<b>" not in away
    assert stand_ins.marked(away) == page


def test_a_stand_in_says_the_same_words() -> None:
    assert "at least 95 % · kept" in StandIns().stand_in(
        "<td>at least\n95&nbsp;%</td><td><b>kept</b></td>".replace("&nbsp;", " ")
    )


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<td>a</td><td>b</td><svg class='x'><text>c</text></svg><style>d {}</style>", ["a · b"]),
        (
            "<table><tr><th>A</th><th></th><th>B</th></tr><tr><td>1</td><td></td><td>2</td></tr></table>",
            ["A · B", "1 · 2"],
        ),
        (
            "<div>one</div><div><p>two <b>three</b></p>four<ul><li>five</li><li>six</li></ul></div>",
            ["one", "two three", "four", "five", "six"],
        ),
        (
            "<dl><dt>Owner</dt><dd>Last <i>mile</i></dd><dt>Since</dt><dd>May</dd></dl>",
            ["Owner: Last mile", "Since: May"],
        ),
        ("<dl><dt>Named</dt><dd><ul><li>one</li><li>two</li></ul></dd></dl>", ["Named", "one", "two"]),
        ("<p>by <a>Freight</a> . Then <b>more</b> , and</p>", ["by Freight. Then more, and"]),
        ("<p>same</p><div>same</div>", ["same"]),
        ("<p>&lt;b&gt; stays</p>", ["&lt;b&gt; stays"]),
    ],
)
def test_lines_that_readers_see_apart_are_apart_for_a_search(html: str, lines: list[str]) -> None:
    assert lines_of(html) == "".join(f"<p>{line}</p>" for line in lines)


def test_search_does_not_find_what_says_itself_elsewhere() -> None:
    shown = '<p>a</p><ol class="x" data-search-exclude><li>b<ol><li>c</li></ol></li><li>d</li></ol><p>e</p>'

    assert lines_of(shown) == "<p>a</p><p>e</p>"


@pytest.mark.parametrize("html", ["<h1 id='x'>A</h1>\n<p>more</p>", "<p>more</p>"])
def test_a_sentence_for_the_search_alone_stands_below_the_title_and_leaves_no_trace(html: str) -> None:
    stand_ins = StandIns()

    said = stand_ins.beginning(html, "Kept <always>.")

    assert "<p>Kept &lt;always&gt;.</p></div>\n<p>more</p>" in said or said.endswith("</p></div><p>more</p>")
    assert stand_ins.unmarked(stand_ins.marked(said)) == html


def test_what_an_author_writes_is_never_taken_for_a_stand_in() -> None:
    written = '<div data-cxmap="0">mine</div>'
    stand_ins = StandIns()
    stand_ins.stand_in("<p>ours</p>")

    assert stand_ins.marked(written) == written
