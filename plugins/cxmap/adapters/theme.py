"""Where the theme lies: templates, styles and scripts that come with the package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cxmap

ASSETS = "assets/cxmap"
"""The folder of the built site to which our styles and scripts go."""

_PACKAGE = Path(cxmap.__file__).parent


def theme_folder() -> Path:
    """The theme inside an installed package, else the one of the checkout that the package is used from."""
    shipped = _PACKAGE / "theme"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / "theme"


def fragments_folder() -> Path:
    return theme_folder() / "fragments"


def assets(ending: str) -> Iterator[Path]:
    """All our files for the reader's browser that end so, by name."""
    yield from sorted((theme_folder() / "assets").glob(f"*{ending}"))
