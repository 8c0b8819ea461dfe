from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.pages import REPOSITORY
from tests.browser.serving import served
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


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, built once for all tests."""
    site = tmp_path_factory.mktemp("example") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=REPOSITORY, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=True)
    return site


@pytest.fixture(scope="session")
def address(example: Path) -> Iterator[str]:
    with served(example) as found:
        yield found
