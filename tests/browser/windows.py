"""Windows that stay open for many pages: one of its own for each question would cost more than the answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

Scheme = Literal["light", "dark"]
Media = Literal["screen", "print"]
STILL = "*, ::before, ::after { transition: none !important }"
"""Style of a page on which nothing moves into its place."""
# A page's policy lets no style element be added to it.
_ADD = """
(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
"""
# What a page may not do is no mere complaint in its console: it tells its own document.
_NOTE_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => {
  (window.violations ??= []).push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});
"""


def add_style(page: Page, css: str) -> None:
    """Gives the page more style."""
    page.evaluate(_ADD, css)


@dataclass
class Window:
    """A window of a browser, and what it asked for and complained about since it opened its page."""

    page: Page
    hosts: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(_NOTE_VIOLATIONS)
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, address: str) -> None:
        for noted in (self.hosts, self.failures, self.complaints):
            noted.clear()
        self.page.goto(address)

    @property
    def violations(self) -> list[str]:
        """What the page's own policy has kept it from since it was opened."""
        found: list[str] = self.page.evaluate("window.violations ?? []")
        return found

    def look(self, width: int, *, height: int = 900, media: Media = "screen") -> Page:
        """The page at a width, on a screen or on paper."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(media=media)
        return self.page

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        self.hosts.add(address.netloc or address.scheme)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@contextmanager
def window(browser: Browser, scheme: Scheme) -> Iterator[Window]:
    context = browser.new_context(color_scheme=scheme)
    yield Window(context.new_page())
    context.close()
