"""Whether the diagrams that authors write can be drawn: asked of whatever library would draw them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.model.source import Refusal

if TYPE_CHECKING:
    from cxmap.adapters.drawing import Drawing

CACHE = Path(".cache/cxmap")
"""Where a slow library keeps its drawings, below the site's own folder."""


@dataclass
class DrawableDiagrams:
    """Answers for each text; without a library that draws, nobody can say anything against one."""

    cache: Path

    def __call__(self, text: str) -> Refusal | None:
        # Drawing costs a large import, which a map without diagrams must not pay for.
        from cxmap.adapters.drawing import Caption, Refused, author_diagram  # noqa: PLC0415

        if self._drawing is None:
            return None
        found = author_diagram(text, Caption("diagram", "", ""), self._drawing)
        return (
            Refusal(found.reason, found.line, found.hint, is_certain=found.is_certain)
            if isinstance(found, Refused)
            else None
        )

    @cached_property
    def _drawing(self) -> Drawing | None:
        # Whoever publishes the diagrams says so if none can be drawn.
        return library(self.cache, lambda _why: None)


def library(cache: Path, missing: Callable[[str], None]) -> Drawing | None:
    """The library that draws, of those that are installed; `missing` is told why there is none."""
    from cxmap.adapters.drawing import NoDrawingLibraryError, chosen  # noqa: PLC0415  # likewise

    try:
        return chosen(cache)
    except NoDrawingLibraryError as problem:
        missing(str(problem))
        return None
