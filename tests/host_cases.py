"""The sites of others that lie in `../shared/cases/host`, each in a folder of a test's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.sites import SmallSite


def host_case(shared: Path, name: str, folder: Path) -> SmallSite:
    """A copy of one, which may be changed."""
    case = shared / "cases" / "host" / name
    if not case.is_dir():
        pytest.skip(f"there is no case `{name}` in the folder `shared`")
    shutil.copytree(case, folder, dirs_exist_ok=True)
    return SmallSite(folder)
