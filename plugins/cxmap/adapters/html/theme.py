"""Where the theme lies: templates, styles and scripts that come with the package."""

from __future__ import annotations

import re
from pathlib import Path

import cxmap

STYLESHEET, SCRIPT = "assets/cxmap/cxmap.css", "assets/cxmap/cxmap.js"
"""The files of the built site that hold our styles and scripts."""

# Comments, and the room before and between lines.
_UNSEEN = re.compile(r"/\*.*?\*/|^\s+|\n(?=\n)", re.DOTALL | re.MULTILINE)
_PACKAGE = Path(cxmap.__file__).parent


def theme_folder() -> Path:
    """The theme inside an installed package, else the one of the checkout that the package is used from."""
    shipped = _PACKAGE / "theme"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / "theme"


def fragments_folder() -> Path:
    return theme_folder() / "fragments"


def stylesheet() -> str:
    """All our styles, for one request, without what only their authors need."""
    return _UNSEEN.sub("", _joined(".css"))


def script() -> str:
    """All our scripts, for one request."""
    return _joined(".js")


def _joined(ending: str) -> str:
    files = sorted((theme_folder() / "assets").glob(f"*{ending}"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
