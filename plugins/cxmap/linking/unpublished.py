"""Files that the site's generator is told to leave out: nothing of them is shown, and nothing is judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def unpublished_among(paths: Iterable[str], patterns: Sequence[str]) -> frozenset[str]:
    """Those that the patterns name, which are written as in `.gitignore`."""
    if not patterns:
        return frozenset()
    # Most sites leave nothing out, and need not wait for this import.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    return frozenset(GitIgnoreSpec.from_lines(patterns).match_files(paths))
