from __future__ import annotations

import pytest

from cxmap.loading.markdown.comments import without_comments


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a <!-- x --> b", "a <!-- --> b"),
        ("a <!-- x\n\ny --> b", "a <!-- --> b"),
        ("a <!-- x <!-- y --> b", "a <!-- --> b"),
        ("a <!-- x --!> b <!--> c <!---> d", "a <!-- --> b <!-- --> c <!-- --> d"),
        ("a <!-- ` x --> b ` c", "a <!-- --> b ` c"),
        ("a `<!-- b\n\nc <!-- x -->", "a `<!-- -->"),
        ("- a\n\n    b <!-- x\n\n    y --> c", "- a\n\n    b <!-- --> c"),
        ("a <!-- x\n\ny", "a "),
        ("\\`<!-- x -->`", "\\`<!-- -->`"),
        ("``a`` <!-- x --> `", "``a`` <!-- --> `"),
        ("[//]: # (x)\na", "\na"),
        ("a\n[comment]: <> (x\ny) b", "a\n b"),
        ("[//]: x", ""),
        ("> [_]: # 'x'\n> a", "\n> a"),
        ("[note]: # (x\ny)\na", "\na"),
        ("[//]: # (x\n[//]: # y)\na", "\na"),
        ("[note]: # (x\ny\n\na", "\n\na"),
    ],
)
def test_comments_are_left_out(written: str, read: str) -> None:
    assert without_comments(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "`<!-- x -->` and ``<!-- x` -->``",
        "a\n\nb `<!-- x -->`",
        "```\n<!-- x -->\n[//]: # (x)\n```",
        "    <!-- x -->\n    [//]: # (x)",
        "!!! note\n\n        <!-- x -->",
        '[top]: # "Top"\n\n[up][top]',
        "[^1]: # a footnote",
        "[page]: page.md (x)",
    ],
)
def test_code_and_links_stay(written: str) -> None:
    assert without_comments(written) == written
