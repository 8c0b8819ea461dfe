"""Whether HTML can act: a reader of tags for tests, beside the parser that cleans what is published."""

from __future__ import annotations

import re

# Comments and tags as a browser reads them: neither begins within the other, nor within a value in quotes.
_PARTS = re.compile(
    r"""<!--(?:-?>|.*?(?:--!?>|\Z))|(?P<tag><[a-z](?:[^>"']|"[^"]*"|'[^']*')*(?:>|\Z))""", re.DOTALL | re.IGNORECASE
)
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_ACTING = re.compile(r"\s(?:on\w+|srcdoc|action|formaction)\s*=", re.IGNORECASE)
_ACTIVE = re.compile(
    r"<(?:script|iframe|object|embed|form|meta|base|link|xmp|animate|plaintext|textarea)\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"""\s(?:href|src)=["']?\s*(?:javascript|vbscript|data|file):""", re.IGNORECASE)


def assert_inert(html: str) -> None:
    """No script, no handler, no frame, no address that runs."""
    tags = [part["tag"] for part in _PARTS.finditer(html) if part["tag"]]
    assert not [tag for tag in tags if _ACTIVE.match(tag) or _ADDRESS.search(tag)]
    assert not [tag for tag in tags if _ACTING.search(_QUOTED.sub('""', tag))]
