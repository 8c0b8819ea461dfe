"""Draws with mermaidx: Mermaid itself in an embedded engine, half a second and more a diagram."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from cxmap.adapters.drawing.look import CONFIGURATION
from cxmap.adapters.drawing.port import Refused, refused_before_drawing, unreadable

_FAILED = "Mermaid rendering failed: "
_LINE = re.compile(r"\bline (\d+)")


@dataclass(frozen=True, slots=True)
class MermaidxDrawing:
    """Draws with mermaidx, and keeps each drawing in a folder under the hash of its text."""

    cache: Path | None = None

    def draw(self, text: str) -> str | Refused:
        if refused := refused_before_drawing(text):
            return refused
        if self.cache is None:
            return _drawn(text)
        kept = self.cache / f"{_hash(text)}.svg"
        if kept.is_file():
            return kept.read_text(encoding="utf-8")
        svg = _drawn(text)
        if isinstance(svg, str):
            _keep(kept, svg)
        return svg


def _drawn(text: str) -> str | Refused:
    # Imported late: it is not installed where merman draws.
    import mermaidx  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        svg: str = mermaidx.render(text, theme=CONFIGURATION["theme"], config=CONFIGURATION).svg()
    except RuntimeError as error:
        # The only error that mermaidx raises for what Mermaid says; others are bugs.
        message = str(error)
        if not message.startswith(_FAILED):
            raise
        return unreadable(text, _line(message, text))
    return svg


def _line(message: str, text: str) -> int | None:
    found = _LINE.search(message)
    # Mermaid adds a line.
    return min(int(found[1]), text.count("\n") + 1) if found else None


def _hash(text: str) -> str:
    drawn_how = json.dumps([version("mermaidx"), CONFIGURATION, text], sort_keys=True)
    return hashlib.sha256(drawn_how.encode()).hexdigest()


def _keep(path: Path, svg: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Renamed when whole, so that a build that is stopped leaves no half drawing behind.
    half = path.with_suffix(".half")
    half.write_text(svg, encoding="utf-8")
    half.replace(path)
