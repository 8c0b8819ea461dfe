"""An author's own text as HTML that can be published: diagrams drawn, views shown, only allowed HTML, all closed."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from cxmap.adapters.html.allowed_html import Clean

Shown = Callable[[str], str | None]
"""Makes HTML of the text of a fence, or nothing where it stays the text that it is."""


def _fences(language: str) -> re.Pattern[str]:
    """Fences as the usual extensions write them."""
    return re.compile(
        rf'<pre class="{language}"><code>(?P<one>[^<]*)</code></pre>'
        rf'|<pre class="{language}">(?P<two>[^<]*)</pre>'
        rf'|<pre><code class="language-{language}">(?P<three>[^<]*)</code></pre>'
    )


# The theme would load Mermaid from another host to draw it.
_MERMAID = _fences("mermaid")
_CXMAP = _fences("cxmap")


def author_html(html: str, clean: Clean, diagram: Shown, block: Shown) -> str:
    """The author's part of a page as it is published; `diagram` shows Mermaid text, `block` what asks for a view."""
    allowed = clean(html)
    if "mermaid" in allowed:
        allowed = _MERMAID.sub(lambda fence: _shown(fence, diagram), allowed)
    return _CXMAP.sub(lambda fence: _shown(fence, block), allowed) if "cxmap" in allowed else allowed


def _shown(fence: re.Match[str], show: Shown) -> str:
    html = show(unescape(fence[fence.lastindex or 0]))
    return fence[0] if html is None else html
