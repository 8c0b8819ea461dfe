"""Waiting until a page has asked for all that it asks for.

Chromium calls a network idle after half a second without a request. A busy machine needs longer than that to read a
large page, and then its last files are asked for after that. So the whole page is read first.
"""

from __future__ import annotations

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as NoRequestError

STILL = 500  # milliseconds without a request


def go(page: Page, address: str) -> None:
    """Opens the address, and returns when the page has asked for nothing in half a second."""
    page.goto(address, wait_until="load")
    while _asks(page):
        pass


def _asks(page: Page) -> bool:
    try:
        with page.expect_request("**/*", timeout=STILL):
            return True
    except NoRequestError:
        return False
