"""Draws with merman: Mermaid's look from a library without a browser, in a few milliseconds."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from cxmap.adapters.drawing.look import CONFIGURATION, ROOT_ID
from cxmap.adapters.drawing.merman_repairs import with_first_section, with_fractional_scores
from cxmap.adapters.drawing.port import Refused, refused_before_drawing

# Where there is no diagram, its whole text is at fault.
_NO_DIAGRAM = "merman.parse.no_diagram"


def _engine() -> Any:
    # Imported late: its library takes time to load, and is not installed on every platform.
    import merman  # type: ignore[import-untyped]  # noqa: PLC0415

    options = {"site_config": CONFIGURATION, "svg": {"diagram_id": ROOT_ID}}
    return merman.MermanEngine(json.dumps(options), None)


@dataclass(frozen=True, slots=True)
class MermanDrawing:
    """Draws with merman."""

    _merman: Any = field(default_factory=_engine)

    def draw(self, text: str) -> str | Refused:
        from merman import MermanError  # noqa: PLC0415
        from merman.merman_uniffi import (  # type: ignore[import-untyped]  # noqa: PLC0415
            InternalError,
        )

        if refused := refused_before_drawing(text):
            return refused
        try:
            svg: str = self._merman.render_svg(text, None)
            if (whole := with_first_section(text)) != text:
                svg = self._merman.render_svg(whole, None)
        except MermanError.Binding as error:
            return Refused(error.message, _line(error, text) or self._analysed_line(text))
        except InternalError:
            return Refused("merman fails on this diagram")
        return with_fractional_scores(svg, text)

    def _analysed_line(self, text: str) -> int | None:
        """Where merman's analysis finds the mistake, which often knows more than its drawing."""
        for diagnostic in json.loads(self._merman.analyze_json(text, None))["diagnostics"]:
            if diagnostic["span"] and diagnostic["id"] != _NO_DIAGRAM:
                return int(diagnostic["span"]["line"])
        return None


def _line(error: Any, text: str) -> int | None:
    span = error.diagnostic and error.diagnostic.span
    # merman counts bytes.
    return text.encode()[: span.start].count(b"\n") + 1 if span else None
