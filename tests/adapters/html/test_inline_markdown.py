from __future__ import annotations

import pytest

from cxmap.adapters.html.inline_markdown import InlineRenderer


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ('plain "text" & more', "plain &quot;text&quot; &amp; more"),
        ("*soft* **strong** `code`", "<em>soft</em> <strong>strong</strong> <code>code</code>"),
        ("<b onclick=x>raw</b>", "&lt;b onclick=x&gt;raw&lt;/b&gt;"),
        ("[away](https://a.example/b)", '<a href="https://a.example/b">away</a>'),
        ("[near](x.md)", '<a href="here:x.md">near</a>'),
        ("[hidden *words*](hidden.md) after", "hidden <em>words</em> after"),
        ("[run](javascript:alert(1))", "[run](javascript:alert(1))"),
        ("[other](//host.example)", "[other](//host.example)"),
        ("![a *picture*](x.png)", '<img src="here:x.png" alt="a picture" />'),
        ("![a picture](https://a.example/x.png)", "a picture"),
        ("# no heading", "# no heading"),
    ],
)
def test_a_text_field_does_no_harm(written: str, published: str) -> None:
    shown = InlineRenderer().rendered(written, lambda address: None if "hidden" in address else f"here:{address}")

    assert shown == published


@pytest.mark.parametrize("written", ["[" * 50_000, "*a " * 20_000, "`" * 50_000, "![" * 20_000])
def test_a_text_built_to_hurt_takes_bounded_time(written: str) -> None:
    assert InlineRenderer().rendered(written, str)
