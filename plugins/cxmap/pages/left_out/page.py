"""The page of a file that the site leaves out until it is mended: what is wrong with it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxmap.findings.finding import Finding
from cxmap.findings.pieces import Piece, pieces_of
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site


@dataclass(frozen=True, slots=True)
class WrongLine:
    """One finding; `to_type` are lines to be typed as they stand."""

    line: int
    message: tuple[Piece, ...]
    hint: tuple[Piece, ...]
    to_type: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrongLines:
    """All that is wrong with a file; nothing where the trouble is told of another one."""

    path: str
    lines: tuple[WrongLine, ...]


def build(site: Site, path: str, findings: Iterable[Finding]) -> PageView:
    """Named by its id, as nothing that it says can be trusted."""
    wrong = WrongLines(path, tuple(_wrong_line(site, each) for each in findings))
    return PageView(site.left_out[path] or path, "", (Section("", "left_out/wrong_lines", wrong),), ())


def _wrong_line(site: Site, finding: Finding) -> WrongLine:
    hint, *lines = finding.advice
    return WrongLine(
        finding.place.span.line, pieces_of(finding.message, site.ticked), pieces_of(hint, site.ticked), tuple(lines)
    )
