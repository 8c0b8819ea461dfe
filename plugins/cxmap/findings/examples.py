"""The files of the small map on which the examples of rules stand, each by the lines that its rule is about."""

from __future__ import annotations

from functools import partial

from cxmap.findings.rule import Example


def written(path: str, *lines: str) -> Example:
    """A file of front matter alone."""
    return Example(path, "\n".join(("---", *lines, "---", "")))


def courier(*lines: str) -> Example:
    """The capability, by what it says of its delivery."""
    delivery = (f"    {line}" for line in lines)
    kept = ("title: Courier", "owner: last-mile", "delivers:", "  - metric: on-time")
    return written("capabilities/courier.md", *kept, *delivery)


doorstep = partial(written, "touchpoints/doorstep.md", "title: At the door", "owner: last-mile")
missed_card = partial(written, "touchpoints/missed-card.md", "title: The card in the letterbox", "owner: last-mile")
next_day = partial(written, "promises/next-day.md", "statement: Delivered the next day", "made_by: last-mile")
returns = partial(written, "departments/returns.md", "title: Returns")
