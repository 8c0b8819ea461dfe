"""A Git host for tests, on this machine: it keeps comments and reviews as GitHub, Gitea, Forgejo and GitLab do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

POLL = 0.05
TOKEN = "a-token"
ME = {"login": "promise-bot", "type": "User", "id": 7}


@dataclass(slots=True)
class FakeHost:
    """What the host knows, and all that it was told."""

    address: str = ""
    me: dict[str, Any] | None = field(default_factory=lambda: dict(ME))
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    review_comments: list[dict[str, Any]] = field(default_factory=list)
    head: str = "0" * 40
    refused: dict[str, int] = field(default_factory=dict)
    """Statuses for parts of an address."""
    told: list[tuple[str, str, Any]] = field(default_factory=list)

    def answer(self, method: str, address: str, said: Any) -> tuple[int, Any]:
        parts = urlsplit(address)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if method != "GET":
            self.told.append((method, parts.path, said))
        if status := next((status for part, status in self.refused.items() if part in parts.path), 0):
            return status, {"message": "no"}
        if method == "GET":
            return self._asked(parts.path, query)
        return self._told(parts.path, said)

    def _asked(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        if path == "/user":
            return (200, self.me) if self.me else (403, {})
        if path.endswith("/pulls"):
            return 200, [each for each in self.pulls if each["head"]["label"] == query["head"]]
        if re.search(r"/pulls/\d+/comments$", path):
            return 200, self._page(self.review_comments, query)
        if path.endswith(("/comments", "/notes")):
            return 200, self._page([*self.comments, *(self.review_comments if "notes" in path else ())], query)
        refs = {"base_sha": "1" * 40, "start_sha": "2" * 40, "head_sha": self.head}
        return 200, {"diff_refs": refs}

    def _told(self, path: str, said: Any) -> tuple[int, Any]:
        if found := re.search(r"/(?:comments|notes)/(\d+)$", path):
            (comment,) = (each for each in self.comments if each["id"] == int(found[1]))
            comment["body"] = said["body"]
        elif path.endswith("/reviews"):
            self.review_comments += said["comments"]
        elif path.endswith("/discussions"):
            self.review_comments.append({**said, "id": 99, "author": self.me})
        else:
            user = self.me or {"login": "github-actions[bot]", "type": "Bot"}
            self.comments.append({"id": len(self.comments) + 1, "user": user, "author": user, "body": said["body"]})
        return 201, {}

    @staticmethod
    def _page(entries: list[Any], query: dict[str, str]) -> list[Any]:
        length, page = int(query["per_page"]), int(query["page"])
        return entries[length * (page - 1) : length * page]


@contextmanager
def fake_host() -> Iterator[FakeHost]:
    host = FakeHost()

    class Answers(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            said = json.loads(self.rfile.read(length) or b"null")
            is_known = TOKEN in (self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or "")
            status, answer = host.answer(self.command, self.path, said) if is_known else (401, {})
            content = json.dumps(answer).encode()
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", f"{host.address}/elsewhere")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = do_PUT = _answer  # noqa: N815  # the names that the library asks for

        def log_message(self, *_message: object) -> None:
            """Says nothing: the tests' output is not a server's log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    host.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(POLL,), daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
