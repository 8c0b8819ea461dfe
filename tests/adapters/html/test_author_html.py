from __future__ import annotations

import pytest

from cxmap.adapters.html.author_html import allowed_html, author_html

TEXT = 'a --> b["it\'s & more"]'
WRITTEN = "a --&gt; b[&quot;it&#39;s &amp; more&quot;]"
FENCES = (
    '<pre class="{language}"><code>{text}</code></pre>',
    '<pre class="{language}">{text}</pre>',
    '<pre><code class="language-{language}">{text}</code></pre>',
)


def _published(html: str, diagram: str | None = None, block: str | None = None) -> tuple[str, list[tuple[str, str]]]:
    """What is published, and the texts that were to be shown, each with what was asked to show it."""
    asked: list[tuple[str, str]] = []

    def shown_as(what: str, shown: str | None, text: str) -> str | None:
        asked.append((what, text))
        return shown

    published = author_html(
        html,
        allowed_html(()),
        lambda text: shown_as("diagram", diagram, text),
        lambda text: shown_as("block", block, text),
    )
    return published, asked


@pytest.mark.parametrize("fence", FENCES)
@pytest.mark.parametrize(("language", "what"), [("mermaid", "diagram"), ("cxmap", "block")])
def test_a_fence_is_shown_of_its_text_as_typed(fence: str, language: str, what: str) -> None:
    html = f"<p>Before</p>{fence.format(language=language, text=WRITTEN)}<p>after</p>"

    published, asked = _published(html, **{what: "<svg onload=x><title>Ours</title></svg>"})

    assert asked == [(what, TEXT)]
    assert published == "<p>Before</p><svg onload=x><title>Ours</title></svg><p>after</p>"


@pytest.mark.parametrize("fence", FENCES)
@pytest.mark.parametrize("language", ["mermaid", "cxmap"])
def test_a_fence_that_is_not_shown_stays_the_text_that_it_is(fence: str, language: str) -> None:
    published, asked = _published(f"<p>Before</p>{fence.format(language=language, text='a --&gt; b')}")

    assert len(asked) == 1
    assert published == f"<p>Before</p>{fence.format(language=language, text='a --&gt; b')}"


@pytest.mark.parametrize(
    "html",
    [
        "<p>mermaid and cxmap</p>",
        '<pre class="other"><code>cxmap mermaid</code></pre>',
        '<pre class="mermaid"><code>a <b>b</b> cxmap</code></pre>',
    ],
)
def test_what_is_no_fence_of_text_alone_is_not_shown(html: str) -> None:
    assert _published(html, "<svg></svg>", "<div></div>") == (html, [])


def test_what_a_fence_is_shown_as_is_never_shown_again() -> None:
    fence = FENCES[0].format(language="cxmap", text="view: matrix")

    published, asked = _published(fence * 2, block=fence)

    assert published == fence * 2
    assert asked == [("block", "view: matrix")] * 2


def test_columns_are_aligned_before_styles_are_left_out() -> None:
    published, _ = _published('<table><tbody><tr><td style="text-align: right;">1</td></tr></tbody></table>')

    assert published == '<table><tbody><tr><td align="right">1</td></tr></tbody></table>'
