"""The advice of a finding, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.findings.formats.visible import visible

if TYPE_CHECKING:
    from cxmap.findings.finding import Finding


def advice(finding: Finding) -> Iterator[str]:
    """The hint, and what to write instead unless the hint says so already; each on one line."""
    if finding.hint:
        yield visible(finding.hint)
    if finding.suggestion and f"`{finding.suggestion}`" not in finding.hint:
        yield f"write `{visible(finding.suggestion)}` instead"
    if finding.suggestion == "":
        yield "leave the marked text out"
