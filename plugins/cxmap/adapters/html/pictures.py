"""Pictures of diagrams, each text drawn once a build by whatever library is installed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from cxmap.adapters.drawable import CACHE, library

if TYPE_CHECKING:
    from cxmap.adapters.drawing import Drawing, Refused
    from cxmap.diagrams.journey import JourneyDiagram

_NONE = Markup()


@dataclass
class Pictures:
    """Draws; what cannot be drawn is the empty text, and `warn` is told why."""

    warn: Callable[[str], None]
    cache: Path = CACHE

    def drawn_journey(
        self, diagram: JourneyDiagram, name: str, description: str, address: Callable[[str], str]
    ) -> Markup:
        """The picture as `svg`, which search leaves alone; `name` occurs once in the page."""
        # Drawing costs a large import, which a site without diagrams must not pay for.
        from cxmap.adapters.drawing import Caption, drawn_journey  # noqa: PLC0415

        if self._drawing is None:
            return _NONE
        caption = Caption(name, diagram.title, description)
        return self._shown(drawn_journey(self._drawing, diagram, caption, address), diagram.title)

    def drawn_for_author(self, text: str, name: str, address: Callable[[str], str]) -> Markup:
        """The picture of what an author wrote; `address` says where its links lead."""
        from cxmap.adapters.drawing import Caption, author_diagram  # noqa: PLC0415

        if self._drawing is None:
            return _NONE
        caption = Caption(name, "Diagram", "Its source, in words, is below it.")
        return self._shown(author_diagram(text, caption, self._drawing, address), caption.title)

    def _shown(self, picture: str | Refused, title: str) -> Markup:
        if not isinstance(picture, str):
            self.warn(f"the diagram “{title}” is shown as text: {picture.reason}")
            return _NONE
        return Markup(picture.replace("<svg ", "<svg data-search-exclude ", 1))

    @cached_property
    def _drawing(self) -> Drawing | None:
        return library(self.cache, lambda why: self.warn(f"diagrams are shown as text: {why}"))
