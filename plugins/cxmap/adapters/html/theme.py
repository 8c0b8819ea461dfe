"""The theme that comes with the package: its templates, compiled once, its styles and its scripts."""

from __future__ import annotations

import json
import pickle
import re
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

import cxmap
from cxmap.adapters.drawing.geometry import number_rules
from cxmap.model.verdicts import Verdict

STYLESHEET, SCRIPT = "assets/cxmap/cxmap.css", "assets/cxmap/cxmap.js"
"""The files of the built site that hold our styles and scripts."""

# Comments, the room before lines, and the ends of lines that say nothing.
_UNSEEN = re.compile(r"/\*.*?\*/|^\s+|(?<=[;{}])\n|\n(?=\n)", re.DOTALL | re.MULTILINE)
# Room behind a property's name or a comma, before and within a block and between selectors, and the sign that ends a
# block's last line. Texts stay as they are.
_NEEDLESS = re.compile(
    r"""(?P<text>"[^"]*")|(?<=[;{] )(?P<spaced>[\w-]+:) |(?<=[;{])(?P<name>[\w-]+:) | (?P<block>\{)"""
    r"""|(?<=[;{]) |; ?(?P<end>\})|(?<=[,}])\n|(?<=,) | (?P<child>>) """
)
_PACKAGE = Path(cxmap.__file__).parent
_FORM_PARTS = (
    "written",
    "texts",
    "patches",
    "hashes",
    "rules",
    "controls",
    "pending",
    "meant",
    "definitions",
    "fields",
    "handing",
    "page",
    "together",
    "opening",
)
"""The parts of the forms' script, each after those on which it stands."""


def theme_folder() -> Path:
    """The theme inside an installed package, else the one of the checkout that the package is used from."""
    shipped = _PACKAGE / "theme"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / "theme"


def fragments_folder() -> Path:
    return theme_folder() / "fragments"


def stylesheet() -> str:
    """All our styles, for one request, without what only their authors need."""
    seen = _UNSEEN.sub("", f"{number_rules()}\n{_joined('.css')}")
    return _NEEDLESS.sub(lambda found: found[found.lastgroup] if found.lastgroup else "", seen)


def script() -> str:
    """All our scripts, for one request; before them, the order of verdicts, the worst first."""
    return f"window.cxmapVerdicts = {json.dumps([*Verdict])};\n{_joined('.js')}"


def form_script() -> str:
    """The script of the forms, which their pages alone ask for: all its parts as one, for one request."""
    parts = ((theme_folder() / "form" / f"{name}.js").read_text(encoding="utf-8") for name in _FORM_PARTS)
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def form_stylesheet() -> str:
    return (theme_folder() / "form" / "form.css").read_text(encoding="utf-8")


def compiled_templates() -> FileSystemBytecodeCache | None:
    """Compiling takes half a second, too long for each build of a server.

    None where no folder is this user's alone: what others can write to must not be run.
    """
    try:
        return _CompiledTemplates(pattern=f"cxmap_direct_{version('cxmap')}_{version('jinja2')}_%s.cache")
    except (OSError, RuntimeError):
        return None


class _CompiledTemplates(FileSystemBytecodeCache):
    """In the folder that Jinja keeps for each user. Where nothing can be written, nothing is kept."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (EOFError, pickle.UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _joined(ending: str) -> str:
    files = sorted((theme_folder() / "assets").glob(f"*{ending}"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
