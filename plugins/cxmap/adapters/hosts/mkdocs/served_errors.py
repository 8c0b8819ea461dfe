"""The errors that stand in the way of a newer site, on each page of the last one that the server shows meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment, FileSystemLoader

from cxmap.adapters.html.theme import fragments_folder

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_TEMPLATE = "served/errors.html"
_TYPE, _LENGTH, _HTML = "content-type", "content-length", "text/html"
_BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)


def with_errors(served: Application, errors: Callable[[], tuple[str, ...]]) -> Application:
    """The server's application, which shows `errors` while there are some."""
    environment = Environment(loader=FileSystemLoader(fragments_folder()), autoescape=True, trim_blocks=True)
    template = environment.get_template(_TEMPLATE)

    def application(request: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        begun: list[tuple[str, list[tuple[str, str]]]] = []
        content = served(request, lambda status, headers: begun.append((status, headers)))
        ((status, headers),) = begun
        lines = errors()
        if not lines or not any(name.lower() == _TYPE and said.startswith(_HTML) for name, said in headers):
            start_response(status, headers)
            return content
        page = _put_first(b"".join(content), template.render(lines=lines).encode())
        kept = [(name, said) for name, said in headers if name.lower() != _LENGTH]
        start_response(status, [*kept, ("Content-Length", str(len(page)))])
        return [page]

    return application


def _put_first(page: bytes, html: bytes) -> bytes:
    body = _BODY.search(page)
    place = body.end() if body else 0
    return page[:place] + html + page[place:]
