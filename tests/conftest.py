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
