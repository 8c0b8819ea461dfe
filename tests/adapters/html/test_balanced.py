from __future__ import annotations

import pytest

from cxmap.adapters.html.balanced import balanced


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("<p>plain &amp; <em>simple</em></p>", "<p>plain &amp; <em>simple</em></p>"),
        ("<div><b>open", "<div><b>open</b></div>"),
        ("<ul><li>a<li>b</ul> after", "<ul><li>a<li>b</li></li></ul> after"),
        ("</div></article>after", "after"),
        ("<p>text <div>in it</p> after", "<p>text <div>in it</div></p> after"),
        ("a <!-- note --> b", "a <!-- note --> b"),
        ("<img src='x'><br>", "<img src='x'><br>"),
        ("<div/>after", "<div/>after</div>"),
        ("<svg><path d='M0 0'/></svg>", "<svg><path d='M0 0'/></svg>"),
        ("<plaintext>after", "after"),
        ("<?php echo ?>", "&lt;?php echo ?&gt;"),
        ("<pre>&#60;b&#62;</pre>", "<pre>&#60;b&#62;</pre>"),
    ],
)
def test_html_is_closed_within_itself(written: str, published: str) -> None:
    assert balanced(written) == published


@pytest.mark.parametrize("written", ["<!-- open", "words <b", "<![CDATA[ open", "<!doctype", "<a href='"])
def test_what_has_no_end_hides_nothing_that_follows(written: str) -> None:
    published = balanced(written)

    assert balanced(f"{published}<h2>after</h2>").endswith("<h2>after</h2>")
