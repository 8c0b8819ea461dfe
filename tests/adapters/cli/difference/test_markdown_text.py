from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cxmap.adapters.cli.difference.markdown_text import CommentPart, folded, in_markdown, sentence_in_markdown
from cxmap.findings.formats.excerpt import visible

SIGNS = st.text(st.sampled_from("ab1 .,:;/\\`'\"<>&#@!*_-+=|~()[]{}$^?\n\t\u00e9\u202e"), max_size=60)
# As GitHub reads it, as far as this library can.
GITHUB = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])


def shown(html: str) -> str:
    """The text that a browser shows of it, without the spaces that have no width."""
    return unescape(re.sub(r"<[^>]+>", "", html)).replace("\u200b", "")


@given(text=SIGNS)
@example("1. first")
@example("    code")
@example("www.evil.example https://evil.example")
@pytest.mark.parametrize("form", ["- {}", "**x {}**", "• {}<br>\n• y", "- {}: z<br>→ {}"])
def test_a_text_is_shown_as_it_is_typed_wherever_it_stands(form: str, text: str) -> None:
    html = GITHUB.render(form.replace("{}", in_markdown(text)))

    assert " ".join(visible(text).split()) in " ".join(shown(html).split())
    assert set(re.findall(r"<(\w+)", html)) <= {"ul", "li", "p", "br", "strong"}
    assert not re.search(r"[@#][a-z0-9]|://|www\.", unescape(html))


@given(text=SIGNS)
def test_a_sentence_runs_nothing_and_calls_nobody(text: str) -> None:
    html = GITHUB.render(f"- {sentence_in_markdown(text)}")

    assert set(re.findall(r"<(\w+)", html)) <= {"ul", "li", "code", "p"}
    bare = unescape(re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL))
    assert not re.search(r"[@#][a-z0-9]|://|www\.", bare)


def test_long_texts_are_cut_and_long_parts_end() -> None:
    assert len(in_markdown("x" * 5_000)) == 240
    part = CommentPart("Many", ["y" * 100] * 1_000, most=2)

    lines = list(folded([part], "Done."))

    assert sum(map(len, lines)) < 7_000
    assert "- and 938 more, which `cxmap diff` tells" in lines
