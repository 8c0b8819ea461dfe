"""The names of overviews that pages ask for: each must be one that there is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cxmap.findings.finding import Finding, Place
from cxmap.findings.suggest import did_you_mean, nearest
from cxmap.findings.value_rules import VALUE_NOT_ALLOWED
from cxmap.model.document import Page


def unknown_overviews(pages: Iterable[Page], known: Collection[str]) -> Iterator[Finding]:
    """A finding for each page whose `view:` names no overview."""
    for page in pages:
        if page.view is None or page.view in known:
            continue
        meant = nearest(page.view, known)
        yield VALUE_NOT_ALLOWED.at(
            Place(page.path, page.view_span, None, "view"),
            f"`{page.view}` is no overview",
            hint=did_you_mean(meant, known, otherwise="take the line out"),
            suggestion=meant,
        )
