"""Which library draws: whatever is installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from cxmap.adapters.drawing.port import Drawing
from cxmap.adapters.drawing.with_mermaidx import MermaidxDrawing
from cxmap.adapters.drawing.with_merman import MermanDrawing


class NoDrawingLibraryError(LookupError):
    """No library that draws diagrams is installed."""

    def __init__(self) -> None:
        super().__init__(
            "nothing is installed that draws diagrams: install `merman` (Linux x86-64, macOS "
            "arm64, Windows x86-64) or `mermaidx` (everywhere, slower)"
        )


def chosen(cache: Path) -> Drawing:
    """Merman where it is installed, and mermaidx for what merman cannot draw; it keeps its drawings in the folder."""
    mermaid = MermaidxDrawing(cache) if find_spec("mermaidx") else None
    if find_spec("merman"):
        return MermanDrawing(mermaid)
    if mermaid:
        return mermaid
    raise NoDrawingLibraryError
