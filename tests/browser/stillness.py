"""Waiting until a page has asked for all that it asks for, or until something is true of it.

Chromium calls a network idle after half a second without a request. A busy machine needs longer than that to read a
large page, and then its last files are asked for after that. So the whole page is read first.
"""

from __future__ import annotations

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as NoRequestError

STILL = 500  # milliseconds without a request
POLL, PATIENCE = 50, 20_000  # milliseconds


def go(page: Page, address: str) -> None:
    """Opens the address, and returns when the page has asked for nothing in half a second."""
    page.goto(address, wait_until="load")
    while _asks(page):
        pass


def until(page: Page, expression: str) -> None:
    """Returns as soon as an expression is true; Playwright's own way asks within the page, which a policy forbids."""
    for _ in range(PATIENCE // POLL):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(POLL)
    raise AssertionError(f"{expression} did not become true")


def _asks(page: Page) -> bool:
    try:
        with page.expect_request("**/*", timeout=STILL):
            return True
    except NoRequestError:
        return False
