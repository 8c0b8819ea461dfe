"""What becomes of the HTML of an author's own text: diagrams drawn, and nothing left open."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from cxmap.adapters.balanced import balanced

# As the usual extensions write a fence of Mermaid; the theme would load Mermaid from another host to draw it.
_MERMAID = re.compile(
    r'<pre class="mermaid"><code>(?P<one>[^<]*)</code></pre>'
    r'|<pre class="mermaid">(?P<two>[^<]*)</pre>'
    r'|<pre><code class="language-mermaid">(?P<three>[^<]*)</code></pre>'
)


def author_html(html: str, diagram: Callable[[str], str]) -> str:
    """The author's part of a page as it is published; `diagram` makes HTML of Mermaid text."""
    closed = balanced(html)
    if "mermaid" not in closed:
        return closed
    return _MERMAID.sub(lambda fence: diagram(unescape(fence[fence.lastindex or 0])), closed)
