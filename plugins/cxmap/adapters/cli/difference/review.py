"""Suggestions for the lines that a pull request shows, for a program that posts them beside these lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from cxmap.adapters.cli.difference.markdown_text import sentence_in_markdown
from cxmap.findings.formats.json_text import JsonValue, json_text
from cxmap.findings.line_suggestions import LineSuggestion

VERSION = 1
MOST_SUGGESTIONS = 30
"""More are not posted at once; `cxmap check --fix` writes them all."""
_TICKS = re.compile("`{3,}")


@dataclass(frozen=True, slots=True)
class LineReview:
    """The suggestions for a commit; `folder` are the folders before a content file's path in the repository."""

    base: str
    commit: str
    folder: str
    suggestions: tuple[LineSuggestion, ...]


def review_of(review: LineReview) -> str:
    return json_text(
        {
            "version": VERSION,
            "base": review.base,
            "commit": review.commit,
            "left_out": max(0, len(review.suggestions) - MOST_SUGGESTIONS),
            "suggestions": [_entry(review, each) for each in review.suggestions[:MOST_SUGGESTIONS]],
        }
    )


def _entry(review: LineReview, suggestion: LineSuggestion) -> JsonValue:
    path = f"{review.folder}{suggestion.path}"
    text = "\n".join(_body(suggestion))
    # The same suggestion is posted once, however often the branch is pushed.
    mark = sha256(f"{path}\n{text}".encode("utf-8", "replace")).hexdigest()[:16]
    return {
        "path": path,
        "first_line": suggestion.first,
        "last_line": suggestion.last,
        "lines": list(suggestion.lines),
        "body": f"{text}\n\n<!-- cxmap suggestion {mark} -->",
        "mark": mark,
    }


def _body(suggestion: LineSuggestion) -> Iterator[str]:
    for message in dict.fromkeys(each.message for each in suggestion.findings):
        yield sentence_in_markdown(message)
        yield ""
    longest = max((len(run) for line in suggestion.lines for run in _TICKS.findall(line)), default=2)
    fence = "`" * (longest + 1)
    yield f"{fence}suggestion"
    yield from suggestion.lines
    yield fence
