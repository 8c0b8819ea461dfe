"""Other hosts: which one an address or a style would ask, read as browsers read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLANKS = "".join(map(chr, range(33)))
_GAPS = re.compile(r"[\t\n\r]")
_ASKING = re.compile(r"(?:(?:https?|ftp|wss?):/*|//+)(?P<host>[^/?#]*)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,]+")
_SIZE = re.compile(r"\d+(?:\.\d+)?[wxh]")
_STYLE_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|(?P<end>\r\n|[\n\r\f])|(?P<sign>.))")
_IN_STYLE = re.compile(r"(?:^|[\s(\"',])(?P<address>(?:(?:https?|ftp):|[/\\]{2})[^\s\"'()]*)", re.IGNORECASE)
_NAMESPACE = re.compile(
    r"xmlns(?::[\w.-]+)?\s*=\s*(?P<quote>[\"'])(?:https?:)?//[^\s\"'()<>]*(?P=quote)", re.IGNORECASE
)
"""The name of a vocabulary of XML, in a picture that a style holds; nobody asks the host in it."""
_LAST = 0x10FFFF


def host_of(address: str) -> str:
    """The host that an address names, in lower case and without its port; empty where it is that of the page."""
    seen = _GAPS.sub("", address).strip(_BLANKS).replace("\\", "/")
    match = _ASKING.match(seen)
    return match["host"].rpartition("@")[2].partition(":")[0].lower() if match else ""


def addresses_in_set(text: str) -> Iterator[str]:
    """The addresses of a `srcset`, without its widths and densities."""
    return (part for part in _BETWEEN.split(text) if part and not _SIZE.fullmatch(part))


def addresses_in_style(css: str) -> Iterator[str]:
    """The addresses with a host that a style holds, however they are written there."""
    if "/" in css or "\\" in css or ":" in css:
        plain = _NAMESPACE.sub("", _GAPS.sub("", _STYLE_ESCAPE.sub(_unescaped, css)))
        yield from (match["address"] for match in _IN_STYLE.finditer(plain) if host_of(match["address"]))


def _unescaped(escape: re.Match[str]) -> str:
    if escape["code"]:
        code = int(escape["code"], 16)
        return chr(code) if 0 < code <= _LAST else "\ufffd"
    return escape["sign"] or ""
