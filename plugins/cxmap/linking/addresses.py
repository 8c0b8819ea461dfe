"""Addresses without their beginning: what looks like a host's name or a mailbox is meant to leave the site."""

from __future__ import annotations

import re

_HOST = r"(?:[a-z0-9-]+\.)+(?P<last>[a-z]{2,})"
_SITE = re.compile(rf"{_HOST}(?:[/?#]\S*)?", re.IGNORECASE)
_MAILBOX = re.compile(rf"[\w.+-]+@{_HOST}", re.IGNORECASE)
_FILE = re.compile(
    r"md|markdown|html?|txt|pdf|csv|json|xml|ya?ml|png|jpe?g|gif|svg|webp|mp[34]|mov|zip|docx?|xlsx?|pptx?|od[tsp]",
    re.IGNORECASE,
)
"""What files' names end in, and hosts' names hardly ever."""


def full_address(address: str) -> str | None:
    """`https://www.example.com` for `www.example.com`; None for what can only be the path of a file."""
    if _MAILBOX.fullmatch(address):
        return f"mailto:{address}"
    match = _SITE.fullmatch(address)
    return f"https://{address}" if match and not _FILE.fullmatch(match["last"]) else None
