"""A web server for a built site, below any path."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

POLL = 0.05  # seconds; the end of a server waits for the next look


@contextmanager
def served(site: Path, below: str = "/") -> Iterator[str]:
    """The address of the site, whose pages are all below one path of the host."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Below, below, directory=str(site)))
    thread = Thread(target=server.serve_forever, args=(POLL,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{below}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Below(SimpleHTTPRequestHandler):
    """Answers for one site below a path, and for nothing else."""

    def __init__(self, below: str, *arguments: object, **options: object) -> None:
        self._below = below
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._below):
            return str(Path(self.directory) / "there is no such file")
        return super().translate_path("/" + path.removeprefix(self._below))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Where there is no page, hosts of sites send the one that the site has for that."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        html = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(html)))
        self.end_headers()
        self.wfile.write(html)

    def log_message(self, *_message: object) -> None:
        """Says nothing: the tests' output is not a server's log."""
