"""Words that keep search engines away: a map is internal, and its site may still lie where they find it."""

from __future__ import annotations

import re

RULES_FILE = "robots.txt"
"""The file that engines ask for first."""
RULES = "User-agent: *\nDisallow: /\n"
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_UNLISTED = '<meta name="robots" content="noindex">'


def unlisted(html: str) -> str:
    """The page with the word that no engine shall list it."""
    return _HEAD.sub(lambda head: f"{head[0]}\n{_UNLISTED}", html, count=1)


def is_unlisted(html: str) -> bool:
    """Whether its head says the word already."""
    return _UNLISTED in html.partition("</head>")[0]
