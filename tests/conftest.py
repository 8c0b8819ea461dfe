from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test input that others wrote, which may lie next to the checkout."""
    if not SHARED.is_dir():
        pytest.skip("there is no folder `shared` next to the checkout")
    return SHARED


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write what comes out into the case files")


@pytest.fixture
def update_cases(request: pytest.FixtureRequest) -> bool:
    """Whether the case files are to be updated."""
    return bool(request.config.getoption("--update-cases"))
