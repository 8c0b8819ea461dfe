from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.pages import SCHEMES
from tests.browser.serving import served
from tests.browser.windows import Window, window
from tools.chromium import ARGUMENTS, NoChromiumError, find_chromium, is_root


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium, with an empty profile of its own; without one these tests fail."""
    try:
        executable = find_chromium()
    except NoChromiumError as error:
        pytest.fail(f"{error}; `make chromium` installs one")

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            headless=True,
            args=ARGUMENTS,
            chromium_sandbox=not is_root(),
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page that shares no cookies and no storage with another test's."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(params=SCHEMES)
def opened(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Window]:
    """A window in each colour scheme, unless a module has another of this name."""
    with window(browser, request.param) as found:
        yield found


@pytest.fixture(scope="session")
def unsearchable(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, whose search finds nothing: making its index ready costs more than showing a page."""
    site = shutil.copytree(example, tmp_path_factory.mktemp("without-search") / "site")
    index = site / "search" / "search_index.json"
    index.write_text(json.dumps(json.loads(index.read_text("utf-8")) | {"docs": []}), "utf-8")
    return site


@pytest.fixture(scope="session")
def address(unsearchable: Path) -> Iterator[str]:
    with served(unsearchable) as found:
        yield found


@pytest.fixture(scope="session")
def searchable_address(example: Path) -> Iterator[str]:
    with served(example) as found:
        yield found
