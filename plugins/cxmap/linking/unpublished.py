"""Files that the site's generator is told to leave out: nothing of them is shown, and nothing is judged."""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.model.source import Settings


def unpublished_among(paths: Iterable[str], settings: Settings) -> frozenset[str]:
    """Those that the site's patterns name, and those that its generator withholds for another reason."""
    if not settings.unpublished:
        return settings.withheld.intersection(paths)
    # Most sites leave nothing out, and need not wait for this import.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    every = tuple(paths)
    named = GitIgnoreSpec.from_lines(settings.unpublished).match_files(every)
    return settings.withheld.intersection(every).union(named)
