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
    """Merman where it is installed, else mermaidx, which keeps its drawings in the folder."""
    if find_spec("merman"):
        return MermanDrawing()
    if find_spec("mermaidx"):
        return MermaidxDrawing(cache)
    raise NoDrawingLibraryError
