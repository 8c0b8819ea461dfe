"""The hosts that the page may ask: the site itself and the Git host, but not the status page of that."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

_HOSTS = {"github": "https://api.github.com", "gitlab": "https://gitlab.com", "gitea": "https://gitea.com"}
_PICTURES = {"github": "https://avatars.githubusercontent.com"}


def policy_of(backend: Mapping[str, str]) -> str:
    """A content security policy for the page with this backend."""
    address = urlsplit(backend.get("api_root", ""))
    host = f"{address.scheme}://{address.netloc}" if address.netloc else _HOSTS.get(backend["name"], "")
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            f"img-src 'self' data: blob: {_PICTURES.get(backend['name'], host)}".rstrip(),
            "font-src 'self' data:",
            f"connect-src 'self' data: blob: {host}".rstrip(),
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
        )
    )
