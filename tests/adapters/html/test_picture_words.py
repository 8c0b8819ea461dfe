"""Titles and descriptions of pictures that authors draw in a page."""

from __future__ import annotations

import pytest

from cxmap.adapters.html.author_html import allowed_html
from cxmap.adapters.html.picture_words import words_of_pictures


@pytest.mark.parametrize(
    "html",
    [
        '<svg role="img" aria-labelledby="a"><title id="a">A bell &lt; a gong</title><path d="M1 2"></path></svg>',
        "<svg><desc>Rings twice</desc><g><title>The clapper</title></g></svg> after",
    ],
)
def test_a_picture_keeps_what_is_read_out_of_it(html: str) -> None:
    assert allowed_html(())(html) == html


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("<title>A page</title>after", "A pageafter"),
        ("<svg></svg><title>a</title>", "<svg></svg>a"),
        ("<svg><title><svg><title>a</title></svg></title></svg><title>b</title>", "<svg><title>a</title></svg>b"),
        ("<svg><title><img src=x></title></svg>", "<svg><title></title></svg>"),
        ("<math><mtext><title>a</title></mtext></math>", "<math><mtext>a</mtext></math>"),
        ("<title><img src=x onerror=a()></title>", "&lt;img src=x onerror=a()&gt;"),
    ],
)
def test_elsewhere_and_within_there_are_words_alone(written: str, published: str) -> None:
    assert allowed_html(())(written) == published


def test_html_within_a_description_is_taken_out_of_it() -> None:
    html = "<svg><desc>a<title>b</title><b>c</b></desc><title>d</title></svg>"

    assert words_of_pictures(html) == "<svg><desc>abc</desc><title>d</title></svg>"
