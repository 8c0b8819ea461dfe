"""The files of the page: ours, its configuration, and the two packages that it loads from the site itself."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from cxmap.adapters.cli.admin_page.policy import policy_of
from cxmap.adapters.cli.output import CannotRunError

PAGE = "admin"
"""Its folder below the content folder, and its address."""
PACKAGES = {"sveltia": "@sveltia/cms/npm", "yaml": "yaml/browser"}
"""The folders of the page that hold packages, and where npm has put these."""
OWN = ("index.html", "start.js", "front-matter.js")
_INSTALL = "npm install @sveltia/cms@0.221.1 yaml@2"
_POLICY = "{{ policy }}"
_LEFT_OUT = (".map", ".md")


def write_page(content: Path, configuration: Mapping[str, Any], packages: Path) -> None:
    """Writes all of it; what was written before is written again, and nothing where a package is missing."""
    folder = content / PAGE
    copies = [(packages / source, folder / target) for target, source in PACKAGES.items()]
    missing = next((source for source, _ in copies if not (source / "index.js").is_file()), None)
    if missing:
        raise CannotRunError(f"there is no `{missing}`; run `{_INSTALL}` first, or name the folder with --packages")
    try:
        for source, target in copies:
            shutil.rmtree(target, ignore_errors=True)
            for file in _wanted(source):
                _put(target / file.relative_to(source), file.read_bytes())
            for licence in source.parent.glob("LICENSE*"):
                _put(target / licence.name, licence.read_bytes())
        for name in OWN:
            text = (Path(__file__).parent / name).read_text("utf-8")
            _put(folder / name, text.replace(_POLICY, escape(policy_of(configuration["backend"]))).encode())
        _put(folder / "config.json", (json.dumps(configuration, ensure_ascii=False, indent=2) + "\n").encode())
    except OSError as problem:
        raise CannotRunError(f"cannot write `{problem.filename or folder}`: {problem.strerror}") from None


def _wanted(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix not in _LEFT_OUT)


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
