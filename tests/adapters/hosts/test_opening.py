from __future__ import annotations

from dataclasses import replace

import pytest
from markdown import Markdown

from cxmap.adapters.hosts.markdown_extension import CxmapExtension
from cxmap.adapters.html.fragments import Fragment
from tests.adapters.hosts.test_markdown_extension import page

DATA = "<p>data</p>"


def shown(words: str) -> str:
    """An overview of data with some words of its author, without its title."""
    extension = CxmapExtension()
    overview = replace(page("T", after=[Fragment("", DATA)]), is_overview=True)
    extension.render_next(overview, str)
    return Markdown(extensions=[extension]).convert(words).removeprefix("<h1>T</h1>\n")


def test_the_first_sentence_stands_above_the_data_and_the_rest_below_a_heading() -> None:
    assert shown("What hurts? This does.\n\nAnd that.") == (
        f"<p>What hurts?</p>\n{DATA}\n<h2>About this page</h2>\n<p>This does.</p>\n<p>And that.</p>"
    )


def test_a_single_sentence_needs_no_heading() -> None:
    assert shown("This hurts.") == f"<p>This hurts.</p>\n{DATA}"


def test_words_with_a_heading_of_their_own_get_no_other() -> None:
    assert shown("This hurts.\n\n## Why\n\nSo.") == f"<p>This hurts.</p>\n{DATA}\n<h2>Why</h2>\n<p>So.</p>"


@pytest.mark.parametrize(
    "words", ["- a list\n- of two", "![](picture.png)", "> said", '<img src="a.png">', "<div>\nA box.\n</div>"]
)
def test_all_follows_the_data_where_no_sentence_begins(words: str) -> None:
    assert shown(words).startswith(f"{DATA}\n<h2>About this page</h2>\n")


@pytest.mark.parametrize(
    ("words", "first", "rest"),
    [
        ("A *long* day. Then", "<p>A <em>long</em> day.</p>", "<p>Then</p>"),
        ("A *day. Or* two. Then *more*", "<p>A <em>day. Or</em> two.</p>", "<p>Then <em>more</em></p>"),
        ('Said "so." Then', '<p>Said "so."</p>', "<p>Then</p>"),
        ("Parcels, e.g. Boxes, to St. Mary. Then", "<p>Parcels, e.g. Boxes, to St. Mary.</p>", "<p>Then</p>"),
        ("Parcels etc. and more. Then", "<p>Parcels etc. and more.</p>", "<p>Then</p>"),
        ("At least 95 %. Then", "<p>At least 95 %.</p>", "<p>Then</p>"),
        ("One <b>in. Two</b> out", "<p>One <b>in.</b></p>", "<p>Two out</p>"),
    ],
)
def test_a_sentence_ends_where_readers_see_its_end(words: str, first: str, rest: str) -> None:
    above, below = shown(words).split(f"\n{DATA}\n<h2>About this page</h2>\n")

    assert (above.replace("<b></b>", ""), below) == (first, rest)
