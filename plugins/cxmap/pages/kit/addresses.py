"""Addresses: links to elsewhere, and links to other files of the content folder."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from cxmap.model.fields import is_safe_address
from cxmap.pages.kit.values import WebLink


def web_link(address: str, path: str) -> WebLink:
    """A link from a field of the file at `path`; one that leads out of the site unseen is only shown."""
    if not is_safe_address(address) or address.startswith("/"):
        return WebLink(address)
    if ":" in address.partition("/")[0]:
        return WebLink(_shown(address), address=address)
    target, _, anchor = address.partition("#")
    name = unquote(target.partition("?")[0])
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
    return WebLink(address) if file.startswith("..") else WebLink(address, path=file, anchor=anchor)


def _shown(address: str) -> str:
    """Without the scheme, which readers need not see."""
    return address.partition(":")[2].removeprefix("//").rstrip("/")
