"""The programming interface of a Git host: asked over HTTPS with a token, which goes to no other address."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from cxmap.adapters.cli.output import CannotRunError

_PATIENCE = 30.0
_A_PAGE = 50
_MOST_PAGES = 40
_LARGEST = 8 << 20


class RefusedError(CannotRunError):
    """The host said no; its status says why."""

    def __init__(self, status: int, what: str) -> None:
        super().__init__(f"the host answered {status} to {what}")
        self.status = status


class _NoRedirect(HTTPRedirectHandler):
    """Another address would get the token."""

    def redirect_request(self, *_arguments: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class HostApi:
    """A host at an address, and the headers that prove who asks."""

    address: str
    headers: Mapping[str, str]

    def ask(self, path: str, **query: str | int) -> Any:
        return self._answer("GET", f"{path}?{urlencode(query)}" if query else path, None)

    def send(self, method: str, path: str, said: Mapping[str, Any]) -> Any:
        return self._answer(method, path, json.dumps(said).encode())

    def every(self, path: str) -> Iterator[Any]:
        """All entries of a list that comes in pages; `limit` is the word of Gitea and Forgejo for their length."""
        for page in range(1, _MOST_PAGES + 1):
            entries = self.ask(path, per_page=_A_PAGE, limit=_A_PAGE, page=page)
            yield from entries
            if len(entries) < _A_PAGE:
                return

    def _answer(self, method: str, path: str, body: bytes | None) -> Any:
        if urlsplit(self.address).scheme not in ("https", "http"):
            raise CannotRunError(f"`{self.address}` is no address of a Git host")
        headers = {"Accept": "application/json", "Content-Type": "application/json", **self.headers}
        request = Request(f"{self.address.rstrip('/')}/{path}", data=body, headers=headers, method=method)
        try:
            with _opener().open(request, timeout=_PATIENCE) as answer:
                return json.loads(answer.read(_LARGEST) or b"null")
        except HTTPError as problem:
            problem.close()
            raise RefusedError(problem.code, f"{method} {path.partition('?')[0]}") from None
        except (OSError, HTTPException, ValueError) as problem:
            raise CannotRunError(f"the host gave no answer to {method} {path.partition('?')[0]}: {problem}") from None


def _opener() -> OpenerDirector:
    return build_opener(_NoRedirect)
